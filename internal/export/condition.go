package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"qmpdoc/qapi"
)

// condition prints a build condition as the schema writes it: a string, or an object with one operator.
type condition qapi.Cond

func conditionOf(c *qapi.Cond) *condition { return (*condition)(c) }

// MarshalJSON writes "X", {"all": […]}, {"any": […]}, {"not": …}, or for the list form of QEMU 3.0 to 6.1 an array.
func (c *condition) MarshalJSON() ([]byte, error) { return json.Marshal(c.value()) }

func (c *condition) value() any {
	args := mapped(c.Args, conditionOf)
	switch c.Op {
	case qapi.CondIdent, qapi.CondText:
		return c.Text
	case qapi.CondAll:
		return map[string]any{"all": args}
	case qapi.CondAny:
		return map[string]any{"any": args}
	case qapi.CondNot:
		if len(args) == 0 {
			return nil
		}
		return map[string]any{"not": args[0]}
	case qapi.CondList:
		return args
	default:
		panic(fmt.Sprintf("export: unknown operator %d", c.Op))
	}
}

// UnmarshalJSON reads what MarshalJSON writes.
func (c *condition) UnmarshalJSON(data []byte) error {
	var one string
	var list []*condition
	var object struct {
		All, Any []*condition
		Not      *condition
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	switch {
	case json.Unmarshal(data, &one) == nil:
		*c = condition{Op: qapi.CondText, Text: one}
		if qapi.IsSymbol(one) {
			c.Op = qapi.CondIdent
		}
	case json.Unmarshal(data, &list) == nil:
		c.Op = qapi.CondList
	case d.Decode(&object) != nil || object.All == nil && object.Any == nil && object.Not == nil:
		return errors.New("a condition is a name, a list, or an object with one operator")
	case object.Not != nil:
		c.Op, list = qapi.CondNot, []*condition{object.Not}
	case object.Any != nil:
		c.Op, list = qapi.CondAny, object.Any
	default:
		c.Op, list = qapi.CondAll, object.All
	}
	for _, arg := range list {
		if arg != nil {
			c.Args = append(c.Args, (*qapi.Cond)(arg))
		}
	}
	return nil
}
