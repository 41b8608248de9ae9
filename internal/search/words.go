package search

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// weakWords count little: everything here is about them. So do the words that ask, and those of kinds.
const weakWords = `guest host vm qemu qmp use using way run running live start`

// emptyNames say nothing as parts of a name: the guest agent's for "command", and the one of what is not yet stable.
var emptyNames = map[string]bool{agentPrefix: true, "x": true}

const agentPrefix = "guest"

// weakness is the weight of weak words.
const weakness = .35

// askingWords are those of questions that a command answers which only reads.
const askingWords = `what which who are many much far long list show get display print see find check know inspect view examine`

// firstAsking are the words that a question begins with which asks for something to be told: elsewhere they say nothing.
const firstAsking = `is are does has why where`

// explainingWords and then explainedWords begin questions that guides answer.
const (
	explainingWords = `how where what`
	explainedWords  = `do does to can may should must is are i`
)

// doingWords begin questions about how to do something.
const doingWords = `abort add allow announce apply attach authorize authorise backup balloon begin bind bring cancel change choose click close
combine complete compress configure connect continue convert copy create delete detach disable disconnect dump eject enable encrypt enlarge
execute expand export extend fetch finish fix flip flush force forward freeze give go grow hot hotplug hotunplug inject insert install jump
keep kill limit load lock lower make mark merge mirror mount move open pass passthrough pause pin plug power press prevent pull put quiesce
raise rate reboot reclaim record reduce remove rename replace replicate reset resize restart restore resume revert roll run save send set
share shrink shut simulate speed start stop suspend swap switch sync synchronize take tell thaw throttle track trim tune turn type unfreeze
unlock unplug wake wipe write`

// happeningWords are those of questions about what happens, which events tell.
const happeningWords = `was were got gets happened happens occurs occurred when became becomes changed ready lost gone full went expired failed`

// related lists words that people use, and behind the colon those that QEMU has for the same things: general words of
// English and of virtualisation. Behind an equals sign they mean just the same. A word may be in several lines, and
// two neighbours as one: devicetree.
const related = `
guest vm machine virtual: guest vm machine virtual
reboot restart powercycle: reset
shutdown poweroff turnoff switchoff halt off: powerdown shutdown quit
power: powerdown
exit terminate kill end: quit
pause suspend hold: stop pause
sleep hibernate asleep standby: suspend
hibernate: disk
wake awake: wakeup
unpause continue proceed resume: cont resume
hotplug plugin hotadd plug: device add plug
hotplug: hotpluggable
attach connect: add device insert
connect: client
passthrough: add device
disconnect: del link remove
remove delete drop destroy erase: del remove delete
removed unplugged gone: deleted unplug
refuse reject deny: error
create make new: add create
format: create
qcow qcow2 vmdk vdi vhdx vpc: format
disk drive harddisk volume storage image: block blockdev drive
disk nic cpu memory dimm usb pci gpu: device
cd cdrom dvd floppy iso: medium tray eject
media disc: medium
mount load: insert
replace swap exchange: change
opened closed: moved change
nic ethernet card interface: netdev nic net
tap bridge: netdev
gateway: route
mac ip address: network interface
ip mac = interface
mac: rx filter
arp switch router location: announce
cable: link
ram dimm: memory
savememory readmemory: memsave pmemsave
physical = pmemsave
save: memsave pmemsave
memory: ram
amount: balloon
devicetree = fdt dtb dumpdtb
screenshot screencapture screengrab: screendump
screen picture: display screendump
console terminal serial character: chardev
port: vserport
cpu core processor vcpu: cpu vcpu
thread pin affinity: cpu
online offline: enable disable
model: definition
hostname: host name
architecture arch emulate: target
list show get display print see find check know tell many much: query
much many big large usage used total amount: size number
info information detail status state progress current remaining percent: query
state code: status
change modify alter edit adjust configure tune: set change
mode cache readonly: reopen
option setting argument attribute: property parameter
behavior behaviour policy reaction react happen: action
limit throttle cap restrict quota: throttle limit
iops bps qos: throttle
speed bandwidth throughput rate fast faster slow slower: speed bandwidth throttle
downtime channel multifd autoconverge converge convergence: migrate parameter capability
enlarge grow shrink expand extend bigger smaller: resize
abort stop giveup calloff: cancel
backup mirror commit stream: job
job: operation
run execute launch: exec
output result exit: status
program process binary application script: command exec
upload download copyfile sendfile getfile: file write read
keyboard keystroke keypress press type text sysrq: key
button: key powerdown
mouse pointer cursor click tablet touch: mice input
press click move: send
crash panic oops: panicked crashloaded panic
core crash: dump
clock date: time rtc
sync synchronize adjust: set
drift: reset rtc
copy clone duplicate replicate: mirror copy backup
move transfer relocate: migrate migration mirror
switchover failover: complete
merge flatten collapse combine consolidate: commit stream
chain backing overlay base: commit stream backing
overlay: snapshot
statistics metrics counter performance: stats
io latency throughput counter: blockstats
feature ability: capability
negotiate handshake greeting: capability
finish done end finished: completed complete conclude
finish: dismiss
failed failing fail failure broken: error failure
reason cause: error
lost: failure disconnected
expire trigger fire timeout: watchdog expire
reclaim takeback ramback inflate deflate morememory lessmemory: balloon
restore revert rollback back: load
savevm loadvm checkpoint: snapshot
atomically atomic together several same simultaneously group: transaction
descriptor: fd fdset
close: closefd
quiesce thaw unfreeze freeze: fsfreeze
filesystem filesystems partition mounted: fs fsfreeze fsinfo
usage space: fsinfo
full space nospace enospc warn alert nearly almost: threshold error
os operating distribution distro: osinfo os
alive responsive reachable: ping
doing happening: status
read write access: io
user account login logged: users
password: password
passphrase: luks
encrypt encryption encrypted: luks crypto
confidential amd: sev secret
start started booted: resume
notify notification signal: event
release: version
share publish: export
certificate renew refresh: reload
acceleration accelerated: kvm accelerator
introspect introspection event command: schema
hang hung stuck frozen: yank
hardreset powercycle: reset
graceful acpi: powerdown
nonmaskable interrupt: nmi
runstate: status
board chipset q35: machine
destination elsewhere: migrate
outgoing: migrate
listen wait accept: incoming
reconnect retry again: recover
blocker blockers blocking: migrate
faulttolerance highavailability redundancy: colo replication
vmstate wholevm: snapshot save load
external delta: snapshot
rebase: backing
convert: create mirror
incremental differential cbt changedblock tracking: bitmap backup
checksum hash digest: sha256
remote serve: nbd export
writable writeable: reopen
graph tree topology: nodes
reservation persistent: pr
rekey keyslot: amend
overcommit: balloon
hugepage hugepages hugetlb: memdev object
bind binding: numa
ecc mce poison hwpoison: memory failure
socket topology smp: cpu
flag flags cpuid: cpu model expansion
irq apic gic pic: irq interrupt gic
readproperty writeproperty objectproperty: qom get set
seriallog consolelog: ringbuf
card stick adapter controller: device
vfio mdev sriov hostdev: device add
promiscuous multicast vlan: rx filter
capture pcap sniff tcpdump traffic packet: filter dump object
garp gratuitous: announce
sound speaker microphone: audio audiodev
tty pty uart: chardev
attest attestation measurement: sev launch measure
confidential memoryencryption: sev sgx tdx
x509 tls: tls creds
acl permission authorization: authz
hmp: human monitor command
tracepoint logging debug: trace event
record rewind reverse: replay
bios uefi ovmf seabios: firmware rom
install append: add
authorize authorise: authorized
mountpoint: fsinfo
uptime loadavg: load
windows linux: osinfo
consistent quiesced: fsfreeze
quiesce = freeze
unfreeze unquiesce = thaw
rm: remove del
distance far apart: dist
combine join union: merge
common shared lowest: baseline
compatible compatibility: comparison
jump goto: seek
passphrase: amend
software swtpm emulated: emulator
rollback revert: snapshot load
lspci: pci query
lsusb: usb query
lscpu: cpu query
lsblk df: block fsinfo
ifconfig ipaddr ipaddress domifaddr: network interfaces
sendkeys keycombo: key
gdb debugger gdbserver: human monitor command
blame why: error
error: failure
increase reduce raise lower: resize balloon set
storagemigration diskmigration: mirror
paused running: status
threadid: cpus fast
cpufeature: cpu model expansion
memorybackend: memdev object
osversion: osinfo
zerocopy: migrate capability
wipe zero scrub: discard zeroes
wwn serialnumber: block
occupy occupied allocated allocation: query block
pivot: complete
stuck hung frozen: cancel yank
disconnected connected agent: vserport
failover standby: primary failover
alive health heartbeat: ping status
core socket thread topology: smp
virtqueue vring: queue
postcopy: recover
corrupt corruption damaged: corrupted
stdout stderr: exec status
usage consumption: stats size
vmcore elf kdump: dump
ceph: rbd
preallocated sparse: preallocation
blackout: downtime
upgrade update: cpr migrate
replication faulttolerant: colo
subscribe asynchronous: event
supported supports available: capability query
passphrase password: secret
hugepages hugetlb shared: memory backend
sniff pcap: dump filter
external internal: snapshot overlay
chardev redirect: change
resume continue proceed unpause = cont
pause suspend = stop
shutdown poweroff turnoff = powerdown
reboot restart = reset
screenshot = screendump
unplug detach remove = del
hotplug plug attach connect = add
failed fail = error
finished = completed
`

// relatedWeight is that of related words, where what was typed has 1.
const relatedWeight = .75

// tables are the lists of words: of stems are weak and related.
type tables struct {
	stop, weak, asking, firstAsking, doing, happening, explaining, explained map[string]bool
	related                                                                  []relation
	relatedTo                                                                map[string][]relative
}

// relation is a line of the related words.
type relation struct {
	from, to []string
	sign     string
}

type relative struct {
	stem   string
	weight float64
}

var wordTables = sync.OnceValue(func() tables {
	t := tables{
		stop: wordSet(stopWords), asking: wordSet(askingWords), firstAsking: wordSet(firstAsking), doing: wordSet(doingWords), happening: wordSet(happeningWords),
		explaining: wordSet(explainingWords), explained: wordSet(explainedWords), weak: map[string]bool{}, relatedTo: map[string][]relative{},
	}
	for _, word := range slices.Concat(strings.Fields(weakWords), strings.Fields(askingWords), slices.Collect(maps.Keys(kindWords))) {
		t.weak[stem(word)] = true
	}
	for line := range strings.Lines(strings.TrimSpace(related)) {
		t.add(line)
	}
	return t
})

func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}

// add reads a line of the related words.
func (t *tables) add(line string) {
	r, weight := relation{sign: ":"}, relatedWeight
	if strings.Contains(line, "=") {
		r.sign, weight = "=", 1
	}
	from, to, _ := strings.Cut(line, r.sign)
	r.from, r.to = stems(from), stems(to)
	for _, word := range r.from {
		for _, other := range r.to {
			t.relatedTo[word] = append(t.relatedTo[word], relative{other, weight})
		}
	}
	t.related = append(t.related, r)
}

// stems returns the stems of words, each once.
func stems(words string) []string {
	var list []string
	for word := range strings.FieldsSeq(words) {
		if root := stem(word); !slices.Contains(list, root) {
			list = append(list, root)
		}
	}
	return list
}
