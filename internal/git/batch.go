package git

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// batch is a "git cat-file --batch --follow-symlinks": it takes the names of objects, one a line, and answers each with a line
// "ID TYPE SIZE", the content and a line feed; with "NAME missing"; or with why a link leads nowhere (git-cat-file(1), "BATCH
// OUTPUT"). It keeps what it has read, up to a limit, because the size of a file is asked for before its content.
type batch struct {
	ctx    context.Context
	gitDir string

	mu     sync.Mutex
	known  map[string]object
	kept   int64     // bytes in known
	cmd    *exec.Cmd // nil while no process runs
	in     io.WriteCloser
	out    *bufio.Reader
	errs   *limited
	closed bool
}

// object is one object of a repository.
type object struct {
	id   string // in hexadecimal digits
	kind string // "commit", "tree", "blob" or "tag"
	data []byte
}

const (
	// answerLimit bounds how long git may take for one object.
	answerLimit = 20 * time.Second
	// Limits for one object, and for all that are kept.
	maxObject = 64 << 20
	maxKept   = 64 << 20
)

var errClosed = errors.New("the repository is closed")

// answers are the errors after which the git process can still be used.
var answers = []error{errMissing, errAmbiguous, errEscapes, errLinks, fs.ErrNotExist}

var (
	errMissing   = errors.New("no such object")
	errAmbiguous = errors.New("the abbreviated id is ambiguous: give more digits")
	errEscapes   = errors.New("path escapes from the revision")
	errLinks     = errors.New("too many links")
)

// get reads the object called name; errMissing when there is none. A name may mean another object later.
func (b *batch) get(name string) (object, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.read(name)
}

// once reads an object that never changes, and keeps it. Callers must not modify its content.
func (b *batch) once(name string) (object, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if o, ok := b.known[name]; ok {
		return o, nil
	}
	o, err := b.read(name)
	if err == nil {
		b.keep(name, o)
	}
	return o, err
}

func (b *batch) read(name string) (object, error) {
	if err := b.start(); err != nil {
		return object{}, err
	}
	process := b.cmd.Process
	timer := time.AfterFunc(answerLimit, func() { _ = process.Kill() }) // it may have ended already
	o, err := b.ask(name)
	inTime := timer.Stop()
	switch {
	case err == nil, slices.Contains(answers, err):
	case !inTime:
		err = fmt.Errorf("git did not answer within %s", answerLimit)
		fallthrough
	default:
		b.end() // what is left of the answer would be taken for the next one
	}
	return o, err
}

func (b *batch) keep(name string, o object) {
	n := int64(len(o.data))
	if b.known == nil || b.kept+n > maxKept {
		b.known, b.kept = map[string]object{}, 0
	}
	b.known[name], b.kept = o, b.kept+n
}

func (b *batch) start() error {
	switch {
	case b.closed:
		return errClosed
	case b.ctx.Err() != nil:
		return context.Cause(b.ctx) // git is about to be killed, and may answer until then
	case b.cmd != nil:
		return nil
	}
	cmd := command(b.ctx, "--git-dir", b.gitDir, "cat-file", "--batch", "--follow-symlinks")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	b.errs = &limited{}
	cmd.Stderr = b.errs
	if err := cmd.Start(); err != nil {
		return explain(b.ctx, err, "")
	}
	b.cmd, b.in, b.out = cmd, in, bufio.NewReaderSize(out, 64<<10)
	return nil
}

// ask sends one request and reads its answer.
func (b *batch) ask(name string) (object, error) {
	if _, err := io.WriteString(b.in, name+"\n"); err != nil {
		return object{}, b.failure(err)
	}
	line, err := b.out.ReadString('\n')
	if err != nil {
		return object{}, b.failure(err)
	}
	line = strings.TrimSuffix(line, "\n")
	switch line {
	case name + " missing":
		return object{}, errMissing
	case name + " ambiguous":
		return object{}, errAmbiguous
	}
	words := strings.Split(line, " ")
	size, err := strconv.ParseInt(words[len(words)-1], 10, 64)
	switch {
	case err != nil || size < 0 || len(words) < 2 || len(words) > 3:
		return object{}, fmt.Errorf("unexpected answer of git cat-file: %.100q", line)
	case size > maxObject:
		return object{}, fmt.Errorf("too large: %d bytes", size)
	}
	data := make([]byte, size+1)
	if _, err := io.ReadFull(b.out, data); err != nil {
		return object{}, b.failure(err)
	}
	if data[size] != '\n' {
		return object{}, errors.New("unexpected answer of git cat-file: an object is longer than git said")
	}
	switch words[0] {
	case "symlink":
		return object{}, errEscapes
	case "loop":
		return object{}, errLinks
	case "dangling", "notdir":
		return object{}, fs.ErrNotExist
	}
	return object{id: words[0], kind: words[1], data: data[:size:size]}, nil
}

// failure says why the process gave no answer.
func (b *batch) failure(err error) error {
	if b.ctx.Err() != nil {
		return context.Cause(b.ctx)
	}
	b.in.Close()
	ended := b.cmd.Wait()
	b.cmd = nil
	if ended == nil {
		ended = err
	}
	return explain(b.ctx, ended, b.errs.String())
}

// end kills the process. The next request starts another.
func (b *batch) end() {
	if b.cmd == nil {
		return
	}
	_ = b.cmd.Process.Kill() // it may have ended already
	b.in.Close()
	_ = b.cmd.Wait() // it was killed
	b.cmd = nil
}

// close ends the process.
func (b *batch) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.end()
}
