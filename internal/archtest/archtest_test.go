package archtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
)

// modules are the short names that the table uses for the modules of others.
var modules = map[string]string{
	"bleve":       "github.com/blevesearch",
	"goldmark":    "github.com/yuin/goldmark",
	"chroma":      "github.com/alecthomas/chroma",
	"minify":      "github.com/tdewolff",
	"cobra":       "github.com/spf13", // and its flags
	"flock":       "github.com/gofrs/flock",
	"x/sync":      "golang.org/x/sync",
	"x/sys":       "golang.org/x/sys",
	"x/term":      "golang.org/x/term",
	"x/text":      "golang.org/x/text",
	"toml":        "github.com/BurntSushi/toml",
	"fsnotify":    "github.com/fsnotify/fsnotify",
	"go-internal": "github.com/rogpeppe/go-internal",
	"x/tools":     "golang.org/x/tools",
	"go-cmp":      "github.com/google/go-cmp",
}

func TestImportsAreThoseOfTheTable(t *testing.T) {
	root := golden.Root(t)
	want := readTable(t, filepath.Join(root, "docs", "architecture.md"))
	got := readCode(t, root)
	for pkg, imports := range want {
		if got[pkg] == nil {
			t.Errorf("the table has a package %s, the code has not", pkg)
		}
		for _, one := range imports {
			if got[pkg] != nil && !slices.Contains(got[pkg], one) {
				t.Errorf("%s does not import %s, as the table says", pkg, one)
			}
		}
	}
	for pkg, imports := range got {
		if want[pkg] == nil {
			t.Errorf("the table lacks the package %s", pkg)
		}
		for _, one := range imports {
			if !slices.Contains(want[pkg], one) {
				t.Errorf("%s imports %s, which the table does not allow", pkg, one)
			}
		}
	}
}

func TestModulesHaveOneImporter(t *testing.T) {
	importer := map[string]string{}
	for pkg, imports := range readTable(t, filepath.Join(golden.Root(t), "docs", "architecture.md")) {
		for _, one := range imports {
			if modules[one] == "" {
				continue
			}
			if importer[one] != "" {
				t.Errorf("%s is imported by %s and %s", one, importer[one], pkg)
			}
			importer[one] = pkg
		}
	}
}

// readTable returns the imports of each package by the rows "| `package` | owns | imports |".
func readTable(t *testing.T, file string) map[string][]string {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.HasPrefix(strings.TrimSpace(cells[1]), "`") {
			continue
		}
		imports := []string{}
		for _, one := range strings.Split(cells[3], ",") {
			if one = strings.Trim(one, " `"); one != "nothing" {
				imports = append(imports, one)
			}
		}
		table[strings.Trim(cells[1], " `")] = imports
	}
	if len(table) == 0 {
		t.Fatalf("no table of packages in %s", file)
	}
	return table
}

// readCode returns the imports of each package by its files, of all systems but without tests, in the words of the table.
func readCode(t *testing.T, root string) map[string][]string {
	code := map[string][]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && file != "." && strings.HasPrefix(e.Name(), ".") {
			return fs.SkipDir
		}
		if e.IsDir() || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		src, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(file)
		if code[pkg] == nil {
			code[pkg] = []string{}
		}
		for _, spec := range src.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if short := shortName(name); short != "" && !slices.Contains(code[pkg], short) {
				code[pkg] = append(code[pkg], short)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// shortName gives an import as the table writes it, "" for the standard library.
func shortName(name string) string {
	if inner, ok := strings.CutPrefix(name, "qmpdoc/"); ok {
		return inner
	}
	for short, module := range modules {
		if name == module || strings.HasPrefix(name, module+"/") {
			return short
		}
	}
	if strings.Contains(strings.Split(name, "/")[0], ".") {
		return name
	}
	return ""
}
