package site

import (
	"context"

	"qmpdoc/internal/parallel"
)

// Output takes the site's files. Put is called from several goroutines at once, once for each name. The output may keep
// data.
type Output interface {
	Put(name string, data []byte) error
}

// write makes files on all processors, those of one list one after the other. After an error, or when ctx ends, it starts no
// more of them.
func write(ctx context.Context, work [][]File, out Output) error {
	return parallel.Each(ctx, len(work), func(i int) error {
		for _, f := range work[i] {
			if err := f.put(out); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f File) put(out Output) error {
	data, err := f.Make()
	if err != nil {
		return err
	}
	return out.Put(f.Name, data)
}
