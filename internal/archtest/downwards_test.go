package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
)

// downwards are the packages whose files must be readable from the first to the last: of the pairs of files in which one
// uses a function, a method, a variable or a constant of the other, fewer than one in upMost run back up.
var downwards = []string{"internal/page", "internal/print/html", "internal/print/markdown", "internal/print/terminal", "site"}

const upMost = 8

// TestDownwards looks for the order of each package's files in which the fewest uses run back up, and prints it with -v.
// Types do not count: they are the vocabulary that all files share.
func TestDownwards(t *testing.T) {
	root := golden.Root(t)
	for _, pkg := range packages(t, root) {
		uses := usesOf(t, filepath.Join(root, pkg))
		order := bestOrder(uses, path.Base(pkg)+".go")
		pairs, up := 0, []string{}
		for from, to := range uses {
			for file := range to {
				if pairs++; slices.Index(order, file) < slices.Index(order, from) {
					up = append(up, from+" → "+file)
				}
			}
		}
		slices.Sort(up)
		t.Logf("%s: %d pairs, %d run back up\n\t%s\n\tup: %s", pkg, pairs, len(up), strings.Join(order, " "), strings.Join(up, ", "))
		if slices.Contains(downwards, pkg) && len(up)*upMost >= max(pairs, 1) {
			t.Errorf("%s: %d of %d pairs of files run back up: %s", pkg, len(up), pairs, strings.Join(up, ", "))
		}
	}
}

// packages lists the folders with Go files.
func packages(t *testing.T, root string) []string {
	var list []string
	err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && file != root && strings.HasPrefix(e.Name(), ".") {
			return fs.SkipDir
		}
		if path.Ext(file) == ".go" {
			dir, err := filepath.Rel(root, filepath.Dir(file))
			if err != nil {
				return err
			}
			if !slices.Contains(list, filepath.ToSlash(dir)) {
				list = append(list, filepath.ToSlash(dir))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// usesOf tells, for each file of a package, of which others it uses something.
func usesOf(t *testing.T, dir string) map[string]map[string]bool {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	places := token.NewFileSet()
	var files []*ast.File
	uses := map[string]map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(places, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
		uses[filepath.Base(name)] = map[string]bool{}
	}
	fileOf := func(p token.Pos) string { return filepath.Base(places.Position(p).Filename) }
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	checker := types.Config{Error: func(error) {}, Importer: noImports{}} // what other packages declare does not matter
	pkg, _ := checker.Check(dir, places, files, info)
	for at, object := range info.Uses {
		if _, isType := object.(*types.TypeName); isType || object.Pkg() != pkg || !topLevel(pkg, object) {
			continue
		}
		if from, to := fileOf(at.Pos()), fileOf(object.Pos()); from != to {
			uses[from][to] = true
		}
	}
	return uses
}

// topLevel reports whether a package declares object at its top level, methods included.
func topLevel(pkg *types.Package, object types.Object) bool {
	f, isFunc := object.(*types.Func)
	return object.Parent() == pkg.Scope() || isFunc && f.Signature().Recv() != nil
}

// noImports gives every package that is imported nothing.
type noImports struct{}

func (noImports) Import(name string) (*types.Package, error) {
	p := types.NewPackage(name, path.Base(name))
	p.MarkComplete()
	return p, nil
}

// bestOrder begins with the file called first, if there is one, and puts files before those that they use, as far as that
// goes: from the files that are left, first those that no other uses go to the front, and those that use no other to the back; then that which uses the most others, and is used
// by the fewest, to the front (Eades, Lin and Smyth 1993).
func bestOrder(uses map[string]map[string]bool, first string) []string {
	left := slices.Sorted(maps.Keys(uses))
	var front, back []string
	if i, ok := slices.BinarySearch(left, first); ok {
		front, left = append(front, first), slices.Delete(left, i, i+1)
	}
	for len(left) > 0 {
		best, bestScore := 0, -len(left)-1
		for i, file := range left {
			in, out := 0, 0
			for _, other := range left {
				if uses[other][file] {
					in++
				}
				if uses[file][other] {
					out++
				}
			}
			switch {
			case out == 0 && in > 0:
				best, bestScore = i, 2*len(left)
			case in == 0:
				best, bestScore = i, 2*len(left)+1
			case out-in > bestScore:
				best, bestScore = i, out-in
			}
			if bestScore >= 2*len(left) {
				break
			}
		}
		if bestScore == 2*len(left) {
			back = append(back, left[best])
		} else {
			front = append(front, left[best])
		}
		left = slices.Delete(left, best, best+1)
	}
	slices.Reverse(back)
	return append(front, back...)
}
