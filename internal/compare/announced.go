package compare

import (
	"qmpdoc/qapi"
)

// announcements are the entries of QEMU's lists by what they are about in OLD.
type announcements map[qapi.Declared][]announcement

type announcement struct {
	notice *qapi.Notice
	only   string // the command or event that the entry is about, when a type declares the member
}

func (a announcements) add(n *qapi.Notice) {
	for _, s := range n.Subjects {
		if s.Def == nil {
			continue
		}
		about, one := s.Declared(), announcement{notice: n}
		if s.Owner != nil && !s.Def.Kind.IsType() && !isData(s.Def, s.Owner) {
			one.only = s.Def.Name
		}
		a[about] = append(a[about], one)
	}
}

// isData reports whether a type is the arguments of a command as a whole. What uses it too, such as an action of a transaction, does
// what the command does.
func isData(command, owner *qapi.Def) bool {
	return command.Data != nil && command.Data.Name == owner.Name
}

// find returns the entry about something as a command or event uses it; nil when there is none. An entry about one use only,
// such as an empty string, does not announce the removal of the whole.
func (a announcements) find(def *qapi.Def, part, in string) *qapi.Notice {
	if def == nil {
		return nil
	}
	for _, one := range a[qapi.Declared{Def: def, Name: part}] {
		if one.only != "" && one.only != in || one.notice.Partial {
			continue
		}
		return one.notice
	}
	return nil
}
