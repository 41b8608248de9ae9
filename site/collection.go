package site

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"qmpdoc/internal/history"
	"qmpdoc/internal/page"
	"qmpdoc/qapi"
)

// The sites of several releases are in one place: the newest at the root, so that its addresses stay, and each older one below
// its number, "9.2/". No site knows of the others. What there is is in two files at the root: releases.js for the switch in
// the header of every page, and releases.html for readers without script. So a site is the same whether it was made alone or with
// the others, and another release changes none of them.

// Member tells that a site is one of several.
type Member struct {
	Number string // of its release: "9.2"
	Old    bool   // it is below its number, and not at the root
}

// releasesScript is the file of the switch, at the root.
const releasesScript = "releases.js"

// up is the way from the root of the site to that of all.
func (m *Member) up() string {
	if m.Old {
		return "../"
	}
	return ""
}

// Collection puts the sites of several releases together.
type Collection struct {
	out   Output
	sites []*memberSite
}

// memberSite is one of them.
type memberSite struct {
	number   string
	chapters []string // the addresses of the pages that do not stay from release to release
}

// NewCollection puts sites together in out.
func NewCollection(out Output) *Collection { return &Collection{out: out} }

// Add makes the site of an old release.
func (c *Collection) Add(ctx context.Context, cfg Config) error {
	work := plan(cfg)
	c.sites = append(c.sites, newMember(cfg.Member.Number, names(work)))
	return write(ctx, work, below{c.out, cfg.Member.Number})
}

// Note tells that there is a site of the old release that r is of, which somebody else makes.
func (c *Collection) Note(r *qapi.Reference) {
	pages := page.New(page.Config{Reference: r})
	var chapters []string
	for _, chapter := range pages.Chapters() {
		chapters = append(chapters, chapterAddress(chapter))
	}
	c.sites = append(c.sites, newMember(page.Number(r.Release), chapters))
}

// Copy takes the site of an old release that was made before, alone, out of a directory.
func (c *Collection) Copy(number string, site fs.FS) error {
	var names []string
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		if !entry.Type().IsRegular() {
			return fmt.Errorf("%s is not a regular file", name)
		}
		names = append(names, name)
		data, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		return below{c.out, number}.Put(name, data)
	})
	c.sites = append(c.sites, newMember(number, names))
	return err
}

// below puts files into a folder.
type below struct {
	Output
	folder string
}

func (b below) Put(name string, data []byte) error { return b.Output.Put(b.folder+"/"+name, data) }

// names lists the names of files.
func names(work [][]File) []string {
	var list []string
	for _, f := range slices.Concat(work...) {
		list = append(list, f.Name)
	}
	return list
}

func newMember(number string, files []string) *memberSite {
	s := &memberSite{number: number}
	for _, name := range files {
		if strings.Contains(name, "chapters/") && path.Ext(name) == ".html" {
			s.chapters = append(s.chapters, name)
		}
	}
	slices.Sort(s.chapters)
	return s
}

// Finish makes the site of the newest release, and the files about all of them.
func (c *Collection) Finish(ctx context.Context, cfg Config) error {
	return write(ctx, c.plan(cfg), c.out)
}

// Plan lists the files that Finish makes.
func (c *Collection) Plan(cfg Config) []File { return slices.Concat(c.plan(cfg)...) }

func (c *Collection) plan(cfg Config) [][]File {
	old := slices.Clone(c.sites)
	slices.SortStableFunc(old, func(a, b *memberSite) int { return -history.Compare(a.number, b.number) })
	cfg.Releases = []string{cfg.Member.Number}
	for _, s := range old {
		cfg.Releases = append(cfg.Releases, s.number)
	}
	work := plan(cfg)
	all := append([]*memberSite{newMember(cfg.Member.Number, names(work))}, old...)
	return append(work, []File{{releasesScript, func(to *bytes.Buffer) error { return writeScript(to, all) }}})
}

// writeScript writes what the switch reads: the releases, the newest first, and for each page that some of them lack the indexes of
// those that have it. Definitions are not there: their pages say since when they are.
func writeScript(to *bytes.Buffer, sites []*memberSite) error {
	all := struct {
		Latest   string           `json:"latest"`
		Releases []string         `json:"releases"`
		Pages    map[string][]int `json:"pages"`
	}{Latest: sites[0].number, Pages: map[string][]int{}}
	for i, s := range sites {
		all.Releases = append(all.Releases, s.number)
		for _, name := range s.chapters {
			all.Pages[name] = append(all.Pages[name], i)
		}
	}
	for name, in := range all.Pages {
		if len(in) == len(sites) {
			delete(all.Pages, name)
		}
	}
	data, err := json.Marshal(all) // sorts the keys, and escapes what could end a script
	to.WriteString("window.qmpdocReleases=" + string(data) + ";\n")
	return err
}

// since returns the first release that has the page of a definition, or that about a release; "" when unknown.
func (s *site) since(t page.Target) string {
	if t.Kind == page.ToChanges {
		return t.Name
	}
	return s.pages.NamedSince(t.Def)
}
