package wire_test

import (
	"testing"

	"qmpdoc/internal/golden"
	"qmpdoc/internal/source"
	"qmpdoc/internal/wire"
	"qmpdoc/internal/wiretest"
	"qmpdoc/qapi"
)

// eras are releases with everything that schemas have ever had.
var eras = []string{"1.0.0", "1.3.0", "1.7.0", "2.0.0", "2.3.0", "2.7.0", "2.8.0", "2.12.0", "4.2.0", "6.1.0", "6.2.0", "9.0.0", "10.2.0", "11.0.0"}

func load(tb testing.TB, number string) *qapi.Reference {
	tb.Helper()
	ref, _, err := source.Load(golden.Release(tb, number), source.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return ref
}

// The same schema written in another way has the same shapes.
func TestReformatted(t *testing.T) {
	for _, number := range eras {
		t.Run(number, func(t *testing.T) {
			ref := load(t, number)
			for _, product := range qapi.AllProducts {
				if !ref.Products.Has(product) {
					continue
				}
				a, b := wire.Of(ref, product), wire.Of(wiretest.Reformatted(ref, product), product)
				if d := wiretest.Difference(a, b); d != "" {
					t.Fatalf("%s: %s", product.Names(), d)
				}
				samePrints(t, a, b)
			}
		})
	}
}

// samePrints demands equal fingerprints of what has been found to be equal.
func samePrints(t *testing.T, a, b *wire.Schema) {
	t.Helper()
	for i, c := range a.Commands {
		if d := b.Commands[i]; c.Data.Print != d.Data.Print || c.Returns.Print != d.Returns.Print || c.Data.Form != d.Data.Form {
			t.Errorf("%s has another print", c.Name)
		}
	}
	for i, e := range a.Events {
		if e.Data.Print != b.Events[i].Data.Print {
			t.Errorf("%s has another print", e.Name)
		}
	}
}

// knowsConditions are the releases in which a client can tell from the sources what depends on the build.
var knowsConditions = []struct {
	number  string
	product qapi.Products
	want    bool
}{
	{"2.7.0", qapi.QMP, true}, {"2.8.0", qapi.QMP, false}, {"2.12.0", qapi.QMP, false}, {"4.2.0", qapi.QMP, true},
	{"9.0.0", qapi.GuestAgent, false}, {"10.2.0", qapi.GuestAgent, true},
}

func TestKnowsConditions(t *testing.T) {
	for _, c := range knowsConditions {
		if got := wire.Of(load(t, c.number), c.product).KnowsConditions; got != c.want {
			t.Errorf("%s %s: %v", c.number, c.product.Names(), got)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	ref := load(b, "10.2.0")
	for b.Loop() {
		wire.Of(ref, qapi.QMP)
	}
}
