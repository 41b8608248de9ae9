package site

import (
	"bytes"
	"flag"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// Other commits to compare, such as -before HEAD~1 with the checkout, or -before v1 -after v2.
var (
	beforeFlag = flag.String("before", "", "compare the pages that the program of this `commit` makes")
	afterFlag  = flag.String("after", "", "with those of the program of this `commit`; the checkout if empty")
)

// comparisons are changes that should have left the pages as they were, except where the reasons explain a difference. The last
// row ends in the checkout. An intended change of the pages gets a reason there, after its differences have been reviewed.
var comparisons = []struct {
	before, after string
	reasons       map[string]func(difference) bool
}{
	// The change that made pages data.
	{"ce87e1e", "5d8f2f3", map[string]func(difference) bool{
		"TODO sections, which are for QEMU's developers":                                      difference.isTodo,
		"a link to a type's member, where the page itself has that member, stays on the page": difference.staysOnPage,
		"no link to the page that it is on":                                                   difference.isOwnLink,
	}},
	{"3bf4892", "", map[string]func(difference) bool{
		"QEMU takes no article": difference.isArticle,
		"why values are deprecated or unstable is in their rows, and no longer also in a section of the type": difference.isFeaturesOfValues,
		"an entry of qmp-commands.hx without a text says its place once":                                      difference.isPlaceOfEntry,
	}},
}

// TestPagesBeforeAndAfter compares the visible words, their order, and the links of all pages of two releases.
func TestPagesBeforeAndAfter(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs of several commits")
	}
	corpus := golden.Corpus(t)
	list := comparisons
	if *beforeFlag != "" {
		list = slices.Clone(list[:1])
		list[0].before, list[0].after, list[0].reasons = *beforeFlag, *afterFlag, nil
	}
	for _, c := range list {
		t.Run(c.before+".."+c.after, func(t *testing.T) {
			before, after := programOf(t, c.before), programOf(t, c.after)
			for _, release := range []string{"v10.2.0", "v2.1.0"} {
				tree := filepath.Join(corpus, release)
				found := differences(pagesBy(t, before, tree), pagesBy(t, after, tree))
				todo := todoWords(t, tree)
				explained := map[string]int{}
				for _, d := range found {
					d.todo = todo[strings.TrimSuffix(path.Base(d.page), ".html")]
					if reason := d.reason(c.reasons); reason != "" {
						explained[reason]++
						continue
					}
					t.Errorf("%s: %s: lost %q, added %q", release, d.page, shortened(d.lost), shortened(d.added))
				}
				t.Logf("%s: explained: %v", release, explained)
			}
		})
	}
}

// programOf builds the program of a commit, or of the checkout.
func programOf(t *testing.T, commit string) string {
	t.Helper()
	source, program := "..", filepath.Join(t.TempDir(), "qmpdoc")
	if commit != "" {
		source = t.TempDir()
		archive := filepath.Join(t.TempDir(), "source.tar")
		if out, err := exec.Command("git", "-C", "..", "archive", "-o", archive, commit).CombinedOutput(); err != nil {
			t.Skipf("this checkout does not have the commit %s: %s", commit, out)
		}
		run(t, exec.Command("tar", "-x", "-f", archive, "-C", source))
	}
	build := exec.Command("go", "build", "-trimpath", "-o", program, "./cmd/qmpdoc")
	build.Dir = source
	run(t, build)
	return program
}

func run(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", c, err, out)
	}
}

// A visiblePage is what readers see of a page: the words in their order, and where its links lead, from the root of the site.
type visiblePage struct{ words, links []string }

// pagesBy makes the site of a tree with a program and reads its pages.
func pagesBy(t *testing.T, program, tree string) map[string]visiblePage {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	run(t, exec.Command(program, "build", "--quiet", tree, "-o", dir))
	pages := map[string]visiblePage{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		pages[name] = visible(name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// visible reads the page called name.
func visible(name string, data []byte) visiblePage {
	var p visiblePage
	var text strings.Builder
	hidden := 0
	for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() != html.ErrorToken; {
		token := z.Token()
		switch element := token.Data; {
		case token.Type == html.TextToken && hidden == 0:
			text.WriteString(token.Data)
		case token.Type == html.TextToken:
		case element == "script" || element == "style":
			if token.Type == html.StartTagToken {
				hidden++
			} else {
				hidden--
			}
		case element == "a" && token.Type == html.StartTagToken:
			for _, a := range token.Attr {
				if a.Key == "href" {
					p.links = append(p.links, fromRoot(name, a.Val))
				}
			}
		case !slices.Contains([]string{"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "wbr"}, element):
			text.WriteByte('\n') // words on two sides of a box are two
		}
	}
	p.words = strings.Fields(text.String())
	return p
}

// fromRoot returns where a link on the page called name leads.
func fromRoot(name, href string) string {
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() {
		return href
	}
	target := name
	if u.Path != "" {
		target = path.Join(path.Dir(name), u.Path)
	}
	if u.Fragment != "" {
		target += "#" + u.Fragment
	}
	return target
}

// difference is what a page lost and what it has instead: words or links. Where only their order differs, all of them count as
// lost and added.
type difference struct {
	page        string
	lost, added []string
	todo        map[string]bool // the words of the TODO sections of the page's definition
}

// differences compares the pages that two programs made.
func differences(before, after map[string]visiblePage) []difference {
	var list []difference
	for name, old := range before {
		now, there := after[name]
		if !there {
			list = append(list, difference{page: name, lost: old.words})
			continue
		}
		for _, pair := range [][2][]string{{old.words, now.words}, {old.links, now.links}} {
			if d := compareLists(pair[0], pair[1]); d.lost != nil || d.added != nil {
				d.page = name
				list = append(list, d)
			}
		}
	}
	for name, now := range after {
		if _, there := before[name]; !there {
			list = append(list, difference{page: name, added: now.words})
		}
	}
	slices.SortFunc(list, func(a, b difference) int { return strings.Compare(a.page, b.page) })
	return list
}

func compareLists(before, after []string) difference {
	lost, added := without(before, after), without(after, before)
	if lost == nil && added == nil && !slices.Equal(before, after) {
		return difference{lost: before, added: after}
	}
	return difference{lost: lost, added: added}
}

// without returns the elements of list that others does not have as often.
func without(list, others []string) (rest []string) {
	count := map[string]int{}
	for _, s := range others {
		count[s]++
	}
	for _, s := range list {
		if count[s]--; count[s] < 0 {
			rest = append(rest, s)
		}
	}
	return rest
}

func shortened(list []string) string {
	const most = 30
	if len(list) > most {
		list = append(slices.Clone(list[:most]), "…")
	}
	return strings.Join(list, " ")
}

// reason returns the one that explains d, or "".
func (d difference) reason(reasons map[string]func(difference) bool) string {
	for reason, explains := range reasons {
		if explains(d) {
			return reason
		}
	}
	return ""
}

func (d difference) isTodo() bool {
	return d.added == nil && d.todo != nil && !slices.ContainsFunc(d.lost, func(s string) bool {
		return slices.ContainsFunc(wordsIn(s), func(word string) bool { return !d.todo[word] })
	})
}

func (d difference) staysOnPage() bool {
	return len(d.lost) == len(d.added) && !slices.ContainsFunc(d.added, func(s string) bool { return !strings.HasPrefix(s, d.page+"#") })
}

func (d difference) isOwnLink() bool { return d.added == nil && slices.Equal(d.lost, []string{d.page}) }

func (d difference) isArticle() bool {
	return d.added == nil && d.page == "all-qmp.html" && slices.Equal(d.lost, []string{"the"})
}

// isFeaturesOfValues reports whether a type lost a section of features, or the links in and to it.
func (d difference) isFeaturesOfValues() bool {
	return d.added == nil && strings.HasPrefix(d.page, "types/") &&
		(slices.Contains(d.lost, "Features") || slices.Contains(d.lost, d.page+"#features"))
}

func (d difference) isPlaceOfEntry() bool {
	return d.added == nil && len(d.lost) == 1 && placeOfEntry.MatchString(d.lost[0])
}

var placeOfEntry = regexp.MustCompile(`(^|/)qmp-commands\.hx(:|#L)\d+$`)

// wordsIn cuts a text or an address into words.
func wordsIn(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// todoWords returns the words of the TODO sections of each definition, with those that a page and its addresses put around them.
func todoWords(t *testing.T, tree string) map[string]map[string]bool {
	t.Helper()
	r, _, err := source.Load(os.DirFS(tree), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]map[string]bool{}
	for _, d := range r.Defs {
		if d.Doc == nil {
			continue
		}
		for _, s := range d.Doc.Sections {
			if s.Kind != qapi.SecTodo {
				continue
			}
			if words[d.Name] == nil {
				words[d.Name] = map[string]bool{}
			}
			for _, word := range wordsIn("TODO Notes notes guest-agent types commands html " + d.Name + " " + s.Text.Raw) {
				words[d.Name][word] = true
			}
		}
	}
	return words
}
