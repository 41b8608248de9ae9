package site

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"qmpdoc/internal/golden"
)

// browser starts Chromium; without one the test is skipped, or fails when QMPDOC_REQUIRE names "browser".
func browser(t testing.TB) context.Context {
	t.Helper()
	golden.Long(t, "needs a browser")
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		if golden.Required("browser") {
			t.Fatal("QMPDOC_REQUIRE=browser, but there is no chromium")
		}
		t.Skip("no chromium to open pages in")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// place is where a site stands.
type place struct{ name, root string }

// places writes a site into a folder with a blank in its name, and serves it.
func places(t testing.TB, files map[string][]byte) []place {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "the site")
	writeSite(t, dir, files)
	pages := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		pages.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	folder := url.URL{Scheme: "file", Path: dir + "/"}
	return []place{{"http", server.URL + "/"}, {"file", folder.String()}}
}

func writeSite(t testing.TB, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const untilScript = `const until = async f => {
	for (let i = 0; i < 200; i++) { if (f()) return; await new Promise(r => setTimeout(r, 25)); }
	throw new Error("waited in vain for " + f);
};`

func (c *browserCase) run(t *testing.T, browser context.Context, root string) {
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	ctx, stop := context.WithTimeout(ctx, 60*time.Second)
	defer stop()
	complaints := listen(t, ctx, root)
	width := c.width
	if width == 0 {
		width = 1280
	}
	actions := []chromedp.Action[chromedp.Void]{emulate(c.media), chromedp.EmulateViewport(width, 800), chromedp.Navigate(root + c.page)}
	actions = append(actions, press(c.keys))
	if c.back {
		actions = append(actions, chromedp.WaitVisible(chromedp.CSS(".found a")), press(kb.Enter), chromedp.WaitVisible(definitionHead), chromedp.NavigateBack())
	}
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
	problem, err := chromedp.Run(ctx, chromedp.Evaluate[string]("(async () => {"+untilScript+c.script+"})()", awaited))
	if err != nil {
		t.Fatal(err)
	}
	if problem != "" {
		t.Error(problem)
	}
	for _, complaint := range complaints() {
		t.Error(complaint)
	}
}

// definitionHead is what only the page of a definition has.
var definitionHead = chromedp.CSS("h1:not(.plain)")

// press types keys as a keyboard does: one that a script takes for itself types nothing. chromedp.KeyEvent sends the letter
// apart from the key, which then is typed all the same.
func press(keys string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		for _, key := range keys {
			for _, event := range typed(key) {
				if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, *event); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// typed returns the events of a key, its letter in the first of them.
func typed(key rune) []*input.DispatchKeyEventParams {
	events := kb.Encode(key)
	if events[1].Type == kb.KeyChar {
		events[0].Text = events[1].Text
		events = slices.Delete(events, 1, 2)
	}
	return events
}

// emulate makes the browser take what it shows for a medium, with features by name and value.
func emulate(medium string, features ...*emulation.MediaFeature) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: features})
		return err
	})
}

// awaited makes an evaluation wait for what its promise gives.
func awaited(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }

// listen collects what the browser complains of, and the requests that leave the site.
func listen(t *testing.T, ctx context.Context, root string) func() []string {
	t.Helper()
	var lock sync.Mutex
	var list []string
	note := func(s string) {
		lock.Lock()
		defer lock.Unlock()
		list = append(list, s)
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			note("exception: " + e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			note("console: " + string(e.Type))
		case *log.EventEntryAdded:
			note("log: " + e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, root) {
				note("request: " + e.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	err = chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
		if err == nil {
			_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
		}
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		lock.Lock()
		defer lock.Unlock()
		return list
	}
}
