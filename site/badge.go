package site

import (
	"bytes"
	"html/template"
	"strings"

	"qmpdoc/qapi"
)

// Badge is a short remark beside a name.
type Badge struct {
	Text  string
	Class string // "" or "warn"
	Title string // more words, for a tooltip
}

// Badges are remarks beside one name.
type Badges []Badge

// HTML prints them.
func (list Badges) HTML() template.HTML {
	return composedHTML(list.print)
}

func (list Badges) print(to *bytes.Buffer) {
	for _, b := range list {
		to.WriteString(`<span class="badge`)
		if b.Class != "" {
			to.WriteByte(' ')
			to.WriteString(escape(b.Class))
		}
		to.WriteString(`"`)
		if b.Title != "" {
			to.WriteString(` title="`)
			to.WriteString(escape(b.Title))
			to.WriteByte('"')
		}
		to.WriteByte('>')
		to.WriteString(escape(b.Text))
		to.WriteString("</span>")
	}
}

// badges are the remarks beside a definition's name.
func (v *view) badges() []Badge {
	d := v.def
	list := featureBadges(d.Features)
	if since, _ := version(d.Doc.Since().Raw); since != "" {
		list = append(list, Badge{Text: "since " + since})
	}
	list = append(list, conditionBadges(d.If)...)
	if d.Entry != nil && d.If == nil {
		if words := hxCondition(d.Entry.If); words != "" {
			list = append(list, Badge{Text: words, Title: strings.Join(d.Entry.If, ", ")})
		}
	}
	list = append(list, flagBadges(d)...)
	for _, p := range qapi.AllProducts {
		if d.Products.Has(p) {
			list = append(list, Badge{Text: programName(p)})
		}
	}
	return list
}

// programName names a program as its users do.
func programName(p qapi.Products) string {
	switch p {
	case qapi.StorageDaemon:
		return "storage daemon"
	case qapi.GuestAgent:
		return "guest agent"
	default:
		return "QEMU"
	}
}

// flagBadges tells what is special about sending a command (docs/devel/qapi-code-gen.rst, "Commands").
func flagBadges(d *qapi.Def) []Badge {
	if d.Kind != qapi.Command || d.Keyword == "" {
		return nil
	}
	var list []Badge
	if d.Flags.AllowOOB {
		list = append(list, Badge{Text: "out-of-band", Title: "may be sent with exec-oob"})
	}
	if d.Flags.AllowPreconfig {
		list = append(list, Badge{Text: "allowed in preconfig", Title: "before the machine is built (--preconfig)"})
	}
	if !d.Flags.SuccessResponse {
		list = append(list, Badge{Text: "no reply", Title: "success sends nothing back"})
	}
	return list
}

func conditionBadges(c *qapi.Cond) []Badge {
	if words := needs(c); words != "" {
		return []Badge{{Text: words, Title: "depends on how the program was built"}}
	}
	return nil
}

// featureBadges picks the two features that warn: the others stand in the list of features.
func featureBadges(features []*qapi.Feature) []Badge {
	var list []Badge
	for _, f := range features {
		if f.Name == "deprecated" || f.Name == "unstable" {
			list = append(list, Badge{Text: f.Name, Class: "warn", Title: specialFeature(f.Name)})
		}
	}
	return list
}

// version cuts the version from the front of a Since section, and tells whether it is all of it.
func version(text string) (v string, all bool) {
	text = strings.TrimSpace(text)
	text = strings.TrimPrefix(text, "QEMU ")
	n := 0
	for n < len(text) && ('0' <= text[n] && text[n] <= '9' || text[n] == '.') {
		n++
	}
	v = strings.TrimRight(text[:n], ".")
	return v, v != "" && n == len(text)
}
