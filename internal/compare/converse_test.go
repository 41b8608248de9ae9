package compare_test

import (
	"fmt"
	"math/rand/v2"
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
		if f.Severity >= diag.Warning {
			return f.Msg
		}
	}
	return ""
}

// touched lists the commands whose arguments changed, and how.
func touched(c *compare.Comparison, product qapi.Products) map[string][]string {
	names := map[string][]string{}
	for _, one := range c.Changes {
		if !one.Products.Has(product) {
			continue
		}
		for _, r := range one.Reaches {
			if r.Direction == compare.Input && one.Rule != "documentation-changed" {
				names[r.Name] = append(names[r.Name], one.Message)
			}
		}
	}
	return names
}

// TestExamplesOfOld demands that each request in the documentation of OLD that NEW refuses lies below a reported change.
func TestExamplesOfOld(t *testing.T) {
	if testing.Short() {
		t.Skip("validates many messages")
	}
	checked, lost := 0, 0
	eachPair(t, func(before, after string, _, _ *compare.Side, c *compare.Comparison) {
		for _, product := range qapi.AllProducts {
			if !c.Old.Products.Has(product) || !c.New.Products.Has(product) {
				continue
			}
			j, changed := judgesOf(c, product), touched(c, product)
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
						if name := j.old.Message(m.Text.Raw, "->").Name; len(changed[name]) == 0 {
							t.Errorf("%s to %s: %s: %s: no change of %s", before, after, m.Text.Raw, verdict, name)
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

// TestRandomRequests demands that no message is judged differently where no change is reported.
func TestRandomRequests(t *testing.T) {
	if testing.Short() {
		t.Skip("validates many messages")
	}
	checked, lost := 0, 0
	eachPair(t, func(before, after string, old, new *compare.Side, c *compare.Comparison) {
		for _, product := range qapi.AllProducts {
			if !c.Old.Products.Has(product) || !c.New.Products.Has(product) {
				continue
			}
			j, changed := judgesOf(c, product), touched(c, product)
			for _, side := range []*wire.Schema{old.Schema(product), new.Schema(product)} {
				for i, command := range side.Commands {
					if command.ArgumentsFrom != wire.FromSchema {
						continue
					}
					g := generator{rand.New(rand.NewPCG(uint64(i), uint64(len(before))))}
					for range 3 {
						message := fmt.Sprintf(`{"execute": %q, "arguments": %s}`, command.Name, g.value(command.Arguments, 0))
						was, is := refused(j.old, message), refused(j.new, message)
						checked++
						switch {
						case was == "" && is != "":
							lost++
						case was == "" || is != "":
							continue
						}
						if (was == "") != (is == "") && len(changed[command.Name]) == 0 {
							t.Errorf("%s to %s: %s: %q, then %q: no change of %s", before, after, message, was, is, command.Name)
						}
					}
				}
			}
		}
	})
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
		return []string{"0", "1", "255", "70000", "5000000000", "-1"}[g.IntN(6)]
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
		if f.Severity >= diag.Warning {
			return f.Msg
		}
	}
	return ""
}

// TestRandomReplies demands the same of replies as TestRandomRequests of requests.
func TestRandomReplies(t *testing.T) {
	if testing.Short() {
		t.Skip("validates many messages")
	}
	checked, differ := 0, 0
	eachPair(t, func(before, after string, old, new *compare.Side, c *compare.Comparison) {
		j := judgesOf(c, qapi.QMP)
		changed := map[string]bool{}
		for _, one := range c.Changes {
			for _, r := range one.Reaches {
				changed[r.Name] = changed[r.Name] || one.Rule != "documentation-changed"
			}
		}
		for i, command := range new.Schema(qapi.QMP).Commands {
			if was := old.Schema(qapi.QMP).Command(command.Name); was == nil || was.ReturnsFrom != wire.FromSchema || command.ReturnsFrom != wire.FromSchema {
				continue
			}
			g := generator{rand.New(rand.NewPCG(uint64(i), uint64(len(after))))}
			for range 2 {
				answer := fmt.Sprintf(`{"return": %s}`, g.value(command.Returns, 0))
				was, is := replied(j.old, command.Name, answer), replied(j.new, command.Name, answer)
				checked++
				if (was == "") == (is == "") {
					continue
				}
				differ++
				if !changed[command.Name] {
					t.Errorf("%s to %s: %s: %q, then %q: no change of %s", before, after, answer, was, is, command.Name)
				}
			}
		}
	})
	if checked < 5000 || differ == 0 {
		t.Errorf("%d replies, %d of them judged differently", checked, differ)
	}
}
