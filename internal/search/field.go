package search

import (
	"math"
	"strings"
)

// field is a part of a document with a weight of its own.
type field uint8

const (
	nameField field = iota
	summaryField
	rowsField    // the names of members, values, branches and features
	topicField   // the chapter's title
	proseField   // everything that is said, the summary included
	carriedField // what is said of the types that a command or event takes and returns
	fieldCount
)

// boosts say how much a word counts in each field.
var boosts = [fieldCount]float64{nameField: 5, summaryField: 2.5, rowsField: .8, topicField: .6, proseField: 1, carriedField: .15}

// searchable is the text of a field without the part of names that says nothing.
func searchable(f field, text string) string {
	if f != nameField {
		return text
	}
	return strings.TrimPrefix(text, agentPrefix+"-")
}

// Weights are told apart by levels of a geometric scale, one digit's worth, in the terminal as in the static index: so
// both rank alike.
const (
	levels     = 48
	leastLevel = .05
	levelRatio = 1.155
)

func level(weight float64) int {
	return min(max(int(math.Round(math.Log(weight/leastLevel)/math.Log(levelRatio))), 0), levels-1)
}

func levelWeight(level int) float64 {
	return math.Round(leastLevel*math.Pow(levelRatio, float64(level))*1e4) / 1e4
}

// Flags of documents and rows, as the static index has them.
const (
	arrayFlag      = 1 << 2 // of rows
	deprecatedFlag = 1 << 3
	unstableFlag   = 1 << 4
	datedFlag      = 1 << 5 // a row is not as old as its document
	productFlag    = 1 << 5 // of documents, the first of three
	oobFlag        = 1 << 8
	preconfigFlag  = 1 << 9
	removedFlag    = 1 << 10
	kindFlag       = 1 << 11 // of a kind, what its first three bits leave
)

// flags are the kind, and what else a document is or is not.
func (d *Doc) flags() int {
	return int(d.Kind)&7 + kindFlag*int(d.Kind>>3) + deprecatedFlag*bit(d.Deprecated) + unstableFlag*bit(d.Unstable) + productFlag*int(d.Products) +
		oobFlag*bit(d.OOB) + preconfigFlag*bit(d.Preconfig) + removedFlag*bit(d.Removed)
}

func (r *Row) flags() int {
	return int(r.Kind) + arrayFlag*bit(r.Array) + deprecatedFlag*bit(r.Deprecated) + unstableFlag*bit(r.Unstable)
}
