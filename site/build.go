package site

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Output takes the site's files. Put is called from several goroutines at once, once for each name. The output may keep
// data.
type Output interface {
	Put(name string, data []byte) error
}

// write makes the files on all processors. After an error, or when ctx ends, it starts no more of them.
func write(ctx context.Context, files []File, out Output) error {
	workers, within := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range files {
		if within.Err() != nil {
			break
		}
		workers.Go(func() error { return f.put(out) })
	}
	if err := workers.Wait(); err != nil {
		return err
	}
	return context.Cause(ctx)
}

func (f File) put(out Output) error {
	data, err := f.Make()
	if err != nil {
		return err
	}
	return out.Put(f.Name, data)
}
