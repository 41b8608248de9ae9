package sources

import (
	"context"

	"qmpdoc/internal/parallel"
	"qmpdoc/qapi"
)

// Between reads the sources that are of later releases than old and of earlier ones than new, oldest first. A name can be a
// pattern of tags.
func (o *Opener) Between(ctx context.Context, names []string, old, new qapi.Release, products qapi.Products) ([]*qapi.Reference, error) {
	opened, err := o.OpenAll(ctx, names...)
	if err != nil {
		return nil, err
	}
	defer closeAll(opened)
	past, err := arrange(opened, nil, new, products, false)
	if err != nil {
		return nil, err
	}
	for len(past) > 0 && !old.Before(past[0].number) {
		past = past[1:]
	}
	list := make([]*qapi.Reference, len(past))
	err = parallel.Each(ctx, len(past), func(i int) (err error) {
		list[i], _, err = past[i].load()
		return err
	})
	return list, err
}
