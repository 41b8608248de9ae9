package qapi

// Products is a set of programs that speak QMP.
type Products uint8

// The programs. Each has a schema, and so a name space, of its own.
const (
	QMP           Products = 1 << iota // QEMU's main monitor
	StorageDaemon                      // qemu-storage-daemon
	GuestAgent                         // qemu-ga
)

var productNames = [...]string{"qmp", "storage-daemon", "guest-agent"}

// AllProducts lists the programs in the order of every output.
var AllProducts = []Products{QMP, StorageDaemon, GuestAgent}

// Has reports whether all of q is in p.
func (p Products) Has(q Products) bool { return p&q == q }

// Names lists the members of the set by the names of the command line.
func (p Products) Names() []string {
	names := []string{}
	for i, n := range productNames {
		if p&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// Words lists the members of the set as a sentence names them: "the storage daemon".
func (p Products) Words() []string {
	var list []string
	for i, words := range [...]string{"QEMU", "the storage daemon", "the guest agent"} {
		if p&(1<<i) != 0 {
			list = append(list, words)
		}
	}
	return list
}

// First is the member of the set whose name space decides when several could: QMP, else the storage daemon.
func (p Products) First() Products { return p & -p }

// Word is the name of the first member of the set.
func (p Products) Word() string { return p.First().Names()[0] }
