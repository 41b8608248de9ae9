package traffic

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// compressed are the first bytes of what compresses files, with what unpacks it.
var compressed = []struct{ mark, name, unpack string }{
	{"\x1f\x8b", "gzip", "zcat"},
	{"\xfd7zXZ\x00", "xz", "xzcat"},
	{"\x28\xb5\x2f\xfd", "zstd", "zstdcat"},
	{"BZh", "bzip2", "bzcat"},
	{"PK\x03\x04", "zip", "unzip -p"},
}

// refuseCompressed returns an error for a source that begins with such bytes.
func refuseCompressed(beginning string) error {
	for _, c := range compressed {
		if strings.HasPrefix(beginning, c.mark) {
			return fmt.Errorf("the file is compressed (%s): unpack it first, for example with '%s'", c.name, c.unpack)
		}
	}
	return nil
}

// inUTF8 converts a source in UTF-16, in which some shells write what a program prints: it begins with a mark, or with two
// characters of ASCII. Columns are those in UTF-8 then. Done tells whether it is one.
func inUTF8(src *bufio.Reader, beginning string) (text io.Reader, done bool) {
	order := unicode.BigEndian
	switch {
	case len(beginning) < 4:
		return src, false
	case beginning[1] == 0 && beginning[3] == 0 && beginning[0] != 0 && beginning[2] != 0:
		order = unicode.LittleEndian
	case beginning[0] == 0 && beginning[2] == 0 && beginning[1] != 0 && beginning[3] != 0:
	case strings.HasPrefix(beginning, "\xff\xfe"), strings.HasPrefix(beginning, "\xfe\xff"):
	default:
		return src, false
	}
	return unicode.UTF16(order, unicode.UseBOM).NewDecoder().Reader(src), true
}
