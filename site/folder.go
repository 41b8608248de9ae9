package site

import (
	"html/template"
	"strings"
)

// Pages of one folder have the same way to everything else, and so most of the frame around them is the same. It is
// printed once for each folder: for each page it would take longer than the rest of most pages.

// folderFrame is what the pages of one folder share.
type folderFrame struct {
	find                           Finder
	loads, header, indexes, footer template.HTML
	side                           *sideLinks
}

// Finder tells the search box where the site is, and what answers: the script of the engine and its index, from the
// site's root.
type Finder struct{ Root, Engine, Index string }

// FrameParts is what the templates of those parts of the frame need that a folder's pages share.
type FrameParts struct {
	Find                               Finder
	Heading                            string // of the whole site: "QEMU 10.2.0"
	Indexes                            []Link
	Icon, Style, Theme, Script, Search string // addresses of what a page loads
	Sample                             bool
	Generator                          string
}

// The templates of those parts.
const (
	loadsTemplate   = "loads"
	headerTemplate  = "header"
	indexesTemplate = "indexes"
	footerTemplate  = "footer"
)

// indexLinks lead from the head of every page to the lists.
var indexLinks = [...]Link{
	{"commands.html", "Commands"}, {"events.html", "Events"}, {"types.html", "Types"},
	{"examples.html", "Examples"}, {"deprecated.html", "Deprecated"},
}

// openFolders prepares the folders that pages stand in, and the one that the server shows the page for what is not found
// in, if that is known.
func (s *site) openFolders() error {
	s.folders = map[string]*folderFrame{}
	for _, root := range []string{"", "../", "../../", s.canonical("")} {
		if s.folders[root] != nil {
			continue
		}
		f, err := s.newFolder(root)
		if err != nil {
			return err
		}
		s.folders[root] = f
	}
	return nil
}

// newFolder makes what pages share that get to the site's root by root.
func (s *site) newFolder(root string) (*folderFrame, error) {
	frame := FrameParts{
		Find:    Finder{root, s.scripts.engine, s.scripts.index},
		Heading: s.heading(),
		Icon:    root + s.carried["icon.svg"], Style: root + s.carried["style.css"], Theme: root + s.carried["theme.js"],
		Script: root + s.scripts.page, Search: root + s.scripts.search,
		Sample: s.Sample, Generator: strings.TrimSpace("qmpdoc " + s.Version),
	}
	for _, l := range indexLinks {
		frame.Indexes = append(frame.Indexes, Link{root + l.Href, l.Text})
	}
	f := &folderFrame{find: frame.Find, side: s.linksFrom(root)}
	for name, part := range map[string]*template.HTML{
		loadsTemplate: &f.loads, headerTemplate: &f.header, indexesTemplate: &f.indexes, footerTemplate: &f.footer,
	} {
		markup, err := s.templates.part(name, frame)
		if err != nil {
			return nil, err
		}
		*part = markup
	}
	return f, nil
}
