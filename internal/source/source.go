// Package source finds what a QEMU source tree says about QMP: where each era keeps its files, which file includes which,
// and which findings count for a release. The parsers it calls know nothing of any of this.
package source

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"qmpdoc/diag"
	"qmpdoc/internal/notices"
	"qmpdoc/qapi"
)

// Options choose what to read. The zero value reads everything the tree has.
type Options struct {
	Release  string        // instead of the tree's VERSION file
	Products qapi.Products // 0 means all
	Always   []string      // rules that count for every release
	Manual   bool          // read the documents of the manual as well
	File     string        // read only this file of the tree, by today's rules unless Release says otherwise
}

const allProducts = qapi.QMP | qapi.StorageDaemon | qapi.GuestAgent

// Load reads a source tree. Faults in its files are findings, those that count for the tree's release; an error means
// that there is nothing to read: no file at a known place, or one that cannot be opened.
// Names in positions are relative to the root of tree.
func Load(tree fs.FS, o Options) (*qapi.Reference, diag.List, error) {
	if o.Products == 0 {
		o.Products = allProducts
	}
	if _, ok := qapi.ParseRelease(o.Release); !ok && o.Release != "" {
		return nil, nil, fmt.Errorf("%q is not a release: write a number such as 10.2.0", o.Release)
	}
	var found diag.List
	release := o.Release
	var l layout
	if o.File != "" {
		l = single(o.File, o.Products)
	} else {
		l = find(tree, o.Products)
		if release == "" {
			release = readVersion(tree, &found)
		}
	}
	release = strings.TrimPrefix(release, "v") // of a tag's name
	if len(l.schemas)+len(l.documents) == 0 {
		return nil, nil, fmt.Errorf("no QMP schema or document of %s: looked for %s",
			strings.Join(o.Products.Names(), ", "), strings.Join(Places(), ", "))
	}
	var manual []*qapi.Document
	var reading sync.WaitGroup
	if o.Manual && o.File == "" {
		reading.Go(func() { manual = readDocuments(tree, l) })
	}
	files, err := readAll(tree, l)
	reading.Wait()
	if err != nil {
		return nil, nil, fmt.Errorf("cannot read the source tree: %w", err)
	}
	for _, one := range files.order {
		found = append(found, one.found...)
	}
	documents := files.parts(l.documents)
	parts := schemaParts(tree, o, l, files, &found)
	ref, merged := qapi.Merge(release, parts, documents)
	if err := CheckVolume(ref); err != nil {
		return nil, nil, err
	}
	if len(found) == 0 && empty(parts, documents) {
		found.Report(diag.Pos{File: l.first(), Line: 1}, ruleNothing, "no command, event or type is defined here").Help =
			"check that this is the right file or tree"
	}
	ref.SetDocuments(manual)
	ref.Ignores = files.ignores()
	if o.File == "" {
		ref.Elsewhere = namesOf(tree, allProducts&^o.Products)
		ref.Notices = readLists(tree, ref, &found)
		if o.Products.Has(qapi.QMP) {
			ref.Monitor = readMonitor(tree)
		}
		found = append(found, notices.Check(ref)...)
	}
	number, _ := qapi.ParseRelease(release)
	ref.SignedOnly = within(number.Series(), "", signedUntil)
	found = append(found, missingFiles(tree, ref)...)
	found = limit(Filter(release, append(found, merged...), o.Always...))
	found.Sort()
	return ref, found, nil
}

// schemaParts returns what the schema of each program says. A file that is read alone has the pragmas of the schema around it.
func schemaParts(tree fs.FS, o Options, l layout, files *files, found *diag.List) []qapi.Schema {
	parts := make([]qapi.Schema, len(l.schemas))
	for i, r := range l.schemas {
		parts[i] = files.flatten(r.product, r.file, found)
		if o.File != "" {
			parts[i].Items = append(pragmasAround(tree, o.File, r.product), parts[i].Items...)
		}
	}
	return parts
}

// empty reports whether the files hold nothing that the parsers know.
func empty(schemas []qapi.Schema, documents []*qapi.Part) bool {
	return !slices.ContainsFunc(schemas, func(s qapi.Schema) bool { return len(s.Items) > 0 }) &&
		!slices.ContainsFunc(documents, func(d *qapi.Part) bool { return len(d.Items) > 0 })
}

// maxFindings is how many findings Load returns at most. The worst real tree has some hundreds.
const maxFindings = 10_000

// limit drops the least severe findings when there are too many, and says so.
func limit(found diag.List) diag.List {
	if len(found) <= maxFindings {
		return found
	}
	dropped := len(found) - maxFindings
	slices.SortStableFunc(found, func(a, b diag.Diagnostic) int { return int(b.Severity) - int(a.Severity) })
	found = found[:maxFindings:maxFindings]
	found.Report(diag.Pos{}, ruleTooMany, "%d further findings are not listed", dropped).Help = "fix the first ones"
	return found
}

// readVersion returns the content of the VERSION file, "" when there is none or it holds something else.
func readVersion(tree fs.FS, found *diag.List) string {
	const help = "write a number such as 10.2.0; without it the files are judged by today's rules"
	src, err := readLimited(tree, versionFile, 1<<10)
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	} else if err != nil {
		found.Report(diag.Pos{File: versionFile, Line: 1}, ruleVersion, "VERSION does not contain a release number").Help = help
		return ""
	}
	text := strings.TrimSpace(strings.TrimPrefix(string(src), "\uFEFF"))
	if _, ok := qapi.ParseRelease(text); !ok {
		found.Report(diag.Pos{File: versionFile, Line: 1}, ruleVersion, "%.40q is not a release number", text).Help = help
		return ""
	}
	return text
}

// namesOf returns the names of the definitions of some programs. What is wrong with their files is not asked for.
func namesOf(tree fs.FS, products qapi.Products) map[string]bool {
	names := map[string]bool{}
	for _, s := range readSchemas(tree, products) {
		for _, item := range s.Items {
			if d, ok := item.(*qapi.Def); ok {
				names[d.Name] = true
			}
		}
	}
	return names
}

// readSchemas reads the schemas of some programs; nil when there are none, or one cannot be read.
func readSchemas(tree fs.FS, products qapi.Products) (list []qapi.Schema) {
	l := layout{schemas: find(tree, products).schemas}
	files, err := readAll(tree, l)
	for _, root := range l.schemas {
		if err == nil {
			list = append(list, files.flatten(root.product, root.file, new(diag.List)))
		}
	}
	return list
}

// Release reads the release of a tree from its VERSION file; "" when that does not say.
func Release(tree fs.FS) string {
	var ignored diag.List
	return readVersion(tree, &ignored)
}
