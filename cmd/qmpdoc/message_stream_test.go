package main

import (
	"io"
	"strings"
	"testing"
	"time"
)

// A check that has seen enough ends, though the program that writes the messages still runs and says nothing more.
func TestEachMessageDoesNotWait(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	go w.Write([]byte(strings.Repeat("{\"execute\": \"stop\"}\n", 1000)))
	ended := make(chan error)
	go func() {
		_, _, err := eachMessage(r, func(*parsedMessage) bool { return false })
		ended <- err
	}()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits for more")
	}
}
