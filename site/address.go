package site

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"qmpdoc/internal/page"
)

// A page's address comes from the name alone, so that it is the same for every release: see page.SafeName. Names of one
// folder that differ in case alone would be one file on macOS and Windows: each gets "~~" and a hex mask of its
// upper-case letters.

// addresses are those of all pages, from the site's root.
type addresses struct {
	defs     map[*page.Def]string
	chapters map[*page.Chapter]string
	guides   map[string]string    // by the name of the file
	others   map[page.Target]bool // what not every site has: lists and releases that it has pages for
}

// addressesOf gives every page its address.
func addressesOf(p *page.Pages) *addresses {
	a := newAddresses(p.Defs(), p.Chapters())
	if gone := p.Gone(); gone != nil {
		// What was removed changes no address of what is there.
		all := definitionAddresses(append(slices.Clone(p.Defs()), gone...))
		for _, d := range gone {
			a.defs[d] = all[d]
		}
	}
	for _, g := range p.Guides() {
		a.guides[g.File] = "guides/" + g.Slug + ".html"
	}
	for _, index := range p.Indexes() {
		a.others[index.Target()] = true
	}
	for _, number := range p.Config.Releases {
		a.others[page.Target{Kind: page.ToRelease, Name: number}] = true
	}
	for _, c := range p.Config.Changes {
		a.others[c.Target()] = true
	}
	return a
}

// newAddresses gives every definition and every chapter the address of its page.
func newAddresses(defs []*page.Def, chapters []*page.Chapter) *addresses {
	a := &addresses{defs: definitionAddresses(defs), chapters: make(map[*page.Chapter]string, len(chapters)), guides: map[string]string{}, others: map[page.Target]bool{}}
	for _, c := range chapters {
		a.chapters[c] = programFolder(c.Program) + "chapters/" + page.SafeName(c.Slug) + ".html"
	}
	return a
}

// of is the address of the page that t leads to; "" when the site does not have it.
func (a *addresses) of(t page.Target) string {
	switch t.Kind {
	case page.ToDefinition, page.ToMember, page.ToValue, page.ToBranch, page.ToFeature:
		return a.defs[t.Def]
	case page.ToChapter:
		return a.chapters[t.Chapter]
	case page.ToList:
		if t.Name == page.ListChanges || t.Name == page.ListReleases {
			return a.having(t, t.Name+".html")
		}
		return t.Name + ".html"
	case page.ToRelease:
		if t.Def != nil { // only the script knows whether there is such a site
			return ""
		}
		return a.having(t, page.SafeName(t.Name)+"/index.html")
	case page.ToChanges:
		return a.having(t, "changes/"+page.SafeName(t.Name)+".html")
	case page.ToGuide:
		return a.guides[t.Name]
	case page.Nowhere, page.ToHere, page.ToExternal:
		return ""
	default:
		panic(fmt.Sprintf("site: unknown target %d", t.Kind))
	}
}

// having is address if the site has the page of t; else "".
func (a *addresses) having(t page.Target, address string) string {
	t.ID = ""
	if !a.others[t] {
		return ""
	}
	return address
}

// markdownOf is of for the Markdown of a page.
func (a *addresses) markdownOf(t page.Target) string { return markdownAddress(a.of(t)) }

// markdownAddress is the address of a page's Markdown.
func markdownAddress(address string) string {
	if stem, ok := strings.CutSuffix(address, ".html"); ok {
		return stem + ".md"
	}
	return ""
}

func definitionAddresses(defs []*page.Def) map[*page.Def]string {
	stems := make([]string, len(defs))
	spellings := map[string]map[string]int{} // by folded address, then by address: how many
	for i, d := range defs {
		stems[i] = programFolder(d.Program) + kindFolder(d) + page.SafeName(d.Name)
		fold := strings.ToLower(stems[i])
		if spellings[fold] == nil {
			spellings[fold] = map[string]int{}
		}
		spellings[fold][stems[i]] = 0
	}
	result := make(map[*page.Def]string, len(defs))
	for i, d := range defs {
		alike := spellings[strings.ToLower(stems[i])]
		alike[stems[i]]++
		end := page.Repeated(alike[stems[i]])
		if len(alike) > 1 {
			end = "~~" + caseMask(d.Name) + end
		}
		result[d] = stems[i] + end + ".html"
	}
	return result
}

// programFolder sets the pages of the guest agent apart, and those that only the storage daemon has.
func programFolder(p page.Program) string {
	if p == page.QEMU {
		return ""
	}
	return string(p) + "/"
}

func kindFolder(d *page.Def) string {
	switch d.Sign() {
	case page.CommandSign:
		return "commands/"
	case page.EventSign:
		return "events/"
	default:
		return "types/"
	}
}

// caseMask is the upper-case letters of name as a hexadecimal bit mask, first letter first.
func caseMask(name string) string {
	bits := make([]byte, (len(name)+7)/8)
	for i := range len(name) {
		if 'A' <= name[i] && name[i] <= 'Z' {
			bits[i/8] |= 0x80 >> (i % 8)
		}
	}
	return hex.EncodeToString(bits)
}

// toRoot is the relative way from the page at address to the site's root: "", "../" or "../../".
func toRoot(address string) string { return strings.Repeat("../", strings.Count(address, "/")) }

// canonical is the full address of a page, "" when nobody knows where the site will be.
func (s *site) canonical(address string) string {
	if s.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(s.BaseURL, "/") + "/" + strings.TrimSuffix(address, "index.html")
}
