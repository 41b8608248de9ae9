package docparse_test

import (
	"fmt"

	"qmpdoc/docparse"
	"qmpdoc/qapi"
)

// A schema file becomes items. What is wrong in it is found, and reading goes on.
func Example() {
	part, found := docparse.Parse("lamps.json", []byte(`
##
# @lamp-switch:
#
# Switch a lamp.
#
# @on: the new state
#
# Since: 9.0
##
{ 'command': 'lamp-switch',
  'data': { 'on': 'bool', 'after': 'int' } }

{ 'event' 'LAMP_OFF' }

{ 'event': 'LAMP_ON' }
`))
	for _, item := range part.Items {
		if def, ok := item.(*qapi.Def); ok {
			fmt.Println(def.Pos, def.Kind, def.Name)
			for _, m := range def.Members {
				fmt.Println("member", m.Name, "of type", m.Type.Name)
			}
		}
	}
	for _, d := range found {
		fmt.Println(d)
	}
	// Output:
	// lamps.json:11:1 command lamp-switch
	// member on of type bool
	// member after of type int
	// lamps.json:16:1 event LAMP_ON
	// lamps.json:14:11: error: expected ':', found string 'LAMP_OFF' [syntax]
}
