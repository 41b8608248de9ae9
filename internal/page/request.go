package page

import "qmpdoc/internal/request"

// request is the request of the page's command; nil for none. There is none where the page has too many arguments to repeat
// them.
func (b *definition) request() *request.Request {
	if b.elsewhere != nil {
		return nil
	}
	return b.requests.Of(b.def)
}

// callRequests are the requests of the call, ready to send.
func (b *definition) callRequests() []Request {
	q := b.request()
	if q == nil {
		return nil
	}
	return []Request{{Text: q.Text(), Origin: q.Origin.String()}}
}

// generatedExample is for commands whose documentation has no example. A command that needs no arguments has the request in
// its call already.
func (b *definition) generatedExample() *Example {
	q := b.request()
	if q == nil || q.Bare() {
		return nil
	}
	text := q.Text()
	keys, _ := b.linkKeys(text, nil)
	return &Example{
		ID: exampleID(0), Title: "Minimal request", Verdict: Verdict{Text: q.Origin.String()},
		Messages: []Message{{Direction: FromClient, Text: text, Keys: keys}},
	}
}
