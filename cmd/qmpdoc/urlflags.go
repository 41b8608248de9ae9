package main

import (
	"errors"
	"net/url"
	"regexp"
	"strings"

	"qmpdoc/internal/sources"
	"qmpdoc/qapi"
)

// baseURLFlag is the address of a site. Its pages' addresses are appended to it.
type baseURLFlag string

func (b *baseURLFlag) String() string { return string(*b) }
func (b *baseURLFlag) Type() string   { return "URL" }
func (b *baseURLFlag) Set(word string) error {
	u, err := url.Parse(word)
	if err != nil || !isWeb(u) || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("use an absolute http or https URL, such as https://example.org/qmp/")
	}
	*b = baseURLFlag(u.String()) // with what URLs must not hold encoded
	return nil
}

// sourceURLFlag is a template for the addresses of source lines. Pages of all folders have it, so it is absolute.
type sourceURLFlag string

func (s *sourceURLFlag) String() string { return string(*s) }
func (s *sourceURLFlag) Type() string   { return "URL" }
func (s *sourceURLFlag) Set(word string) error {
	if word == noSourceURL {
		*s = noSourceURL
		return nil
	}
	u, err := url.Parse(strings.NewReplacer("{file}", "f", "{line}", "1", "{release}", "1").Replace(word))
	if err != nil || !strings.Contains(word, "{file}") || !isWeb(u) {
		return errors.New("use an http or https URL with {file} in it, such as https://example.org/{file}#L{line}")
	}
	*s = sourceURLFlag(word)
	return nil
}

func isWeb(u *url.URL) bool { return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" }

// noSourceURL switches links to source lines off.
const noSourceURL = "none"

// sourceURL is where the lines of the sources of ref can be read: as the user says, else in QEMU's repository if it has a tag
// for the release. Trees between releases (VERSION 10.0.50 and later) have none.
func sourceURL(asked string, ref *qapi.Reference, kind sources.Kind) string {
	switch {
	case asked == noSourceURL:
		return ""
	case asked != "" || kind == sources.Sample || !releaseNumber.MatchString(ref.Release):
		return asked
	}
	return "https://gitlab.com/qemu-project/qemu/-/blob/v" + ref.Release + "/{file}#L{line}"
}

var releaseNumber = regexp.MustCompile(`^\d+\.\d+(\.[0-4]?\d)?$`)
