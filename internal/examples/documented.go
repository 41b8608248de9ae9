package examples

import (
	"fmt"
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// report is what is known of the examples of one definition.
type report struct {
	found    diag.List
	verdicts []Verdict
}

// check checks the examples of a definition, each a conversation of its own. For suggestions it may look at as many names
// as left says.
func (e *documented) check(v *Validator, left int) report {
	var rep report
	v.types.budget = budget(left)
	shows := e.shared || e.def.Kind.IsType()
	var others []int // examples that show something else, by their first message
	for i := range e.examples {
		talk, first := v.Conversation(), len(rep.verdicts)
		talk.stream = false
		talk.owner = e.def
		if e.conversation(talk, e.examples[i].Messages, &rep) {
			shows = true
		} else {
			others = append(others, first)
		}
	}
	switch {
	case !shows:
		e.reportOther(&rep, 0, ruleOwner, "no example of %s shows it")
	case !e.shared && !e.def.Kind.IsType():
		for _, first := range others {
			e.reportOther(&rep, first, ruleOther, "this example of %s does not show it")
		}
	}
	e.reportShortened(&rep)
	doubtSchema(&rep)
	return rep
}

// conversation checks one example, and reports whether it shows the definition.
func (e *documented) conversation(talk *Conversation, messages []qapi.Message, rep *report) (shows bool) {
	start := len(rep.verdicts)
	judged := make([]Judgement, len(messages))
	for i, m := range messages {
		judged[i] = talk.Message(m.Text.Raw, m.Direction)
	}
	for number, f := range talk.Unanswered() {
		judged[number-1].Faults = append(judged[number-1].Faults, f)
	}
	for i, m := range messages {
		j := &judged[i]
		shows = shows || e.shownBy(j)
		rep.add(e.def, m, j)
		if j.Answers > 0 {
			rep.verdicts[start+i].Answers = rep.verdicts[start+j.Answers-1].Pos
		}
	}
	return shows
}

// add notes what is known of a message in the documentation of def; nil for one of a guide.
func (rep *report) add(def *qapi.Def, m qapi.Message, j *Judgement) {
	verdict := Verdict{Pos: m.Pos, Definition: def, Kind: j.Kind, Name: j.Name, Declared: j.Declared,
		Broken: j.Broken, Elided: j.Elided, Findings: len(j.Faults) + len(j.Advice)}
	for _, f := range Findings(placesIn(m.Text), j.All()) {
		verdict.Worst = max(verdict.Worst, f.Severity)
		sign(&f, def, m.Pos.Line)
		rep.found = append(rep.found, f)
	}
	rep.verdicts = append(rep.verdicts, verdict)
}

// sign says whose finding f is.
func sign(f *diag.Diagnostic, def *qapi.Def, line int) {
	f.MessageLine = line
	if def != nil {
		f.Product, f.Definition = def.Products.Word(), def.Name
	}
}

// shownBy reports whether a message is about the definition, or may be: so what does not exist is one mistake.
func (e *documented) shownBy(j *Judgement) bool {
	if j.Name == "" {
		return j.Elided || j.Broken
	}
	return j.Name == e.def.Name || slices.ContainsFunc(j.Faults, func(f Fault) bool {
		return f.Rule.ID == ruleUnknownCommand.ID || f.Rule.ID == ruleUnknownEvent.ID
	})
}

// reportOther reports that the example with verdict i first shows something else.
func (e *documented) reportOther(rep *report, i int, r diag.Rule, format string) {
	v := &rep.verdicts[i]
	f := rep.found.Report(v.Pos, r, format, quote(e.def.Name))
	if v.Name != "" {
		f.Help = "it shows " + quote(v.Name)
	}
	sign(f, e.def, v.Pos.Line)
	v.Findings++
	v.Worst = max(v.Worst, f.Severity)
}

// doubtSchema says where most requests that run one command lack the same argument: in QEMU 8.2 the schema was wrong, not
// seven examples of migrate.
func doubtSchema(rep *report) {
	type lack struct{ command, msg string }
	requests, lacks, runs := map[string]int{}, map[lack]int{}, map[int]string{}
	for _, v := range rep.verdicts {
		if v.Kind == qapi.CommandMessage {
			requests[v.Name]++
			runs[v.Pos.Line] = v.Name
		}
	}
	for _, d := range rep.found {
		if d.Rule == ruleMissingArgument.ID {
			lacks[lack{runs[d.MessageLine], d.Msg}]++
		}
	}
	for i := range rep.found {
		d := &rep.found[i]
		n, of := lacks[lack{runs[d.MessageLine], d.Msg}], requests[runs[d.MessageLine]]
		if d.Rule == ruleMissingArgument.ID && n > 1 && 2*n > of {
			d.Help += fmt.Sprintf("; but %d of %d examples lack it, and the schema may be what is wrong", n, of)
		}
	}
}

// shortened matches what authors write instead of "...".
const shortened = "has been shortened"

// reportShortened reports words that say that an example is cut short, unless an elision in the example says so.
func (e *documented) reportShortened(rep *report) {
	if slices.ContainsFunc(rep.verdicts, func(v Verdict) bool { return v.Elided }) {
		return
	}
	var texts []prose.Text
	if e.def.Doc != nil {
		for _, s := range e.def.Doc.Sections {
			texts = append(texts, s.Text)
		}
	}
	if e.def.Old != nil {
		for _, s := range e.def.Old.Sections {
			texts = append(texts, s.Text)
		}
	}
	for _, t := range texts {
		at := strings.Index(t.Raw, shortened)
		if at < 0 {
			continue
		}
		f := rep.found.Report(t.Pos(at), ruleShortened, "the example of %s %s, and does not show where", quote(e.def.Name), shortened)
		f.End, f.Help = t.Pos(at+len(shortened)), "write '...' where something is left out"
		sign(f, e.def, 0)
		return
	}
}
