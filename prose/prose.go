// Package prose knows the markup of QEMU's documentation: parse once into a tree, print as HTML, Markdown or plain text.
package prose
