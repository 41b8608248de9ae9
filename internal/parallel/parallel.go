// Package parallel runs work on all processors and waits for it. Errors do not depend on which processor was faster, and a
// panic in the work is a panic of the caller: a caller that recovers, as a server does, can continue.
package parallel

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Do runs all functions at once. It returns the error of the first of them that failed, in the order of the arguments.
func Do(work ...func() error) error {
	return each(context.Background(), len(work), len(work), func() func(int) error {
		return func(i int) error { return work[i]() }
	})
}

// Each calls do for the numbers below n. After an error, and when ctx ends, it starts no more of them. It returns the error
// of the lowest number that failed, or else the cause of the end of ctx.
func Each(ctx context.Context, n int, do func(int) error) error {
	return Workers(ctx, n, func() func(int) error { return do })
}

// Workers is like Each for work that needs something of its own on each processor: worker is called there first, and
// returns what is called for the numbers.
func Workers(ctx context.Context, n int, worker func() func(int) error) error {
	return each(ctx, n, runtime.GOMAXPROCS(0), worker)
}

func each(ctx context.Context, n, workers int, worker func() func(int) error) error {
	var next atomic.Int64
	var failed lowest
	group, within := errgroup.WithContext(ctx)
	for range min(workers, n) {
		group.Go(func() (err error) {
			defer func() {
				if value := recover(); value != nil {
					err = &Panic{value, debug.Stack()}
				}
			}()
			do := worker()
			// Numbers are taken in their order: each below a number that fails has begun, and ends.
			for i := int(next.Add(1)) - 1; i < n && within.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					failed.note(i, err)
					return err
				}
			}
			return nil
		})
	}
	err := group.Wait()
	if mistake, ok := err.(*Panic); ok {
		panic(mistake)
	}
	if failed.err != nil {
		return failed.err
	}
	return context.Cause(ctx)
}

// lowest is the error of the lowest number.
type lowest struct {
	sync.Mutex
	number int
	err    error
}

func (l *lowest) note(number int, err error) {
	l.Lock()
	defer l.Unlock()
	if l.err == nil || number < l.number {
		l.number, l.err = number, err
	}
}

// Panic is what the caller panics with after the work did.
type Panic struct {
	Value any
	Stack []byte // where it happened
}

func (p *Panic) Error() string { return fmt.Sprintf("%v\n%s", p.Value, p.Stack) }
