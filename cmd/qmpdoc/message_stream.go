package main

import (
	"context"
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

// messageBatch is large enough to pay off and small enough for the memory.
type messageBatch struct {
	messages       []parsedMessage
	skipped, first int // lines without a message so far, and the number of the first of them
	err            error
}

// eachMessage calls do for every message of r until it says false, and returns how many lines held none and the number of the
// first. Messages are read and parsed ahead, on another processor. After the last call nothing is waited for: a program that
// still runs may never write another message.
func eachMessage(r io.Reader, do func(*parsedMessage) bool) (skipped, first int, err error) {
	batches := make(chan messageBatch)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go readBatches(ctx, traffic.NewReader(r), batches)
	for b := range batches {
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

func readBatches(ctx context.Context, r *traffic.Reader, to chan<- messageBatch) {
	defer close(to)
	for {
		b := readBatch(r)
		select {
		case to <- b:
		case <-ctx.Done():
			return
		}
		if b.err != nil {
			return
		}
	}
}

func readBatch(r *traffic.Reader) (b messageBatch) {
	const most, mostBytes = 256, 64 << 10
	for size := 0; b.err == nil && len(b.messages) < most && size < mostBytes; {
		var m traffic.Message
		if m, b.err = r.Next(); b.err == nil {
			b.messages = append(b.messages, parsedMessage{m, m.Document()})
			size += len(m.Text)
		}
	}
	b.skipped, b.first = r.Skipped()
	return b
}
