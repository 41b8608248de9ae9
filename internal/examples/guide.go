package examples

import (
	"context"
	"slices"

	"qmpdoc/diag"
	"qmpdoc/internal/parallel"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// notInGuides are the rules about whole conversations. What a guide shows are excerpts: it leaves out ids, answers, and the
// commands that something answers.
var notInGuides = []string{ruleID.ID, ruleOrphan.ID, ruleNoResponse.ID, ruleMissingMember.ID}

func (p *programs) checkGuides() (reports []report) {
	list := p.ref.Guides()
	reports = make([]report, len(list))
	_ = parallel.Each(context.Background(), len(list), func(i int) error {
		reports[i] = p.checkGuide(list[i].Guide)
		return nil
	})
	return reports
}

func (p *programs) checkGuide(g *qapi.Guide) report {
	var rep report
	for _, e := range g.Examples {
		talk := p.stream()
		talk.stream, talk.elided = false, true
		for i, m := range e.Messages {
			if m.Kind == qapi.ReturnMessage && len(talk.pending) > 1 {
				talk.abandon(len(talk.pending)) // some answers are left out, and it is unknown which
			}
			j := talk.Message(m.Text.Raw, m.Direction)
			if j.Broken && (e.Transcript || i+1 < len(e.Messages) && e.Messages[i+1].Kind == qapi.ErrorMessage) {
				j.Faults = nil // the text shows what becomes of it
			}
			j.Faults = slices.DeleteFunc(j.Faults, func(f Fault) bool { return !talk.saidInGuides(g, f) })
			rep.add(nil, m, &j)
		}
	}
	return rep
}

// saidInGuides reports whether a mistake counts in guide g. That something does not exist counts where the schema declares all
// commands or events, and the guide does not make up some of its own.
func (c *Conversation) saidInGuides(g *qapi.Guide, f Fault) bool {
	switch f.Rule.ID {
	case ruleUnknownCommand.ID:
		return len(g.Defines) == 0 && c.types.decides(nil, qapi.Command)
	case ruleUnknownEvent.ID:
		return len(g.Defines) == 0 && c.types.decides(nil, qapi.Event)
	case qjson.SingleQuote.ID:
		return f.Rule.Severity > diag.Warning // from clients QEMU takes them, and a guide is for people
	default:
		return !slices.Contains(notInGuides, f.Rule.ID)
	}
}
