package examples

import "qmpdoc/qapi"

// Stream starts an exchange with a program of r that its first command tells: it is the first program that has that
// command. A command that no program has tells nothing.
func Stream(r *qapi.Reference) *Conversation { return programsOf(r).stream() }

func (p *programs) stream() *Conversation {
	return &Conversation{types: p.resolver(p.ref.Products.First()), stream: true, unsettled: true}
}

// Program is the program that messages are checked against.
func (c *Conversation) Program() qapi.Products { return c.types.product }

// settle finds out which program the messages are for when they run a command called name.
func (j *assessor) settle(name string) {
	if !j.talk.unsettled {
		return
	}
	with := j.programsWith(qapi.Command, name)
	j.talk.unsettled = with == 0
	if with != 0 && !with.Has(j.product) {
		j.resolver = j.programs.resolver(with.First())
		j.talk.types = j.resolver
	}
}

// programsWith returns the programs that have a command or event called name.
func (r *resolver) programsWith(kind qapi.Kind, name string) qapi.Products {
	var with qapi.Products
	for _, p := range qapi.AllProducts {
		if d := r.ref.Lookup(p, name); d != nil && d.Kind == kind {
			with |= p
		}
	}
	return with
}

// have tells in a sentence which programs have something.
func have(programs qapi.Products) string {
	list := programs.Words()
	if len(list) == 1 {
		return list[0] + " has it"
	}
	return join(list, "and") + " have it"
}
