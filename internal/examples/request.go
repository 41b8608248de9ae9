package examples

import (
	"slices"
	"strings"

	"qmpdoc/diag"
	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

func (j *assessor) command(v *qjson.Value) {
	run := j.running(v)
	if run == nil || run.Value == nil || run.Value.Kind != qjson.String {
		if run != nil {
			j.value(stringType, run.Value, label{words: quote(run.Name)}, nil)
		}
		return
	}
	name := run.Value.Text
	j.settle(name)
	d := j.ref.Lookup(j.product, name)
	if d != nil && d.Kind != qapi.Command {
		d = nil
	}
	j.result.Name, j.result.Declared = name, j.decides(d, qapi.Command)
	j.asked = true
	if name == negotiate {
		j.negotiates(v)
	}
	j.talk.pending.ask(request{number: j.talk.count, name: strings.Clone(name), def: d, id: j.idOf(v), place: at(run.Value)})
	if d == nil {
		j.unknownName(at(run.Value), ruleUnknownCommand, qapi.Command)
		return
	}
	j.adviseAgainst(d, at(run.Value))
	if oob := j.part(v, "exec-oob"); oob == run {
		j.outOfBand(oob, d)
	}
	j.arguments(d, v, at(run.Value))
}

// running finds the member that names the command: one of two, and never both.
func (j *assessor) running(v *qjson.Value) *qjson.Member {
	run, oob := j.part(v, "execute"), j.part(v, "exec-oob")
	switch {
	case run != nil && oob != nil:
		j.add(named(oob), ruleRequestKey, "both", "a request has either 'execute' or 'exec-oob', not both").Help = "remove one of them"
	case oob != nil:
		return oob
	case run == nil && !v.Elided:
		j.add(at(v), ruleRequestKey, "execute", "the request names no command").Help = `add "execute": "<command>"`
	}
	return run
}

// arguments checks the arguments of command d. Where there are none, findings point at the command's name.
func (j *assessor) arguments(d *qapi.Def, v *qjson.Value, name qjson.Place) {
	p, args, ok := j.body(v, "arguments", label{words: "the arguments of", name: d.Name}, name)
	if !ok {
		return
	}
	before := len(j.list)
	j.objectAt(p, j.input(d), args, nil)
	if len(j.list) == before && j.result.Declared && d.Entry != nil && d.Flags.Gen {
		j.entryConflict(p, d, args)
	}
}

// entryConflict reports what the schema allows and args_type in qmp-commands.hx, which QEMU up to 2.7 asked first, does not.
func (j *assessor) entryConflict(p qjson.Place, d *qapi.Def, args *qjson.Value) {
	c := &checker{resolver: j.resolver, spoilt: j.spoilt}
	c.objectAt(p, entryShape(d), args, nil)
	for _, f := range c.list {
		g := j.add(f.Place, ruleConflict, f.Msg, "args_type of qmp-commands.hx disagrees with the schema: %s", f.Msg)
		g.More, g.Declared = f.More, Declaration{d.Entry.Pos, "args_type"}
	}
}

// unknownName reports a command or event that does not exist.
func (j *assessor) unknownName(p qjson.Place, r diag.Rule, kind qapi.Kind) {
	name := j.result.Name
	if j.ref.Elsewhere[name] {
		return // another program of the tree has it, and this reference leaves that out
	}
	f := j.add(p, r, name, "there is no %s %s", kind, quote(name))
	if others := j.programsWith(kind, name); others != 0 {
		f.Help = have(others)
		return
	}
	if !j.budget.spend(len(j.ref.Defs)) {
		return
	}
	var like []string
	for _, other := range j.ref.NamesLike(name, 20) {
		if d := j.ref.Lookup(j.product, other); d != nil && d.Kind == kind {
			like = append(like, other)
		}
	}
	switch owner := j.talk.owner; {
	case owner != nil && owner.Kind == kind && (len(like) == 0 || slices.Contains(like, owner.Name)):
		f.Help = "did you mean " + quote(owner.Name) + ", which the example is for?"
	case len(like) > 0:
		f.Help = "did you mean " + quote(like[0]) + "?"
	}
}

// decides reports whether a schema says what a command or event holds; for one that does not exist, whether the schema is complete.
func (r *resolver) decides(d *qapi.Def, kind qapi.Kind) bool {
	if d != nil {
		return d.Keyword != ""
	}
	if r.complete == nil {
		r.complete = map[qapi.Kind]bool{}
		for _, d := range r.ref.Defs {
			if d.Products.Has(r.product) {
				all, known := r.complete[d.Kind]
				r.complete[d.Kind] = d.Keyword != "" && (all || !known)
			}
		}
	}
	return r.complete[kind]
}
