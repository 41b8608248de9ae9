package history

import (
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/compare"
	"qmpdoc/qapi"
)

// removalRules are the kinds of changes by which something goes.
var removalRules = []string{"command-removed", "event-removed", "argument-removed", "member-removed", "branch-removed", "value-removed", "alternative-removed"}

// removal is something that one release removed without the notice that QEMU promises.
type removal struct {
	change *compare.Change
	since  string // when it was deprecated; "" when it was not
}

// unannounced lists what the newest release lacks although it was stable and had not been deprecated for two releases
// (docs/about/deprecated.rst: a feature stays for the release in which it is deprecated and one more).
func (t *Tracker) unannounced() []removal {
	if t.compared == nil || t.compared.Downgrade || t.gapBefore(len(t.releases)-1) {
		return nil
	}
	now, _ := qapi.ParseRelease(t.last.Reference.Release)
	var list []removal
	for _, c := range t.compared.Changes {
		if !slices.Contains(removalRules, c.Rule) {
			continue
		}
		switch c.Level {
		case compare.Breaking:
			list = append(list, removal{change: c})
		case compare.Announced:
			since := t.deprecatedSince(c)
			release, ok := qapi.ParseRelease(since)
			if ok && len(release) > 1 && now.Series().Before(release.Series().Next().Next()) {
				list = append(list, removal{c, since})
			}
		}
	}
	return list
}

// deprecatedSince is the release that deprecated what was removed: by the schema or by the list of deprecated features, whichever
// did it first.
func (t *Tracker) deprecatedSince(c *compare.Change) string {
	owner, part := c.Name, ""
	if words := c.Steps; len(words) > 0 {
		part = words[len(words)-1].Name
		if c.Type != "" {
			owner = c.Type
		}
	}
	since := ""
	note := func(release string) {
		if release != "" && (since == "" || Compare(release, since) < 0) {
			since = release
		}
	}
	for _, product := range qapi.AllProducts {
		if !c.Products.Has(product) {
			continue
		}
		d := t.compared.Old.Lookup(product, owner)
		if d == nil {
			continue
		}
		for _, n := range append(t.compared.Old.NoticesOf(d, part), t.compared.Old.NoticesOf(d, "")...) {
			note(n.Release)
		}
		if p := t.programs[product]; p != nil {
			for _, key := range []string{part + "\x00deprecated", "deprecated"} {
				if m, ok := p.known[name{ofFeature, owner, key}]; ok {
					note(t.releases[m.first].Number)
				}
			}
		}
	}
	return since
}

// removals reports what was removed without notice, where it was.
func (h *History) removals() diag.List {
	var found diag.List
	for _, r := range h.removed {
		c := r.change
		at := c.Near
		if at.IsZero() {
			at = diag.Pos{File: c.Old.File}
		}
		msg := c.Message
		if len(c.Steps) > 0 {
			msg = c.Kind.String() + " " + c.Name + ": " + msg
		}
		if r.since == "" {
			msg += ", and was not deprecated in QEMU " + short(h.Releases[len(h.Releases)-2].Number)
		} else {
			msg += ", and was deprecated in QEMU " + short(r.since) + " only"
		}
		f := found.Report(at, ruleNotice, "%s", msg)
		f.Definition, f.Product = c.Name, c.Products.Word()
		f.Help = "deprecate it for two releases first"
	}
	return found
}

// short writes a release without the number of bug fixes.
func short(number string) string {
	r, _ := qapi.ParseRelease(number)
	return r.Series().String()
}
