package prose

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
)

// releaseTexts cuts the comments of a release's schema files into texts: a cheap stand-in for the parser of schema files,
// which this package must not import. A line "@name:" or "Tag:" begins a text, and so does a comment block.
func releaseTexts(tb testing.TB, release string) []Text {
	tb.Helper()
	var texts []Text
	root := filepath.Join(golden.Corpus(tb), release)
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".json" {
			return err
		}
		src, err := os.ReadFile(path)
		texts = append(texts, cutComments(filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator))), string(src))...)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return texts
}

var sectionHead = regexp.MustCompile(`^(@[^ :]+ ?:|(Returns|Errors|Since|Notes?|Examples?|TODO|Features):(?: |$)) *`)

func cutComments(file, src string) []Text {
	var texts []Text
	var lines []string
	var places []Place
	flush := func() {
		least := leastIndent(lines)
		for i := range lines {
			n := min(least, leadingBlanks([]byte(lines[i])))
			if i > 0 {
				lines[i] = lines[i][n:]
				places[i].Col += n
			}
		}
		if raw := strings.Trim(strings.Join(lines, "\n"), "\n"); raw != "" {
			texts = append(texts, Text{Raw: strings.TrimRight(strings.Join(lines, "\n"), "\n"), File: file, Lines: places})
		}
		lines, places = nil, nil
	}
	for i, line := range strings.Split(src, "\n") {
		comment, ok := strings.CutPrefix(line, "#")
		if !ok || strings.HasPrefix(comment, "#") {
			flush()
			continue
		}
		comment = strings.TrimPrefix(comment, " ")
		head := sectionHead.FindString(comment)
		if head != "" {
			flush()
		}
		lines = append(lines, comment[len(head):])
		places = append(places, Place{i + 1, len(line) - len(comment) + len(head) + 1})
	}
	flush()
	return texts
}

func leastIndent(lines []string) int {
	least := -1
	for _, line := range lines[min(1, len(lines)):] {
		if n := leadingBlanks([]byte(line)); n < len(line) && (least < 0 || n < least) {
			least = n
		}
	}
	return max(least, 0)
}

// leftover is markup that a page must not show.
var leftover = regexp.MustCompile("(?m)^\\.\\. |::$|::</|`|\\*\\*|:[a-z]+:`|</?blockquote>\n<blockquote>")

// withoutLiterals takes out what is printed as written.
var withoutLiterals = regexp.MustCompile(`(?s)<pre>.*?</pre>|<code>.*?</code>`)

func TestRelease(t *testing.T) {
	for _, text := range releaseTexts(t, "v10.2.0") {
		d := Parse(text)
		page := d.HTML(HTMLOptions{})
		if problem := checkHTML(page); problem != "" {
			t.Errorf("%s: %s in %s", text.Start(), problem, page)
		}
		if shown := leftover.FindString(withoutLiterals.ReplaceAllString(page, "")); shown != "" {
			t.Errorf("%s: %q is left over in\n%s", text.Start(), shown, page)
		}
		for _, f := range d.Findings() {
			if f.Rule != ruleOldHeading.ID && f.Rule != ruleNoTerm.ID { // acpi-hest.json has one; releaseTexts does not align all lines
				t.Errorf("unexpected finding: %s", f)
			}
		}
	}
}

// No text of any era may be read as a maze of quotations and terms.
func TestOldReleases(t *testing.T) {
	for _, release := range []string{"v1.1.0", "v2.1.0", "v2.7.0", "v2.9.0", "v4.2.0"} {
		for _, text := range releaseTexts(t, release) {
			page := Parse(text).HTML(HTMLOptions{})
			if problem := checkHTML(page); problem != "" {
				t.Errorf("%s: %s: %s in %s", release, text.Start(), problem, page)
			}
			if strings.Contains(page, "<blockquote>\n<blockquote>") || strings.Count(page, "<dl>") > 1 {
				t.Errorf("%s: %s: odd nesting in\n%s", release, text.Start(), page)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	texts := releaseTexts(b, "v10.2.0")
	size := 0
	for _, t := range texts {
		size += len(t.Raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			Parse(t)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	var docs []*Doc
	size := 0
	for _, t := range releaseTexts(b, "v10.2.0") {
		docs = append(docs, Parse(t))
		size += len(t.Raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			d.HTML(HTMLOptions{})
		}
	}
}
