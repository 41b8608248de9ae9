package search

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"qmpdoc/qapi"
)

// equivalences says what other programs call the things of QMP; its comments name the sources.
//
//go:embed equivalences.txt
var equivalences string

// alias is a phrase that means definitions, the best first.
type alias struct {
	phrase string // as phrases makes it
	docs   []int
}

// aliases lists the phrases that mean documents of c, sorted.
func (c *Catalog) aliases(monitor []*qapi.HxEntry) []alias {
	t := aliasTable{commands: map[string]int{}, names: map[string]int{}, docs: map[string][]int{}}
	for i, d := range c.Docs {
		if _, known := t.names[d.Name]; d.Kind >= KindChapter || d.Removed || known {
			continue
		}
		t.names[d.Name] = i
		if d.Kind == Kind(qapi.Command) {
			t.commands[fold(d.Name)] = i
		}
	}
	for _, actions := range []bool{true, false} {
		for i, d := range c.Docs {
			if d.def != nil && d.Kind.isAction() == actions {
				t.conditions(i, d.def)
			}
		}
	}
	t.readEquivalences()
	t.infoCommands()
	for _, entry := range monitor {
		t.monitorCommand(c, entry)
	}
	var list []alias
	for _, phrase := range slices.Sorted(maps.Keys(t.docs)) {
		list = append(list, alias{phrase, t.docs[phrase]})
	}
	return list
}

// aliasTable collects phrases. What is added first stays.
type aliasTable struct {
	commands map[string]int // by folded name
	names    map[string]int // of all definitions
	docs     map[string][]int
}

func (t *aliasTable) add(text string, docs ...int) {
	phrase := strings.Join(phrases(text), " ")
	if strings.HasPrefix(strings.TrimSpace(text), messageMark) {
		phrase = messageMark + phrase
	}
	if _, known := t.docs[phrase]; !known && len(docs) > 0 {
		t.docs[phrase] = docs
	}
}

// messageMark begins the phrases of messages.
const messageMark = `"`

// readEquivalences adds the lines of the table whose definitions the reference has.
func (t *aliasTable) readEquivalences() {
	for line := range strings.Lines(equivalences) {
		texts, names, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var docs []int
		for name := range strings.FieldsSeq(names) {
			if at, known := t.names[name]; known {
				docs = append(docs, at)
			}
		}
		for text := range strings.SplitSeq(texts, ",") {
			t.add(text, docs...)
		}
	}
}

// conditions adds the symbols of the conditions of d and of what it declares: CONFIG_SPICE. Commands and events are to come first.
func (t *aliasTable) conditions(number int, d *qapi.Def) {
	t.condition(number, d.If)
	for _, m := range d.Parts() {
		t.condition(number, m.If)
	}
	for _, f := range d.Features {
		t.condition(number, f.If)
	}
}

func (t *aliasTable) condition(number int, c *qapi.Cond) {
	if c == nil {
		return
	}
	for symbol := range identifiers(c.Text) {
		if qapi.IsSymbol(symbol) {
			if phrase := fold(symbol); !slices.Contains(t.docs[phrase], number) {
				t.docs[phrase] = append(t.docs[phrase], number)
			}
		}
	}
	for _, arg := range c.Args {
		t.condition(number, arg)
	}
}

// infoCommands adds "info NAME" for query-NAME: the human monitor prints what the query returns.
func (t *aliasTable) infoCommands() {
	for _, name := range slices.Sorted(maps.Keys(t.commands)) {
		for _, begin := range []string{"query", "xquery"} {
			if rest, ok := strings.CutPrefix(name, begin); ok {
				t.add("info "+rest, t.commands[name])
			}
		}
	}
}

// monitorCommand adds an entry of the human monitor's table: for the command whose implementation it calls (qmp_x_query_irq),
// that it is named like, or whose name its function has (hmp_info_cpus). All others run through human-monitor-command.
func (t *aliasTable) monitorCommand(c *Catalog, entry *qapi.HxEntry) {
	function := ""
	for _, f := range entry.Fields {
		if strings.HasPrefix(f.Value, "qmp_") || strings.HasPrefix(f.Value, "hmp_") {
			function = f.Value
		}
	}
	for text := range strings.SplitSeq(entry.Name, "|") {
		bare, isInfo := strings.CutPrefix(text, "info ")
		candidates := []string{bare, strings.TrimPrefix(function, "qmp_"), strings.TrimPrefix(function, "hmp_")}
		if isInfo {
			candidates = []string{"query-" + bare, strings.TrimPrefix(function, "qmp_"), "query-" + strings.TrimPrefix(function, "hmp_info_"), "query-" + strings.TrimPrefix(function, "hmp_")}
		}
		if at, same := t.commands[fold(text)]; same {
			c.helps([]int{at}, entry)
			continue
		}
		docs := t.first(candidates)
		if docs == nil && len(nameParts(strings.ReplaceAll(text, " ", "-"))) > 1 {
			docs = t.first([]string{monitorCommand})
		}
		t.add(text, docs...)
		c.helps(docs, entry)
	}
}

// helps adds what the human monitor says of a command to the text of the command that is run for it: the same in other words.
func (c *Catalog) helps(docs []int, entry *qapi.HxEntry) {
	if len(docs) > 0 && c.Docs[docs[0]].Name != monitorCommand {
		c.Docs[docs[0]].text[proseField] += strings.Join(entry.Help(), "\n") + "\n"
	}
}

const monitorCommand = "human-monitor-command"

// first finds the first command that has one of the names.
func (t *aliasTable) first(names []string) []int {
	for _, name := range names {
		if at, known := t.commands[fold(name)]; known {
			return []int{at}
		}
	}
	return nil
}

// phrases cuts text into the words that phrases of aliases are made of: identifiers, folded, those of options after one hyphen.
func phrases(text string) []string {
	var list []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !wordRune(r) && r != '-' && r != '_' }) {
		folded := fold(word)
		switch {
		case folded == "":
		case word[0] == '-':
			list = append(list, "-"+folded)
		default:
			list = append(list, folded)
		}
	}
	return list
}
