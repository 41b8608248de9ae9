package prose_test

import (
	"fmt"
	"strings"

	"qmpdoc/prose"
)

// A text is parsed once and printed in several forms.
func ExampleParse() {
	raw := "Set the colour of @lamp:\n\n- *red* means danger\n- ``\"off\"`` ends it"
	text := prose.Text{Raw: raw, File: "lamps.json"}
	for i := range strings.Count(raw, "\n") + 1 {
		text.Lines = append(text.Lines, prose.Place{Line: 10 + i, Col: 3}) // where the line is in the file
	}
	doc := prose.Parse(text)
	fmt.Println(doc.Plain(40))
	fmt.Println(doc.HTML(prose.HTMLOptions{}))
	fmt.Println(text.Pos(strings.Index(raw, "danger")))
	// Output:
	// Set the colour of lamp:
	//
	// - *red* means danger
	// - "off" ends it
	//
	// <p>Set the colour of <code>lamp</code>:</p>
	// <ul>
	// <li><em>red</em> means danger</li>
	// <li><code>&#34;off&#34;</code> ends it</li>
	// </ul>
	//
	// lamps.json:12:17
}
