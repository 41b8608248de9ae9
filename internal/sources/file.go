package sources

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"qmpdoc/diag"
	"qmpdoc/internal/export"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// Limits for files that are read as a whole: transcripts, in which a reply to query-qmp-schema has 210 KiB, and saved
// references. The one of QEMU 10.2 has 3 MiB. Reading takes several times as much memory.
const (
	maxFile  = 64 << 20
	maxSaved = 16 << 20
)

// openFile opens a file by what it holds: whatever is neither a saved reference nor a reply belongs to a source tree.
func openFile(name string, size int64) (*Source, error) {
	data, err := readFile(name, size)
	if err != nil {
		return nil, err
	}
	if export.IsReference(data) {
		return &Source{Name: name, Kind: Saved, saved: data, load: loadSaved(name, data)}, nil
	}
	if s, err := openReply(name, data); s != nil || err != nil {
		return s, err
	}
	if beginsWithMessage(data) {
		return nil, fmt.Errorf("%s holds messages of QMP, and neither a schema nor a reply to query-qmp-schema: 'qmpdoc check --message %[1]s TREE' checks them", name)
	}
	return openTree(name)
}

// beginsWithMessage reports whether a file begins with a message of QMP. No schema does: its strings are in single quotes.
func beginsWithMessage(data []byte) bool {
	var m map[string]json.RawMessage
	if json.NewDecoder(bytes.NewReader(data)).Decode(&m) != nil {
		return false
	}
	for _, key := range []string{"QMP", "execute", "exec-oob", "return", "error", "event"} {
		if _, ok := m[key]; ok {
			return true
		}
	}
	return false
}

// readFile returns nil for a file that is too large to be what was meant.
func readFile(name string, size int64) ([]byte, error) {
	if size > maxFile {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile))
	return data, err
}

// loadSaved reads a saved reference again each time, for the programs that are asked for.
func loadSaved(name string, data []byte) func(source.Options) (*qapi.Reference, diag.List, error) {
	return func(o source.Options) (*qapi.Reference, diag.List, error) {
		if len(data) > maxSaved {
			return nil, nil, fmt.Errorf("the saved reference %s is too large: it has more than %d MiB", name, maxSaved>>20)
		}
		ref, err := export.Read(data, o.Products)
		if err != nil {
			return nil, nil, fmt.Errorf("cannot read the saved reference %s: %w", name, err)
		}
		if o.Products != 0 && ref.Products == 0 {
			return nil, nil, lacks(name, o.Products)
		}
		if err := source.CheckVolume(ref); err != nil {
			return nil, nil, err
		}
		if o.Release != "" {
			ref.Release = o.Release
		}
		return ref, nil, nil
	}
}

// lacks is the error for a source that knows nothing of the program that was asked for.
func lacks(name string, want qapi.Products) error {
	return fmt.Errorf("%s has nothing of %s", name, want.Word())
}
