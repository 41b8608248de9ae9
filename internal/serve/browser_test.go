package serve

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"qmpdoc/internal/golden"
)

// tab is a page in Chromium.
type tab struct {
	t   *testing.T
	ctx context.Context

	lock       sync.Mutex
	complaints []string
}

// open starts Chromium; without one the test is skipped, or fails when QMPDOC_REQUIRE names "browser".
func open(t *testing.T, url string) *tab {
	t.Helper()
	golden.Long(t, "needs a browser")
	path, err := exec.LookPath("chromium")
	if err != nil && golden.Required("browser") {
		t.Fatalf("QMPDOC_REQUIRE=browser, but: %v", err)
	} else if err != nil {
		t.Skipf("no chromium to open pages in: %v", err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx}
	b.do(chromedp.EmulateViewport(1000, 800))
	b.listen()
	b.do(chromedp.Navigate(url))
	return b
}

// listen collects what the browser complains of.
func (b *tab) listen() {
	b.t.Helper()
	err := chromedp.Listen(b.ctx, func(event any) {
		b.lock.Lock()
		defer b.lock.Unlock()
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.complaints = append(b.complaints, "exception: "+e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if !strings.HasSuffix(e.Entry.URL, "/favicon.ico") {
				b.complaints = append(b.complaints, "log: "+e.Entry.Text)
			}
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, log.Enable, cdp.Empty{})
		return err
	}))
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// says returns the value of an expression, a string.
func (b *tab) says(expression string) string {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}

// until waits for an expression to be true, across reloads.
func (b *tab) until(expression string) {
	b.t.Helper()
	for range 400 {
		value, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+expression+")"))
		if err == nil && value == "true" {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	b.t.Fatalf("waited in vain for %s", expression)
}

// long is a page of many rows, the first of which has the given number of lines above it.
func long(title string, above int) Files {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"en\">\n<head>\n<title>" + title + "</title>\n</head>\n<body><input><input><main id=\"main\">\n")
	b.WriteString(strings.Repeat("<p>New.</p>\n", above))
	for i := range 100 {
		fmt.Fprintf(&b, "<h2 id=\"row-%d\">Row</h2>\n<details id=\"fold-%d\"><summary>More</summary><p>Inside.</p></details>\n", i, i)
	}
	b.WriteString("</main></body></html>\n")
	return Files{"index.html": func() ([]byte, error) { return []byte(b.String()), nil }}
}

// TestInBrowser follows the changes of a site in an open page.
func TestInBrowser(t *testing.T) {
	for _, hash := range []string{"", "#row-3"} {
		t.Run("at "+hash, func(t *testing.T) { followChanges(t, hash) })
	}
}

func followChanges(t *testing.T, hash string) {
	s, own := run(t)
	go func() {
		for range own.news { // which the test does not look at
		}
	}()
	s.Show(long("First", 0), "")
	b := open(t, own.root+"/"+hash)
	b.do(chromedp.WaitVisible(chromedp.CSS("#row-99")))
	const place = `Math.round(document.getElementById("row-40").getBoundingClientRect().top)`
	b.says(`document.getElementById("fold-38").open = true`)
	b.says(`scrollTo(0, document.getElementById("row-40").offsetTop - 100)`)
	before := b.says(place)
	b.says(`(() => {
		const field = document.querySelectorAll("input")[1];
		field.focus({ preventScroll: true });
		field.value = "lamp";
	})()`)

	s.Show(long("Second", 30), "")
	b.until(`document.title === "Second" && scrollY > 0`)
	b.until(place + " === " + before)
	if b.says(`document.getElementById("fold-38").open`) != "true" {
		t.Error("a fold is closed after the reload")
	}
	b.until(`document.activeElement === document.querySelectorAll("input")[1] && document.activeElement.value === "lamp"`)

	b.says(`window.same = true`)
	s.Keep("a.json:1:2: error: <img src=x onerror=alert(1)>")
	b.until(`document.querySelector(".qmpdoc-problem pre")?.textContent.includes("<img src=x")`)
	if b.says(`window.same && document.title`) != "Second" {
		t.Error("an error reloads the page")
	}
	if got := b.says(`getComputedStyle(document.querySelector(".qmpdoc-problem")).position`); got != "fixed" {
		t.Errorf("the style sheet is not used: position %s", got)
	}
	s.Show(long("Third", 30), "")
	b.until(`document.title === "Third" && !document.querySelector(".qmpdoc-problem")`)
	b.until(place + " === " + before)
	b.lock.Lock()
	defer b.lock.Unlock()
	for _, c := range b.complaints {
		t.Error(c)
	}
}

// TestNoSiteInBrowser opens a page before there is a site.
func TestNoSiteInBrowser(t *testing.T) {
	s, own := run(t)
	go func() {
		for range own.news { // which the test does not look at
		}
	}()
	s.Keep("a.json:1: one")
	b := open(t, own.root+"/")
	b.until(`document.body.textContent.includes("a.json:1: one")`)
	s.Keep("a.json:1: <b>two")
	b.until(`document.body.textContent.includes("a.json:1: <b>two")`)
	s.Show(long("First", 0), "")
	b.until(`document.title === "First"`)
}
