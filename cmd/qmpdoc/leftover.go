package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// beside names the place next to target where this process prepares or keeps something.
func beside(target, what string) string {
	return filepath.Join(filepath.Dir(target), fmt.Sprintf("%s%s-%d", leftoverPrefix(target), what, os.Getpid()))
}

func leftoverPrefix(target string) string { return "." + filepath.Base(target) + ".qmpdoc-" }

// within names what this process keeps inside of target.
func within(target, what string) string {
	return filepath.Join(target, fmt.Sprintf("%s%s-%d", insidePrefix, what, os.Getpid()))
}

// leftovers lists what processes that have ended left in dir under names that begin with prefix.
func leftovers(dir, prefix string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var left []string
	for _, e := range entries {
		if pid, ok := leftBy(e.Name(), prefix); ok && (pid == os.Getpid() || !alive(pid)) {
			left = append(left, filepath.Join(dir, e.Name()))
		}
	}
	return left, nil
}

func isLeftover(name, prefix string) bool {
	_, ok := leftBy(name, prefix)
	return ok
}

// leftBy returns the number of the process that a name is of.
func leftBy(name, prefix string) (pid int, ok bool) {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	what, number, _ := strings.Cut(rest, "-")
	pid, err := strconv.Atoi(number)
	return pid, err == nil && (what == "new" || what == "old")
}
