package examples

import (
	"qmpdoc/diag"
	"qmpdoc/qapi"
)

// report is what is known of the examples of one definition.
type report struct {
	found    diag.List
	verdicts []Verdict
}

// check checks the examples of a definition. Each is a conversation of its own.
func (e *exhibit) check(v *Validator) report {
	var rep report
	shows := e.shared || e.def.Kind.IsType()
	for i := range e.examples {
		talk := v.Conversation()
		talk.owner = e.def
		shows = e.conversation(talk, e.examples[i].Messages, &rep) || shows
	}
	if !shows {
		e.reportOwner(&rep)
	}
	return rep
}

// conversation checks one example, and tells whether it shows the definition.
func (e *exhibit) conversation(talk *Conversation, messages []qapi.Message, rep *report) (shows bool) {
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
		verdict := Verdict{Pos: m.Pos, Definition: e.def, Kind: j.Kind, Name: j.Name, Declared: j.Declared,
			Broken: j.Broken, Elided: j.Elided, Findings: len(j.Faults)}
		if j.Answers > 0 {
			verdict.Answers = rep.verdicts[start+j.Answers-1].Pos
		}
		found := e.diagnostics(m, j.Faults)
		for _, d := range found {
			verdict.Worst = max(verdict.Worst, d.Severity)
		}
		rep.found = append(rep.found, found...)
		rep.verdicts = append(rep.verdicts, verdict)
	}
	return shows
}

// shownBy tells whether a message is about the definition, or may be.
func (e *exhibit) shownBy(j *Judgement) bool {
	if j.Name == "" {
		return j.Elided || j.Broken
	}
	return j.Name == e.def.Name || near(j.Name, e.def.Name) && !j.Exists
}

// reportOwner reports that no example shows the definition.
func (e *exhibit) reportOwner(rep *report) {
	m, v := e.examples[0].Messages[0], &rep.verdicts[0]
	f := rep.found.Report(m.Pos, ruleOwner, "no example of %s shows it", quote(e.def.Name))
	if v.Name != "" {
		f.Help = "this one shows " + quote(v.Name)
	}
	e.sign(f, m)
	v.Findings++
	v.Worst = max(v.Worst, f.Severity)
}

// sign says whose finding f is.
func (e *exhibit) sign(f *diag.Diagnostic, m qapi.Message) {
	f.Product, f.Definition, f.MessageLine = e.def.Products.First().Names()[0], e.def.Name, m.Pos.Line
}

// diagnostics gives faults in a message as findings in its file.
func (e *exhibit) diagnostics(m qapi.Message, list []Fault) diag.List {
	if len(list) == 0 {
		return nil
	}
	places := newPlaces(m.Text)
	var found diag.List
	for _, f := range list {
		d := diag.Diagnostic{
			Pos: places.pos(f.Start), End: places.pos(f.End), Severity: f.Severity, Rule: f.Rule.ID, Msg: f.Msg, Help: f.Help,
			Fix: places.fix(f.Place),
		}
		for _, p := range f.More {
			d.Repeats = append(d.Repeats, diag.Repeat{Pos: places.pos(p.Start), End: places.pos(p.End), Fix: places.fix(p)})
		}
		if !f.Declared.Pos.IsZero() {
			d.Related = []diag.Related{{Pos: f.Declared.Pos, Msg: f.Declared.Name + " is declared here"}}
		}
		e.sign(&d, m)
		found = append(found, d)
	}
	return found
}
