package examples

import (
	"fmt"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/notices"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// DeprecatedRule is the rule about the use of what is deprecated.
var DeprecatedRule = ruleDeprecated.ID

type deprecation struct {
	pos     diag.Pos // of what says so
	since   string   // the release; "" when it is not known
	instead []string // what to use
}

// advise reports the use of what format describes at p. Only those who write a message can change it, so what a program sends
// is not reported.
func (c *checker) advise(p qjson.Place, old *deprecation, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	f := c.advice.add(p, ruleDeprecated, what, "%s is deprecated", what)
	if old.since != "" {
		f.Msg = what + " has been deprecated since " + old.since
	}
	if len(old.instead) > 0 {
		f.Help = "use " + strings.Join(quoteAll(old.instead), ", ")
	}
	f.Declared = Declaration{old.pos, "its deprecation"}
}

// adviseAgainst reports a command or event that is deprecated, except in its own documentation.
func (j *assessor) adviseAgainst(d *qapi.Def, name qjson.Place) {
	if old := j.deprecation(d, "", d.Features); old != nil && d != j.talk.owner {
		j.advise(name, old, "%s %s", d.Kind, quote(d.Name))
	}
}

// deprecation reports whether d, or the member or value called name that it declares, is deprecated: the list of deprecated
// features or the feature says so. Nil when it is not.
func (r *resolver) deprecation(d *qapi.Def, name string, features []*qapi.Member) *deprecation {
	part := qapi.Declared{Def: d, Name: name}
	entry, feature := r.entries[part], qapi.FindFeature(features, "deprecated")
	var old *deprecation
	if feature != nil {
		old = &deprecation{pos: feature.Pos, instead: notices.Instead(d.FeatureText(feature).Raw)}
	}
	if entry != nil {
		if old == nil {
			old = new(deprecation)
		}
		old.pos, old.since = entry.Pos, entry.Release
		if list := entry.InsteadOf(part); len(list) > 0 {
			old.instead = list
		}
	}
	return old
}

// All lists the mistakes, and the uses of what is deprecated.
func (j *Judgement) All() []Fault { return append(j.Faults[:len(j.Faults):len(j.Faults)], j.Advice...) }
