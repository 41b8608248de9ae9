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

// write makes the files on all processors. After an error, or when ctx ends, it starts no more of them.
func write(ctx context.Context, files []File, out Output) error {
	return parallel.Each(ctx, len(files), func(i int) error { return files[i].put(out) })
}

func (f File) put(out Output) error {
	data, err := f.Make()
	if err != nil {
		return err
	}
	return out.Put(f.Name, data)
}
