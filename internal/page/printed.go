package page

import "sync"

// Printed keeps what a printer makes of texts that many pages have, as long as all pages print them the same. The zero value
// is empty; several goroutines may use it at once.
type Printed struct{ texts sync.Map } // *Text to a string

// Of is what print makes of t. print reports whether the text is fixed: it reads the same on every page.
func (p *Printed) Of(t *Text, print func(*Text) (out string, fixed bool)) string {
	if known, ok := p.texts.Load(t); ok {
		return known.(string)
	}
	out, fixed := print(t)
	if fixed {
		p.texts.Store(t, out)
	}
	return out
}
