package page

import "qmpdoc/internal/request"

// request returns the request of the page's command; nil when there is none, as where the page has too many arguments to repeat
// them.
func (b *definition) request() *request.Request {
	if b.elsewhere != nil {
		return nil
	}
	return b.requests.Of(b.def)
}

// printed is q as pages show it and copy it.
func (b *definition) printed(q *request.Request) Request {
	text := q.Text()
	keys, _ := b.linkKeys(text, b.def, b.rows, nil)
	origin := q.Origin.String()
	if b.def.Keyword == "" {
		origin = "from an example; no schema declares the command"
	}
	return Request{Text: text, Keys: keys, Origin: origin}
}
