package html

import (
	"html/template"

	"qmpdoc/internal/page"
)

// Pages of one folder have the same way to everything else, so most of the frame around them is the same. It is printed
// once for each folder: for each page it would take longer than the rest of most pages.

// folder is what the pages of one folder share.
type folder struct {
	root                           string // the way to the site's root
	find                           finder
	loads, header, indexes, footer template.HTML
	chapterLinks                   *chapterLinks
}

// finder tells the search box where the site is, and what answers: the script of the engine and its index, from the
// site's root.
type finder struct{ Root, Engine, Index string }

// folderView is what the templates of those parts of the frame print.
type folderView struct {
	Find                               finder
	Site                               string // the name of the whole: "QEMU 10.2.0"
	Indexes                            template.HTML
	Icon, Style, Theme, Script, Search string // addresses of what a page loads
	Sample                             bool
	Help                               []linkView // for those who are new
	Generator                          string
	Switch                             string   // the script of the switch, "" for none
	Release                            *Release // with addresses from the folder
}

// indexLinks lead from the head of every page to the lists.
var indexLinks = [...]struct{ list, title string }{
	{page.ListCommands, "Commands"}, {page.ListEvents, "Events"}, {page.ListTypes, "Types"},
	{page.ListExamples, "Examples"}, {page.ListGuides, "Guides"}, {page.ListDeprecated, "Deprecated"}, {page.ListChanges, "Changes"},
}

func (p *Printer) newFolder(root string) (*folder, error) {
	l := p.Loads
	v := folderView{
		Find: finder{root, l.Engine, l.Index}, Site: p.Name, Sample: p.Sample, Generator: p.Generator,
		Icon: root + l.Icon, Style: root + l.Style, Theme: root + l.Theme, Script: root + l.Script, Search: root + l.Search,
	}
	for _, l := range p.Help {
		v.Help = append(v.Help, linkView{root + p.Address(l.To), l.Text})
	}
	if r := p.Release; r != nil {
		v.Switch = root + r.Switch
		v.Release = &Release{Number: r.Number, List: root + r.List, Releases: root + r.Releases}
	}
	for i, index := range indexLinks {
		address := p.Address(page.Target{Kind: page.ToList, Name: index.list})
		if address == "" {
			continue
		}
		if i > 0 {
			v.Indexes += " "
		}
		v.Indexes += template.HTML(`<a href="` + escape(root+address) + `">` + index.title + "</a>")
	}
	f := &folder{root: root, find: v.Find, indexes: v.Indexes, chapterLinks: p.chapterLinksFrom(root)}
	for name, into := range map[string]*template.HTML{"loads": &f.loads, "header": &f.header, "footer": &f.footer} {
		markup, err := part(p.templates, name, v)
		if err != nil {
			return nil, err
		}
		*into = markup
	}
	return f, nil
}
