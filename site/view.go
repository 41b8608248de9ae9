package site

import (
	"fmt"
	"html/template"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// view is one page while it is made: where it stands, what it is about, and what it shows already.
type view struct {
	*site
	address   string
	root      string
	def       *qapi.Def // what the page is about; a bare one with the product for chapters
	ids       idSet
	all       []qapi.Inherited // see members
	listed    bool             // whether all is set
	elsewhere []*qapi.Def
	rowID     map[rowKey]string      // members and values that have a row on this page
	shown     map[*qapi.Section]bool // texts that stand in a row
	said      *saidByExamples
	pending   []pendingFold
	rows      map[string]bool                      // the ids of the rows that the page has
	valuesOf  map[*qapi.Def]map[string]*qapi.Value // of discriminators, by union
	inline    bool                                 // examples stand where the text has them, not in a section of their own
}

// rowKey names a row by the definition that declares it.
type rowKey struct {
	def  *qapi.Def
	name string
}

func (s *site) newView(d *qapi.Def) *view { return s.viewAt(s.address[d], d) }

func (s *site) viewAt(address string, d *qapi.Def) *view {
	return &view{
		site: s, address: address, root: toRoot(address), def: d,
		ids: idSet{}, rowID: map[rowKey]string{}, shown: map[*qapi.Section]bool{},
		valuesOf: map[*qapi.Def]map[string]*qapi.Value{}, rows: map[string]bool{},
	}
}

// href gives the way from this page to another, relative, so that it holds on a disk.
func (v *view) href(address string) string { return v.root + address }

// text prints markup that stands in v's definition.
func (v *view) text(t prose.Text) template.HTML { return v.textOf(v.def, t) }

// textOf prints markup that stands in owner, whose members its references mean first.
func (v *view) textOf(owner *qapi.Def, t prose.Text) template.HTML {
	if t.IsZero() {
		return ""
	}
	out, _ := v.print(owner, v.Library.Parse(t))
	return out
}

// print prints a text of owner, and tells whether it reads the same on every page: it refers to nothing and has no ids.
func (v *view) print(owner *qapi.Def, doc *prose.Doc) (out template.HTML, fixed bool) {
	fixed = true
	prefix := ""
	text := doc.HTML(prose.HTMLOptions{
		Link: func(r prose.Ref) (string, bool) {
			fixed = false
			return v.link(owner, r)
		},
		Example: func(e prose.Example) string {
			fixed = false
			return v.inlineExample(e)
		},
		ID: func() string {
			fixed = false
			if prefix == "" {
				prefix = v.ids.take("t") + "-"
			}
			return prefix
		},
		Heading: 3,
	})
	return template.HTML(strings.TrimSpace(text)), fixed
}

// inlineExample prints an example inside a text. On a definition's page they stand in a section of their own.
func (v *view) inlineExample(e prose.Example) string {
	if !v.inline {
		return ""
	}
	if e.Annotated {
		return `<figure class="ex"><div class="text">` + string(v.text(e.Body)) + `</div></figure>`
	}
	return `<figure class="ex"><pre><code>` + string(highlight(e.Body.Raw)) + `</code></pre></figure>`
}

// link resolves a reference in a text of owner. A reference to a row of this page stays on it.
func (v *view) link(owner *qapi.Def, ref prose.Ref) (string, bool) {
	target, ok := v.ref.Resolve(owner, ref)
	if !ok || target.Def == nil {
		return "", false
	}
	if id, here := v.rowID[rowKey{target.Def, target.Name}]; here && target.Kind != qapi.TargetDef {
		return "#" + id, true
	}
	fragment := targetAnchor(target)
	if target.Def == v.def {
		return "#" + fragment, fragment != ""
	}
	address, ok := v.site.address[target.Def]
	if fragment != "" {
		address += "#" + fragment
	}
	return v.href(address), ok
}

// typeLink names a type, linked when it has a page.
func (v *view) typeLink(d *qapi.Def, t *qapi.TypeRef) template.HTML {
	if t == nil {
		return ""
	}
	name := v.typeName(d, t)
	if t.Array {
		return "array of " + name
	}
	return name
}

func (v *view) typeName(d *qapi.Def, t *qapi.TypeRef) template.HTML {
	if t.Name == "" {
		return "object"
	}
	if to := v.ref.Type(d, t); to != nil {
		return anchorLink(v.href(v.site.address[to]), "", to.Name)
	}
	if t.Name == anyArguments {
		return anyArgumentsWords
	}
	return breakable(t.Name)
}

// anyArguments is the type of a member of old commands that stands for arguments of any names, which the generator did not
// look into (docs/qapi-code-gen.txt of QEMU 2.4, "Commands").
const anyArguments = "**"

const anyArgumentsWords = "arguments of any names"

// targetAnchor gives the fragment of what a reference means; "" for a whole definition.
func targetAnchor(t qapi.Target) string {
	switch t.Kind {
	case qapi.TargetDef:
		return ""
	case qapi.TargetMember:
		return anchor(memberPrefix(t.Def.Kind), t.Name)
	case qapi.TargetValue:
		return anchor("value-", t.Name)
	case qapi.TargetBranch:
		return anchor("branch-", t.Name)
	case qapi.TargetFeature:
		return anchor("feature-", t.Name)
	default:
		panic(fmt.Sprintf("site: unknown target %d", t.Kind))
	}
}
