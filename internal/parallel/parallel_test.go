package parallel_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"qmpdoc/internal/parallel"
)

func TestEachCallsEveryNumberOnce(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		calls := make([]int, n)
		if err := parallel.Each(t.Context(), n, func(i int) error { calls[i]++; return nil }); err != nil {
			t.Fatal(err)
		}
		for i, c := range calls {
			if c != 1 {
				t.Errorf("of %d: %d was called %d times", n, i, c)
			}
		}
	}
}

func TestEachReturnsTheErrorOfTheLowestNumber(t *testing.T) {
	for range 100 {
		err := parallel.Each(t.Context(), 50, func(i int) error {
			if i >= 7 {
				return fmt.Errorf("number %d", i)
			}
			return nil
		})
		if err == nil || err.Error() != "number 7" {
			t.Fatalf("got %v", err)
		}
	}
}

func TestEachEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	reason := errors.New("enough")
	err := parallel.Each(ctx, 1_000_000_000, func(i int) error {
		if i == 100 {
			cancel(reason)
		}
		return nil
	})
	if err != reason {
		t.Errorf("got %v", err)
	}
}

func TestPanicsReachTheCaller(t *testing.T) {
	defer func() {
		p, ok := recover().(*parallel.Panic)
		if !ok || p.Value != "a mistake" || !strings.Contains(p.Error(), "parallel_test.go") {
			t.Errorf("got %v", p)
		}
	}()
	_ = parallel.Do(func() error { return nil }, func() error { panic("a mistake") })
	t.Error("no panic")
}

func TestDoReturnsTheErrorOfTheFirstFunction(t *testing.T) {
	later := make(chan bool)
	err := parallel.Do(
		func() error { <-later; return errors.New("first") },
		func() error { defer close(later); return errors.New("second") },
	)
	if err == nil || err.Error() != "first" {
		t.Errorf("got %v", err)
	}
}
