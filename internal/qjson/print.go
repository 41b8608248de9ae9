package qjson

import (
	"encoding/json"
	"strings"
)

// Layout says how Print breaks a value into lines. The zero Layout writes one line.
type Layout struct {
	Width int // the column that a line should not go beyond; 0: no limit
	Open  int // objects within fewer than Open others have each member on a line of its own, if they have more than one
}

// Print writes v as JSON, in the manner of QEMU's manuals: blanks inside brackets, and what does not fit on a line with
// its members or elements below each other. What is left out is an ellipsis.
func (v *Value) Print(l Layout) string {
	p := printer{layout: l}
	p.value(v, 0)
	return p.out.String()
}

type printer struct {
	layout Layout
	out    strings.Builder
	line   int // where the line begins, in out
}

// column is where the next character is written, counted from 0.
func (p *printer) column() int { return p.out.Len() - p.line }

func (p *printer) value(v *Value, depth int) {
	switch {
	case v == nil:
		p.out.WriteString("null")
	case v.Kind == Object:
		p.list(v, '{', '}', len(v.Members), depth, func(i int) {
			p.out.WriteString(quoted(v.Members[i].Name))
			p.out.WriteString(": ")
			p.value(v.Members[i].Value, depth+1)
		})
	case v.Kind == Array:
		p.list(v, '[', ']', len(v.Elements), depth, func(i int) { p.value(v.Elements[i], depth+1) })
	case v.Kind == String:
		p.out.WriteString(quoted(v.Text))
	default:
		p.out.WriteString(v.word())
	}
}

// list writes n things between brackets, and an ellipsis where some are left out.
func (p *printer) list(v *Value, opening, closing byte, n, depth int, one func(int)) {
	p.out.WriteByte(opening)
	if n == 0 && !v.Elided {
		p.out.WriteByte(closing)
		return
	}
	p.out.WriteByte(' ')
	indent := p.column()
	broken := p.breaks(v, n, depth)
	for i := range n {
		if i > 0 {
			p.separate(broken, indent)
		}
		one(i)
	}
	if v.Elided {
		if n > 0 {
			p.separate(broken, indent)
		}
		p.out.WriteString("...")
	}
	p.out.WriteByte(' ')
	p.out.WriteByte(closing)
}

func (p *printer) separate(broken bool, indent int) {
	if !broken {
		p.out.WriteString(", ")
		return
	}
	p.out.WriteString(",\n")
	p.line = p.out.Len()
	p.out.WriteString(strings.Repeat(" ", indent))
}

// breaks reports whether what v holds gets lines of its own.
func (p *printer) breaks(v *Value, n, depth int) bool {
	if n > 1 && v.Kind == Object && depth < p.layout.Open {
		return true
	}
	return p.layout.Width > 0 && remaining(v, p.layout.Width-p.column()+len("{ ")) < 0
}

// remaining is what is left of columns after v on one line and a comma, negative when v needs more. It looks no further.
func remaining(v *Value, left int) int {
	if v == nil {
		return left - len("null")
	}
	switch v.Kind {
	case String:
		return left - len(v.Text) - 2
	case Object, Array:
		left -= len("{  }")
		for i := 0; i < len(v.Members) && left >= 0; i++ {
			left = remaining(v.Members[i].Value, left-len(v.Members[i].Name)-len(`"": , `))
		}
		for i := 0; i < len(v.Elements) && left >= 0; i++ {
			left = remaining(v.Elements[i], left-len(", "))
		}
		return left
	default:
		return left - len(v.word())
	}
}

// word writes a value that is neither a string nor holds others.
func (v *Value) word() string {
	switch v.Kind {
	case Number:
		return v.Text
	case True:
		return "true"
	case False:
		return "false"
	case Null:
		return "null"
	case Elision:
		return "..."
	case Object, Array, String:
	}
	panic("qjson: not a word")
}

func quoted(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r >= 0x7f }) {
		return `"` + text + `"`
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // encoding a string never fails
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\x7f", `\u007f`)
}
