package introspect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
)

// MaxBytes bounds the files in which a reply is looked for. A reply has 0.2 MiB.
const MaxBytes = 32 << 20

// longestEntity bounds one entity where the beginning of the reply is looked for. The largest of QEMU has 20 KiB.
const longestEntity = 1 << 20

// mark is in every entity, and hardly anywhere else.
var mark = []byte(`"meta-type"`)

// Holds reports whether a file holds a reply to query-qmp-schema: alone, in {"return": […]}, among other messages such as those
// of libvirt's .replies files, or in a line of a log.
func Holds(src []byte) bool { return begin(src) >= 0 }

// begin finds the bracket that opens the list of entities; -1 when there is none. It is the last '[' before the first mark
// after which a JSON object with a meta-type follows.
func begin(src []byte) int {
	first := bytes.Index(src, mark)
	if first < 0 {
		return -1
	}
	const mostTries = 256
	at := first
	for range mostTries {
		if at = bytes.LastIndexByte(src[:at], '['); at < 0 || first-at > longestEntity {
			return -1
		}
		if startsEntities(src[at+1:]) {
			return at
		}
	}
	return -1
}

// startsEntities reports whether text begins with an entity.
func startsEntities(text []byte) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	if len(text) == 0 || text[0] != '{' {
		return false
	}
	var e struct {
		MetaType string `json:"meta-type"`
	}
	d := json.NewDecoder(bytes.NewReader(text[:min(len(text), longestEntity)]))
	return d.Decode(&e) == nil && e.MetaType != ""
}

var versions = regexp.MustCompile(`"qemu"\s*:\s*(\{[^{}]*\})`)

// release finds the version of the program among the messages of a file: in the greeting or the reply to query-version.
func release(src []byte) string {
	for _, m := range versions.FindAllSubmatch(src, 100) {
		var v struct{ Major, Minor, Micro *int }
		if json.Unmarshal(m[1], &v) == nil && v.Major != nil && v.Minor != nil && v.Micro != nil {
			return fmt.Sprintf("%d.%d.%d", *v.Major, *v.Minor, *v.Micro)
		}
	}
	return ""
}
