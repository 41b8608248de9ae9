package html

import (
	"embed"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"

	"qmpdoc/internal/page"
)

// codeBlock prints a block of code of a text: messages in their colours, with links and mistakes, and other code in those of
// its language.
func (w *writer) codeBlock(language, text string, code *page.CodeBlock) {
	w.write("<pre><code>")
	switch known := languages[strings.ToLower(language)]; {
	case code != nil && code.Messages:
		w.message(text, code.Flaws, w.keys(code.Keys))
	case known == "qmp":
		w.highlight(text, 0, nil)
	case known == "console":
		w.session(text)
	default:
		w.coloured(known, text)
	}
	w.write("</code></pre>\n")
}

// maxColoured is how many bytes of code get colours: the rules of languages are regular expressions, which are slow.
const maxColoured = 16 << 10

// languages are those that QEMU's manual names, by the file in the folder of that name; "qmp" and "console" are read here.
var languages = map[string]string{
	"qmp": "qmp", "json": "qmp", "javascript": "qmp",
	"console": "console", "shell-session": "console", "shell": "console", "bash": "bash", "sh": "bash",
	"c": "c", "xml": "xml", "ini": "ini", "python": "python", "python3": "python",
}

// languageFiles are chroma's own descriptions of languages. Its package of all languages would add four megabytes.
//
//go:embed languages/*.xml
var languageFiles embed.FS

// lexers are read when the first block of their language is printed.
var lexers sync.Map // name to chroma.Lexer

func lexerOf(name string) (chroma.Lexer, error) {
	if known, ok := lexers.Load(name); ok {
		return known.(chroma.Lexer), nil
	}
	made, err := chroma.NewXMLLexer(languageFiles, "languages/"+name+".xml")
	if err != nil {
		return nil, err
	}
	kept, _ := lexers.LoadOrStore(name, chroma.Coalesce(made))
	return kept.(chroma.Lexer), nil
}

// coloured prints code in a language; as it is when that cannot be read.
func (w *writer) coloured(language, text string) {
	lexer, err := lexerOf(language)
	if language == "" || len(text) > maxColoured || err != nil {
		w.write(escape(text))
		return
	}
	tokens, err := lexer.Tokenise(nil, text)
	if err != nil {
		w.write(escape(text))
		return
	}
	rest := text // a lexer adds a newline at the end
	for token := tokens(); token != chroma.EOF && rest != ""; token = tokens() {
		value := token.Value[:min(len(token.Value), len(rest))]
		rest = rest[len(value):]
		if class := codeClass(token.Type); class != "" {
			w.classed(class, value)
		} else {
			w.escaped(value)
		}
	}
	w.write(escape(rest))
}

// codeClass is the style class of a token: comment, word of the language, name, string, other value.
func codeClass(t chroma.TokenType) string {
	switch {
	case t.InCategory(chroma.Comment):
		return "c"
	case t.InCategory(chroma.Keyword):
		return "w"
	case t.InSubCategory(chroma.LiteralString):
		return "s"
	case t.InSubCategory(chroma.LiteralNumber):
		return "v"
	case t == chroma.NameTag, t == chroma.NameAttribute, t == chroma.NameVariable:
		return "p"
	default:
		return ""
	}
}

// prompts begin the lines of a session that somebody typed.
var prompts = []string{"$ ", "# ", "(QEMU) ", "(qemu) "}

// session prints what a terminal shows: prompts are quiet, commands are coloured, what programs say is as it is.
func (w *writer) session(text string) {
	typed := false // the line goes on with a command
	for line := range strings.Lines(text) {
		goesOn := typed
		for _, prompt := range prompts {
			if rest, ok := strings.CutPrefix(line, prompt); ok && !goesOn {
				w.classed("p", prompt)
				line, typed = rest, true
			}
		}
		if typed {
			w.coloured("bash", line)
		} else {
			w.write(escape(line))
		}
		typed = typed && strings.HasSuffix(strings.TrimRight(line, "\n"), "\\")
	}
}
