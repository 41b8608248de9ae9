package compare

import (
	"slices"

	"qmpdoc/diag"
)

// kind is a kind of difference. What is sent and what is read can be different changes, with rules of their own.
type kind uint8

const (
	commandRemoved kind = iota
	commandAdded
	eventRemoved
	eventAdded
	programRemoved
	programAdded
	memberRemoved    // that was always there
	optionalRemoved  // a member that was optional
	scattered        // an optional member of all values of a union that only some branches have now
	memberAdded      // optional
	mandatoryAdded   // a member
	madeMandatory    // a member
	madeOptional     // a member
	perhapsOptional  // a member that depended on the build anyway was made optional
	branchRemoved    // the value is still there and adds nothing any more
	branchDemands    // a value that added nothing demands something
	valueRemoved     //
	valueAdded       //
	alternateRemoved // an alternative
	alternateAdded   // an alternative
	typeChanged      // no value of the old type is one of the new type
	typeRefined      // some are
	typeWidened      // all are
	rangeNarrowed    //
	rangeWidened     //
	shapeReplaced    // an object or enum by one that has nothing in common with it
	shapeReduced     // an object by one that lacks most of its members, all of them optional
	featureRemoved   //
	featureAdded     //
	deprecated       //
	useRemoved       // a use of something, such as an empty string for an argument
	undeprecated     //
	madeUnstable     //
	alwaysUnstable   // the feature for what is called x- anyway
	madeStable       //
	oobLost          //
	oobGained        //
	preconfigLost    //
	preconfigGained  //
	replyLost        //
	replyGained      //
	conditionNarrowed
	valueConditioned // of a value
	conditionWidened
	conditionRenamed  // a symbol of it
	conditionDeclared // or no longer, in releases whose schemas say nothing of conditions
	defaultChanged
	described     // what was open or unknown, or is no longer
	declaration   // gen, boxed, coroutine
	documentation // its text
	notBuilt      // absent because of a condition
	undescribed   // absent because programs of old releases do not describe everything
	kinds         // how many
)

// proof is the witness that a kind of change has.
type proof uint8

const (
	noProof  proof = iota
	oldValid       // messages that OLD takes and NEW refuses
	newValid       // messages that NEW takes and OLD refuses
)

// grade is what a kind of difference means in one direction.
type grade struct {
	rule  string // "" when it is not a change
	level Level
	proof proof
}

// sides are the grades of a kind.
type sides struct {
	input, output grade
	says          string // the second half of the message, with the detail of the difference
	read          string // the same for what clients read, where that differs
	removal       bool   // something was removed: announced if it was deprecated, whatever the level
}

func (k kind) grade(d Direction) grade {
	if d == Output {
		return table[k].output
	}
	return table[k].input
}

func both(rule string, level Level, p proof, says string) sides {
	return sides{input: grade{rule, level, p}, output: grade{rule, level, p}, says: says}
}

func removal(s sides) sides {
	s.removal = true
	return s
}

// table grades the kinds of differences. What does not concern a client has no rule.
var table = [kinds]sides{
	commandRemoved:   removal(both("command-removed", Breaking, oldValid, "was removed")),
	commandAdded:     both("command-added", Addition, noProof, "is new"),
	eventRemoved:     removal(both("event-removed", Breaking, oldValid, "was removed")),
	eventAdded:       both("event-added", Addition, noProof, "is new"),
	programRemoved:   removal(both("program-removed", Breaking, noProof, "no longer has a QMP schema")),
	programAdded:     both("program-added", Addition, noProof, "has a QMP schema of its own"),
	memberRemoved:    removal(sides{input: grade{"argument-removed", Breaking, oldValid}, output: grade{"member-removed", Breaking, oldValid}, says: "was removed"}),
	optionalRemoved:  removal(sides{input: grade{"argument-removed", Breaking, oldValid}, output: grade{"member-removed", Risky, oldValid}, says: "was removed"}),
	scattered:        removal(sides{input: grade{"argument-removed", Breaking, oldValid}, says: "was removed"}),
	memberAdded:      {input: grade{"argument-added", Addition, noProof}, output: grade{"member-added", Addition, noProof}, says: "is new"},
	mandatoryAdded:   {input: grade{"mandatory-argument-added", Breaking, oldValid}, output: grade{"member-added", Addition, noProof}, says: "is new and mandatory", read: "is new"},
	madeMandatory:    {input: grade{"argument-made-mandatory", Breaking, oldValid}, output: grade{"member-made-mandatory", Addition, noProof}, says: "is now mandatory", read: "is now always there"},
	madeOptional:     {input: grade{"argument-made-optional", Addition, noProof}, output: grade{"member-made-optional", Breaking, newValid}, says: "is now optional"},
	perhapsOptional:  {input: grade{"argument-made-optional", Addition, noProof}, output: grade{"member-made-optional", Risky, noProof}, says: "is now optional"},
	branchRemoved:    removal(sides{input: grade{"branch-removed", Breaking, oldValid}, output: grade{"branch-removed", Risky, oldValid}, says: "no longer has %s"}),
	branchDemands:    {input: grade{"branch-demands", Risky, oldValid}, output: grade{"member-added", Addition, noProof}, says: "now demands %s", read: "now has %s"},
	valueRemoved:     removal(sides{input: grade{"value-removed", Breaking, oldValid}, output: grade{"value-not-sent", Addition, noProof}, says: "was removed", read: "is no longer sent"}),
	valueAdded:       {input: grade{"value-added", Addition, noProof}, output: grade{"value-added", Risky, newValid}, says: "is new"},
	alternateRemoved: removal(sides{input: grade{"alternative-removed", Breaking, oldValid}, output: grade{"value-not-sent", Addition, noProof}, says: "was removed", read: "is no longer sent"}),
	alternateAdded:   {input: grade{"alternative-added", Addition, noProof}, output: grade{"alternative-added", Risky, newValid}, says: "is new"},
	typeChanged:      both("type-changed", Breaking, oldValid, "is now %s"),
	typeRefined:      {input: grade{"type-refined", Risky, oldValid}, output: grade{"type-restricted", Addition, noProof}, says: "is now %s"},
	typeWidened:      {input: grade{"type-widened", Addition, noProof}, output: grade{"type-widened", Risky, newValid}, says: "is now %s"},
	rangeNarrowed:    {input: grade{"range-narrowed", Risky, oldValid}, output: grade{"range-changed", Documentation, noProof}, says: "now goes from %s"},
	rangeWidened:     both("range-changed", Documentation, noProof, "now goes from %s"),
	shapeReplaced:    both("shape-replaced", Breaking, oldValid, "was replaced: it has %s"),
	shapeReduced:     {input: grade{"shape-replaced", Breaking, oldValid}, output: grade{"shape-replaced", Risky, oldValid}, says: "was replaced: it has %s"},
	featureRemoved:   removal(both("feature-removed", Breaking, noProof, "was removed")),
	featureAdded:     both("feature-added", Addition, noProof, "is new"),
	deprecated:       both("deprecated", Deprecation, noProof, "is now deprecated"),
	useRemoved:       both("use-removed", Announced, noProof, ""),
	undeprecated:     both("deprecation-dropped", Addition, noProof, "is no longer deprecated"),
	madeUnstable:     both("made-unstable", Risky, noProof, "is now unstable"),
	alwaysUnstable:   both("unstable-declared", Documentation, noProof, ""),
	madeStable:       both("made-stable", Addition, noProof, "is now stable"),
	oobLost:          both("oob-lost", Breaking, noProof, "can no longer run out-of-band"),
	oobGained:        both("oob-gained", Addition, noProof, "can now run out-of-band"),
	preconfigLost:    both("preconfig-lost", Breaking, noProof, "can no longer run in the preconfig state"),
	preconfigGained:  both("preconfig-gained", Addition, noProof, "can now run in the preconfig state"),
	replyLost:        both("reply-lost", Breaking, noProof, "no longer sends a reply when it works"),
	replyGained:      both("reply-gained", Addition, noProof, "now sends a reply when it works"),

	conditionNarrowed: both("condition-narrowed", Risky, noProof, ""),
	valueConditioned:  {input: grade{"condition-narrowed", Risky, noProof}, output: grade{"condition-narrowed", Documentation, noProof}},
	conditionWidened:  both("condition-widened", Addition, noProof, ""),
	conditionRenamed:  both("condition-renamed", Documentation, noProof, ""),
	conditionDeclared: both("condition-declared", Documentation, noProof, ""),
	defaultChanged:    {input: grade{"default-changed", Risky, noProof}, says: "has another default: %s"},
	described:         both("now-described", Documentation, noProof, "is %s"),
	declaration:       both("declaration-changed", Documentation, noProof, "changed, which clients cannot see"),
	documentation:     both("documentation-changed", Documentation, noProof, "changed"),
	notBuilt:          both("not-built", Build, noProof, "is missing (built %s)"),
	undescribed:       both("not-introspected", Documentation, noProof, "is not described by programs of this release"),
}

// summaries says what each rule reports.
var summaries = map[string]string{
	"command-removed":          "a command was removed",
	"command-added":            "a command is new",
	"event-removed":            "an event was removed",
	"event-added":              "an event is new",
	"program-removed":          "a program no longer has a schema",
	"program-added":            "a program is new",
	"argument-removed":         "an argument was removed",
	"argument-added":           "an optional argument is new",
	"mandatory-argument-added": "a mandatory argument is new",
	"argument-made-mandatory":  "an optional argument is now mandatory",
	"argument-made-optional":   "a mandatory argument is now optional",
	"member-removed":           "a member of a reply or event was removed",
	"member-added":             "a member of a reply or event is new",
	"member-made-optional":     "a member that was always in a reply or event is now optional",
	"member-made-mandatory":    "an optional member of a reply or event is now always there",
	"branch-removed":           "the members that a value adds to a union were removed",
	"branch-demands":           "a value that added nothing to a union now demands an argument",
	"value-removed":            "a value that clients send was removed",
	"value-added":              "an enumeration has a new value",
	"value-not-sent":           "a value that clients read is no longer sent",
	"alternative-removed":      "one of the JSON types that an argument took was removed",
	"alternative-added":        "a value can now also have another JSON type",
	"type-changed":             "a value has another JSON type",
	"type-refined":             "a string became an enumeration, or another type now excludes values",
	"type-restricted":          "the type of what clients read excludes values that it allowed",
	"type-widened":             "a type takes more values than before",
	"range-narrowed":           "an integer type takes fewer numbers than before",
	"range-changed":            "an integer type has another width, and refuses nothing new",
	"shape-replaced":           "an object or enumeration was replaced by another one",
	"feature-removed":          "a feature that clients can look for was removed",
	"feature-added":            "a feature that clients can look for is new",
	"deprecated":               "something is newly deprecated",
	"use-removed":              "the list of removed features has a use of something that is still there",
	"deprecation-dropped":      "something is no longer deprecated",
	"made-unstable":            "something stable is now unstable",
	"unstable-declared":        "what is unstable by its name is now marked so, or no longer",
	"made-stable":              "something unstable is now stable",
	"oob-lost":                 "a command can no longer run out-of-band",
	"oob-gained":               "a command can run out-of-band",
	"preconfig-lost":           "a command can no longer run in the preconfig state",
	"preconfig-gained":         "a command can run in the preconfig state",
	"reply-lost":               "a command no longer sends a reply when it works",
	"reply-gained":             "a command now sends a reply when it works",
	"condition-narrowed":       "something depends on a new or narrower build condition",
	"condition-widened":        "a build condition was dropped or is wider",
	"condition-renamed":        "a symbol of a build condition has another name, or its target is gone",
	"condition-declared":       "a build condition is now declared, or no longer",
	"default-changed":          "an optional argument has another default",
	"now-described":            "the schema describes what it left open, or leaves open what it described",
	"declaration-changed":      "gen, boxed or coroutine changed, which clients cannot see",
	"documentation-changed":    "the documentation changed, and nothing on the wire",
	"not-built":                "a program lacks something because of a build condition",
	"not-introspected":         "a program of an old release does not describe something",
}

// Rule is a kind of change as people know it.
type Rule struct {
	diag.Rule
	Grade   string // its levels, in words
	Witness string // what shows it, in words; "" when nothing can
}

// Rules lists the rules of all kinds of changes, in the order of the table.
func Rules() []Rule {
	var list []Rule
	for _, of := range table {
		for _, g := range []grade{of.input, of.output} {
			if g.rule == "" || slices.ContainsFunc(list, func(r Rule) bool { return r.ID == g.rule }) {
				continue
			}
			in, out := levels(g.rule)
			list = append(list, Rule{
				Rule:  diag.Rule{ID: g.rule, Severity: max(in, out).Severity(), Summary: summaries[g.rule]},
				Grade: inWords(in, out), Witness: g.proof.words(),
			})
		}
	}
	return list
}

// Diag lists the rules as rules of findings.
func Diag() []diag.Rule {
	var list []diag.Rule
	for _, r := range Rules() {
		list = append(list, r.Rule)
	}
	return list
}

// levels are the worst levels of a rule as input and as output.
func levels(rule string) (in, out Level) {
	for _, of := range table {
		if of.input.rule == rule {
			in = max(in, of.input.level)
		}
		if of.output.rule == rule {
			out = max(out, of.output.level)
		}
	}
	return in, out
}

// inWords writes the levels of a rule: "breaking", or "addition as input, risky as output".
func inWords(in, out Level) string {
	switch {
	case in == out || out == None:
		return in.String()
	case in == None:
		return out.String()
	default:
		return in.String() + " as input, " + out.String() + " as output"
	}
}

func (p proof) words() string {
	switch p {
	case oldValid:
		return "messages that OLD takes and NEW refuses"
	case newValid:
		return "messages that NEW takes and OLD refuses"
	default:
		return ""
	}
}
