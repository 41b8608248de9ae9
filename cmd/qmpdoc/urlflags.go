package main

import (
	"errors"
	"net/url"
	"strings"
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

// sourceURLFlag is a template for the addresses of source lines, absolute or relative.
type sourceURLFlag string

func (s *sourceURLFlag) String() string { return string(*s) }
func (s *sourceURLFlag) Type() string   { return "URL" }
func (s *sourceURLFlag) Set(word string) error {
	u, err := url.Parse(strings.NewReplacer("{file}", "f", "{line}", "1").Replace(word))
	if err != nil || !strings.Contains(word, "{file}") || u.Scheme != "" && !isWeb(u) {
		return errors.New("use an http or https URL with {file} in it, such as https://example.org/{file}#L{line}")
	}
	*s = sourceURLFlag(word)
	return nil
}

func isWeb(u *url.URL) bool { return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" }
