package print_test

import (
	stdhtml "html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/page"
	"qmpdoc/internal/source"
)

// TestOutputsSayTheSame looks in every output of every page of real trees for what the page says: requests, members,
// badges, notes, examples, users, in the order of the page.
func TestOutputsSayTheSame(t *testing.T) {
	for _, release := range []string{"10.2.0", "7.2.0", "2.1.0"} {
		ref, found, err := source.Load(golden.Release(t, release), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages := page.New(page.Config{Reference: ref, Findings: found})
		outputs := printers(t)
		facts := 0
		for _, p := range everyPage(pages) {
			for name, print := range outputs {
				if name == "json" { // it is the page itself
					continue
				}
				facts += compare(t, name, p, print(p))
			}
		}
		t.Logf("%s: %d facts", release, facts)
		if facts == 0 {
			t.Error("nothing was compared")
		}
	}
}

func everyPage(pages *page.Pages) []*page.Page {
	var list []*page.Page
	for _, d := range pages.Defs() {
		list = append(list, pages.Definition(d))
	}
	for _, c := range pages.Chapters() {
		list = append(list, pages.Chapter(c))
	}
	for _, index := range pages.Indexes() {
		list = append(list, index.Page())
	}
	return list
}

// compare looks for what the page says in one of its outputs, and returns how much that was.
func compare(t *testing.T, output string, p *page.Page, printed string) int {
	t.Helper()
	tokens := tokensOf(output, printed)
	said := factsOf(output, p)
	at := 0
	for _, f := range said {
		want := words(f.text)
		if f.anywhere {
			if find(tokens, want, 0) < 0 {
				t.Errorf("%s of %s lacks %s %q", output, p.Title, f.what, f.text)
			}
			continue
		}
		i := find(tokens, want, at)
		if i < 0 {
			t.Errorf("%s of %s lacks %s %q, at least after what precedes it", output, p.Title, f.what, f.text)
			continue
		}
		at = i + len(want)
	}
	return len(said)
}

// fact is something that a page says.
type fact struct {
	what, text string
	anywhere   bool // printers put it where they like
}

type collector struct {
	list   []fact
	unfold int // how many levels of types
}

func (c *collector) add(what, text string) {
	if len(words(text)) > 0 {
		c.list = append(c.list, fact{what: what, text: text})
	}
}

// factsOf lists what an output must say of a page. Outputs that cannot fold unfold less, see page.Depth.
func factsOf(output string, p *page.Page) []fact {
	c := &collector{unfold: 1000}
	switch {
	case output == "terminal":
		c.unfold = p.Depth(page.TerminalRows)
	case output == "markdown" && p.Def != nil && p.Def.IsType():
		c.unfold = p.Depth(page.MarkdownTypeRows)
	case output == "markdown":
		c.unfold = p.Depth(page.MarkdownRows)
	}
	c.add("heading", p.Heading)
	c.badges(p.Badges)
	for _, n := range p.Notices {
		c.add("notice", n.Title)
		c.text(n.Text)
	}
	c.blocks(p.Lead)
	for _, s := range p.Sections {
		c.add("section", s.Title)
		c.blocks(s.Blocks)
	}
	return c.list
}

func (c *collector) badges(list []page.Badge) {
	for _, b := range list {
		c.add("badge", b.Text)
	}
}

// text takes the first sentence: how much of a text an output has is decided by whether it has it.
func (c *collector) text(t *page.Text) {
	if t != nil {
		first, _, _ := strings.Cut(t.Doc.Summary(), ". ")
		if list := words(first); len(list) > 3 {
			c.add("text", strings.Join(list[:3], " "))
		}
	}
}

func (c *collector) blocks(list page.Blocks) {
	for _, block := range list {
		switch b := block.(type) {
		case *page.Heading:
			c.add("heading", b.Text)
		case *page.Words:
			c.spans(b.Spans)
		case *page.Prose:
			for _, t := range b.Texts {
				c.text(t)
			}
		case *page.Call:
			for _, r := range b.Requests {
				c.list = append(c.list, fact{"request", r.Text, true})
			}
			for _, l := range b.Optional {
				c.list = append(c.list, fact{"optional argument", l.Text, true})
			}
		case *page.Rows:
			for _, g := range b.Groups {
				c.group(g, c.unfold)
			}
		case *page.Items:
			for _, item := range b.Items {
				c.add("item", item.Name)
				c.badges(item.Badges)
				c.text(item.Text)
			}
		case *page.Example:
			c.add("example", b.Title)
			c.add("verdict", b.Verdict.Text)
			for _, m := range b.Messages {
				c.list = append(c.list, fact{"message", firstLine(m.Text), true})
			}
		case *page.Links:
			c.add("users", b.Title)
			for _, l := range b.Links {
				c.add("user", l.Text)
			}
		case *page.Findings:
			for _, f := range b.List {
				c.add("finding", f.Message)
			}
		case *page.Entries:
			for _, e := range b.List {
				c.add("entry", e.Link.Text)
				c.badges(e.Badges)
				if e.Text == nil {
					c.add("summary", e.Summary)
				}
			}
		}
	}
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

func (c *collector) spans(list []page.Span) {
	var text string
	for _, s := range list {
		text += s.Text
	}
	c.add("words", text)
}

func (c *collector) group(g page.RowGroup, unfold int) {
	for _, r := range g.Rows {
		c.row(r, unfold)
	}
}

func (c *collector) row(r page.Row, unfold int) {
	c.add("row", r.Name)
	c.badges(r.Badges)
	c.text(r.Text)
	c.add("summary", r.Summary)
	for _, n := range r.Nested {
		c.row(n, unfold)
	}
	if r.Fold != nil && unfold > 0 {
		for _, g := range r.Fold.Groups {
			c.group(g, unfold-1)
		}
	}
}

var (
	markdownAddress = regexp.MustCompile(`\]\([^()\s]*\)`)
	escaped         = regexp.MustCompile(`\\([^A-Za-z0-9])`)
	tag             = regexp.MustCompile(`<[^>]*>`)
	request         = regexp.MustCompile(`<p class="bar" data-request="([^"]*)">`)
	word            = regexp.MustCompile(`[A-Za-z0-9]+`)
)

// tokensOf cuts an output into words, without markup.
func tokensOf(output, printed string) []string {
	switch output {
	case "html":
		_, printed, _ = strings.Cut(printed, `<main id="main">`)
		printed, _, _ = strings.Cut(printed, "</main>")
		printed = request.ReplaceAllString(strings.ReplaceAll(printed, "<wbr>", ""), " $1 ")
		printed = stdhtml.UnescapeString(tag.ReplaceAllString(printed, " "))
	case "markdown":
		printed = markdownAddress.ReplaceAllString(printed, " ")
		printed = stdhtml.UnescapeString(escaped.ReplaceAllString(printed, "$1"))
	}
	return words(printed)
}

func words(text string) []string { return word.FindAllString(text, -1) }

// find is where want begins in tokens, from at on; -1 for nowhere.
func find(tokens, want []string, at int) int {
	for i := at; i+len(want) <= len(tokens); i++ {
		if slices.Equal(tokens[i:i+len(want)], want) {
			return i
		}
	}
	return -1
}
