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

// leftovers lists what processes that are no more left beside target.
func leftovers(target string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Dir(target))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var left []string
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), leftoverPrefix(target))
		if !ok {
			continue
		}
		what, number, _ := strings.Cut(rest, "-")
		pid, err := strconv.Atoi(number)
		if err == nil && (what == "new" || what == "old") && (pid == os.Getpid() || !alive(pid)) {
			left = append(left, filepath.Join(filepath.Dir(target), e.Name()))
		}
	}
	return left, nil
}
