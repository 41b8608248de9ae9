package sources

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qmpdoc/internal/git/gittest"
	"qmpdoc/internal/golden"
	"qmpdoc/internal/qemutest"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// A tree has a VERSION and one command, whose name tells the states apart.
func state(r *gittest.Repository, dir, release, command string) {
	r.Write(filepath.Join(dir, "VERSION"), release+"\n")
	r.Write(filepath.Join(dir, "qapi/qapi-schema.json"), "{ 'include': 'part.json' }\n")
	r.Write(filepath.Join(dir, "qapi/part.json"), "{ 'command': '"+command+"' }\n")
	r.Git("", "add", ".")
	r.Commit("v" + release)
}

// open opens a source until the test ends.
func open(t *testing.T, o *Opener, name string) *Source {
	t.Helper()
	s, err := o.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// commands names what a source has.
func commands(t *testing.T, s *Source) string {
	t.Helper()
	ref, _, err := s.Load(source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	names := []string{ref.Release}
	for _, d := range ref.Defs {
		names = append(names, d.Name)
	}
	return strings.Join(names, " ")
}

func opener(t *testing.T) *Opener {
	o := new(Opener)
	t.Cleanup(func() { o.Close() })
	return o
}

func TestOpenRevisions(t *testing.T) {
	r := gittest.New(t)
	state(r, ".", "1.0.0", "first")
	state(r, ".", "2.0.0", "second")
	r.Write("VERSION", "2.0.50\n") // not committed
	r.Write("file@v1.0.0.json", "{ 'command': 'odd' }\n")
	odd := gittest.New(t)
	state(odd, "dir@home/qemu", "3.0.0", "third")
	bare := filepath.Join(t.TempDir(), "bare.git")
	r.Git("", "clone", "-q", "--bare", ".", bare)
	inside := filepath.Join(r.Dir, "qapi")

	for _, row := range []struct{ here, name, want string }{
		{r.Dir, ".", "2.0.50 second"},
		{r.Dir, "@v1.0.0", "1.0.0 first"},
		{r.Dir, "@", "2.0.0 second"},
		{r.Dir, "@~1", "1.0.0 first"},
		{r.Dir, "@HEAD^", "1.0.0 first"},
		{r.Dir, "@main@{0}", "2.0.0 second"},
		{r.Dir, ".@v1.0.0", "1.0.0 first"},
		{r.Dir, "file@v1.0.0.json", " odd"},
		{r.Dir, "qapi@v1.0.0", "1.0.0 first"},
		{r.Dir, "qapi/part.json@v1.0.0", " first"},
		{inside, "@v1.0.0", "1.0.0 first"},
		{inside, "part.json@v1.0.0", " first"},
		{"/", r.Dir + "@v1.0.0", "1.0.0 first"},
		{"/", bare + "@v1.0.0", "1.0.0 first"},
		{odd.Dir, "dir@home/qemu", "3.0.0 third"},
		{odd.Dir, "dir@home/qemu@v3.0.0", "3.0.0 third"},
		{odd.Dir, "dir@home/qemu@HEAD@{0}", "3.0.0 third"},
		{filepath.Join(odd.Dir, "dir@home", "qemu", "qapi"), "@", "3.0.0 third"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Chdir(row.here)
			if got := commands(t, open(t, opener(t), row.name)); got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	r := gittest.New(t)
	state(r, ".", "1.0.0", "first")
	r.Write("notes.txt", "words\n")
	r.Git("", "rm", "-rq", "VERSION", "qapi")
	r.Git("", "add", ".")
	r.Commit("empty")
	shallow := filepath.Join(t.TempDir(), "shallow")
	r.Git("", "clone", "-q", "--depth=1", "file://"+r.Dir, shallow)
	empty := t.TempDir()
	reply := filepath.Join(t.TempDir(), "reply.json")
	if err := os.WriteFile(reply, []byte(`{"return": []}`), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ here, name, want string }{
		{r.Dir, "@v9", `no revision "v9": git log and git tag`},
		{r.Dir, "@empty", "@empty is not a QEMU source tree: it has none of"},
		{r.Dir, "@-v", "does not begin with -"},
		{r.Dir, "@v1.0.0:VERSION", "it is a file"},
		{shallow, "@v1.0.0", "shallow clone"},
		{empty, "@v1", "the current directory is not in a git repository"},
		{"/", empty + "@v1", "is not in a git repository"},
		{r.Dir, "nowhere@v1", "neither this nor nowhere exists"},
		{r.Dir, "nowhere", "nowhere does not exist"},
		{r.Dir, reply, "holds messages of QMP"},
		{r.Dir, "unix:" + filepath.Join(empty, "s"), "there is no such socket"},
		{r.Dir, "tcp:x", "use tcp:HOST:PORT"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Chdir(row.here)
			if _, err := opener(t).Open(t.Context(), row.name); err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("error %v, want %q in it", err, row.want)
			}
		})
	}
}

func TestExpand(t *testing.T) {
	r := gittest.New(t)
	r.Git("", "commit", "-q", "--allow-empty", "-m", "x")
	for _, tag := range []string{"v10.0.0", "v9.2.0", "v9.10.0", "v9.2.0-rc1", "v1.0", "v2.5.1.1", "list", "pull-v3.0.0", "v10.0.0-rc0", "other-8.0.0", "v1.0.0"} {
		r.Git("", "tag", tag)
	}
	for _, row := range []struct{ name, want string }{
		{"@v*", "@v1.0 @v2.5.1.1 @v9.2.0 @v9.10.0 @v10.0.0"},
		{"@v9.*", "@v9.2.0 @v9.10.0"},
		{"@v9.?.0", "@v9.2.0"},
		{"@v[19]*", "@v1.0 @v9.2.0 @v9.10.0 @v10.0.0"},
		{r.Dir + "@v10*", r.Dir + "@v10.0.0"},
		{"@other-*", "@other-8.0.0"},
		{"@v9.2.0", "@v9.2.0"},
		{".", "."},
		{"unix:/run/*", "unix:/run/*"},
		{"@v77*", "no tag of a final release fits"},
		{"@v[", "is not a pattern"},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Chdir(r.Dir)
			names, err := opener(t).Expand(t.Context(), row.name)
			got := strings.Join(names, " ")
			if err != nil {
				got = err.Error()
			}
			if got != row.want && (err == nil || !strings.Contains(got, row.want)) {
				t.Errorf("%s, want %s", got, row.want)
			}
		})
	}
}

func TestOpenAll(t *testing.T) {
	r := gittest.New(t)
	r.Commit("v0.9.0") // nothing about QMP
	state(r, ".", "10.0.0", "second")
	state(r, ".", "9.2.0", "first")
	state(r, ".", "11.0.0-rc1", "candidate")
	t.Chdir(r.Dir)
	for _, row := range []struct {
		names []string
		want  string
	}{
		{[]string{"@v*"}, "9.2.0 first, 10.0.0 second"},
		{[]string{".", "@v10.*", "@v9.2.0"}, "11.0.0-rc1 candidate, 10.0.0 second, 9.2.0 first"},
		{[]string{"@v10.0.0", "@v0.9.0"}, "@v0.9.0 is not a QEMU source tree"},
		{[]string{"@v10.0.0", "@v8.*"}, "no tag of a final release fits"},
		{nil, ""},
	} {
		all, err := opener(t).OpenAll(t.Context(), row.names...)
		if err != nil {
			if row.want == "" || !strings.Contains(err.Error(), row.want) {
				t.Errorf("%s: error %v, want %s", row.names, err, row.want)
			}
			continue
		}
		var got []string
		for _, s := range all {
			got = append(got, commands(t, s))
			s.Close()
		}
		if list := strings.Join(got, ", "); list != row.want {
			t.Errorf("%s: %s, want %s", row.names, list, row.want)
		}
	}
}

// TestOpenReleases reads every release from one repository.
func TestOpenReleases(t *testing.T) {
	o := opener(t)
	names, err := o.Expand(t.Context(), golden.Clone(t)+"@v*")
	if err != nil {
		t.Fatal(err)
	}
	if releases := golden.Releases(t); len(names) != len(releases) || !strings.HasSuffix(names[0], releases[0]) {
		t.Errorf("%d tags, want %d:\n%s", len(names), len(releases), strings.Join(names, "\n"))
	}
	for _, name := range names[len(names)-2:] {
		got := commands(t, open(t, o, name))
		if _, release, _ := strings.Cut(name, "@v"); !strings.HasPrefix(got, release+" ") || !strings.Contains(got, " query-block ") {
			t.Errorf("%s: %.100s", name, got)
		}
	}
	if len(o.repos) != 1 {
		t.Errorf("%d repositories are open, want one", len(o.repos))
	}
}

// TestOpenFiles opens files by what they hold, whatever they are called.
func TestOpenFiles(t *testing.T) {
	const (
		schema  = `[{"name": "a", "meta-type": "command", "arg-type": "0", "ret-type": "0"}, {"name": "0", "meta-type": "object", "members": []}]`
		version = `{"return": {"qemu": {"micro": 1, "minor": 2, "major": 7}, "package": "p"}}`
		agent   = `{"return": {"version": "8.0.0", "supported_commands": [
			{"name": "guest-ping", "enabled": true, "success-response": true}, {"name": "guest-exec", "enabled": false}]}}`
	)
	for _, row := range []struct {
		name, text string
		kind       Kind
		want       string
	}{
		{"reply.json", `{"return": ` + schema + `}`, Reply, " a"},
		{"value", schema, Reply, " a"},
		{"x.replies", `{"execute": "qmp_capabilities"}` + "\n\n" + `{"return": {}}` + "\n\n" + version + "\n\n" + `{"return": ` + schema + `, "id": "libvirt-4"}`, Reply, "7.2.1 a"},
		{"x.log", "-> { \"execute\": [broken\n# {\n<- {\"return\": " + schema + "}\n", Reply, " a"},
		{"info.json", agent, Reply, "8.0.0 guest-ping"},
		{"info", version + agent, Reply, "8.0.0 guest-ping"},
		{"saved", `{"format": "qmpdoc-reference/1", "release": "9.0.0", "definitions": [{"kind": "event", "name": "E", "products": ["qmp"]}]}`, Saved, "9.0.0 E"},
		{"schema.json", "{ 'command': 'c' }", Tree, " c"},
		{"cut.json", `{"return": ` + schema[:40], Tree, ""},
	} {
		file := filepath.Join(t.TempDir(), row.name)
		if err := os.WriteFile(file, []byte(row.text), 0o666); err != nil {
			t.Fatal(err)
		}
		s := open(t, opener(t), file)
		if got := commands(t, s); s.Kind != row.kind || got != row.want {
			t.Errorf("%s: %s %q, want %s %q", row.name, s.Kind, got, row.kind, row.want)
		}
		if err := s.Replace(row.name, nil, nil); err == nil {
			t.Errorf("%s: %s was changed", row.name, s.Kind)
		}
		if row.text == agent && !slices.Equal(s.Disabled, []string{"guest-exec"}) {
			t.Errorf("%s: disabled are %v", row.name, s.Disabled)
		}
	}
}

func TestOpenReplyRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "reply.json")
	if err := os.WriteFile(file, []byte(`[{"name": "a", "meta-type": "command", "arg-type": "7", "ret-type": "7"}]`), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := opener(t).Open(t.Context(), file); err == nil || !strings.Contains(err.Error(), "which the reply lacks") {
		t.Errorf("a reply that lacks a type: %v", err)
	}
}

// TestOpenPrograms asks real programs.
func TestOpenPrograms(t *testing.T) {
	for _, row := range []struct {
		name  string
		start func(testing.TB, ...string) string
		want  qapi.Products
		has   string
	}{{"qemu", qemutest.QEMU, qapi.QMP, "query-machines"}, {"storage daemon", qemutest.StorageDaemon, qapi.StorageDaemon, "block-export-add"}} {
		t.Run(row.name, func(t *testing.T) {
			s := open(t, opener(t), "unix:"+row.start(t))
			ref, _, err := s.Load(source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if ref.Lookup(row.want, row.has) == nil || ref.Release == "" || s.Kind != Program {
				t.Errorf("%s of release %q lacks %s", s.Kind, ref.Release, row.has)
			}
			if _, _, err := s.Load(source.Options{Products: qapi.GuestAgent}); err == nil {
				t.Error("it has the commands of a guest agent")
			}
		})
	}
}
