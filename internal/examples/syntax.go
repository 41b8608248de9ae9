package examples

import (
	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

func (j *assessor) syntax(doc *qjson.Document) {
	for _, f := range doc.Faults {
		r, ok := syntaxRuleOf[f.Code]
		if !ok {
			panic("examples: no rule for " + string(f.Code))
		}
		if f.Code == qjson.BadString && f.Lenient && j.fromClient() && j.talk.stream {
			continue // nobody will typeset it
		}
		at := j.add(Place{f.Start, f.End, f.Edit}, r, sameMistake(f), "%s", f.Msg)
		at.Help, at.First = f.Help, f.First
		if f.Lenient && j.fromClient() {
			at.Severity = diag.Warning
		}
		if f.Code == qjson.BadNumber || f.Code == qjson.BadWord || f.Code == qjson.BadString {
			if j.spoilt == nil {
				j.spoilt = map[int]bool{}
			}
			j.spoilt[f.Start] = true
		}
		j.result.Broken = j.result.Broken || r.Severity > diag.Info
	}
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

// fromClient reports whether the message is a request, by its arrow or else by its members.
func (j *assessor) fromClient() bool {
	return j.direction == "->" || j.direction == "" && j.result.Kind == qapi.CommandMessage
}
