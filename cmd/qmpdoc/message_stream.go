package main

import (
	"errors"
	"io"

	"qmpdoc/internal/qjson"
	"qmpdoc/internal/traffic"
)

// parsedMessage is a message of a stream, and what it holds.
type parsedMessage struct {
	traffic.Message
	doc *qjson.Document
}

// messageBatch is what one goroutine hands to the other at a time: enough to be worth it, and little to keep in memory.
type messageBatch struct {
	messages       []parsedMessage
	skipped, first int // lines without a message so far, and the number of the first of them
	err            error
}

const (
	maxBatchMessages = 256
	maxBatchBytes    = 64 << 10
)

// messageStream reads messages ahead of the check, on another processor.
type messageStream struct {
	batches chan *messageBatch
	quit    chan struct{}
}

func newMessageStream(r io.Reader) *messageStream {
	s := &messageStream{batches: make(chan *messageBatch), quit: make(chan struct{})}
	go s.read(traffic.NewReader(r))
	return s
}

func (s *messageStream) read(r *traffic.Reader) {
	defer close(s.batches)
	for {
		b := readBatch(r)
		select {
		case s.batches <- b:
		case <-s.quit:
			return
		}
		if b.err != nil {
			return
		}
	}
}

func readBatch(r *traffic.Reader) *messageBatch {
	b := &messageBatch{messages: make([]parsedMessage, 0, maxBatchMessages)}
	for size := 0; b.err == nil && len(b.messages) < maxBatchMessages && size < maxBatchBytes; {
		var m traffic.Message
		if m, b.err = r.Next(); b.err == nil {
			b.messages = append(b.messages, parsedMessage{m, m.Document()})
			size += len(m.Text)
		}
	}
	b.skipped, b.first = r.Skipped()
	return b
}

// each calls do for every message until it says false, and returns how many lines held none and the number of the first.
func (s *messageStream) each(do func(*parsedMessage) bool) (skipped, first int, err error) {
	defer close(s.quit)
	for b := range s.batches {
		skipped, first = b.skipped, b.first
		for i := range b.messages {
			if !do(&b.messages[i]) {
				return skipped, first, nil
			}
		}
		if b.err != nil && !errors.Is(b.err, io.EOF) {
			return skipped, first, b.err
		}
	}
	return skipped, first, nil
}
