package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/qapi"
)

// captures are files of real programs' messages and what is wrong in them, whatever form they have.
var captures = []struct{ file, release, want string }{
	{"case-a_lv_debug.log", "7.2.0", ""},
	{"case-b_lv_caretM.log", "7.2.0", ""},
	{"case-d_kubevirt.log", "7.2.0", ""},
	{"case-e_dup.log", "7.2.0", "1:132 qmp-missing-argument, 1:159 qmp-unknown-argument"},
	{"case-g2.txt", "7.2.0", ""},
	{"case-h_strace.txt", "7.2.0", "1:25 qmp-unknown-command"},
	{"case-i_array.json", "7.2.0", ""},
	{"case-k_oob.txt", "7.2.0", "4:2 qmp-out-of-band"},
	{"case-l_bs.txt", "7.2.0", ""},
	{"case-p_quit2.txt", "7.2.0", ""},
	{"case-q_trunc.txt", "7.2.0", "1:24 json-missing-close, 4:12 qmp-unknown-command, 5:12 qmp-unknown-command, 6:12 qmp-unknown-command"},
	{"case-s_trunc.txt", "7.2.0", "2:80 json-missing-close, 4:67 qmp-wrong-type, 5:34 qmp-unknown-command, 6:34 qmp-unknown-command"},
	{"case-u1.txt", "7.2.0", "1:27 json-missing-close, 3:14 qmp-unknown-command, 4:14 qmp-unknown-command"},
	{"case-x_cond.txt", "10.0.0", ""},
	{"real_socat_v.txt", "7.2.0", "16:39 qmp-missing-argument"},
	{"real_socat_xv.txt", "7.2.0", "43:20 qmp-missing-argument"},
	{"real_strace.txt", "7.2.0", "28:54 qmp-missing-argument"},
	{"real_qmpshell_v.txt", "7.2.0", "10:49 qmp-missing-argument, 28:20 qmp-unknown-command"},
	{"real_pty_v.txt", "7.2.0", "11:42 qmp-missing-argument, 32:13 qmp-unknown-command, 44:61 qmp-wrong-type, 56:13 qmp-unknown-command, 59:13 qmp-unknown-command"},
	{"real_pty_p.txt", "7.2.0", "19:8 qmp-missing-argument, 64:8 qmp-unknown-command, 694:30 qmp-wrong-type, 712:8 qmp-unknown-command, 719:8 qmp-unknown-command"},
}

func TestCaptures(t *testing.T) {
	dir := golden.Beside(t, "traffic")
	refs := map[string]*qapi.Reference{}
	for _, capture := range captures {
		if refs[capture.release] == nil {
			ref, _, err := source.Load(golden.Release(t, capture.release), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			refs[capture.release] = ref
		}
		f, err := os.Open(filepath.Join(dir, capture.file))
		if err != nil {
			t.Fatal(err)
		}
		c := newMessageCheck(capture.file, new(input), refs[capture.release], 0)
		if err := c.read(f); err != nil {
			t.Error(err)
		}
		f.Close()
		if got := mistakesOf(c); got != capture.want {
			t.Errorf("%s: %s, want %s", capture.file, got, capture.want)
		}
	}
}

// mistakesOf lists what is wrong, without what QEMU takes all the same.
func mistakesOf(c *messageCheck) string {
	var list []string
	c.found.Sort()
	for _, d := range c.found {
		if d.Rule != "json-single-quote" {
			list = append(list, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Col, d.Rule))
		}
	}
	return strings.Join(list, ", ")
}

func TestOtherRelease(t *testing.T) {
	for _, c := range []struct{ said, tree, want string }{
		{"7.2.22", "7.2.0", ""}, {"7.1.90", "7.2.0", ""}, {"8.0.0", "7.2.0", "8.0.0"}, {"7.2.0", "8.0.0", "7.2.0"}, {"", "8.0.0", ""}, {"7.2.0", "", ""},
	} {
		if got := (&messageCheck{said: c.said, release: c.tree}).otherRelease(); got != c.want {
			t.Errorf("%s and %s: %q, want %q", c.said, c.tree, got, c.want)
		}
	}
}
