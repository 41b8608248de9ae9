package main

import (
	"os"
	"strconv"
)

// standardWidth is for outputs that are no terminal: comfortable to read, and the same everywhere.
const standardWidth = 80

// outputWidth is the width of the terminal that standard output is, in columns.
func outputWidth() int {
	if columns := terminalWidth(os.Stdout); columns > 0 {
		return columns
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		return columns
	}
	return standardWidth
}
