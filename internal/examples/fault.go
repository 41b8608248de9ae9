package examples

import (
	"fmt"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
)

// Fault is one mistake in a message, and the part of the schema that it contradicts. Offsets are bytes of the message's text.
type Fault struct {
	qjson.Fault
	More     []qjson.Place // where the same mistake is again
	Declared Declaration
}

// Declaration is the part of the schema that a message contradicts.
type Declaration struct {
	Pos  diag.Pos // zero when the schema is not the reason
	Name string   // "BlockDeviceStats"
}

// These bound the findings of a message to what people would read.
const (
	maxFaults  = 200
	maxPlaces  = 1000 // of one mistake
	maxObjects = 1000 // that lack members or have unknown ones
	maxMembers = 200  // that are looked at in one object with mistakes
)

// faults collects the mistakes of one message. The same mistake at several places is one fault.
type faults struct {
	list []Fault
	same map[string]int // what makes faults the same -> index in list
	full bool

	objects int // with mistakes
}

// repeat adds p to the places of what rule r has reported for group, if it has.
func (f *faults) repeat(p qjson.Place, r diag.Rule, group string) bool {
	i, ok := f.same[r.ID+" "+group]
	if ok && len(f.list[i].More) < maxPlaces {
		f.list[i].More = append(f.list[i].More, p)
	}
	return ok
}

// add reports rule r at p. Faults of one rule and group are one mistake, which the first one describes. The fault is valid
// until the next add.
func (f *faults) add(p qjson.Place, r diag.Rule, group, format string, args ...any) *Fault {
	return f.collect(group, qjson.Fault{Place: p, Rule: r, Msg: fmt.Sprintf(format, args...)})
}

func (f *faults) collect(group string, one qjson.Fault) *Fault {
	switch {
	case f.full || f.repeat(one.Place, one.Rule, group):
		return new(Fault)
	case len(f.list) == maxFaults:
		return f.close(one.Place)
	default:
		return f.keep(group, one)
	}
}

// close reports that further findings are left out.
func (f *faults) close(p qjson.Place) *Fault {
	f.full = true
	return f.keep("", qjson.Fault{Place: p, Rule: diag.TooMany, Msg: "too many mistakes in one message; the rest is not listed"})
}

func (f *faults) keep(group string, one qjson.Fault) *Fault {
	if f.same == nil {
		f.same = map[string]int{}
	}
	f.same[one.Rule.ID+" "+group] = len(f.list)
	f.list = append(f.list, Fault{Fault: one})
	return &f.list[len(f.list)-1]
}

// alsoAt adds the places of further members with the same mistake.
func (f *Fault) alsoAt(members []*qjson.Member) {
	for _, m := range members {
		f.More = append(f.More, named(m))
	}
}

// at is the place of a value; of an object or array its opening sign.
func at(v *qjson.Value) qjson.Place {
	if v.Kind == qjson.Object || v.Kind == qjson.Array {
		return qjson.Place{Start: v.Start, End: v.Start + 1}
	}
	return qjson.Place{Start: v.Start, End: v.End}
}

func named(m *qjson.Member) qjson.Place { return qjson.Place{Start: m.NameStart, End: m.NameEnd} }
