package export

import (
	"encoding/json"
	"fmt"

	"qmpdoc/qapi"
)

// condition prints a build condition as the schema writes it: a string, or an object with one operator.
type condition qapi.Cond

func conditionOf(c *qapi.Cond) *condition { return (*condition)(c) }

// MarshalJSON gives "X", {"all": […]}, {"any": […]}, {"not": …}, or for the list form of QEMU 3.0 to 6.1 an array.
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
