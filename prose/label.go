package prose

// Label is a name for a place in a document: ".. _name:".
type Label struct {
	Name  string // folded as references are: lower case, single blanks
	Title string // of the section that begins directly below; "" for another place
}

// Labels finds the labels of a document, by looking at its lines alone.
func Labels(t Text) []Label {
	if len(t.Raw) > maxText {
		return nil
	}
	l := newLines(t)
	var list []Label
	waiting := 0 // labels that may be those of the next heading
	for i := 0; i < l.count(); i++ {
		name, url, ok := cutTargetLine(l.at(i))
		switch {
		case ok && url == "":
			list = append(list, Label{Name: name})
			waiting++
		case ok || l.blank(i) || waiting == 0:
		default:
			if h, ok := l.headingAt(i); ok {
				for j := range list[len(list)-waiting:] {
					list[len(list)-waiting+j].Title = h.Title
				}
			}
			waiting = 0
		}
	}
	return list
}
