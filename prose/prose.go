// Package prose knows the markup of QEMU's documentation: parse once into a tree, print as HTML, Markdown or plain text.
//
// # The dialect
//
// Doc comments are reStructuredText from QEMU 5.2 on. Before that they were a little texinfo, and before 2.9 plain text.
// One dialect reads them all; what would be an error to docutils is read as its author meant it.
//
// Blocks are told apart by their indentation, and mostly by empty lines:
//
//   - paragraphs; a line that is indented more than the first still belongs to it
//   - lists: "- ", "* ", "+ ", "o "; "1. ", "1) ", "(1) ", "#. "; "a. ", "a) ", "(a) ", if a second item or an
//     aligned line follows; at any indentation, nested, and also directly after a line of text; a line of an item that is
//     not indented belongs to it all the same
//   - literal blocks after a paragraph that ends in "::"
//   - directives: admonitions (note, caution, …, admonition with a title), qmp-example with :title: and :annotated:,
//     code-block, table; others stay readable
//   - simple tables, and grid tables with cells that span columns and rows; others are shown as drawn
//   - definition lists ("term", the text indented below) if the line above is one that its author
//     need not have broken; field lists (":name: text"); line blocks ("| ")
//   - footnotes (".. [1] text"), link targets (".. _name: URL"), comments (".. text")
//   - headings: underlined, over- and underlined, and "= Title", "== Title"; only outside other blocks
//   - names in columns ("@name   text"), read as definitions; lines "If …, SomeError" after a line without a period, each
//     a paragraph
//   - quotations: what is indented by two columns or more and is none of these
//   - example messages without any markup, and lines with gaps that align columns or draw a diagram: shown as they are
//
// Inside a line: "“literal“", "*emphasis*", "**strong**", "_emphasis_"; "@name" for a member, "`name`" and "`title
// <name>`" for anything, ":role:`name`"; "[1]_" for a footnote; "`title <URL>`_", "`name`_" and "name_" for links; bare
// URLs; "|name|" for the text of ".. |name| replace:: text"; a backslash before punctuation takes its meaning.
// Inline markup does not nest.
//
// A Text that is Plain comes from qmp-commands.hx or its siblings, has no markup, and backquotes, asterisks and colons
// in it mean nothing. Its lists, headings, messages and columns are recognized, names after an "@", and URLs.
//
// A Text that is a Document is reStructuredText to the letter, because Sphinx reads it as well: nothing but an empty line or
// another indentation ends a paragraph, every indented line after one that is not defines it, "@name" and "o " mean nothing, and a
// literal block can also be lines that begin with the same sign.
// Directives for the program that makes the manual (toctree, index, include) show nothing. Sections cuts a document at its
// headings, to which "`Title`_" and ".. _label:" refer.
//
// # How it works
//
// The engine is goldmark, with own parsers for every block and inline construct and none of CommonMark's: so nothing that
// is in a comment can become HTML. A block is a method open…, inline markup a method read…; parse.go lists them in the order in
// which they are tried, engine.go fits them to goldmark. The lines, expanded to columns, are in lines.go.
package prose
