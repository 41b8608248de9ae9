package page

import (
	"qmpdoc/internal/history"
	"qmpdoc/qapi"
)

// Target is what a link leads to. Targets are comparable; the zero Target leads nowhere.
type Target struct {
	Kind    TargetKind
	Def     *Def     // of ToDefinition, ToMember, ToValue, ToBranch, ToFeature
	Chapter *Chapter // of ToChapter
	Name    string   // of a part of Def, a list, a guide, a release; the URL of ToExternal
	ID      string   // of what has no kind of its own, on the page of the others; of ToHere
}

// TargetKind tells what a Target is.
type TargetKind uint8

// The kinds of targets.
const (
	Nowhere TargetKind = iota
	ToDefinition
	ToMember // an argument, member of event data, or field
	ToValue
	ToBranch
	ToFeature
	ToChapter
	ToList     // an index: one of the List constants
	ToGuide    // a document of the tree, by its path
	ToChanges  // what changed in a release, by its number
	ToRelease  // the page of Def in the site of another release, by its number
	ToHere     // an id of the same page
	ToExternal // a URL
)

var targetKinds = [...]string{
	Nowhere: "", ToDefinition: "definition", ToMember: "member", ToValue: "value", ToBranch: "branch", ToFeature: "feature",
	ToChapter: "chapter", ToList: "list", ToGuide: "guide", ToChanges: "changes", ToRelease: "release", ToHere: "here", ToExternal: "external",
}

// String is the kind's word in JSON.
func (k TargetKind) String() string { return targetKinds[k] }

// The names of lists.
const (
	ListHome       = "index"
	ListCommands   = "commands"
	ListEvents     = "events"
	ListTypes      = "types"
	ListExamples   = "examples"
	ListDeprecated = "deprecated"
	ListChanges    = "changes"  // with a history only
	ListReleases   = "releases" // where the sites of several releases are together
	ListPrograms   = "programs"
	ListGuides     = "guides"
)

// IsZero reports whether t leads nowhere.
func (t Target) IsZero() bool { return t.Kind == Nowhere }

// Anchor is the id of t on the page of its definition, chapter or list; "" for the page itself.
func (t Target) Anchor() string {
	switch t.Kind {
	case ToMember:
		return anchor(t.Def.memberPrefix(), t.Name)
	case ToValue:
		return anchor(valuePrefix, t.Name)
	case ToBranch:
		return anchor(branchPrefix, t.Name)
	case ToFeature:
		return anchor(featurePrefix, t.Name)
	default:
		return t.ID
	}
}

func here(id string) Target { return Target{Kind: ToHere, ID: id} }

// Def is a definition as pages name it. Each definition of the reference has one.
type Def struct {
	Name    string  // as written
	Kind    string  // "command", "event", "struct", "union", "simple union", "alternate", "enum"
	Program Program // whose name space it is in: of several programs QEMU's own
	Summary string  // the first sentence about it, or what it holds; "" for neither
	Until   string  // the number of the last release that has it, of what was removed

	source *qapi.Def
	gone   *history.Gone // of what was removed
	title  string        // see giveTitles
}

// Target leads to the page of d.
func (d *Def) Target() Target { return Target{Kind: ToDefinition, Def: d} }

// IsType reports whether d is a type.
func (d *Def) IsType() bool { return d.Sign() == TypeSign }

// Sign is the letter that marks the kind: one each for commands, events and types.
func (d *Def) Sign() string {
	switch d.Kind {
	case "command":
		return CommandSign
	case "event":
		return EventSign
	default:
		return TypeSign
	}
}

// The signs of kinds.
const (
	CommandSign = "c"
	EventSign   = "e"
	TypeSign    = "t"
)

func (d *Def) memberPrefix() string {
	if d.IsType() {
		return memberPrefix
	}
	return argumentPrefix
}

// Program is one of the programs that speak QMP, by its name on the command line.
type Program string

// The programs.
const (
	QEMU          Program = "qmp"
	StorageDaemon Program = "storage-daemon"
	GuestAgent    Program = "guest-agent"
)

// Word names the program as its users do.
func (p Program) Word() string {
	switch p {
	case StorageDaemon:
		return "storage daemon"
	case GuestAgent:
		return "guest agent"
	default:
		return "QEMU"
	}
}

// subject names the program within a sentence.
func (p Program) subject() string {
	if p == QEMU {
		return p.Word()
	}
	return "the " + p.Word()
}
