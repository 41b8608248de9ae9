package hxparse_test

import (
	"reflect"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/hxparse"
	"qmpdoc/internal/golden"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// FuzzParse asks of every input: no panic, the same result twice, and positions that lie in the input.
func FuzzParse(f *testing.F) {
	golden.Seeds(f, "testdata")
	for _, c := range ruleCases {
		f.Add([]byte(c.src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, parse := range []func(string, []byte) (*qapi.Part, diag.List){hxparse.ParseHX, hxparse.ParseText} {
			part, found := parse("in", src)
			again, foundAgain := parse("in", src)
			if !reflect.DeepEqual(part, again) || !reflect.DeepEqual(found, foundAgain) {
				t.Fatal("two results for one input")
			}
			places := lineLengths(src)
			for _, d := range found {
				if d.Rule == "" {
					t.Errorf("finding without a rule: %s", d)
				}
				places.check(t, d.Pos)
			}
			for _, item := range part.Items {
				places.item(t, item)
			}
		}
	})
}

// lengths are the lengths of the lines, with their ends.
type lengths []int

func lineLengths(src []byte) lengths {
	list := lengths{0}
	for _, c := range src {
		list[len(list)-1]++
		if c == '\n' {
			list = append(list, 0)
		}
	}
	return list
}

func (l lengths) check(t *testing.T, pos diag.Pos) {
	t.Helper()
	if pos.Line == 0 && pos.Col == 0 {
		return
	}
	if pos.Line < 1 || pos.Line > len(l) || pos.Col < 1 || pos.Col > l[pos.Line-1]+1 {
		t.Errorf("%s is not in the input", pos)
	}
}

func (l lengths) item(t *testing.T, item qapi.Item) {
	switch item := item.(type) {
	case *qapi.HxEntry:
		l.check(t, item.Pos)
		for _, f := range item.Fields {
			l.check(t, f.Pos)
		}
	case *qapi.OldDoc:
		l.check(t, item.Pos)
		for _, s := range item.Sections {
			l.check(t, s.Pos)
			l.text(t, s.Text)
			for _, it := range s.Items {
				l.check(t, it.Pos)
				l.text(t, it.Text)
			}
		}
	default:
		t.Errorf("unexpected %T", item)
	}
}

func (l lengths) text(t *testing.T, text prose.Text) {
	if text.IsZero() {
		return
	}
	l.check(t, text.Start())
	l.check(t, text.Pos(len(text.Raw)))
}
