package export

import (
	"encoding/json"
	"errors"
	"fmt"

	"qmpdoc/qapi"
)

// condition prints a build condition as the schema writes it: a string, or an object with one operator.
type condition qapi.Cond

func conditionOf(c *qapi.Cond) *condition { return (*condition)(c) }

// MarshalJSON writes "X", {"all": […]}, {"any": […]}, {"not": …}, or for the list form of QEMU 3.0 to 6.1 an array.
func (c *condition) MarshalJSON() ([]byte, error) {
	switch c.Op {
	case qapi.CondIdent, qapi.CondText:
		return json.Marshal(c.Text)
	case qapi.CondAll:
		return json.Marshal(map[string]any{"all": mapped(c.Args, conditionOf)})
	case qapi.CondAny:
		return json.Marshal(map[string]any{"any": mapped(c.Args, conditionOf)})
	case qapi.CondNot:
		if len(c.Args) == 0 {
			return []byte("null"), nil
		}
		return json.Marshal(map[string]any{"not": conditionOf(c.Args[0])})
	case qapi.CondList:
		return json.Marshal(mapped(c.Args, conditionOf))
	default:
		panic(fmt.Sprintf("export: unknown operator %d", c.Op))
	}
}

// UnmarshalJSON reads what MarshalJSON writes.
func (c *condition) UnmarshalJSON(data []byte) error {
	var one string
	var list []*condition
	var object map[string]json.RawMessage
	switch {
	case json.Unmarshal(data, &one) == nil:
		*c = condition{Op: qapi.CondText, Text: one}
		if qapi.IsSymbol(one) {
			c.Op = qapi.CondIdent
		}
		return nil
	case json.Unmarshal(data, &list) == nil:
		*c = condition{Op: qapi.CondList, Args: conditions(list)}
		return nil
	case json.Unmarshal(data, &object) != nil || len(object) != 1:
		return errCondition
	}
	for operator, operands := range object {
		return c.operator(operator, operands)
	}
	return nil
}

var errCondition = errors.New("a condition is a name, a list, or an object with one operator")

func (c *condition) operator(operator string, operands []byte) error {
	var one *condition
	var list []*condition
	switch operator {
	case "all", "any":
		*c = condition{Op: qapi.CondAll}
		if operator == "any" {
			c.Op = qapi.CondAny
		}
		err := json.Unmarshal(operands, &list)
		c.Args = conditions(list)
		return err
	case "not":
		*c = condition{Op: qapi.CondNot}
		err := json.Unmarshal(operands, &one)
		if one != nil {
			c.Args = []*qapi.Cond{(*qapi.Cond)(one)}
		}
		return err
	}
	return errCondition
}

func conditions(list []*condition) []*qapi.Cond {
	var args []*qapi.Cond
	for _, c := range list {
		if c != nil {
			args = append(args, (*qapi.Cond)(c))
		}
	}
	return args
}
