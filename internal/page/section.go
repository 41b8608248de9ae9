package page

// Sections and lists that would be empty are left out, so what fills a page need not ask.

// add appends the sections that there are.
func (p *Page) add(sections ...*Section) {
	for _, s := range sections {
		if s != nil {
			p.Sections = append(p.Sections, *s)
		}
	}
}

// section makes a section; nil without blocks.
func section(id, title string, blocks ...Block) *Section {
	if len(blocks) == 0 {
		return nil
	}
	return &Section{ID: id, Title: title, Blocks: blocks}
}

// listOf is a block with the items of a list, if there are any.
func listOf[T any](items []T, block Block) Blocks {
	if len(items) == 0 {
		return nil
	}
	return Blocks{block}
}

// proseOf is texts as a block, if there are any.
func proseOf(list ...*Text) Blocks {
	list = texts(list...)
	return listOf(list, &Prose{Texts: list})
}

// none is said where a list has nothing.
func none() Block { return &Words{Spans: []Span{plain("None.")}} }

// orNone is a list, or says that it has nothing.
func orNone(list Blocks) Blocks {
	if list == nil {
		return Blocks{none()}
	}
	return list
}
