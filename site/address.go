package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"qmpdoc/qapi"
)

// A page's address comes from the name alone, so that it is the same for every release. Ordinary names stand as they
// are: letters, digits, "-", "_" and inner dots. Whatever else a hostile or careless tree may contain is escaped, so
// that different names get different files on every system:
//
//   - any other byte, a dot at either end, and the first letter of a name that Windows reserves ("con") is "~" and two
//     hex digits;
//   - the empty name is "~";
//   - a name longer than maxName is cut and ends in "~~h" and a hash of the whole;
//   - names of one folder that differ in case alone would be one file on macOS and Windows: each gets "~~" and a hex
//     mask of its upper-case letters;
//   - a second definition of the same name gets "~~n2", a third "~~n3".
//
// "~~" occurs in no escaped name, so the endings cannot be confused with names.
const maxName = 120

// fileName escapes one name. Its result is safe as a file name, in a URL and in an attribute.
func fileName(name string) string {
	if name == "" {
		return "~"
	}
	if safe(name) {
		return name
	}
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		if ordinary(c) && !(c == '.' && (i == 0 || i == len(name)-1)) && !(i == 0 && reservedName(name)) {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "~%02x", c)
	}
	if b.Len() <= maxName {
		return b.String()
	}
	sum := sha256.Sum256([]byte(name))
	return b.String()[:maxName/2] + "~~h" + hex.EncodeToString(sum[:12])
}

// safe tells whether name is good as it is, as nearly all are.
func safe(name string) bool {
	for i := range len(name) {
		if !ordinary(name[i]) {
			return false
		}
	}
	return len(name) <= maxName && name[0] != '.' && name[len(name)-1] != '.' && !reservedName(name)
}

func ordinary(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == '.'
}

// reservedName tells whether Windows takes name for a device, with or without an ending
// (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
func reservedName(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && (stem[:3] == "com" || stem[:3] == "lpt") && '0' <= stem[3] && stem[3] <= '9'
}

// caseMask gives the upper-case letters of name as a hexadecimal bit mask, first letter first.
func caseMask(name string) string {
	bits := make([]byte, (len(name)+7)/8)
	for i := range len(name) {
		if 'A' <= name[i] && name[i] <= 'Z' {
			bits[i/8] |= 0x80 >> (i % 8)
		}
	}
	return hex.EncodeToString(bits)
}

// folder gives the folder of d's page: definitions of the guest agent stand apart, and so do those that only the
// storage daemon has.
func folder(d *qapi.Def) string {
	return productFolder(d.Products.First()) + kindFolder(d.Kind)
}

func productFolder(p qapi.Products) string {
	switch p {
	case qapi.StorageDaemon:
		return "storage-daemon/"
	case qapi.GuestAgent:
		return "guest-agent/"
	default:
		return ""
	}
}

func kindFolder(k qapi.Kind) string {
	switch k {
	case qapi.Command:
		return "commands/"
	case qapi.Event:
		return "events/"
	case qapi.Struct, qapi.Union, qapi.Alternate, qapi.Enum:
		return "types/"
	default:
		panic(fmt.Sprintf("site: unknown kind %d", k))
	}
}

// addresses gives every definition the address of its page.
func addresses(defs []*qapi.Def) map[*qapi.Def]string {
	stems := make([]string, len(defs))
	spellings := map[string]map[string]int{} // by folded address, then by address: how many
	for i, d := range defs {
		stems[i] = folder(d) + fileName(d.Name)
		fold := strings.ToLower(stems[i])
		if spellings[fold] == nil {
			spellings[fold] = map[string]int{}
		}
		spellings[fold][stems[i]] = 0
	}
	result := make(map[*qapi.Def]string, len(defs))
	for i, d := range defs {
		twins := spellings[strings.ToLower(stems[i])]
		twins[stems[i]]++
		result[d] = stems[i] + ending(d.Name, len(twins) > 1, twins[stems[i]]) + ".html"
	}
	return result
}

func ending(name string, twin bool, nth int) string {
	end := ""
	if twin {
		end = "~~" + caseMask(name)
	}
	if nth > 1 {
		end += fmt.Sprintf("~~n%d", nth)
	}
	return end
}

// slug makes a chapter's file name from its title; it is "" for a title without letters and digits.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	s := strings.Join(words, "-")
	if len(s) > maxName/2 {
		s = strings.TrimRight(s[:maxName/2], "-")
	}
	return s
}

// toRoot gives the relative way from the page at address to the site's root: "", "../" or "../../".
func toRoot(address string) string { return strings.Repeat("../", strings.Count(address, "/")) }
