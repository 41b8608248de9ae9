package introspect_test

import (
	"testing"

	"qmpdoc/internal/introspect"
	"qmpdoc/internal/monitor"
	"qmpdoc/internal/qemutest"
	"qmpdoc/internal/wire"
	"qmpdoc/internal/wiretest"
	"qmpdoc/qapi"
)

// What installed programs of a stable release of 7.2 say of themselves is what the generator says of 7.2.0.
func TestRunningPrograms(t *testing.T) {
	for product, start := range map[qapi.Products]func(testing.TB, ...string) string{
		qapi.QMP: qemutest.QEMU, qapi.StorageDaemon: qemutest.StorageDaemon,
	} {
		t.Run(product.Names()[0], func(t *testing.T) {
			answer, err := monitor.Ask(t.Context(), "unix:"+start(t))
			if err != nil {
				t.Fatal(err)
			}
			if at, _ := qapi.ParseRelease(answer.Release); len(at) < 2 || at[0] != 7 || at[1] != 2 {
				t.Skipf("the program is of QEMU %s", answer.Release)
			}
			program, err := introspect.Reference("reply", answer.Schema)
			if err != nil {
				t.Fatal(err)
			}
			if program.Products != product {
				t.Errorf("taken for %s", program.Products.Names())
			}
			tree := release(t, "7.2.0", edit{})
			s := introspect.Solve(wire.Of(tree, product), wire.Of(program, product))
			if d := wiretest.Difference(wire.Decided(tree, product, s.Truth), wire.Of(program, product)); d != "" {
				t.Error(d)
			}
			got, err := introspect.Generate(tree, product, s.Defined())
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, program.Reply)
		})
	}
}
