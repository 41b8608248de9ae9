package site

import (
	"encoding/hex"
	"slices"
	"strings"

	"qmpdoc/internal/page"
)

// A page's address comes from the name alone, so that it is the same for every release: see page.SafeName. Names of one
// folder that differ in case alone would be one file on macOS and Windows: each gets "~~" and a hex mask of its
// upper-case letters.

// addresses are the paths of all pages from the site's root, by their targets.
type addresses map[page.Target]string

// addressesOf gives every page its address.
func addressesOf(p *page.Pages) addresses {
	a := addresses{}
	// What was removed must not change the address of anything that is still there.
	a.addDefinitions(append(slices.Clone(p.Defs()), p.Gone()...))
	a.addDefinitions(p.Defs())
	for _, c := range p.Chapters() {
		a[c.Target()] = chapterAddress(c)
	}
	for _, g := range p.Guides() {
		a[g.Target()] = "guides/" + g.Slug + ".html"
	}
	for _, index := range p.Indexes() {
		a[index.Target()] = index.Name + ".html"
	}
	for _, number := range p.Config.Releases {
		a[page.Target{Kind: page.ToRelease, Name: number}] = page.SafeName(number) + "/index.html"
	}
	for _, c := range p.Config.Changes {
		a[c.Target()] = "changes/" + page.SafeName(c.Release) + ".html"
	}
	return a
}

// of returns the address of the page that t leads to, or into; "" when the site does not have it. Only a script knows whether
// the site of another release has the page of a definition.
func (a addresses) of(t page.Target) string {
	if t.Def != nil && t.Kind != page.ToRelease {
		t = t.Def.Target()
	}
	t.ID = ""
	return a[t]
}

// markdownOf is of for the Markdown of a page.
func (a addresses) markdownOf(t page.Target) string { return markdownAddress(a.of(t)) }

// markdownAddress is the address of a page's Markdown.
func markdownAddress(address string) string {
	if stem, ok := strings.CutSuffix(address, ".html"); ok {
		return stem + ".md"
	}
	return ""
}

func (a addresses) addDefinitions(defs []*page.Def) {
	stems := make([]string, len(defs))
	spellings := map[string]map[string]int{} // by folded address, then by address: how many
	for i, d := range defs {
		stems[i] = programFolder(d.Program) + kindFolders[d.Sign()] + page.SafeName(d.Name)
		fold := strings.ToLower(stems[i])
		if spellings[fold] == nil {
			spellings[fold] = map[string]int{}
		}
		spellings[fold][stems[i]] = 0
	}
	for i, d := range defs {
		alike := spellings[strings.ToLower(stems[i])]
		alike[stems[i]]++
		end := page.Repeated(alike[stems[i]])
		if len(alike) > 1 {
			end = "~~" + caseMask(d.Name) + end
		}
		a[d.Target()] = stems[i] + end + ".html"
	}
}

func chapterAddress(c *page.Chapter) string {
	return programFolder(c.Program) + "chapters/" + page.SafeName(c.Slug) + ".html"
}

// programFolder sets the pages of the guest agent apart, and those that only the storage daemon has.
func programFolder(p page.Program) string {
	if p == page.QEMU {
		return ""
	}
	return string(p) + "/"
}

var kindFolders = map[string]string{page.CommandSign: "commands/", page.EventSign: "events/", page.TypeSign: "types/"}

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

// canonical returns the full address of a page; "" when it is unknown where the site will be.
func (s *site) canonical(address string) string {
	if s.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(s.BaseURL, "/") + "/" + strings.TrimSuffix(address, "index.html")
}
