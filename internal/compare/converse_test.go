package compare_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
	"qmpdoc/internal/examples"
	"qmpdoc/internal/wire"
	"qmpdoc/qapi"
)

// judges are the validators of both sides of a comparison, for one program.
type judges struct{ old, new *examples.Validator }

func judgesOf(c *compare.Comparison, product qapi.Products) judges {
	return judges{examples.NewValidator(c.Old, product), examples.NewValidator(c.New, product)}
}

// refused is the first mistake in a request, "" when there is none.
func refused(v *examples.Validator, message string) string {
	for _, f := range v.Message(message, "->").Faults {
		if f.Rule.Severity >= diag.Warning {
			return f.Msg
		}
	}
	return ""
}

// met is a change where one command meets it.
type met struct {
	*compare.Change
	at compare.Reach
}

// told lists the changes of what clients send or read, by command. Those of texts tell nothing.
func told(c *compare.Comparison, product qapi.Products, direction compare.Direction) map[string][]met {
	list := map[string][]met{}
	for _, one := range c.Changes {
		if !one.Products.Has(product) || one.Rule == "documentation-changed" {
			continue
		}
		for _, r := range one.Reaches {
			if r.Direction == direction {
				list[r.Name] = append(list[r.Name], met{one, r})
			}
		}
	}
	return list
}

var quoted = regexp.MustCompile(`'([^']+)'`)

// explains reports whether one of the changes of a command is about what a verdict on its message names.
func explains(changes []met, command, verdict string) bool {
	var names []string
	for _, m := range quoted.FindAllStringSubmatch(verdict, -1) {
		if m[1] != command || len(quoted.FindAllString(verdict, -1)) == 1 {
			names = append(names, m[1])
		}
	}
	return slices.ContainsFunc(changes, func(m met) bool {
		switch m.Rule {
		case "shape-replaced", "now-described", "type-refined", "type-restricted", "type-widened": // the verdict names the value
			return true
		}
		said := m.MessageFor(m.at)
		return slices.ContainsFunc(names, func(name string) bool {
			return strings.Contains(said, "'"+name+"'") || slices.ContainsFunc(m.at.Steps, func(s compare.Step) bool { return s.Name == name })
		})
	})
}

// TestExamplesOfOld demands that each request in the documentation of OLD that NEW refuses lies below a reported change.
func TestExamplesOfOld(t *testing.T) {
	if testing.Short() {
		t.Skip("validates many messages")
	}
	checked, lost := 0, 0
	eachPair(t, func(before, after string, _, _ *compare.Side, c *compare.Comparison) {
		for _, product := range bothHave(c) {
			j, changes := judgesOf(c, product), told(c, product, compare.Input)
			for _, d := range c.Old.Defs {
				if !d.Products.Has(product) {
					continue
				}
				for _, e := range c.Old.Examples(d) {
					for _, m := range e.Messages {
						if m.Kind != qapi.CommandMessage || refused(j.old, m.Text.Raw) != "" {
							continue
						}
						checked++
						verdict := refused(j.new, m.Text.Raw)
						if verdict == "" {
							continue
						}
						lost++
						if name := j.old.Message(m.Text.Raw, "->").Name; !explains(changes[name], name, verdict) {
							t.Errorf("%s to %s: %s: %s: no change tells why", before, after, m.Text.Raw, verdict)
						}
					}
				}
			}
		}
	})
	if checked < 1000 || lost == 0 {
		t.Errorf("%d requests, %d of them refused", checked, lost)
	}
}

// bothHave lists the programs that both sides have.
func bothHave(c *compare.Comparison) []qapi.Products {
	return slices.DeleteFunc(slices.Clone(qapi.AllProducts), func(p qapi.Products) bool { return !c.Old.Products.Has(p) || !c.New.Products.Has(p) })
}

// far are pairs with many releases between them, and one downwards.
var far = [][2]string{{"1.3.0", "9.0.0"}, {"2.9.0", "11.0.0"}, {"11.0.0", "7.0.0"}}

// TestRandomRequests demands that a change tells why a message is refused that was right before.
func TestRandomRequests(t *testing.T) {
	if testing.Short() {
		t.Skip("validates many messages")
	}
	checked, lost := 0, 0
	check := func(before, after string, old, new *compare.Side, c *compare.Comparison) {
		for _, product := range bothHave(c) {
			j, changes := judgesOf(c, product), told(c, product, compare.Input)
			for _, side := range []*wire.Schema{old.Program(product).Schema, new.Program(product).Schema} {
				for i, command := range side.Commands {
					if command.DataFrom != wire.FromSchema {
						continue
					}
					g := generator{rand.New(rand.NewPCG(uint64(i), uint64(len(before))))}
					for range 3 + len(command.Data.Branches) {
						message := fmt.Sprintf(`{"execute": %q, "arguments": %s}`, command.Name, g.value(command.Data, 0))
						if refused(j.old, message) != "" {
							continue
						}
						checked++
						verdict := refused(j.new, message)
						if verdict == "" {
							continue
						}
						lost++
						if !explains(changes[command.Name], command.Name, verdict) {
							t.Errorf("%s to %s: %s: %s: no change tells why", before, after, message, verdict)
						}
					}
				}
			}
		}
	}
	eachPair(t, check)
	for _, p := range far {
		old, new := prepare(t, p[0]), prepare(t, p[1])
		check(p[0], p[1], old, new, compare.Compare(old, new, compare.Options{}))
	}
	if checked < 10000 || lost == 0 {
		t.Errorf("%d messages, %d of them refused", checked, lost)
	}
}

// generator makes values of shapes.
type generator struct{ *rand.Rand }

func (g generator) value(s *wire.Shape, depth int) string {
	switch s.Kind {
	case wire.Enum:
		if len(s.Values) == 0 {
			return `"none"`
		}
		return fmt.Sprintf("%q", s.Values[g.IntN(len(s.Values))].Name)
	case wire.Integer, wire.Number:
		return g.integer(s)
	case wire.Boolean:
		return []string{"true", "false"}[g.IntN(2)]
	case wire.Null:
		return "null"
	case wire.Array:
		if depth > 6 {
			return "[]"
		}
		return "[" + g.value(s.Element, depth+1) + "]"
	case wire.Alternate:
		if depth > 6 {
			for _, c := range s.Choices {
				if c.Shape.Kind == wire.String {
					return g.value(c.Shape, depth)
				}
			}
		}
		return g.value(s.Choices[g.IntN(len(s.Choices))].Shape, depth)
	case wire.Object:
		return "{" + strings.Join(g.members(s, nil, depth), ", ") + "}"
	default:
		return `"text"`
	}
}

// integer makes an integer, mostly one that fits.
func (g generator) integer(s *wire.Shape) string {
	text := []string{"0", "1", "255", "70000", "5000000000", "-1"}[g.IntN(6)]
	n, _ := new(big.Int).SetString(text, 10)
	low, known := new(big.Int).SetString(s.Min, 10)
	high, ok := new(big.Int).SetString(s.Max, 10)
	if known && n.Cmp(low) < 0 || ok && n.Cmp(high) > 0 {
		return []string{"1", "0", text}[g.IntN(3)]
	}
	return text
}

// members makes the members of an object. What is optional is there less often the deeper it lies.
func (g generator) members(s *wire.Shape, list []string, depth int) []string {
	value := ""
	for _, m := range s.Members {
		if m.Optional && (depth > 5 || g.IntN(3+depth) > 0) {
			continue
		}
		text := g.value(m.Shape, depth+1)
		if m.Name == s.Tag {
			value = strings.Trim(text, `"`)
		}
		if one := fmt.Sprintf("%q: %s", m.Name, text); depth < 40 && !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	if b := s.Branch(value); s.Tag != "" && b != nil {
		list = g.members(b.Shape, list, depth)
	}
	return list
}

// replied is the first mistake in the answer to a request, "" when there is none.
func replied(v *examples.Validator, command, answer string) string {
	talk := v.Conversation()
	talk.Message(fmt.Sprintf(`{"execute": %q}`, command), "->")
	for _, f := range talk.Message(answer, "<-").Faults {
		if f.Rule.Severity >= diag.Warning {
			return f.Msg
		}
	}
	return ""
}

// TestRandomReplies demands that a change tells why a reply is right for one side and wrong for the other.
func TestRandomReplies(t *testing.T) {
	if testing.Short() {
		t.Skip("validates many messages")
	}
	checked, differ := 0, 0
	check := func(_, _ string, old, new *compare.Side, c *compare.Comparison) {
		j, changes := judgesOf(c, qapi.QMP), told(c, qapi.QMP, compare.Output)
		for i, command := range new.Program(qapi.QMP).Schema.Commands {
			was := old.Program(qapi.QMP).Schema.Command(command.Name)
			if was == nil || was.ReturnsFrom != wire.FromSchema || command.ReturnsFrom != wire.FromSchema {
				continue
			}
			g := generator{rand.New(rand.NewPCG(uint64(i), uint64(len(c.New.Release))))}
			for _, shape := range []*wire.Shape{was.Returns, command.Returns, was.Returns, command.Returns} {
				answer := fmt.Sprintf(`{"return": %s}`, g.value(shape, 0))
				before, after := replied(j.old, command.Name, answer), replied(j.new, command.Name, answer)
				checked++
				if (before == "") == (after == "") {
					continue
				}
				differ++
				if !explains(changes[command.Name], command.Name, before+after) {
					t.Errorf("%s to %s: %s: %q, then %q: no change tells why", c.Old.Release, c.New.Release, answer, before, after)
				}
			}
		}
	}
	eachPair(t, check)
	for _, p := range far {
		old, new := prepare(t, p[0]), prepare(t, p[1])
		check(p[0], p[1], old, new, compare.Compare(old, new, compare.Options{}))
	}
	if checked < 5000 || differ == 0 {
		t.Errorf("%d replies, %d of them judged differently", checked, differ)
	}
}
