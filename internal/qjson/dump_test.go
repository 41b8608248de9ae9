package qjson_test

import (
	"fmt"
	"strings"

	"qmpdoc/internal/qjson"
)

// dump writes the values of a document as one line each, elisions as "..." and missing values as "?".
func dump(d *qjson.Document) string {
	var b strings.Builder
	if d.Elided {
		b.WriteString("elided\n")
	}
	for _, v := range d.Values {
		dumpValue(&b, v)
		b.WriteByte('\n')
	}
	return b.String()
}

var words = map[qjson.Kind]string{qjson.True: "true", qjson.False: "false", qjson.Null: "null", qjson.Elision: "..."}

func dumpValue(b *strings.Builder, v *qjson.Value) {
	if v == nil {
		b.WriteByte('?')
		return
	}
	switch v.Kind {
	case qjson.Object:
		dumpItems(b, "{", len(v.Members), v.Elided, "}", func(i int) {
			fmt.Fprintf(b, "%s: ", v.Members[i].Name)
			dumpValue(b, v.Members[i].Value)
		})
	case qjson.Array:
		dumpItems(b, "[", len(v.Elements), v.Elided, "]", func(i int) { dumpValue(b, v.Elements[i]) })
	case qjson.String:
		fmt.Fprintf(b, "%q", v.Text)
	case qjson.Number:
		b.WriteString(v.Text)
	default:
		b.WriteString(words[v.Kind])
	}
}

func dumpItems(b *strings.Builder, open string, n int, elided bool, end string, item func(i int)) {
	b.WriteString(open)
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		item(i)
	}
	if elided {
		b.WriteString(" ...")
	}
	b.WriteString(end)
}

// list writes the faults of a text, one a line: place, code, message, and the edit if there is one.
func list(text string, faults []qjson.Fault) string {
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%s-%s %s: %s", place(text, f.Start), place(text, f.End), f.Rule.ID, f.Msg)
		if f.Edit != nil {
			fmt.Fprintf(&b, "; %q -> %q at %s", text[f.Edit.Start:f.Edit.End], f.Edit.Text, place(text, f.Edit.Start))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func place(text string, at int) string {
	before := text[:at]
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, at-strings.LastIndexByte(before, '\n'))
}
