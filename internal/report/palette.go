package report

import "qmpdoc/diag"

// Palette colours words for a terminal. The zero Palette colours nothing.
type Palette struct{ on bool }

// ANSI is the palette for terminals. It names colours by role only, so that the terminal's own theme decides.
var ANSI = Palette{on: true}

// Strong marks what the eye should find first: names and places.
func (p Palette) Strong(s string) string { return p.paint("1", s) }

// Faint marks what only frames the rest: line numbers, rulers.
func (p Palette) Faint(s string) string { return p.paint("2", s) }

// Link marks names of other definitions.
func (p Palette) Link(s string) string { return p.paint("36", s) }

// Severity paints s in the colour of severity sev.
func (p Palette) Severity(sev diag.Severity, s string) string {
	return p.paint([...]string{diag.Info: "36", diag.Warning: "33;1", diag.Error: "31;1"}[sev], s)
}

func (p Palette) paint(code, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
