package compare

import (
	"slices"

	"qmpdoc/diag"
)

// kind is a kind of difference. What is sent and what is read can be different changes, with rules of their own.
type kind struct {
	input, output grade
	says          string // the second half of the message, with the detail of the difference; "": its text
	saysRead      string // the same for what clients read, where that differs
	removes       bool   // something was removed: announced if it was deprecated, whatever the level
	joins         bool   // all that is said of one condition or flag is one change
}

// grade is what a kind of difference means in one direction.
type grade struct {
	rule  string // "" when it is not a change
	level Level
	proof proof
}

// proof is the witness that a kind of change has.
type proof uint8

const (
	noProof  proof = iota
	oldValid       // messages that OLD takes and NEW refuses
	newValid       // messages that NEW takes and OLD refuses
)

func (k *kind) grade(d Direction) grade {
	if d == Output {
		return k.output
	}
	return k.input
}

// kinds lists all kinds in the order of their declarations.
var kinds []*kind

func kindOf(input, output grade, says string) *kind {
	k := &kind{input: input, output: output, says: says}
	kinds = append(kinds, k)
	return k
}

func both(rule string, level Level, p proof, says string) *kind {
	return kindOf(grade{rule, level, p}, grade{rule, level, p}, says)
}

func (k *kind) toReaders(says string) *kind { k.saysRead = says; return k }
func (k *kind) removal() *kind              { k.removes = true; return k }
func (k *kind) joined() *kind               { k.joins = true; return k }

// The kinds of differences, graded. What does not concern a client has no rule.
var (
	commandRemoved = both("command-removed", Breaking, oldValid, "was removed").removal()
	commandAdded   = both("command-added", Addition, noProof, "is new")
	eventRemoved   = both("event-removed", Breaking, oldValid, "was removed").removal()
	eventAdded     = both("event-added", Addition, noProof, "is new")
	programRemoved = both("program-removed", Breaking, noProof, "no longer has a QMP schema").removal()
	programAdded   = both("program-added", Addition, noProof, "has a QMP schema of its own")
	// A member that was always there.
	memberRemoved = kindOf(grade{"argument-removed", Breaking, oldValid}, grade{"member-removed", Breaking, oldValid}, "was removed").removal()
	// A member that was optional.
	optionalRemoved = kindOf(grade{"argument-removed", Breaking, oldValid}, grade{"member-removed", Risky, oldValid}, "was removed").removal()
	// An optional member of all values of a union that only some branches have now.
	scattered = kindOf(grade{"argument-removed", Breaking, oldValid}, grade{}, "was removed").removal()
	// An optional member.
	memberAdded    = kindOf(grade{"argument-added", Addition, noProof}, grade{"member-added", Addition, noProof}, "is new")
	mandatoryAdded = kindOf(grade{"mandatory-argument-added", Breaking, oldValid}, grade{"member-added", Addition, noProof}, "is new and mandatory").toReaders("is new")
	madeMandatory  = kindOf(grade{"argument-made-mandatory", Breaking, oldValid}, grade{"member-made-mandatory", Addition, noProof}, "is now mandatory").toReaders("is now always there")
	madeOptional   = kindOf(grade{"argument-made-optional", Addition, noProof}, grade{"member-made-optional", Breaking, newValid}, "is now optional")
	// A member that depended on the build anyway was made optional.
	perhapsOptional = kindOf(grade{"argument-made-optional", Addition, noProof}, grade{"member-made-optional", Risky, noProof}, "is now optional")
	// The value is still there and adds nothing any more.
	branchRemoved = kindOf(grade{"branch-removed", Breaking, oldValid}, grade{"branch-removed", Risky, oldValid}, "no longer has %s").removal()
	// A value that added nothing demands something.
	branchDemands    = kindOf(grade{"branch-demands", Risky, oldValid}, grade{"member-added", Addition, noProof}, "now demands %s").toReaders("now has %s")
	valueRemoved     = kindOf(grade{"value-removed", Breaking, oldValid}, grade{"value-not-sent", Addition, noProof}, "was removed").toReaders("is no longer sent").removal()
	valueAdded       = kindOf(grade{"value-added", Addition, noProof}, grade{"value-added", Risky, newValid}, "is new")
	alternateRemoved = kindOf(grade{"alternative-removed", Breaking, oldValid}, grade{"value-not-sent", Addition, noProof}, "was removed").toReaders("is no longer sent").removal()
	alternateAdded   = kindOf(grade{"alternative-added", Addition, noProof}, grade{"alternative-added", Risky, newValid}, "is new")
	// No value of the old type is one of the new type.
	typeChanged = both("type-changed", Breaking, oldValid, "is now %s")
	// Some values of the old type are of the new one, too.
	typeRefined = kindOf(grade{"type-refined", Risky, oldValid}, grade{"type-restricted", Addition, noProof}, "is now %s")
	// All values of the old type are of the new one, too.
	typeWidened   = kindOf(grade{"type-widened", Addition, noProof}, grade{"type-widened", Risky, newValid}, "is now %s")
	rangeNarrowed = kindOf(grade{"range-narrowed", Risky, oldValid}, grade{"range-changed", Documentation, noProof}, "now goes from %s")
	rangeWidened  = both("range-changed", Documentation, noProof, "now goes from %s")
	// An object or enum was replaced by one that has nothing in common with it.
	shapeReplaced = both("shape-replaced", Breaking, oldValid, "was replaced: it has %s")
	// An object was replaced by one that lacks most of its members, all of them optional.
	shapeReduced   = kindOf(grade{"shape-replaced", Breaking, oldValid}, grade{"shape-replaced", Risky, oldValid}, "was replaced: it has %s")
	featureRemoved = both("feature-removed", Breaking, noProof, "was removed").removal()
	featureAdded   = both("feature-added", Addition, noProof, "is new")
	deprecated     = both("deprecated", Deprecation, noProof, "is now deprecated")
	// A use of something, such as an empty string for an argument.
	useRemoved   = both("use-removed", Announced, noProof, "")
	undeprecated = both("deprecation-dropped", Addition, noProof, "is no longer deprecated")
	madeUnstable = both("made-unstable", Risky, noProof, "is now unstable")
	// The feature was added to what is called x- anyway, or removed from it.
	alwaysUnstable    = both("unstable-declared", Documentation, noProof, "").joined()
	madeStable        = both("made-stable", Addition, noProof, "is now stable")
	oobLost           = both("oob-lost", Breaking, noProof, "can no longer run out-of-band").joined()
	oobGained         = both("oob-gained", Addition, noProof, "can now run out-of-band").joined()
	preconfigLost     = both("preconfig-lost", Breaking, noProof, "can no longer run in the preconfig state").joined()
	preconfigGained   = both("preconfig-gained", Addition, noProof, "can now run in the preconfig state").joined()
	replyLost         = both("reply-lost", Breaking, noProof, "no longer sends a reply when it works")
	replyGained       = both("reply-gained", Addition, noProof, "now sends a reply when it works")
	conditionNarrowed = both("condition-narrowed", Risky, noProof, "").joined()
	// The condition of a value.
	valueConditioned = kindOf(grade{"condition-narrowed", Risky, noProof}, grade{"condition-narrowed", Documentation, noProof}, "").joined()
	conditionWidened = both("condition-widened", Addition, noProof, "").joined()
	// A symbol of it.
	conditionRenamed = both("condition-renamed", Documentation, noProof, "").joined()
	// Releases whose schemas say nothing of conditions lie before or after it.
	conditionDeclared = both("condition-declared", Documentation, noProof, "").joined()
	defaultChanged    = kindOf(grade{"default-changed", Risky, noProof}, grade{}, "has another default: %s")
	// What was open or unknown, or is no longer.
	described = both("now-described", Documentation, noProof, "is %s")
	// One of gen, boxed and coroutine.
	declaration   = both("declaration-changed", Documentation, noProof, "changed, which clients cannot see").joined()
	documentation = both("documentation-changed", Documentation, noProof, "changed")
	// Absent because of a condition.
	notBuilt = both("not-built", Build, noProof, "is missing (built %s)").joined()
	// Absent because programs of old releases do not describe everything.
	undescribed = both("not-introspected", Documentation, noProof, "is not described by programs of this release").joined()
)

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
	for _, of := range kinds {
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
	for _, of := range kinds {
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
