package examples

import (
	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

func (j *assessor) syntax(doc *qjson.Document) {
	for _, f := range doc.Faults {
		if f.Rule == qjson.BadString && f.Lenient && j.fromClient() && j.talk.stream {
			continue // nobody will typeset it
		}
		at := j.collect(sameMistake(f), f)
		if f.Lenient && j.fromClient() {
			at.Rule.Severity = diag.Warning
		}
		if f.Rule == qjson.BadNumber || f.Rule == qjson.BadWord || f.Rule == qjson.BadString {
			if j.spoilt == nil {
				j.spoilt = map[int]bool{}
			}
			j.spoilt[f.Start] = true
		}
		j.result.Broken = j.result.Broken || f.Rule.Severity > diag.Info
	}
	for i := range j.list {
		f := &j.list[i]
		if words := habits[f.Rule.ID]; len(f.More) > 0 && words.msg != "" {
			f.Msg, f.Help = words.msg, words.help
		}
	}
}

// habits are the mistakes that somebody makes throughout a message: one finding has all of their places, and says what is
// here when the words for the first place are wrong elsewhere.
var habits = map[string]struct{ msg, help string }{
	qjson.TrailingComma.ID: {"',' before closing brackets", "delete them"},
	qjson.SingleQuote.ID:   {"strings are in single quotes", "write them in double quotes"},
	qjson.BareName.ID:      {"names are not in quotes", "write them in double quotes"},
	qjson.CommaForColon.ID: {"',' where ':' belongs, after names", "write ':'"},
}

// sameMistake returns the group of a mistake. Only what one sentence and one help describe is one finding.
func sameMistake(f qjson.Fault) string {
	switch _, habit := habits[f.Rule.ID]; {
	case habit:
		return ""
	case f.Rule == qjson.MissingComma:
		return f.Help // the sentence names what is after it
	default:
		return f.Msg
	}
}

// fromClient reports whether the message is a request, by its arrow or else by its members.
func (j *assessor) fromClient() bool {
	return j.direction == "->" || j.direction == "" && j.result.Kind == qapi.CommandMessage
}
