package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"qmpdoc/diag"
	"qmpdoc/internal/printable"
)

// junit prints the findings as test cases, one suite for each file. A finding that makes the run fail is a failure, a
// suppressed one is skipped, any other is a passed case with its text as output. A run without findings is one passed case.
func (r *Run) junit(w io.Writer) error {
	doc := testSuites{Name: "qmpdoc"}
	for _, d := range Sorted(r.Findings) {
		n := len(doc.Suites)
		if n == 0 || doc.Suites[n-1].Name != suiteName(&d) {
			doc.Suites = append(doc.Suites, testSuite{Name: suiteName(&d)})
			n++
		}
		doc.Suites[n-1].add(r.testCase(&d))
	}
	if len(doc.Suites) == 0 {
		doc.Suites = []testSuite{{Name: "qmpdoc", Tests: 1, Cases: []testCase{{Name: "no findings", Class: "qmpdoc"}}}}
	}
	for _, s := range doc.Suites {
		doc.Tests += s.Tests
		doc.Failures += s.Failures
		doc.Skipped += s.Skipped
	}
	data, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, data)
	return err
}

type testSuites struct {
	XMLName  xml.Name    `xml:"testsuites"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Suites   []testSuite `xml:"testsuite"`
}

type testSuite struct {
	Name     string     `xml:"name,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"` // none: those are of tests that could not run
	Skipped  int        `xml:"skipped,attr"`
	Cases    []testCase `xml:"testcase"`
}

type testCase struct {
	Name    string       `xml:"name,attr"`
	Class   string       `xml:"classname,attr"`
	File    string       `xml:"file,attr,omitempty"`
	Line    int          `xml:"line,attr,omitempty"`
	Failure *testFailure `xml:"failure"`
	Skipped *testSkipped `xml:"skipped"`
	Output  *cdata       `xml:"system-out"`
}

type testFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",cdata"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

type testSkipped struct {
	Message string `xml:"message,attr"`
}

func (s *testSuite) add(c testCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
}

func (r *Run) testCase(d *diag.Diagnostic) testCase {
	c := testCase{Name: plain(fmt.Sprintf("%s %s", place(d.Pos), d.Rule)), Class: plain(d.Definition), File: plain(r.inside(d.Pos.File)), Line: d.Pos.Line}
	if c.Class == "" {
		c.Class = suiteName(d)
	}
	text := &strings.Builder{}
	_ = r.text(text, diag.List{*d}, Palette{}) // a Builder takes everything
	switch {
	case d.Suppressed != "":
		c.Skipped = &testSkipped{Message: plain(d.Suppressed)}
	case r.Fails != nil && r.Fails(d):
		c.Failure = &testFailure{Type: d.Rule, Message: plain(d.Msg), Text: legalXML(text.String())}
	default:
		c.Output = &cdata{legalXML(text.String())}
	}
	return c
}

// legalXML replaces what XML cannot hold at all, not even escaped (www.w3.org/TR/xml, "Characters"), and what nobody sees.
func legalXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && printable.Hides(r) || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, s)
}

func place(pos diag.Pos) string {
	if pos.IsZero() {
		return "(no file)"
	}
	return pos.String()
}

func suiteName(d *diag.Diagnostic) string {
	if d.Pos.File == "" {
		return "qmpdoc"
	}
	return plain(d.Pos.File)
}
