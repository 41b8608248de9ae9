package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"qmpdoc/internal/serve"
	"qmpdoc/internal/sources"
	"qmpdoc/site"
)

func (a *app) serveCommand() *cobra.Command {
	addr := addressFlag("127.0.0.1:8600")
	var f siteFlags
	c := &cobra.Command{
		Use:   "serve [TREE]",
		Short: "Show the site in a browser, and rebuild it when the sources change",
		Long: `Serve shows the site to the browsers of this machine, and keeps it up to date: when a file of TREE is saved, open pages
reload and stay where they are. Errors that the change introduced are shown on the pages and in the terminal, and the last
good site stays until they are fixed. Nothing is written to the disk. Ctrl-C ends it.`,
		Args: oneTree,
		RunE: func(_ *cobra.Command, args []string) error { return a.serve(first(args), string(addr), f) },
	}
	c.Flags().Var(&addr, "addr", "the `HOST:PORT` to listen on; without HOST it is 127.0.0.1, and port 0 is any that is free")
	c.Flags().Var((*sourceURLFlag)(&f.sourceURL), "source-url", sourceURLUsage)
	f.past.add(c)
	c.Flags().BoolVar(&f.oldSites, "old-sites", false, oldSitesUsage)
	return c
}

func (a *app) serve(tree, addr string, f siteFlags) error {
	in, err := a.open(tree)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := in.documented("to make a site of"); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	listener, err := listen(addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	server := serve.New(listener.Addr(), addr, a.print.trouble)
	live := &liveSite{app: a, in: in, server: server, flags: f}
	if f.oldSites {
		live.old = &oldSites{app: a, in: in, flags: f, all: site.NewCollection(nil), releases: map[string]bool{}}
		server.Others = live.old.file
	}
	if err := live.begin(); err != nil {
		return err
	}
	ctx, stop := untilInterrupted()
	defer stop()
	if err := a.print.result([]byte("serving at " + server.URL() + " (Ctrl-C ends it)\n")); err != nil {
		return err
	}
	if !listener.Addr().(*net.TCPAddr).IP.IsLoopback() {
		a.print.note("everybody who reaches this machine can read the site")
	}
	var keeping sync.WaitGroup
	defer keeping.Wait() // it reads the tree, which is closed after it
	defer stop()
	if in.Kind == sources.Tree {
		keeping.Go(func() { live.keep(ctx) })
	}
	return server.Run(ctx, listener)
}

func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("cannot serve at %s: another program listens there; end it, or choose another port with --addr (0 is any that is free)", address)
	}
	var failed *net.OpError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("cannot serve at %s: %w; choose another address with --addr HOST:PORT", address, failed.Err)
	}
	return l, err
}

// addressFlag is a host and a port. Who names no host means this machine only: all of its addresses have to be asked for.
type addressFlag string

func (f *addressFlag) String() string { return string(*f) }
func (f *addressFlag) Type() string   { return "address" }
func (f *addressFlag) Set(word string) error {
	host, port, err := net.SplitHostPort(word)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return errors.New("use HOST:PORT, such as 127.0.0.1:8600")
	}
	if host == "" {
		host = "127.0.0.1"
	}
	*f = addressFlag(net.JoinHostPort(host, port))
	return nil
}
