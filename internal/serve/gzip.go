package serve

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
)

// packed compresses what is sent to those who can read that, and says so. What gets no smaller stays as it is.
func packed(answer http.Header, r *http.Request, data []byte) []byte {
	answer.Add("Vary", "Accept-Encoding")
	if !takesGzip(strings.Join(r.Header.Values("Accept-Encoding"), ",")) {
		return data
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		panic(err) // the level is a known one
	}
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	if b.Len() >= len(data) {
		return data
	}
	answer.Set("Content-Encoding", "gzip")
	return b.Bytes()
}

// takesGzip reads an Accept-Encoding (RFC 9110, 12.5.3), in which a weight of 0 refuses.
func takesGzip(accept string) bool {
	for coding := range strings.SplitSeq(accept, ",") {
		name, weight, weighed := strings.Cut(coding, ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		_, number, _ := strings.Cut(weight, "=")
		q, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		return !weighed || err == nil && q > 0
	}
	return false
}
