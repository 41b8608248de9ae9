package git

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrUnknown is the error for a revision that the repository does not have.
var ErrUnknown = errors.New("unknown revision")

// Tree opens a revision: anything that git-rev-parse(1) knows, or a directory of one ("v10.0.0:qemu"). The tree holds the
// whole revision, wherever the repository was opened.
func (r *Repository) Tree(revision string) (*Tree, error) {
	if err := checkRevision(revision); err != nil {
		return nil, err
	}
	o, err := r.batch.get(revision + "^{tree}")
	if err == errMissing {
		o, err = r.batch.get(revision) // a directory, or ":/text", which takes no suffix
		if err == nil && o.kind == "commit" {
			o, err = r.batch.get(o.id + "^{tree}")
		}
	}
	switch {
	case err == errMissing:
		return nil, ErrUnknown
	case err != nil:
		return nil, err
	case o.kind != "tree":
		return nil, errors.New("it is a file, not a revision or directory")
	}
	return &Tree{r.batch, o.id}, nil
}

// Date is when the commit of a revision was made; the zero time for a revision that is not a commit, and where git does not say.
func (r *Repository) Date(revision string) time.Time {
	if checkRevision(revision) != nil {
		return time.Time{}
	}
	o, err := r.batch.get(revision + "^{commit}")
	if err != nil || o.kind != "commit" {
		return time.Time{}
	}
	return committed(o.data)
}

// committed reads the time of the line "committer NAME <ADDRESS> SECONDS ZONE" of a commit, before its message.
func committed(commit []byte) time.Time {
	header, _, _ := bytes.Cut(commit, []byte("\n\n"))
	for line := range bytes.Lines(header) {
		words := strings.Fields(string(line))
		if len(words) < 3 || words[0] != "committer" {
			continue
		}
		if seconds, err := strconv.ParseInt(words[len(words)-2], 10, 64); err == nil && seconds > 0 && seconds < maxSeconds {
			return time.Unix(seconds, 0).UTC()
		}
	}
	return time.Time{}
}

// maxSeconds is the beginning of the year 10000, which RFC 3339 cannot write.
const maxSeconds = 253402300800

const maxRevision = 2048

// checkRevision refuses what git would read as something other than one revision.
func checkRevision(revision string) error {
	switch {
	case revision == "":
		return errors.New("the revision is empty")
	case strings.HasPrefix(revision, "-"):
		return errors.New("a revision does not begin with -")
	case len(revision) > maxRevision:
		return errors.New("the revision is too long")
	case strings.ContainsFunc(revision, func(c rune) bool { return c < ' ' || c == 0x7f }):
		return fmt.Errorf("a revision has no control characters")
	}
	return nil
}
