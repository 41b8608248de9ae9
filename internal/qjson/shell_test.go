package qjson_test

import (
	"fmt"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qjson"
)

func TestCommands(t *testing.T) {
	golden.Run(t, "testdata/commands", func(_ *testing.T, _ string, src []byte) []golden.Section {
		text := string(src)
		d := qjson.ParseCommand(text)
		var b strings.Builder
		listPlaces(&b, text, d.Values[0])
		return []golden.Section{{Name: "want", Text: dump(d)}, {Name: "places", Text: b.String()}, {Name: "faults", Text: list(text, d.Faults)}}
	})
}

// listPlaces writes the words of the text that the members of v have come from.
func listPlaces(b *strings.Builder, text string, v *qjson.Value) {
	for _, e := range v.Elements {
		listPlaces(b, text, e)
	}
	for _, m := range v.Members {
		fmt.Fprintf(b, "%s %q", m.Name, text[m.NameStart:m.NameEnd])
		if m.Value == nil {
			b.WriteByte('\n')
			continue
		}
		fmt.Fprintf(b, " %q\n", text[m.Value.Start:m.Value.End])
		listPlaces(b, text, m.Value)
	}
}

// Whatever a person types, what it gives is in the text.
func FuzzCommand(f *testing.F) {
	golden.Seeds(f, "testdata/commands")
	f.Fuzz(func(t *testing.T, src []byte) {
		text := string(src)
		d := qjson.ParseCommand(text)
		listPlaces(new(strings.Builder), text, d.Values[0])
		checkFaults(t, text, d)
	})
}
