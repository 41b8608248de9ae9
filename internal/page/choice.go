package page

import (
	"slices"
	"strings"

	"qmpdoc/internal/request"
	"qmpdoc/qapi"
)

// Choice is the branches that the request of a command can take, with a request for each.
type Choice struct {
	Tag      string          `json:"tag"`            // the way to the discriminator from the arguments: "driver", "backend.type"
	Title    string          `json:"title"`          // "A request for each driver"
	Rows     string          `json:"rows,omitempty"` // with which the ids of the branches' rows begin
	Requests []BranchRequest `json:"requests"`
}

// BranchRequest is a valid request that takes one branch.
type BranchRequest struct {
	Branch string   `json:"branch"` // the value of the discriminator
	Text   string   `json:"text"`
	Nested []string `json:"nested,omitempty"` // the members of the branch whose values have the same branches
	Origin string   `json:"origin"`           // in words
}

// maxChoices bounds the branches of a choice, and maxChoiceDepth how far from the arguments they are. QEMU's own largest
// has 70.
const (
	maxChoices     = 200
	maxChoiceDepth = 1
)

// choice returns the union nearest to the arguments; nil when there is none, or when its branches have no requests.
func (b *definition) choice() *Choice {
	if b.elsewhere != nil {
		return nil
	}
	branches := b.requests.Branches(b.def)
	if len(branches) == 0 || len(branches[0].Path) > maxChoiceDepth {
		return nil
	}
	u := branches[0].Union
	tag, ok := b.ref.Tag(u)
	if !ok {
		return nil
	}
	c := &Choice{Tag: strings.Join(append(slices.Clone(branches[0].Path), tag.Name), "."), Title: "A request for each " + tag.Name, Rows: branchPrefix}
	if len(branches[0].Path) > 0 {
		c.Rows = anchor(argumentPrefix, branches[0].Path[0]) + "."
	}
	for _, br := range branches {
		if br.Union == u && len(c.Requests) < maxChoices {
			if q, err := b.requests.For(b.def, br); err == nil {
				c.Requests = append(c.Requests, b.branchRequest(br, q))
			}
		}
	}
	if len(c.Requests) < 2 {
		return nil
	}
	return c
}

func (b *definition) branchRequest(br request.Branch, q *request.Request) BranchRequest {
	r := BranchRequest{Branch: br.Name, Text: q.Text(), Origin: q.Origin.String()}
	i := slices.IndexFunc(br.Union.Branches, func(x *qapi.Member) bool { return x.Name == br.Name })
	if to := b.ref.Type(br.Union, br.Union.Branches[i].Type); to != nil {
		for _, m := range b.ref.AllMembers(to) {
			if m.Type != nil && !m.Type.Array && b.holdsUnion(b.ref.Type(m.Owner, m.Type), br.Union) {
				r.Nested = append(r.Nested, m.Name)
			}
		}
	}
	return r
}

// holdsUnion reports whether values of type d can be values of u: "file" of a block device is one, or names one.
func (b *definition) holdsUnion(d, u *qapi.Def) bool {
	return d == u || d != nil && d.Kind == qapi.Alternate && slices.ContainsFunc(d.Branches, func(x *qapi.Member) bool {
		return b.ref.Type(d, x.Type) == u
	})
}
