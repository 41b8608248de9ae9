package notices

import (
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// Tie returns copies of the entries with their subjects in r. An entry whose names r does not have gets subjects without a
// definition.
func Tie(r *qapi.Reference, list []*qapi.Notice) []*qapi.Notice {
	if len(list) == 0 {
		return nil
	}
	t := newTier(r)
	tied := make([]*qapi.Notice, len(list))
	for i, n := range list {
		c := *n
		c.Subjects, c.Partial = t.subjects(n), anyWord(tokensOf(n.Heading), limiting)
		tied[i] = &c
	}
	return tied
}

// OfTree ties the entries to the reference of the tree that has the lists. What the tree still has was not removed: a
// subject that is found for an entry about all of it is another thing of that name.
func OfTree(r *qapi.Reference, list []*qapi.Notice) []*qapi.Notice {
	tied := Tie(r, list)
	for _, n := range tied {
		if n.Removed && !n.Partial {
			n.Subjects = slices.DeleteFunc(n.Subjects, func(s qapi.Subject) bool { return s.Def != nil })
		}
	}
	return tied
}

// tier finds the subjects of headings in a reference.
type tier struct {
	ref       *qapi.Reference
	byName    map[string][]*qapi.Def // by folded name, see spellings
	declaring map[string][]*qapi.Def // which definitions declare a member or value, by folded name
}

func newTier(r *qapi.Reference) *tier {
	t := &tier{r, map[string][]*qapi.Def{}, map[string][]*qapi.Def{}}
	for _, d := range r.Defs {
		if d.Products == qapi.GuestAgent {
			continue // the lists say nothing about its commands so far
		}
		for _, s := range spellings(d) {
			t.byName[s] = append(t.byName[s], d)
		}
		for _, m := range declared(d) {
			t.declaring[fold(m.Name)] = append(t.declaring[fold(m.Name)], d)
		}
	}
	return t
}

// spellings lists the folded names by which a heading can mean d. The lists say "migrate-set-parameter" for the command
// migrate-set-parameters.
func spellings(d *qapi.Def) []string {
	name := fold(d.Name)
	list := []string{name}
	if stem, ok := strings.CutSuffix(name, "ies"); ok && d.Kind == qapi.Command {
		list = append(list, stem+"y")
	} else if stem, ok := strings.CutSuffix(name, "s"); ok && d.Kind == qapi.Command {
		list = append(list, stem)
	}
	return list
}

// declared lists the members and values that d itself declares.
func declared(d *qapi.Def) []*qapi.Member { return slices.Concat(d.BaseMembers, d.Members, d.Values) }

// declaredAs returns the member or value of d with a folded name; nil when there is none.
func declaredAs(d *qapi.Def, name string) *qapi.Member {
	list := declared(d)
	if i := slices.IndexFunc(list, func(m *qapi.Member) bool { return fold(m.Name) == fold(name) }); i >= 0 {
		return list[i]
	}
	return nil
}

// subjects finds what the heading of n is about: the definitions that it names, or the members that it names of them. A
// heading that names members only is about those whose type's name has words of the heading.
func (t *tier) subjects(n *qapi.Notice) []qapi.Subject {
	words := tokensOf(n.Heading)
	heads, members := t.split(words)
	var list []qapi.Subject
	switch {
	case len(heads) == 0 && (len(members) == 0 || strings.HasPrefix(words[0].text, "-")):
		return nil // or about a command line option
	case len(heads) == 0:
		names := leading(words, members)
		if !n.Strict || len(names) == 1 { // else the first is a definition that is not there
			for _, name := range names {
				list = append(list, t.byWords(name, words, tokensOf(n.Section))...)
			}
		}
		if len(list) == 0 && n.Strict {
			list = unknown(words, members)
		}
	case len(members) == 0:
		for _, d := range heads {
			list = append(list, qapi.Subject{Def: d, Name: d.Name})
		}
	default:
		for _, d := range heads {
			for _, name := range members {
				if s, ok := t.member(d, stepsOf(name), anyWord(words, replyWords)); ok {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// leading are the names before the first word such as "property", when there are some: those after it say whose property it is.
func leading(words []token, names []string) []string {
	var first []string
	for _, w := range words {
		if !w.quoted && memberWords[strings.ToLower(w.text)] {
			break
		}
		if slices.Contains(names, w.text) {
			first = append(first, w.text)
		}
	}
	if first == nil {
		return names
	}
	return first
}

// unknown are the subjects of a heading whose definitions the reference does not have: all names, unless some of them are
// those of members.
func unknown(words []token, names []string) []qapi.Subject {
	if anyWord(words, memberWords) {
		names = names[:1]
	}
	var list []qapi.Subject
	for _, name := range names {
		list = append(list, qapi.Subject{Name: name})
	}
	return list
}

// split tells the names of definitions in a heading from those of members. Quoted names come first; words without quotes
// count when no quoted name is a definition, as in qemu-deprecated.texi.
func (t *tier) split(words []token) (heads []*qapi.Def, members []string) {
	heads, members = t.splitBy(words, func(i int) bool { return words[i].quoted || strings.ContainsAny(words[i].text, ".[") })
	if len(heads) > 0 {
		return heads, members
	}
	bare, more := t.splitBy(words, func(i int) bool {
		text := words[i].text
		return words[i].quoted || i == 0 || strings.ContainsAny(text, "-_.[") || text != strings.ToLower(text) ||
			i+1 < len(words) && words[i+1].text == "command"
	})
	if len(bare) > 0 {
		return bare, more
	}
	return nil, members
}

func (t *tier) splitBy(words []token, counts func(i int) bool) (heads []*qapi.Def, members []string) {
	membersFollow := false
	for i, w := range words {
		if !w.quoted && memberWords[strings.ToLower(w.text)] {
			membersFollow = true
			continue
		}
		if !counts(i) || !nameLike.MatchString(w.text) {
			continue
		}
		defs := t.byName[fold(w.text)]
		switch {
		case len(defs) > 0 && !(membersFollow && w.quoted):
			heads = append(heads, defs...)
		case w.quoted || strings.Contains(w.text, "."):
			members = append(members, w.text)
		case membersFollow && strings.Contains(w.text, "-"):
			members = append(members, w.text)
		}
	}
	return heads, members
}

// generic words of types' names say nothing about their subject.
var generic = map[string]bool{"properties": true, "options": true, "info": true, "common": true, "base": true, "kind": true, "data": true}

// byWords finds the members called name for a heading that names no definition: of those that the schema marks as deprecated,
// or else of all, the ones of the types that share most words with the heading. Without a mark they must share one, and the
// words of the section do not count.
func (t *tier) byWords(name string, words, section []token) []qapi.Subject {
	declaring, least := t.declaring[fold(name)], 1
	marked := slices.DeleteFunc(slices.Clone(declaring), func(d *qapi.Def) bool {
		return qapi.FindFeature(declaredAs(d, name).Features, "deprecated") == nil
	})
	if len(marked) > 0 {
		declaring, least = marked, 0
		words = append(section, words...)
	}
	said := wordsAround(words, name)
	var best []qapi.Subject
	for _, d := range declaring {
		shared := sharedWords(d.Name, said)
		if shared > least {
			best, least = nil, shared
		}
		if shared == least {
			best = append(best, qapi.Subject{Def: d, Name: d.Name, Owner: d, Steps: []string{declaredAs(d, name).Name}})
		}
	}
	return best
}

// wordsAround lists the words of headings, without those of name.
func wordsAround(words []token, name string) []string {
	var said []string
	for _, w := range words {
		if w.text != name {
			said = append(said, wordsOf(w.text)...)
		}
	}
	return said
}

// sharedWords counts the words of a definition's name that are said.
func sharedWords(name string, said []string) int {
	shared := 0
	for _, w := range wordsOf(name) {
		if !generic[w] && slices.ContainsFunc(said, func(s string) bool { return sameWord(s, w) }) {
			shared++
		}
	}
	return shared
}

// sameWord reports whether two words mean the same, one of them perhaps cut short: "net" and "netdev", "character" and "chardev".
func sameWord(a, b string) bool {
	if len(a) < 3 || len(b) < 3 {
		return a == b
	}
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	return len(a) > 4 && len(b) > 4 && a[:4] == b[:4]
}
