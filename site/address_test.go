package site

import (
	"testing"

	"qmpdoc/internal/page"
)

func TestAddresses(t *testing.T) {
	defs := []*page.Def{
		{Name: "stop", Kind: "command", Program: page.QEMU},
		{Name: "STOP", Kind: "event", Program: page.QEMU},
		{Name: "Stop", Kind: "command", Program: page.QEMU},
		{Name: "twice", Kind: "command", Program: page.QEMU},
		{Name: "twice", Kind: "command", Program: page.QEMU},
		{Name: "quit", Kind: "command", Program: page.StorageDaemon},
		{Name: "quit", Kind: "command", Program: page.QEMU},
		{Name: "Info", Kind: "enum", Program: page.GuestAgent},
	}
	want := []string{
		"commands/stop~~00.html",
		"events/STOP.html",
		"commands/Stop~~80.html",
		"commands/twice.html",
		"commands/twice~~n2.html",
		"storage-daemon/commands/quit.html",
		"commands/quit.html",
		"guest-agent/types/Info.html",
	}
	got := addresses{}
	got.addDefinitions(defs)
	for i, d := range defs {
		if got.of(d.Target()) != want[i] {
			t.Errorf("%s %s: address %q, want %q", d.Kind, d.Name, got.of(d.Target()), want[i])
		}
	}
}

func TestChapterAddresses(t *testing.T) {
	chapters := []*page.Chapter{
		{Slug: "block-devices", Program: page.QEMU},
		{Slug: "con", Program: page.QEMU}, // which Windows takes for a device
		{Slug: "block-devices", Program: page.GuestAgent},
	}
	want := []string{"chapters/block-devices.html", "chapters/~63on.html", "guest-agent/chapters/block-devices.html"}
	for i, c := range chapters {
		if got := chapterAddress(c); got != want[i] {
			t.Errorf("%s: address %q, want %q", c.Slug, got, want[i])
		}
	}
}
