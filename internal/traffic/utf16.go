package traffic

import (
	"bufio"
	"io"

	"golang.org/x/text/encoding/unicode"
)

// inUTF8 converts a source that begins with the mark of UTF-16, in which some shells write what a program prints. Columns are
// those in UTF-8 then.
func inUTF8(src io.Reader) io.Reader {
	b := bufio.NewReaderSize(src, len("\xff\xfe"))
	mark, _ := b.Peek(len("\xff\xfe")) // an error is returned again by the next Read
	if s := string(mark); s == "\xff\xfe" || s == "\xfe\xff" {
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(b)
	}
	return b
}
