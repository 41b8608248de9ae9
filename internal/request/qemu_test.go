package request

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/qemutest"
	"qmpdoc/internal/qjson"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// The errors of QEMU's input visitor (qapi/qobject-input-visitor.c), of the generated code and of the dispatcher: the
// schema does not allow the request.
var schemaRefusal = regexp.MustCompile(`^Parameter '.*' is (missing|unexpected)$|^Invalid parameter type for '.*', expected: |` +
	`^Parameter '.*' does not accept value |^Parameter '.*' expects (u?int\d+_t|an? \w+|u?int64|integer)$|^Invalid parameter '.*\..*'$|` +
	`^QMP input |^Invalid JSON `)

// asksFor finds errors of commands that say what they want besides.
var asksFor = regexp.MustCompile(`(?i)\bparameter|\bargument|\bmust\b|\bneeds?\b|\b(not|be) specified\b|\bmissing\b|\bexpects\b|\b(n?either)\b`)

// reviewed are the commands that ask for more than their request has, although that is all that can be known.
var reviewed = []struct {
	command, says string
	racing        bool // another answer comes while an earlier request is under way
	reason        string
}{
	{"migrate", "expects a valid migration protocol", true, "the generated URI is a placeholder; that of the example works"},
	{"migrate-incoming", "'-incoming' was not specified", false, "it is a command-line option"},
	{"client_migrate_info", "expects 'spice'", false, "the generated protocol is a placeholder; that of the example works"},
	{"dump-guest-memory", "Invalid parameter 'protocol'", false, "the generated protocol is a placeholder; that of the example works"},
	{"memsave", "'cpu-index' expects a CPU number", false, "there is no processor without a machine"},
	{"query-acpi-ospm-status", "missing ACPI device", false, "there is none without a machine"},
	{"replay-seek", "replay must be enabled", false, "it is a command-line option"},
}

// crashing are the branches at which QEMU 7.2 itself fails: nobody learns what it would say.
var crashing = map[string]string{
	"block-dirty-bitmap-enable": "the action rolls back what it has not found",
	"colo-compare":              "it does not expect that the character devices do not exist",
	"x-remote-object":           "it does not expect that there is no remote machine",
}

// refused are requests that the schema of both programs does not allow, each in another way.
var refused = []string{
	`{ "execute": "object-del", "arguments": { "nonsense": 1 } }`,
	`{ "execute": "object-del" }`,
	`{ "execute": "object-del", "arguments": { "id": 1 } }`,
	`{ "execute": "object-add", "arguments": { "id": "x", "qom-type": "secret", "data": "d", "nonsense": 1 } }`,
	`{ "execute": "object-add", "arguments": { "id": "x", "qom-type": "nonsense" } }`,
	`{ "execute": "block-job-set-speed", "arguments": { "device": "x", "speed": 1.5 } }`,
	`{ "execute": "blockdev-mirror", "arguments": { "device": "x", "target": "y", "sync": "full", "granularity": 4294967296 } }`,
	`{ "execute": "blockdev-add", "arguments": { "driver": "qcow2", "node-name": "x", "file": 1 } }`,
	`{ "execute": "blockdev-add", "arguments": { "driver": "qcow2", "node-name": "x" } }`,
	`{ "execute": "object-del", "arguments": 1 }`,
	`{ "nonsense": 1 }`,
}

// TestQEMU sends the requests of 7.2.0 to the programs of that release: those of pages, those that pages would have
// without examples, and one for each branch. None is refused by the schema.
func TestQEMU(t *testing.T) {
	ref, _, err := source.Load(golden.Release(t, "7.2.0"), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	used := make([]bool, len(reviewed))
	for _, program := range []struct {
		product qapi.Products
		start   func(testing.TB, ...string) string
		least   int // requests that it takes or refuses for what is not in them
	}{{qapi.QMP, qemutest.QEMU, 400}, {qapi.StorageDaemon, qemutest.StorageDaemon, 100}} {
		t.Run(program.product.Names()[0], func(t *testing.T) {
			m := &monitor{t: t, dir: t.TempDir(), start: program.start}
			for _, bad := range refused {
				if a, err := m.ask(qjson.Parse(bad).Values[0]); err != nil || !schemaRefusal.MatchString(a.desc) {
					t.Errorf("not taken for a refusal by the schema: %q, %v\n%s", a.desc, err, bad)
				}
			}
			n := 0
			for _, s := range everyRequest(t, ref, program.product) {
				answer, err := m.ask(s.message)
				switch {
				case err != nil:
					if crashing[s.branch] == "" {
						t.Errorf("%v\n%s", err, s.message.Print(qjson.Layout{}))
					}
					continue
				case notBuilt(ref, answer.desc):
					continue
				case answer.class == "CommandNotFound":
					if !answer.repeated(s.command) && s.command.If == nil {
						t.Errorf("%s does not exist", s.command.Name)
					}
					continue
				case schemaRefusal.MatchString(answer.desc):
					t.Errorf("%s\n%s", answer.desc, s.message.Print(qjson.Layout{}))
				case s.branch == "" && asksFor.MatchString(answer.desc) && !isReviewed(s.command.Name, answer.desc, used):
					t.Errorf("incomplete: %s\n%s", answer.desc, s.message.Print(qjson.Layout{}))
				}
				n++
			}
			if n < program.least {
				t.Errorf("only %d requests", n)
			}
			t.Logf("%d requests, %d programs", n, m.started)
		})
	}
	for i, r := range reviewed {
		if !used[i] && !r.racing {
			t.Errorf("%s is not refused with %q any more", r.command, r.says)
		}
	}
}

var unknownValue = regexp.MustCompile(`^Parameter '.*' does not accept value '(.*)'$`)

// notBuilt reports whether an error is about a value that not every build has.
func notBuilt(ref *qapi.Reference, desc string) bool {
	m := unknownValue.FindStringSubmatch(desc)
	return m != nil && slices.ContainsFunc(ref.Defs, func(d *qapi.Def) bool {
		return slices.ContainsFunc(d.Values, func(v *qapi.Member) bool { return v.Name == m[1] && v.If != nil })
	})
}

func isReviewed(command, desc string, used []bool) bool {
	for i, r := range reviewed {
		if r.command == command && strings.Contains(desc, r.says) {
			used[i] = true
			return true
		}
	}
	return false
}

// sent is one request.
type sent struct {
	command *qapi.Def
	message *qjson.Value
	branch  string // for this branch; "" for the preferred one
}

func everyRequest(t *testing.T, ref *qapi.Reference, product qapi.Products) []sent {
	requests := New(ref)
	var list []sent
	for _, d := range ref.Defs {
		if d.Kind != qapi.Command || !d.Products.Has(product) {
			continue
		}
		of := requests.Of(d)
		if of == nil {
			t.Errorf("no request for %s", d.Name)
			continue
		}
		list = append(list, sent{d, of.Message, ""})
		generated, err := requests.generate(d, nil)
		if err != nil {
			t.Errorf("%s: %v", d.Name, err)
			continue
		}
		if of.Origin == Example {
			list = append(list, sent{d, generated.Message, ""})
		}
		for _, b := range requests.Branches(d) {
			q, err := requests.For(d, b)
			if err != nil {
				t.Errorf("%s: %v", d.Name, err)
				continue
			}
			list = append(list, sent{d, q.Message, b.Name})
		}
	}
	return list
}

// monitor is a client of a program, which it starts again after it ended.
type monitor struct {
	t       *testing.T
	dir     string
	start   func(testing.TB, ...string) string
	conn    net.Conn
	lines   *bufio.Scanner
	started int
}

// answer is what a program says to a request. Both are empty on success.
type answer struct{ class, desc string }

// repeated reports whether the command exists, and can be run once only.
func (a answer) repeated(d *qapi.Def) bool {
	return d.Name == "qmp_capabilities" && strings.Contains(a.desc, "already complete")
}

// answerLimit is how long an answer may take.
const answerLimit = 10 * time.Second

// ask sends a request; to a new program if the one at hand ended with the request before.
func (m *monitor) ask(message *qjson.Value) (a answer, err error) {
	m.t.Helper()
	line := inFolder(message, m.dir).Print(qjson.Layout{})
	for range 2 {
		if m.conn == nil {
			m.connect()
		}
		if a, err = m.exchange(line); err == nil {
			return a, nil
		}
		m.conn.Close()
		m.conn = nil
	}
	return answer{}, err
}

func (m *monitor) connect() {
	m.t.Helper()
	m.started++
	conn, err := net.Dial("unix", m.start(m.t))
	if err != nil {
		m.t.Fatal(err)
	}
	m.conn, m.lines = conn, bufio.NewScanner(conn)
	m.lines.Buffer(nil, 1<<20)
	conn.SetDeadline(time.Now().Add(answerLimit))
	if !m.lines.Scan() {
		m.t.Fatalf("no greeting: %v", m.lines.Err())
	}
	if _, err := m.exchange(`{"execute": "qmp_capabilities"}`); err != nil {
		m.t.Fatal(err)
	}
}

func (m *monitor) exchange(line string) (answer, error) {
	m.conn.SetDeadline(time.Now().Add(answerLimit))
	if _, err := fmt.Fprintln(m.conn, line); err != nil {
		return answer{}, err
	}
	for m.lines.Scan() {
		var message struct {
			Event  string
			Error  *struct{ Class, Desc string }
			Return json.RawMessage
		}
		if err := json.Unmarshal(m.lines.Bytes(), &message); err != nil {
			return answer{}, err
		}
		switch {
		case message.Error != nil:
			return answer{message.Error.Class, message.Error.Desc}, nil
		case message.Return != nil:
			return answer{}, nil
		}
	}
	return answer{}, errors.Join(m.lines.Err(), errors.New("the connection ended"))
}

// inFolder is v with the files in /tmp that examples name moved to dir.
func inFolder(v *qjson.Value, dir string) *qjson.Value {
	if v == nil {
		return nil
	}
	c := *v
	if name, ok := strings.CutPrefix(v.Text, "/tmp/"); ok && v.Kind == qjson.String {
		c.Text = dir + "/" + name
	}
	c.Members, c.Elements = nil, nil
	for _, m := range v.Members {
		m.Value = inFolder(m.Value, dir)
		c.Members = append(c.Members, m)
	}
	for _, e := range v.Elements {
		c.Elements = append(c.Elements, inFolder(e, dir))
	}
	return &c
}
