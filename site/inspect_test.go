package site

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// inspect tells what is wrong with a site: markup that is not well-formed or not allowed, an id that appears twice,
// a link that leads nowhere, a title that two pages have, a page without a description.
func inspect(files map[string][]byte) []string {
	var problems []string
	ids := map[string]map[string]bool{}
	links := map[string][]string{}
	titled := map[string]string{}
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		p := inspectPage(data)
		ids[name], links[name] = p.ids, p.links
		if other := titled[p.title]; other != "" {
			p.report("title %q is that of %s too", p.title, other)
		}
		titled[p.title] = name
		if p.description == "" {
			p.report("no description")
		}
		if p.twin != (name != "404.html") {
			p.report("a link to a twin: %v", p.twin)
		}
		for _, problem := range p.problems {
			problems = append(problems, name+": "+problem)
		}
	}
	for name, hrefs := range links {
		if name == "404.html" { // a server shows it anywhere
			if mixed(hrefs) {
				problems = append(problems, name+": some links are absolute, some are not")
			}
			continue
		}
		for _, href := range hrefs {
			if problem := follow(name, href, files, ids); problem != "" {
				problems = append(problems, fmt.Sprintf("%s: link %q %s", name, href, problem))
			}
		}
	}
	slices.Sort(problems)
	return problems[:min(len(problems), 40)]
}

// mixed reports whether some links to other files are absolute and some relative.
func mixed(hrefs []string) bool {
	others := slices.DeleteFunc(slices.Clone(hrefs), func(href string) bool { return strings.HasPrefix(href, "#") })
	absolute := slices.DeleteFunc(slices.Clone(others), func(href string) bool { return !strings.HasPrefix(href, "https:") })
	return len(absolute) > 0 && len(absolute) < len(others)
}

// follow checks one link on the page called name.
func follow(name, href string, files map[string][]byte, ids map[string]map[string]bool) string {
	u, err := url.Parse(href)
	switch {
	case err != nil:
		return err.Error()
	case u.Scheme == "http" || u.Scheme == "https":
		return ""
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/"):
		return "is not relative"
	}
	target := name
	if u.Path != "" {
		target = path.Join(path.Dir(name), u.Path)
	}
	if _, ok := files[target]; !ok {
		return "leads to no file"
	}
	if u.Fragment != "" && !ids[target][u.Fragment] {
		return "leads to no id"
	}
	return ""
}

type inspection struct {
	title, description string
	twin               bool // it links to one
	begun              bool // the last tag began an element

	ids      map[string]bool
	links    []string
	open     []string
	problems []string
}

// void elements have no end tag.
var void = []string{"meta", "input", "link", "wbr", "br", "hr", "img", "col"}

// forbiddenElements would be live, or break the frame.
var forbiddenElements = []string{"script", "style", "iframe", "object", "embed", "form", "svg", "math", "base", "plaintext"}

func inspectPage(data []byte) *inspection {
	p := &inspection{ids: map[string]bool{}}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(p.open) > 0 {
				p.report("not closed: %v", p.open)
			}
			return p
		case html.StartTagToken:
			p.start(z.Token())
		case html.TextToken:
			if n := len(p.open); n > 0 && p.open[n-1] == "title" {
				p.title = z.Token().Data
			}
		case html.EndTagToken:
			p.end(z.Token().Data)
		}
	}
}

func (p *inspection) report(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

func (p *inspection) start(t html.Token) {
	if slices.Contains(forbiddenElements, t.Data) && !ofFrame(t) {
		p.report("element %s", t.Data)
	}
	if n := len(p.open); n > 0 && p.open[n-1] == "p" && slices.Contains([]string{"p", "ul", "ol", "dl", "pre", "div", "table", "figure", "aside", "section"}, t.Data) {
		p.report("%s inside p", t.Data)
	}
	if t.Data == "a" && slices.Contains(p.open, "a") {
		p.report("link inside a link")
	}
	if t.Data == "meta" && slices.Contains(t.Attr, html.Attribute{Key: "name", Val: "description"}) {
		p.description = t.Attr[1].Val
	}
	if t.Data == "link" && slices.Contains(t.Attr, html.Attribute{Key: "type", Val: "text/markdown"}) {
		p.twin = true
	}
	if p.begun = !slices.Contains(void, t.Data); p.begun {
		p.open = append(p.open, t.Data)
	}
	for _, a := range t.Attr {
		p.attribute(t.Data, a)
	}
}

// ofFrame reports whether t is the search box, or a script that lies in a file of its own.
func ofFrame(t html.Token) bool {
	for _, a := range t.Attr {
		if t.Data == "form" && a.Key == "class" && strings.HasPrefix(a.Val, "find") || t.Data == "script" && a.Key == "src" {
			return true
		}
	}
	return false
}

func (p *inspection) attribute(element string, a html.Attribute) {
	switch {
	case strings.HasPrefix(a.Key, "on") || a.Key == "style":
		p.report("attribute %s of %s", a.Key, element)
	case a.Key == "id":
		if p.ids[a.Val] {
			p.report("id %q twice", a.Val)
		}
		if a.Val == "" || strings.ContainsAny(a.Val, " \n\t") {
			p.report("id %q", a.Val)
		}
		p.ids[a.Val] = true
	case a.Key == "href" || a.Key == "src":
		p.links = append(p.links, a.Val)
	}
}

func (p *inspection) end(name string) {
	n := len(p.open)
	if n == 0 || p.open[n-1] != name {
		p.report("</%s> closes %v", name, p.open)
		if i := slices.Index(p.open, name); i >= 0 {
			p.open = p.open[:i]
		}
		return
	}
	p.open = p.open[:n-1]
	if p.begun && slices.Contains([]string{"dl", "ul", "ol", "table"}, name) {
		p.report("%s without content", name)
	}
	p.begun = false
}
