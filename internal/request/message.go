package request

import (
	"cmp"
	"fmt"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// Command makes the shortest request of the command d that fulfils the demands. Its paths begin at the arguments. It has
// no more than the schema demands; Of makes requests for people. The error says what cannot be had.
func (r *Requests) Command(d *qapi.Def, demands ...Demand) (*qjson.Value, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	return r.command(&generator{schema: &r.schema}, d, demands)
}

func (r *Requests) command(g *generator, d *qapi.Def, demands []Demand) (*qjson.Value, error) {
	if d.Kind != qapi.Command || d.Keyword == "" && d.Entry == nil {
		return nil, fmt.Errorf("nothing declares the arguments of %s", d.Name)
	}
	arguments, err := r.body(g, d, demands)
	if err != nil {
		return nil, err
	}
	message := object(qjson.Member{Name: "execute", Value: text(d.Name)})
	if len(arguments.Members) > 0 || len(demands) > 0 && arguments.Kind != qjson.Object {
		message.Members = append(message.Members, qjson.Member{Name: "arguments", Value: arguments})
	}
	return message, nil
}

// Event makes the shortest event d whose data fulfil the demands.
func (r *Requests) Event(d *qapi.Def, demands ...Demand) (*qjson.Value, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if d.Kind != qapi.Event || d.Keyword == "" {
		return nil, fmt.Errorf("no schema declares the data of %s", d.Name)
	}
	data, err := r.body(&generator{schema: &r.schema}, d, demands)
	if err != nil {
		return nil, err
	}
	message := object(qjson.Member{Name: "event", Value: text(d.Name)})
	if len(data.Members) > 0 {
		message.Members = append(message.Members, qjson.Member{Name: "data", Value: data})
	}
	one := func(name string) qjson.Member {
		return qjson.Member{Name: name, Value: &qjson.Value{Kind: qjson.Number, Text: "1"}}
	}
	message.Members = append(message.Members, qjson.Member{Name: "timestamp", Value: object(one("seconds"), one("microseconds"))})
	return message, nil
}

// Reply makes the shortest reply to the command d whose value fulfils the demands.
func (r *Requests) Reply(d *qapi.Def, demands ...Demand) (*qjson.Value, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if d.Kind != qapi.Command || d.Keyword == "" {
		return nil, fmt.Errorf("no schema declares what %s returns", d.Name)
	}
	g := &generator{schema: &r.schema}
	value := g.value(d, d.Returns, "return", planOf(demands))
	if err := g.outcome(value, demands); err != nil {
		return nil, err
	}
	return object(qjson.Member{Name: "return", Value: value}), nil
}

// body makes the arguments of a command or the data of an event.
func (r *Requests) body(g *generator, d *qapi.Def, demands []Demand) (*qjson.Value, error) {
	p := planOf(demands)
	u := r.ref.ArgumentsType(d)
	if g.top = 1; u == nil {
		g.top = 2 // the arguments are values of types
	}
	var value *qjson.Value
	g.within(d, func() {
		p := g.completed(d, p)
		if u != nil {
			p = g.completed(u, p)
		}
		value = object(g.object(u, r.arguments(d), p)...)
	})
	return value, g.outcome(value, demands)
}

// builtins are the types that the arguments of the dispatch table get, by their JSON types.
var builtins = map[qapi.JSONType]string{
	qapi.JSONString: "str", qapi.JSONInteger: "int", qapi.JSONNumber: "number", qapi.JSONBoolean: "bool", qapi.JSONObject: "dict",
}

// arguments lists the arguments of a command or the data of an event: those of the dispatch table where no schema declares any.
func (r *Requests) arguments(d *qapi.Def) []qapi.Inherited {
	list := r.ref.Arguments(d)
	if d.Keyword == "" {
		for _, a := range d.Entry.Args {
			if t := builtins[qapi.JSONType(a.JSONType)]; !a.TakesGroup() {
				m := &qapi.Member{Name: a.Name, Optional: a.Optional, Type: &qapi.TypeRef{Name: cmp.Or(t, "any")}}
				list = append(list, qapi.Inherited{Member: m, Owner: d})
			}
		}
	}
	return list
}

// outcome tells why a value is not what was demanded.
func (g *generator) outcome(v *qjson.Value, demands []Demand) error {
	if g.err != nil {
		return g.err
	}
	for i := range demands {
		if !demands[i].met(v) {
			return fmt.Errorf("nothing has %s", &demands[i])
		}
	}
	return nil
}
