package examples

import (
	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// syntax takes over what is wrong with the JSON.
func (j *assessor) syntax(doc *qjson.Document) {
	for _, f := range doc.Faults {
		r, ok := syntaxRuleOf[f.Code]
		if !ok {
			panic("examples: no rule for " + string(f.Code))
		}
		if f.Code == qjson.BadString && f.Lenient && j.fromClient() && j.talk.stream {
			continue // nobody will typeset it
		}
		j.malformed(f, r)
		if f.Code == qjson.BadNumber || f.Code == qjson.BadWord || f.Code == qjson.BadString {
			j.spoil(f.Start)
		}
		j.result.Broken = j.result.Broken || r.Severity > diag.Info
	}
	j.duplicates(doc)
	for i := range j.list {
		f := &j.list[i]
		if words := habits[qjson.Code(f.Rule.ID)]; len(f.More) > 0 && words.msg != "" {
			f.Msg, f.Help = words.msg, words.help
		}
	}
}

// habits are the mistakes that somebody makes throughout a message: one finding has all of their places, and says what is
// here when the words for the first place are wrong elsewhere.
var habits = map[qjson.Code]struct{ msg, help string }{
	qjson.TrailingComma: {"',' before closing brackets", "delete them"},
	qjson.SingleQuote:   {"strings are in single quotes", "write them in double quotes"},
	qjson.BareName:      {"names are not in quotes", "write them in double quotes"},
	qjson.CommaForColon: {"',' where ':' belongs, after names", "write ':'"},
}

// malformed reports a mistake in the JSON by rule r.
func (j *assessor) malformed(f qjson.Fault, r diag.Rule) {
	at := j.add(Place{f.Start, f.End, f.Edit}, r, sameMistake(f), "%s", f.Msg)
	at.Help = f.Help
	if f.Lenient && j.fromClient() {
		at.Severity = diag.Warning
	}
}

// sameMistake returns the group of a mistake. Only what one sentence and one help describe is one finding.
func sameMistake(f qjson.Fault) string {
	switch _, habit := habits[f.Code]; {
	case habit:
		return ""
	case f.Code == qjson.MissingComma:
		return f.Help // the sentence names what is after it
	default:
		return f.Msg
	}
}

// duplicates adds where a name stood first to what is said of its repetition.
func (j *assessor) duplicates(doc *qjson.Document) {
	var first map[int]Place
	for i := range j.list {
		f := &j.list[i]
		if f.Rule.ID != string(qjson.DuplicateKey) {
			continue
		}
		if first == nil {
			first = map[int]Place{}
			for _, v := range doc.Values {
				firstNames(v, first)
			}
		}
		f.Help = "remove one of them"
		if p, ok := first[f.Start]; ok {
			f.First = &p
		}
	}
}

// firstNames notes for every name that is in its object a second time where it is first, by its offset.
func firstNames(v *qjson.Value, first map[int]Place) {
	if v == nil {
		return
	}
	for _, e := range v.Elements {
		firstNames(e, first)
	}
	seen := map[string]Place{}
	for i := range v.Members {
		m := &v.Members[i]
		if p, ok := seen[m.Name]; ok {
			first[m.NameStart] = p
		} else {
			seen[m.Name] = named(m)
		}
		firstNames(m.Value, first)
	}
}

// fromClient reports whether the message is a request, by its arrow or else by its members.
func (j *assessor) fromClient() bool {
	return j.direction == "->" || j.direction == "" && j.result.Kind == qapi.CommandMessage
}

// spoil remembers that the value at offset start is no JSON.
func (j *assessor) spoil(start int) {
	if j.spoilt == nil {
		j.spoilt = map[int]bool{}
	}
	j.spoilt[start] = true
}
