package terminal

import "qmpdoc/internal/page"

func (w *writer) changes(at int, list []page.ChangeGroup) {
	for i := range list {
		g := &list[i]
		facts := []string{g.Kind}
		if g.Program != "" {
			facts = append(facts, g.Program.Word())
		}
		w.line(0, "")
		w.line(at, w.Palette.Link(Clean(g.Link.Text))+parenthesized(facts))
		for _, item := range g.Items {
			w.wrapped(at+indent, item.Said)
			if item.Witness == nil {
				continue
			}
			for _, m := range item.Witness.Messages {
				w.line(at+2*indent, Clean(m))
			}
			for _, v := range item.Witness.Verdicts {
				w.wrapped(at+2*indent, v)
			}
		}
	}
}
