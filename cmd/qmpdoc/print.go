package main

import (
	"cmp"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/term"

	"qmpdoc/diag"
	"qmpdoc/internal/report"
)

// printer prints all that the program says: results to standard output, all else to standard error.
type printer struct {
	quiet, verbose bool
	colour         string // auto, which "" means too, always or never
	onOut, onErr   report.Palette
}

// chooseColours decides about colours once the flags are known.
func (p *printer) chooseColours() {
	p.onOut, p.onErr = p.palette(os.Stdout), p.palette(os.Stderr)
}

func (p *printer) palette(f *os.File) report.Palette {
	switch p.colour {
	case "always":
		return report.ANSI
	case "never":
		return report.Palette{}
	}
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" || !term.IsTerminal(int(f.Fd())) {
		return report.Palette{}
	}
	return report.ANSI
}

// terminalWidth returns the number of columns if standard output is a terminal, else 0.
func terminalWidth() int {
	columns, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// outputWidth returns the width of pages: that of the terminal, else $COLUMNS, else one that is comfortable to read.
func outputWidth() int {
	const standard = 80
	columns, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	return cmp.Or(terminalWidth(), max(columns, 0), standard)
}

// result prints what a command was asked for.
func (p *printer) result(data []byte) error {
	_, err := os.Stdout.Write(data)
	return err
}

// done prints the one line that is all a command has to say when its result is a directory.
func (p *printer) done(line string) error {
	if p.quiet {
		return nil
	}
	return p.result([]byte(line + "\n"))
}

// note prints a remark about the run.
func (p *printer) note(format string, args ...any) {
	if !p.quiet {
		fmt.Fprintf(os.Stderr, "qmpdoc: "+format+"\n", args...)
	}
}

// progress is a line on a terminal that tells how far the work is. Elsewhere it says nothing.
type progress struct{ shown bool }

func (p *printer) progress() *progress {
	return &progress{shown: !p.quiet && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(os.Stderr.Fd()))}
}

// say replaces what the line says.
func (p *progress) say(format string, args ...any) {
	if p.shown {
		fmt.Fprintf(os.Stderr, "\r\x1b[K"+format, args...)
	}
}

// end removes the line.
func (p *progress) end() { p.say("") }

// summary prints the line below a report, or in the place of a result.
func (p *printer) summary(format string, args ...any) {
	if !p.quiet {
		fmt.Fprintf(os.Stderr, format+"\n", args...)
	}
}

// trouble prints the error that ended the program.
func (p *printer) trouble(err error) {
	fmt.Fprintf(os.Stderr, "%s %v\n", p.onErr.Severity(diag.Error, "qmpdoc:"), err)
}

// wrongUsage prints an error in the command line, and where to read on.
func (p *printer) wrongUsage(err error, command string) {
	p.trouble(err)
	fmt.Fprintf(os.Stderr, "see %q\n", command+" --help")
}

// findings prints findings beside a command's result: the errors, with -v all of them, with -q none.
func (p *printer) findings(in *input, found diag.List) {
	if p.quiet {
		return
	}
	if !p.verbose {
		found = errorsOf(found)
	}
	run := report.Run{Findings: found, Source: report.Files(in.source), Place: in.place}
	_ = run.Write(os.Stderr, report.TextFormat, p.onErr) // nowhere is left to complain to
}
