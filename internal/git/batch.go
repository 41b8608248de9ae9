package git

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// batch is a "git cat-file --batch": it takes the names of objects, one a line, and answers each with a line
// "ID TYPE SIZE", the content and a line feed; or with "NAME missing" (git-cat-file(1), "BATCH OUTPUT").
type batch struct {
	ctx    context.Context
	gitDir string

	mu     sync.Mutex
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
	// maxName bounds the name of an object; paths in a tree are shorter.
	maxName = 4096
)

var errClosed = errors.New("the repository is closed")

// errAmbiguous is the error for an abbreviated id that several objects have.
var errAmbiguous = errors.New("the abbreviated id is ambiguous: give more digits")

// get reads the object called name; fs.ErrNotExist when there is none. Larger ones than limit are an error.
func (b *batch) get(name string, limit int64) (object, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.start(); err != nil {
		return object{}, err
	}
	process := b.cmd.Process
	timer := time.AfterFunc(answerLimit, func() { _ = process.Kill() }) // it may have ended already
	o, err := b.ask(name, limit)
	inTime := timer.Stop()
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist), errors.Is(err, errAmbiguous):
	case !inTime:
		err = fmt.Errorf("git did not answer within %s", answerLimit)
		fallthrough
	default:
		b.end() // what is left of the answer would be taken for the next one
	}
	return o, err
}

func (b *batch) start() error {
	switch {
	case b.closed:
		return errClosed
	case b.cmd != nil:
		return nil
	}
	cmd := command(b.ctx, "--git-dir", b.gitDir, "cat-file", "--batch")
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
func (b *batch) ask(name string, limit int64) (object, error) {
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
		return object{}, fs.ErrNotExist
	case name + " ambiguous":
		return object{}, errAmbiguous
	}
	o, size, err := header(line)
	if err != nil {
		return object{}, err
	}
	if size > limit {
		return object{}, tooLarge(size)
	}
	o.data = make([]byte, size+1)
	if _, err := io.ReadFull(b.out, o.data); err != nil {
		return object{}, b.failure(err)
	}
	if o.data[size] != '\n' {
		return object{}, errors.New("unexpected answer of git cat-file: an object is longer than git said")
	}
	o.data = o.data[:size:size]
	return o, nil
}

func header(line string) (o object, size int64, err error) {
	fields := strings.Split(line, " ")
	if len(fields) == 3 {
		size, err = strconv.ParseInt(fields[2], 10, 64)
	}
	if len(fields) != 3 || err != nil || size < 0 {
		return object{}, 0, fmt.Errorf("unexpected answer of git cat-file: %.100q", line)
	}
	return object{id: fields[0], kind: fields[1]}, size, nil
}

func tooLarge(size int64) error { return fmt.Errorf("too large: %d bytes", size) }

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

// close ends the process, which exits when its input is closed.
func (b *batch) close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.end()
	return nil
}
