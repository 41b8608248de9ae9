package hxparse_test

import (
	"fmt"

	"qmpdoc/hxparse"
	"qmpdoc/qapi"
)

// An old document in plain text has a section for each event.
func ExampleParseText() {
	part, found := hxparse.ParseText("qmp-events.txt", []byte(`
LAMP_OFF
--------

Emitted after a lamp has failed.

Data:

- "lamp": its name (json-string)
- "hours": how long it burnt (json-int, optional)
`))
	for _, item := range part.Items {
		if old, ok := item.(*qapi.OldDoc); ok {
			fmt.Println(old.Pos, old.Command)
			for _, a := range old.Arguments() {
				fmt.Println(a.Name, a.JSONType, a.Optional)
			}
		}
	}
	fmt.Println(len(found), "findings")
	// Output:
	// qmp-events.txt:2:1 LAMP_OFF
	// lamp json-string false
	// hours json-int true
	// 0 findings
}
