package site

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"qmpdoc/internal/golden"
)

// keystrokePages are searched from: the largest page, the landing page with a box of its own, the longest list, a small page.
var keystrokePages = []string{"commands/blockdev-add.html", "index.html", "types.html", "commands/quit.html"}

// keystrokeWords are typed on each page, every time another of them first.
var keystrokeWords = []string{"blockdev-snapshot", "take a snapshot now", "migrate-set", "on-source-error"}

// keystrokePause lies between two keys: 15 letters a second, which few people type.
const keystrokePause = 65 * time.Millisecond

// keystrokeProbe measures what a reader waits for: from the focus until the engine is made, and from the event of a letter,
// before any other script hears of it, until the rows of the answer are laid out. The window's listeners are the first and the
// last to hear, and between them the page does what it left to a microtask.
const keystrokeProbe = `{
	window.took = [];
	let asked, begun;
	addEventListener("focusin", () => { asked ??= performance.now(); }, true);
	addEventListener("input", () => { begun = performance.now(); }, true);
	addEventListener("input", () => {
		document.querySelector(".found:not([hidden])").getBoundingClientRect();
		took.push(performance.now() - begun);
	});
	let made;
	Object.defineProperty(window, "qmpdocEngine", { get: () => made, set: make => {
		made = index => {
			const find = make(index);
			window.loaded = performance.now() - asked;
			return find;
		};
	} });
}`

// keystrokes are milliseconds: of loads, of the letters of the first word on a new page, and of those of later ones.
type keystrokes struct{ loads, first, later []float64 }

// BenchmarkKeystroke types questions into the search box of QEMU 10.2.0, in Chromium.
func BenchmarkKeystroke(b *testing.B) {
	files := build(b, corpusConfig(b, filepath.Join(golden.Corpus(b), "v10.2.0")))
	ctx, root := browser(b), places(b, files)[0].root
	var all keystrokes
	for b.Loop() {
		for _, page := range keystrokePages {
			for i := range keystrokeWords {
				words := slices.Concat(keystrokeWords[i:], keystrokeWords[:i])
				if err := all.measure(ctx, root+page, words); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	report := func(list []float64, share int, unit string) {
		slices.Sort(list)
		b.ReportMetric(list[len(list)*share/100], unit)
	}
	report(all.loads, 50, "ms/load")
	report(all.first, 50, "ms/first-keys")
	report(all.first, 99, "ms/first-keys-p99")
	report(all.later, 50, "ms/key")
	report(all.later, 99, "ms/key-p99")
}

// measure types words on a page that has not been opened before.
func (k *keystrokes) measure(browser context.Context, address string, words []string) error {
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	probe := chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: keystrokeProbe})
		return err
	})
	// A reader takes a moment to see the page, and from the slash to the first letter.
	moment := chromedp.Sleep(300 * time.Millisecond)
	err := chromedp.Do(ctx, probe, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address), moment, press("/"), moment)
	if err != nil {
		return err
	}
	load, err := chromedp.Run(ctx, chromedp.Evaluate[float64]("loaded"))
	if err != nil {
		return err
	}
	k.loads = append(k.loads, load)
	for i, word := range words {
		took, err := typeOut(ctx, word)
		if err != nil {
			return err
		}
		if i == 0 {
			k.first = append(k.first, took...)
		} else {
			k.later = append(k.later, took...)
		}
	}
	return nil
}

// typeOut returns what each letter took, and empties the box.
func typeOut(ctx context.Context, word string) ([]float64, error) {
	for _, letter := range word {
		if err := chromedp.Do(ctx, press(string(letter)), chromedp.Sleep(keystrokePause)); err != nil {
			return nil, err
		}
	}
	return chromedp.Run(ctx, chromedp.Evaluate[[]float64](`document.activeElement.value = ""; took.splice(0)`))
}
