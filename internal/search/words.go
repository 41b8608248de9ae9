package search

import (
	"strings"
	"sync"
)

// weakWords count little: everything here is about them.
const weakWords = `guest host machine virtual vm qemu qmp use using way run running live`

// emptyName says nothing as a part of a name: it is the guest agent's for "command".
const emptyName = "guest"

// weakness is the weight of weak words.
const weakness = .5

// askingWords begin questions that a command answers which only reads.
const askingWords = `what which who is are many much far long list show get display print see find check know tell`

// happeningWords are those of questions about what happens, which events tell.
const happeningWords = `was were got gets happened happens occurs occurred when became becomes changed`

// related lists words that people use, and behind the colon those that QEMU has for the same things: general words of
// English and of virtualisation. A word may stand in several lines.
const related = `
guest vm machine virtual: guest vm machine virtual
reboot restart: reset
shutdown poweroff turnoff switchoff: powerdown shutdown quit
exit terminate kill end: quit shutdown
pause suspend halt: stop pause
sleep hibernate: suspend
wake awake: wakeup
unpause continue proceed: cont resume
resume: cont
hotplug plugin hotadd: hotplug plug device add hotpluggable
attach plug connect: add device insert
unplug hotunplug detach: del unplug device remove delete
remove delete drop destroy: del remove delete
create make new: add create
disk drive harddisk volume storage: block blockdev drive
cd cdrom dvd floppy iso: medium tray
media disc: medium
replace swap exchange: change
nic ethernet card interface: netdev nic net
network net lan: netdev net
cable: link
ram: memory
screenshot screencapture: screendump
screen picture: display screendump
console terminal serial: chardev
cpu core processor vcpu: cpu vcpu
list show get display print see find check know tell many much: query
much many big large: size number
info information detail status state: query
change modify alter edit adjust configure: set change
set enable disable turn switch activate: set
limit throttle cap restrict: throttle limit
speed bandwidth throughput rate: bandwidth speed throttle
enlarge grow shrink expand extend bigger: resize
abort interrupt stop: cancel
run execute start launch: exec
program process binary application script: command exec
keyboard keystroke keypress press type: key
mouse pointer: mice input
crash panic oops: panicked crashloaded panic
clock date: time rtc
copy clone duplicate replicate: mirror copy backup
merge flatten collapse combine: commit stream
statistics metrics counter performance: stats
feature ability: capability
finish done end: complete conclude
move transfer relocate: migrate migration mirror
reclaim shrink inflate: balloon
restore revert rollback back: load
savevm loadvm checkpoint: snapshot
atomically atomic together: transaction
descriptor: fd fdset
trim unmap: fstrim discard
quiesce thaw: fsfreeze
filesystem filesystems: fs fsfreeze fsinfo
os operating: osinfo os
alive responsive reachable: ping
doing happening: status
read write access: io
user account login logged: users
confidential encryption encrypted: sev secret
fail failure broken: error failure
notify notification signal: event
release: version
backing overlay: commit stream
share publish: export
`

// related words weigh less than those that were typed.
const relatedWeight = .65

// tables are the lists of words by their stems.
type tables struct {
	stop, weak, asking, happening map[string]bool
	related                       map[string][]string
}

var wordTables = sync.OnceValue(func() tables {
	t := tables{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string][]string{}}
	for word := range strings.FieldsSeq(stopWords) {
		t.stop[word] = true
	}
	for word := range strings.FieldsSeq(weakWords) {
		t.weak[stem(word)] = true
	}
	for word := range strings.FieldsSeq(askingWords) {
		t.asking[word] = true
	}
	for word := range strings.FieldsSeq(happeningWords) {
		t.happening[word] = true
	}
	for line := range strings.Lines(related) {
		from, to, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for word := range strings.FieldsSeq(from) {
			for other := range strings.FieldsSeq(to) {
				t.related[stem(word)] = append(t.related[stem(word)], stem(other))
			}
		}
	}
	return t
})
