package guides

import (
	_ "embed"
	"slices"
	"sync"

	"qmpdoc/qapi"
)

// StartFile is the name of the guide to the first steps, which is a part of this program.
const StartFile = "getting-started.rst"

//go:embed getting-started.rst
var started []byte

// Start returns the guide to the first steps. It needs what its own messages run.
var Start = sync.OnceValue(func() *qapi.Document {
	d := Read(StartFile, started, nil)
	for _, e := range d.Guide.Examples {
		for _, m := range e.Messages {
			for _, name := range Called(m.Text.Raw) {
				if !slices.Contains(d.Guide.Needs, name) {
					d.Guide.Needs = append(d.Guide.Needs, name)
				}
			}
		}
	}
	return d
})
