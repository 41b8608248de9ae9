package examples

import "qmpdoc/qapi"

// entryShape returns the arguments that args_type of qmp-commands.hx allows.
func (r *resolver) entryShape(d *qapi.Def) *shape {
	s := argumentsShape(d.Name, d.NamePos)
	if d.Entry == nil {
		s.open = true
		return s
	}
	s.pos = d.Entry.Pos
	for _, a := range d.Entry.Args {
		if a.Code == "O" { // the options of a QemuOpts group, which are not listed
			s.open = true
			continue
		}
		s.add(member{name: a.Name, optional: a.Optional, typ: jsonType(qapi.JSONType(a.JSONType)), pos: d.Entry.Pos})
	}
	return s
}

// toldShape returns the data that the list "Data:" in the text about an event promises. Its members may come and go with
// the release, and their own members are described by words: only what is in the outermost list counts.
func (r *resolver) toldShape(d *qapi.Def) *shape {
	s := dataShape(d.Name, d.NamePos)
	s.open = true
	for _, it := range d.Old.Arguments() {
		s.open = false
		s.add(member{name: it.Name, optional: it.Optional, typ: jsonType(it.Type()), pos: it.Pos})
	}
	return s
}

func jsonType(kind qapi.JSONType) *typ {
	return builtin(&qapi.Builtin{Name: string(kind), JSON: kind, Min: minInt64, Max: maxUint64})
}
