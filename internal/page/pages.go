package page

import (
	"slices"
	"sync"

	"qmpdoc/diag"
	"qmpdoc/internal/history"
	"qmpdoc/internal/request"
	"qmpdoc/prose"
	"qmpdoc/qapi"
)

// Config says what the pages are made of. The zero value of everything but Reference is good.
type Config struct {
	Reference *qapi.Reference
	Library   *prose.Library       // of the reference's texts, parsed or not; nil: one of the pages' own
	Findings  diag.List            // shown on the pages of the definitions that they are about, those about examples in the examples
	Checked   map[diag.Pos]Checked // the example messages, by the place of their first byte
	ManualURL string               // where QEMU's manual can be read, for what has no page here; "" for the constant ManualURL
	SourceURL string               // where source lines can be read, http or https, with {file} and {line}; "" for no links
	History   *history.History     // of the reference; nil: the pages say what the documentation says
	Sample    bool                 // the reference is the built-in sample, which the pages say
	Changes   []*Changes           // with a history: of its releases, the oldest first
	Releases  []string             // whose sites are beside this one, which is the first of them; nil: no page lists them
}

// Pages makes the pages of one reference, in any order and in several goroutines at once.
type Pages struct {
	Config
	ref        *qapi.Reference
	defs       []*Def
	byDef      map[*qapi.Def]*Def
	sorted     []*Def // as the lists have them, see alphabetical
	chapters   []*Chapter
	chapterOf  map[*qapi.Def]*Chapter
	findings   map[findingKey][]Finding
	flaws      map[sourceLine]diag.List // by the first line of the message
	examples   map[*qapi.Def][]qapi.Example
	rowTexts   sync.Map // *qapi.Section to *rowText
	requests   *request.Requests
	mentioned  func() *mentions
	deprecated map[qapi.Declared]*qapi.Notice
	names      map[nameKey]*Def // of all definitions, and of those that went
	gone       []*Def
	excerpts   map[*qapi.Reference]func() *Pages
	guides     []*Guide
	usedIn     map[*qapi.Def][]*Guide
}

type findingKey struct{ product, name string }

// New gathers what the pages are about.
func New(cfg Config) *Pages {
	p := newPages(cfg, nil)
	p.nameGone()
	p.giveTitles()
	return p
}

// newPages gathers it. Definitions that names has are called what they are called there; nil is for pages of their own.
func newPages(cfg Config, names map[nameKey]*Def) *Pages {
	if cfg.Library == nil {
		cfg.Library = new(prose.Library)
	}
	p := &Pages{Config: cfg, ref: cfg.Reference, requests: request.New(cfg.Reference), names: names}
	if names == nil {
		p.names = map[nameKey]*Def{}
		defer p.noteNames()
	}
	p.mentioned = sync.OnceValue(p.findMentions)
	p.nameDefinitions()
	p.planChapters()
	p.usedIn = map[*qapi.Def][]*Guide{}
	p.planGuides()
	p.sorted = alphabetical(p.defs)
	p.deprecated = p.ref.Deprecations()
	p.sortFindings()
	p.examples = make(map[*qapi.Def][]qapi.Example, len(p.ref.Defs))
	for _, d := range p.ref.Defs {
		p.examples[d] = p.ref.Examples(d)
	}
	return p
}

// Defs lists the definitions in the order of the reference.
func (p *Pages) Defs() []*Def { return p.defs }

// Def is d as pages name it.
func (p *Pages) Def(d *qapi.Def) *Def { return p.byDef[d] }

// Chapters lists the chapters and sections in the order of the manuals.
func (p *Pages) Chapters() []*Chapter { return p.chapters }

// ChapterOf is the chapter that has d; nil for none.
func (p *Pages) ChapterOf(d *Def) *Chapter { return p.chapterOf[d.source] }

func (p *Pages) nameDefinitions() {
	p.byDef = make(map[*qapi.Def]*Def, len(p.ref.Defs))
	given := map[*Def]bool{}
	for _, d := range p.ref.Defs {
		named := p.newDef(d)
		if known := p.names[keyOf(named)]; known != nil && !given[known] {
			named = known
		}
		given[named] = true
		p.byDef[d] = named
		p.defs = append(p.defs, named)
	}
}

// newDef is d as pages name it.
func (p *Pages) newDef(d *qapi.Def) *Def {
	return &Def{Name: d.Name, Kind: kindWord(d), Program: program(d.Products), Summary: p.summarize(d), source: d}
}

// noteNames notes the names of the definitions, of several that have one name the first.
func (p *Pages) noteNames() {
	for _, named := range p.defs {
		if key := keyOf(named); p.names[key] == nil {
			p.names[key] = named
		}
	}
}

// kindWord names d's kind, and how a union is written.
func kindWord(d *qapi.Def) string {
	if d.Flavor == qapi.Simple {
		return "simple union"
	}
	return d.Kind.String()
}

// summarize is the first sentence about d: of the schema, else of the old document.
func (p *Pages) summarize(d *qapi.Def) string {
	if text := d.Doc.Body(); !text.IsZero() {
		return p.Library.Parse(text).Summary()
	}
	if text := d.Old.Intro(); !text.IsZero() {
		return p.Library.Parse(text).Summary()
	}
	return contents(d)
}

// contents replaces the summary of a definition without an introduction: its members or values.
func contents(d *qapi.Def) string {
	names := namesOf(slices.Concat(d.BaseMembers, d.Members, d.Values), func(m *qapi.Member) string { return m.Name })
	if len(names) == 0 {
		return ""
	}
	return "With " + few(6, names)
}

// WholeName names the whole: "QEMU 10.2.0".
func (p *Pages) WholeName() string {
	switch {
	case p.Sample:
		return "sample"
	case p.ref.Release == "":
		return "QEMU"
	default:
		return "QEMU " + p.ref.Release
	}
}

// sortFindings sorts the findings to the definitions that they name, or to the messages that they are about.
func (p *Pages) sortFindings() {
	p.findings, p.flaws = map[findingKey][]Finding{}, map[sourceLine]diag.List{}
	for _, f := range p.Config.Findings {
		switch key := (findingKey{f.Product, f.Definition}); {
		case f.Suppressed != "":
		case f.MessageLine > 0:
			at := sourceLine{f.Pos.File, f.MessageLine}
			p.flaws[at] = append(p.flaws[at], f)
		case f.Definition != "" && f.Severity >= diag.Info:
			p.findings[key] = append(p.findings[key], p.finding(&f))
		}
	}
}
