package request

import (
	"fmt"

	"qmpdoc/internal/qjson"
	"qmpdoc/qapi"
)

// Command makes the shortest request of the command d that fulfils the demands. Its paths begin at the arguments. It has
// no more than the schema demands; Of makes requests for people. The error says what cannot be had.
func (r *Requests) Command(d *qapi.Def, demands ...Demand) (*qjson.Value, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	return r.generator(d).command(d, demands)
}

func (g *generator) command(d *qapi.Def, demands []Demand) (*qjson.Value, error) {
	if d.Kind != qapi.Command || d.Keyword == "" && d.Entry == nil {
		return nil, fmt.Errorf("nothing declares the arguments of %s", d.Name)
	}
	arguments, err := g.body(d, demands)
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
	data, err := r.generator(d).body(d, demands)
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
	g := r.generator(d)
	c := g.Command(d.Name)
	if c == nil {
		return nil, fmt.Errorf("no build has %s", d.Name)
	}
	value := g.value(c.Returns, "return", planOf(demands))
	if err := g.outcome(value, demands); err != nil {
		return nil, err
	}
	return object(qjson.Member{Name: "return", Value: value}), nil
}

// body makes the arguments of a command or the data of an event.
func (g *generator) body(d *qapi.Def, demands []Demand) (*qjson.Value, error) {
	c := g.Find(d.Kind, d.Name)
	if c == nil {
		return nil, fmt.Errorf("no build has %s", d.Name)
	}
	if g.top = 1; c.Data.Def == nil {
		g.top = 2 // the arguments are values of types
	}
	var value *qjson.Value
	g.within(d, func() {
		p := g.completed(c.Data.Def, g.completed(d, planOf(demands)))
		value = object(g.object(c.Data, p)...)
	})
	return value, g.outcome(value, demands)
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
