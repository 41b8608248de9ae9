package site

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

const feedAddress = "changes.xml"

// dated reports whether the date of a release is known: Atom demands one of each entry.
func (s *site) dated() bool {
	for _, c := range s.pages.Config.Changes {
		if !c.Date.IsZero() {
			return true
		}
	}
	return false
}

// feed is what changed in each release, for feed readers (RFC 4287, "The Atom Syndication Format").
func (s *site) feed(to *bytes.Buffer) error {
	var entries strings.Builder
	updated := ""
	for _, c := range slices.Backward(s.pages.Config.Changes) {
		if c.Date.IsZero() {
			continue
		}
		date := c.Date.UTC().Format(time.RFC3339)
		updated = max(updated, date)
		at := xmlText(s.canonical(s.address.of(c.Target())))
		entries.WriteString("<entry>\n<title>QMP in QEMU " + xmlText(c.Release) + "</title>\n<id>" + at + "</id>\n<link href=\"" + at +
			"\"/>\n<updated>" + date + "</updated>\n<summary>" + xmlText(c.Describe()) + "</summary>\n</entry>\n")
	}
	to.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>Changes of QMP</title>\n<id>" +
		xmlText(s.canonical("changes.html")) + "</id>\n<link rel=\"self\" href=\"" + xmlText(s.canonical(feedAddress)) + "\"/>\n<link href=\"" +
		xmlText(s.canonical("changes.html")) + "\"/>\n<updated>" + updated + "</updated>\n<author><name>qmpdoc</name></author>\n" + entries.String() + "</feed>\n")
	return nil
}
