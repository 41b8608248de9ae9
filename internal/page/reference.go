package page

import (
	"net/url"
	"path"
	"strings"

	"qmpdoc/prose"
)

// ManualURL is where QEMU's manual can be read.
const ManualURL = "https://www.qemu.org/docs/master/"

// elsewhere is what a reference that names no definition leads to: a guide, a page of QEMU's manual, or one of the lists that
// replace an index of the manual. title is what it shows when it has no title of its own.
func (p *Pages) elsewhere(from string, r prose.Ref) (to Target, title string) {
	if r.Kind == prose.RefAny {
		if list, ok := manualIndexes[r.Target]; ok {
			return Target{Kind: ToList, Name: list}, manualIndexTitles[list]
		}
		return Target{}, ""
	}
	if r.Kind != prose.RefRole || r.Role != "doc" && r.Role != "ref" {
		return Target{}, ""
	}
	d, label, where := p.ref.Document(from, r)
	id := ""
	if d != nil {
		title = d.Title
	}
	if label != nil {
		title, id = label.Title, label.Section
	}
	switch {
	case d != nil && d.Guide != nil:
		return Target{Kind: ToGuide, Name: d.File, ID: id}, title
	case d != nil && d.Reference:
		return Target{Kind: ToList, Name: ListHome}, title
	case where != "" && label != nil:
		return Target{Kind: ToExternal, Name: p.manualURL() + where + ".html#" + dashed(label.Name)}, title
	case where != "":
		if title == "" {
			title = lastPart(r)
		}
		return Target{Kind: ToExternal, Name: p.manualURL() + where + ".html"}, title
	default:
		return Target{Kind: ToExternal, Name: p.manualURL() + "search.html?q=" + url.QueryEscape(r.Target)}, title
	}
}

// lastPart names a document that the tree lacks by its file.
func lastPart(r prose.Ref) string { return strings.ReplaceAll(path.Base(r.Target), "-", " ") }

func (p *Pages) manualURL() string {
	if p.Config.ManualURL == "" {
		return ManualURL
	}
	return strings.TrimSuffix(p.Config.ManualURL, "/") + "/"
}

// manualIndexes are the pages that Sphinx makes of all definitions (docs/sphinx/qapi_domain.py; the standard domain).
var manualIndexes = map[string]string{
	"qapi-qmp-index": ListCommands, "qapi-qga-index": ListCommands, "qapi-qsd-index": ListCommands, "qapi-index": ListCommands,
	"genindex": ListHome, "modindex": ListHome, "search": ListHome,
}

var manualIndexTitles = map[string]string{ListCommands: "index of commands", ListHome: "index"}
