package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/recount-news/recount/report"
)

// comparisonScreen is how the page of a comparison is looked at.
type comparisonScreen struct {
	screen
	accounts int
}

// openComparison opens the page of a comparison in a new tab.
func openComparison(t *testing.T, browser context.Context, s comparisonScreen) *tab {
	t.Helper()
	var page bytes.Buffer
	if err := report.Write(&page, comparison(s.accounts), report.HTML, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return open(t, browser, s.screen, serve(t, page.Bytes()))
}

// litUp is the words lit up in the accounts, of which all are on the screen.
const litUp = `[...document.querySelectorAll(".account .hot")].map(e => {
  const r = e.getBoundingClientRect(), pane = e.closest(".account").getBoundingClientRect();
  const seen = r.top >= Math.max(0, pane.top) && r.bottom <= Math.min(innerHeight, pane.bottom) && r.left >= 0 && r.right <= innerWidth;
  return e.closest(".account").id + " " + e.firstChild.textContent + (seen ? "" : " (not seen)");
}).join("; ")`

func (p *tab) lit(want string) {
	p.Helper()
	if got := eval[string](p, litUp); got != want {
		p.Errorf("lit up: %q, want %q", got, want)
	}
}

var wide = comparisonScreen{screen{width: 1440, scheme: "light"}, 2}

func TestPage(t *testing.T) {
	b := browser(t)
	for name, test := range map[string]func(*testing.T, context.Context){
		"click": click, "linked": linked, "keys": keys, "numbers": pointing, "filter": filter, "unscripted": unscripted, "matrix": matrix,
		"quiet": quiet, "named": named, "legible": legible, "pictures": pictures, "prints": prints,
		"readings": readings, "readings unscripted": readingsUnscripted,
	} {
		t.Run(name, func(t *testing.T) { test(t, b) })
	}
}

// A click on a finding brings its words into view in both accounts at once,
// however far apart they stand.
func click(t *testing.T, b context.Context) {
	for _, accounts := range []int{2, 5} {
		s := wide
		s.accounts = accounts
		p := openComparison(t, b, s)
		p.click("#f1 p")
		p.lit("a1 102; a2 103")
		p.click("#f2 h3 a")
		p.lit("a1 130; a2 131")
		p.is(`document.querySelector("#f2").getAttribute("aria-current") === "true"`)
		p.is(`document.querySelectorAll("[aria-current]").length === 1`)
		p.is(`location.hash === "#f2"`)
		p.click("#f5 li a")
		p.lit("a2 The fair is on Sunday.")
		p.click(".tally a")
		p.click("#f6 p")
		p.lit("a1 105; a2 105")
	}
}

// A link to a finding opens the page there, folded or not.
func linked(t *testing.T, b context.Context) {
	p := openComparison(t, b, wide)
	address := eval[string](p, "location.href")
	p.do(chromedp.Navigate("about:blank"), chromedp.Navigate(address+"#f3"))
	p.lit("a1 harbourmaster Edda Vance said; a2 The ice house was open.")
	p.do(chromedp.Navigate("about:blank"), chromedp.Navigate(address+"#f6"))
	p.lit("a1 105; a2 105")
	p.is(`document.querySelector("#f6").checkVisibility()`)
}

func keys(t *testing.T, b context.Context) {
	p := openComparison(t, b, wide)
	current := func(want string) {
		t.Helper()
		if got := eval[string](p, `document.querySelector("[aria-current]")?.id ?? ""`); got != want {
			t.Errorf("at finding %q, want %q", got, want)
		}
	}
	p.key("j")
	current("f1")
	p.key("jj")
	current("f3")
	p.lit("a1 harbourmaster Edda Vance said; a2 The ice house was open.")
	p.is(`document.activeElement.closest(".finding").id === "f3"`)
	p.key("k")
	current("f2")
	p.key("\r")
	p.is(`document.activeElement.classList.contains("hot") && document.activeElement.textContent === "130"`)
	p.key("\x1b")
	current("")
	p.lit("")
	p.key("k")
	current("f5") // from nowhere, backwards: the last that is shown
	p.key("5j")
	current("f6")
	p.key("?")
	p.is(`document.querySelector("#help").matches(":popover-open")`)
	p.key("\x1b")
	p.is(`!document.querySelector("#help").matches(":popover-open")`)
}

// A number in an account leads to its finding, on a telephone too.
func pointing(t *testing.T, b context.Context) {
	for _, width := range []int64{390, 1440} {
		s := wide
		s.width = width
		p := openComparison(t, b, s)
		p.click(`#a1 sup a[href="#f4"]`)
		p.is(`document.activeElement.closest(".finding").id === "f4"`)
		p.is(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("#f4").getBoundingClientRect())`)
	}
}

const shown = `[...document.querySelectorAll(".finding, sup")].filter(e => e.checkVisibility()).map(e => e.id || e.textContent).join(" ")`

func filter(t *testing.T, b context.Context) {
	p := openComparison(t, b, wide)
	check := func(want string) {
		t.Helper()
		if got := eval[string](p, shown); got != want {
			t.Errorf("shown: %s, want %s", got, want)
		}
	}
	check("f1 f2 f3 f4 f5 1 3 2 4 2 3 1 5")
	p.click("#f1 p")
	p.click("label.contradiction")
	check("f3 f4 f5 3 4 3 5")
	p.lit("") // what was at hand is hidden
	p.is(`getComputedStyle(document.querySelector("mark.contradiction")).borderBottomColor === "rgba(0, 0, 0, 0)"`)
	p.key("24")
	check("f4 4")
	p.key("124")
	check("f1 f2 f3 f4 f5 1 3 2 4 2 3 1 5")
}

// Without the script the links and the filters still work.
func unscripted(t *testing.T, b context.Context) {
	s := wide
	s.unscripted = true
	p := openComparison(t, b, s)
	p.is(`!document.documentElement.classList.contains("scripted")`)
	p.click("#f2 li:nth-child(2) a")
	p.is(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("#a2 :target").getBoundingClientRect())`)
	p.is(`document.querySelector("#a2 :target").textContent === "131"`)
	p.click("label.change")
	p.is(`!document.querySelector("#f3").checkVisibility()`)
}

// A cell of the matrix leads to the finding that shows it, with the script and
// without; rows after the first come when they are asked for; and the table scrolls by
// itself where it is wider than the screen, by keys too.
func matrix(t *testing.T, b context.Context) {
	const rows = `[...document.querySelectorAll("#facts tbody tr")].filter(e => e.checkVisibility()).length`
	for _, unscripted := range []bool{false, true} {
		for _, width := range []int64{390, 1440} {
			p := openComparison(t, b, comparisonScreen{screen{width: width, scheme: "light", unscripted: unscripted}, 5})
			p.is(rows + ` === 12`)
			p.click("#facts label")
			p.is(rows + ` === 20`)
			p.is(`document.querySelector("#t1 td:nth-of-type(2)").textContent.trim() === "≠ contradicts “103”"`)
			p.is(`document.querySelector("#t15 td:nth-of-type(3)").textContent.trim() === "● says"`)
			p.is(`document.querySelector("#t16 td:nth-of-type(3)").textContent.trim() === "· silent"`)
			p.is(`document.documentElement.scrollWidth <= innerWidth`)
			p.is(`document.querySelector("#facts .wide").tabIndex === 0`)
			if width < 400 { // no room for columns: each cell names its account
				p.is(`(e => e.scrollWidth <= e.clientWidth)(document.querySelector("#facts .wide"))`)
				p.is(`getComputedStyle(document.querySelector("#t1 td:nth-of-type(2)"), "::before").content.includes("Coast Gazette")`)
			}
			p.click(`#t2 td a[href="#f2"]`)
			p.is(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("#f2").getBoundingClientRect())`)
			if !unscripted {
				p.is(`document.activeElement.closest(".finding").id === "f2"`)
			}
		}
	}
}

// cards are the readings that can be seen, wholly on the screen and in their
// account.
const cards = `[...document.querySelectorAll(".reading > small")].filter(e => {
  const r = e.getBoundingClientRect(), pane = e.closest(".account").getBoundingClientRect();
  return e.checkVisibility() && getComputedStyle(e).clipPath === "none" && r.height > 10 && r.top >= 0 && r.bottom <= innerHeight &&
    r.left >= pane.left && r.right <= pane.right;
}).map(e => e.textContent).join("; ")`

func (p *tab) shows(want string) {
	p.Helper()
	got := ""
	if !soon(func() bool { got = eval[string](p, cards); return got == want }) {
		p.Errorf("readings shown: %q, want %q", got, want)
	}
}

// pointAt moves the pointer to an element's middle.
func (p *tab) pointAt(element string) {
	p.Helper()
	at := eval[[]float64](p, `(r => [r.x + r.width / 2, r.y + r.height / 2])(`+element+`.getClientRects()[0])`)
	p.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
}

const (
	atSwitch = `document.activeElement.id === "readings"`
	atCard   = `document.activeElement.matches(".reading > small")`
)

// Readings come with the switch: by the Tab key and by the pointer, which may go
// on to them; Escape puts one away (WCAG 2.2, 1.4.13).
func readings(t *testing.T, b context.Context) {
	for _, width := range []int64{390, 1440} {
		s := wide
		s.width = width
		p := openComparison(t, b, s)
		p.is(`![...document.querySelectorAll(".reading > small")].some(e => e.checkVisibility())`)
		p.tabTo(atSwitch)
		p.key(" ")
		p.is(`document.activeElement.checked`)
		p.shows("")
		p.tabTo(atCard)
		p.shows("place: Merrow, a city")
		p.is(`getComputedStyle(document.activeElement.parentElement).outlineStyle === "solid"`)
		p.key("\x1b")
		p.shows("")
		p.is(atCard)
		p.tabTo(atCard)
		p.shows("quantity: 40 days")
		p.do(chromedp.KeyEvent("\t", chromedp.KeyModifiers(chromedp.ModifierShift)))
		p.shows("place: Merrow, a city") // what was put away comes back

		// What is said of the same words again is pointed at, but no stop.
		p.is(`document.querySelectorAll("#a1 small").length > document.querySelectorAll("#a1 small[tabindex]").length + 30`)
		p.key("r")
		p.shows("")
		p.is(`document.activeElement === document.body`) // a browser takes its time to see that the stop is gone
		p.key("r")
		p.is(`(document.querySelector("#a1 > p .reading").scrollIntoView({ block: "center" }), true)`)
		p.pointAt(`document.querySelector("#a1 > p .reading")`)
		p.shows("quantity: 1")
		p.pointAt(`document.querySelector("#a1 > p .reading > small")`)
		p.shows("quantity: 1")
		p.key("\x1b")
		p.shows("")
		p.pointAt(`document.querySelector("#a1 > p .reading + .reading")`)
		p.shows("place: Merrow, a city")
		p.pointAt(`document.querySelector("#a1 > p .reading")`)
		p.shows("quantity: 1")
	}
}

func readingsUnscripted(t *testing.T, b context.Context) {
	s := wide
	s.unscripted = true
	p := openComparison(t, b, s)
	p.tabTo(atSwitch)
	p.key(" ")
	p.tabTo(atCard)
	p.shows("place: Merrow, a city")
}

// The page says nothing to the console and asks nobody for anything.
func quiet(t *testing.T, b context.Context) {
	p := openComparison(t, b, wide)
	address := eval[string](p, "location.origin")
	p.key("jjkjj\r5?")
	p.click("#f1 p")
	p.do(chromedp.Sleep(200 * time.Millisecond))
	p.quiet(address)
}

// unnamed lists what a screen reader could not name or find.
const unnamed = `(() => {
  const name = e => (e.getAttribute("aria-label") || e.labels?.[0]?.textContent || e.textContent).trim();
  const bad = [];
  for (const e of document.querySelectorAll("a, button, input, summary, [role=region], article, section")) {
    const by = e.getAttribute("aria-labelledby");
    if (!(by ? document.getElementById(by)?.textContent : name(e))) bad.push(e.outerHTML.slice(0, 80));
  }
  let level = 1;
  for (const h of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
    if (+h.tagName[1] > level + 2) bad.push(h.outerHTML.slice(0, 80));
    level = +h.tagName[1];
  }
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  if (new Set(ids).size !== ids.length) bad.push("an id twice");
  if (!document.documentElement.lang || !document.title) bad.push("language or title");
  return bad.join("\n");
})()`

func named(t *testing.T, b context.Context) {
	for _, accounts := range []int{2, 5} {
		s := wide
		s.accounts = accounts
		if bad := eval[string](openComparison(t, b, s), unnamed); bad != "" {
			t.Errorf("unnamed:\n%s", bad)
		}
	}
}

// faint lists text whose contrast with what lies behind it is less than 4.5:1
// (WCAG 2.2, 1.4.3), as the browser computed both.
const faint = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (color, behind) => {
    canvas.fillStyle = behind; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return "rgb(" + [r, g, b] + ")";
  };
  const luminance = color => color.match(/\d+/g).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((l, v, i) => l + v * [0.2126, 0.7152, 0.0722][i], 0);
  const background = e => e ? over(getComputedStyle(e).backgroundColor, background(e.parentElement)) : "rgb(255, 255, 255)";
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = walker.nextNode();) {
    const e = n.parentElement;
    if (!n.data.trim() || !e.checkVisibility() || e.closest("script, style")) continue;
    const behind = background(e), color = over(getComputedStyle(e).color, behind);
    const [low, high] = [luminance(behind), luminance(color)].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) bad.push(ratio.toFixed(2) + " " + n.data.trim().slice(0, 40));
  }
  return [...new Set(bad)].join("\n");
})()`

func legible(t *testing.T, b context.Context) {
	for _, scheme := range []string{"light", "dark"} {
		s := wide
		s.scheme, s.accounts = scheme, 3
		p := openComparison(t, b, s)
		p.key("5r") // the agreements and the readings too
		for range 7 {
			if bad := eval[string](p, faint); bad != "" {
				t.Errorf("%s: faint:\n%s", scheme, bad)
			}
			p.key("j") // and each finding lit up
		}
	}
}

// pictures looks at the page at three widths in both schemes: nothing sticks
// out, and something is there.
func pictures(t *testing.T, b context.Context) {
	for _, accounts := range []int{2, 5} {
		for _, width := range []int64{390, 768, 1440} {
			for _, scheme := range []string{"light", "dark"} {
				p := openComparison(t, b, comparisonScreen{screen{width: width, scheme: scheme}, accounts})
				p.is(`document.documentElement.scrollWidth <= innerWidth`)
				p.is(`new Set([...document.querySelectorAll(".account")].map(a => Math.round(a.getBoundingClientRect().width))).size === 1`)
				p.key("jj")
				shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprintf("page-%d-%d-%s.png", accounts, width, scheme)
				if n := colors(t, shot); n < 50 {
					t.Errorf("%s has %d colours only", name, n)
				}
				leave(t, name, shot)
				p.key("r")
				p.tabTo(atCard)
				p.tabTo(atCard)
				p.is(`document.documentElement.scrollWidth <= innerWidth`)
				if shot, err = chromedp.Run(p.ctx, chromedp.CaptureScreenshot()); err != nil {
					t.Fatal(err)
				}
				leave(t, "readings-"+name, shot)
			}
		}
	}
}

func prints(t *testing.T, b context.Context) {
	p := openComparison(t, b, wide)
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) || len(pdf) < 10_000 {
		t.Errorf("a print of %d bytes", len(pdf))
	}
	leave(t, "page.pdf", pdf)
}
