package request

import (
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// TestEveryMember demands every member that arguments, replies and the data of events reach, each at the first place where
// its type is reached: what tells two releases apart is made of such messages.
func TestEveryMember(t *testing.T) {
	for _, release := range releases {
		ref := corpusReference(t, release)
		requests := New(ref)
		n := 0
		for _, d := range ref.Defs {
			if d.Kind.IsType() || d.Keyword == "" {
				continue
			}
			c := requests.program(d).Find(d.Kind, d.Name)
			v := examples.NewValidator(ref, d.Products.First())
			check := func(m *qjson.Value, err error, direction string, demands []Demand) {
				n++
				if err != nil {
					t.Errorf("%s: %s with %s: %v", release, d.Name, demands, err)
					return
				}
				talk := v.Conversation()
				if direction == "<-" && d.Kind == qapi.Command {
					asked, err := requests.Command(d)
					if err != nil {
						t.Errorf("%s: %v", release, err)
						return
					}
					talk.Message(asked.Print(qjson.Layout{}), "->")
				}
				for _, f := range talk.Message(m.Print(qjson.Layout{}), direction).Faults {
					if f.Rule.Severity < diag.Error { // the dispatch table contradicts the schema
						continue
					}
					t.Errorf("%s: %s\n%s", release, f.Msg, m.Print(qjson.Layout{}))
				}
			}
			for _, demands := range everyMember(ref, c.Data) {
				if d.Kind == qapi.Event {
					m, err := requests.Event(d, demands...)
					check(m, err, "<-", demands)
				} else {
					m, err := requests.Command(d, demands...)
					check(m, err, "->", demands)
				}
			}
			if d.Kind == qapi.Command && d.Flags.SuccessResponse {
				for _, demands := range everyMember(ref, c.Returns) {
					m, err := requests.Reply(d, demands...)
					check(m, err, "<-", demands)
				}
			}
		}
		if n < 1000 {
			t.Errorf("%s: %d messages", release, n)
		}
		t.Logf("%s: %d messages", release, n)
	}
}

// everyMember lists the demands for each member that s reaches, the arguments, the data or the reply of a command or event.
func everyMember(ref *qapi.Reference, s *wire.Shape) [][]Demand {
	w := &walk{ref: ref, seen: map[*wire.Shape]bool{}}
	list := [][]Demand{nil}
	if w.reach(s, place{}); s.Def == nil {
		list = appendMembers(list, s, place{})
	}
	for len(w.queue) > 0 {
		at := w.queue[0]
		w.queue = w.queue[1:]
		if !w.seen[at.shape] {
			list = appendMembers(list, at.shape, at)
		}
		w.visit(at)
	}
	return list
}

func appendMembers(list [][]Demand, s *wire.Shape, at place) [][]Demand {
	for _, m := range s.Members {
		list = append(list, append(at.demands[:len(at.demands):len(at.demands)], Has(at.below(m.Name)...)))
	}
	return list
}
