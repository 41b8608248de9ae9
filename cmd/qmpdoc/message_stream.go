package main

import (
	"context"
	"errors"
	"io"

	"qmpdoc/internal/parallel"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/traffic"
)

// parsedMessage is a message of a stream, and what it holds.
type parsedMessage struct {
	traffic.Message
	doc *qjson.Document
}

// eachMessage calls do for every message of r until it says false. Messages are read and parsed ahead, on another processor, in
// batches that are large enough to pay off and small enough for the memory.
func eachMessage(r *traffic.Reader, do func(*parsedMessage) bool) error {
	batches := make(chan []parsedMessage)
	ctx, stop := context.WithCancel(context.Background())
	read := func() error {
		defer close(batches)
		for {
			batch, err := readBatch(r)
			select {
			case batches <- batch:
			case <-ctx.Done():
				return nil
			}
			if errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
	check := func() error {
		defer stop()
		for batch := range batches {
			for i := range batch {
				if !do(&batch[i]) {
					return nil
				}
			}
		}
		return nil
	}
	return parallel.Do(read, check)
}

func readBatch(r *traffic.Reader) (batch []parsedMessage, err error) {
	const most, mostBytes = 256, 64 << 10
	for size := 0; len(batch) < most && size < mostBytes; {
		m, err := r.Next()
		if err != nil {
			return batch, err
		}
		batch = append(batch, parsedMessage{m, m.Document()})
		size += len(m.Text)
	}
	return batch, nil
}
