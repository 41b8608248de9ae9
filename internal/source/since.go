package source

import (
	"fmt"
	"regexp"
	"strings"

	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// sinceVersion finds the release in "since 2.7", "Since: QEMU 2.7" and "(Since v2.7.1)".
var sinceVersion = regexp.MustCompile(`(?i)\bsince:?\s+(?:QEMU\s+)?v?(\d+\.\d+)(?:\.\d+)*\b`)

// otherProgram tells that the words before "since" may make its release one of something else.
var otherProgram = regexp.MustCompile(`(?i)\b(?:linux|kernel|libvirt|windows|glibc|xen|spice|libiscsi|libnfs)\b`)

// tagVersion finds the release that a Since section begins with.
var tagVersion = regexp.MustCompile(`^\s*(?:QEMU\s+)?v?(\d+\.\d+)(?:\.\d+)*\b`)

// sinceTag checks the section of a Since tag.
func (c *textChecker) sinceTag(section *qapi.Section) {
	if m := tagVersion.FindStringSubmatchIndex(section.Text.Raw); section.Kind == qapi.SecSince && m != nil {
		c.since(section.Text, m)
	}
}

// sinces checks the releases that follow "since" in a text.
func (c *textChecker) sinces(t prose.Text) {
	if !strings.Contains(t.Raw, "ince") && !strings.Contains(t.Raw, "INCE") {
		return
	}
	for _, m := range sinceVersion.FindAllStringSubmatchIndex(t.Raw, -1) {
		const near = 3 // words
		before := strings.Fields(strings.TrimRight(t.Raw[max(0, m[0]-60):m[0]], " (\n"))
		if !otherProgram.MatchString(strings.Join(before[max(0, len(before)-near):], " ")) {
			c.since(t, m)
		}
	}
}

// since checks the release that the first group of m has found in a text.
func (c *textChecker) since(t prose.Text, m []int) {
	r, ok := qapi.ParseRelease(t.Raw[m[2]:m[3]])
	switch {
	case !ok:
	case !r.Exists():
		f := c.report(t.Pos(m[2]), t.Pos(m[1]), ruleSinceUnknown, "there is no QEMU %s", r)
		if c.latest != nil && !c.latest.Before(r.Last()) {
			f.Help = fmt.Sprintf("QEMU %s came after %s", r.Last().Next(), r.Last())
		}
	case c.latest.Before(r):
		c.report(t.Pos(m[2]), t.Pos(m[1]), ruleSinceFuture, "QEMU %s comes after this tree, which is %s", r, c.latest).
			Help = "write the release in which it first appeared"
	}
}

// undated reports a documented definition that does not say in which release it appeared.
func (c *textChecker) undated() {
	if doc := c.def.Doc; doc != nil && doc.Symbol == c.def.Name && doc.Since().IsZero() {
		c.report(doc.SymbolPos, after(doc.SymbolPos, doc.Symbol), RuleSinceMissing,
			"the documentation of %s %s does not say in which release it appeared", c.def.Kind, c.def.Name).
			Help = "add 'Since: <release>'"
	}
}
