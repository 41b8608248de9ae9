package qjson

import (
	"regexp"
	"strconv"
	"strings"
)

// number reads the number at hand. Its text keeps every digit: QEMU takes an integer of 64 bits, signed or not, as it is
// written, and anything with a fraction or an exponent as a double.
func (p *parser) number() *Value {
	t := p.tok
	v := p.new(Value{Kind: Number, Start: t.start, End: t.end, Text: p.text[t.start:t.end]})
	if t.end < len(p.text) && p.text[t.end] == '"' {
		if end := p.unopened(t.start); end > 0 {
			return p.unopenedNumber(v, end)
		}
	}
	if !isNumber(v.Text) {
		p.badNumber(v)
	}
	p.take()
	return v
}

// unopenedNumber reads a number that a quote follows: a string without its opening quote, or one quote too many if it is a number
// of JSON.
func (p *parser) unopenedNumber(v *Value, end int) *Value {
	known := !isNumber(v.Text)
	p.unopenedString(v, end)
	if !known {
		v.Kind = Elision
		f := &p.faults[len(p.faults)-1]
		f.Edit, f.Help = nil, "delete the quote after it if a number is meant"
	}
	return v
}

// isNumber tells whether s is a number of RFC 8259.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole := digits(s)
	if whole == 0 || whole > 1 && s[0] == '0' {
		return false
	}
	if s = s[whole:]; strings.HasPrefix(s, ".") {
		fraction := digits(s[1:])
		if fraction == 0 {
			return false
		}
		s = s[1+fraction:]
	}
	if s == "" || s[0]|0x20 != 'e' {
		return s == ""
	}
	if s = s[1:]; s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return s != "" && digits(s) == len(s)
}

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// A numberForm is a way to write numbers that other languages have.
type numberForm struct {
	form    *regexp.Regexp
	what    string
	rewrite func(s string) string // "" when the number is not certain
}

var numberForms = []numberForm{
	{regexp.MustCompile(`^[+-]?0[xX][0-9a-fA-F]{1,16}$`), "JSON has no hexadecimal numbers", decimal},
	{regexp.MustCompile(`^-?0[0-7]$`), "a number does not begin with 0", dropZeros},
	{regexp.MustCompile(`^-?0\d+$`), "a number does not begin with 0", nil},
	{regexp.MustCompile(`^\+(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$`), "a number does not begin with '+'", dropPlus},
	{regexp.MustCompile(`^-?\.\d+([eE][-+]?\d+)?$`), "a digit is missing before '.'", zeroBefore},
	{regexp.MustCompile(`^-?(0|[1-9]\d*)\.$`), "a digit is missing after '.'", dropDot},
	{regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?[a-zA-Z]+$`), "a number has no unit", nil},
	{regexp.MustCompile(`^[-+]?[iI]nf`), "JSON has no infinite numbers", nil},
}

// badNumber reports v. A number that can be meant in one way only is read so, any other is not known.
func (p *parser) badNumber(v *Value) {
	what, text := otherForm(v.Text)
	f := p.fault(BadNumber, v.Start, v.End, "%s: %s", what, shorten(v.Text))
	if text == "" {
		v.Kind = Elision
		return
	}
	v.Text = text
	f.Help = "write " + text
	f.Edit = &Edit{Start: v.Start, End: v.End, Text: text}
}

func otherForm(s string) (what, text string) {
	for _, one := range numberForms {
		if !one.form.MatchString(s) {
			continue
		}
		if one.rewrite != nil {
			text = one.rewrite(s)
		}
		return one.what, text
	}
	return "no number of JSON", ""
}

func decimal(s string) string {
	n, err := strconv.ParseUint(strings.TrimLeft(s, "+-")[2:], 16, 64)
	if err != nil {
		return ""
	}
	if s[0] == '-' && n != 0 {
		return "-" + strconv.FormatUint(n, 10)
	}
	return strconv.FormatUint(n, 10)
}

func dropZeros(s string) string {
	sign := s[:len(s)-len(strings.TrimPrefix(s, "-"))]
	return sign + s[len(s)-1:]
}

func dropPlus(s string) string { return s[1:] }

func zeroBefore(s string) string { return strings.Replace(s, ".", "0.", 1) }

func dropDot(s string) string { return strings.TrimSuffix(s, ".") }
