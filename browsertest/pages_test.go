package browsertest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What holds for every page: these tests know nothing of what a page shows.

// TestPages_stand: nothing moves once it is drawn, nothing is wider than the screen,
// nothing is said to the console, and nobody else is asked for anything.
func TestPages_stand(t *testing.T) {
	for _, a := range pages {
		t.Run(a.name, func(t *testing.T) {
			p := openPage(t, screen{width: 1440, scheme: "light"}, a)
			if moved := p.shift(); moved != 0 {
				t.Errorf("the layout shifts by %v", moved)
			}
			for _, width := range []int64{320, 390, 600, 768, 1000, 1100, 1440} {
				p.look(screen{width: width, scheme: "light"})
				if out := eval[string](p, sticksOut); out != "" {
					t.Errorf("at %d px these stick out: %s", width, out)
				}
			}
			if !a.missing {
				p.quiet(eval[string](p, `location.origin`))
			}
		})
	}
}

// shift is how far the layout has shifted since the page came (Layout Instability
// API), without what a user did.
func (p *tab) shift() float64 {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[float64](`new Promise(done => {
	  let sum = 0;
	  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; }).observe({ type: "layout-shift", buffered: true });
	  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)));
	})`, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatal(err)
	}
	return v
}

// TestShift_isSeen: what the test before looks for can be seen.
func TestShift_isSeen(t *testing.T) {
	p := openPage(t, screen{width: 1440, scheme: "light"}, pages[0])
	eval[bool](p, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
	  document.querySelector("main").before(Object.assign(document.createElement("p"), { textContent: "late" })); done(true);
	})))`, chromedp.EvalAwaitPromise)
	if p.shift() == 0 {
		t.Error("a paragraph that came late shifted nothing")
	}
}

// sticksOut names what makes the page wider than the screen.
const sticksOut = `document.documentElement.scrollWidth <= innerWidth ? "" : [...document.querySelectorAll("body *")].filter(e =>
  e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 90)).join("\n") || "something"`

// TestPolicy: even what came to be in a page could not run, be drawn, or ask for
// anything.
func TestPolicy(t *testing.T) {
	p := openPage(t, screen{width: 1440, scheme: "light"}, pages[0])
	eval[bool](p, `document.querySelector("main").insertAdjacentHTML("beforeend",
	  "<p id='planted' style='position: fixed' onclick='hacked = 1'>planted</p><img src='/nowhere' onerror='hacked = 2'><iframe srcdoc='x'></iframe>"), true`)
	eval[bool](p, `document.body.append(Object.assign(document.createElement("script"), { textContent: "hacked = 3" })), true`)
	eval[bool](p, `document.body.append(Object.assign(document.createElement("img"), { src: "http://localhost:1/evil.png" })), true`)
	p.click("#planted")
	p.is(`typeof hacked === "undefined" && getComputedStyle(document.querySelector("#planted")).position === "static"`)
	p.is(`fetch("http://localhost:1/").then(() => false, () => true)`, chromedp.EvalAwaitPromise)
	const wanted = 6
	if !soon(func() bool { return p.refused() >= wanted }) {
		t.Errorf("the browser refused %d things, want %d: %q", p.refused(), wanted, p.messages)
	}
}

// refused counts what the policy of the page forbade.
func (p *tab) refused() (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range p.messages {
		if strings.Contains(m, "Content Security Policy") {
			n++
		}
	}
	return n
}

// TestFront_isSmall: the first page with all it needs has less than 150 KB.
func TestFront_isSmall(t *testing.T) {
	p := openPage(t, screen{width: 1440, scheme: "light"}, pages[0])
	bytes := eval[float64](p, `performance.getEntries().filter(e => e.encodedBodySize).reduce((sum, e) => sum + e.encodedBodySize, 0)`)
	if bytes < 5_000 || bytes >= 150_000 {
		t.Errorf("the front page has %.0f bytes", bytes)
	}
	t.Logf("the front page: %.0f bytes, loaded in %.0f ms", bytes, eval[float64](p, `performance.getEntriesByType("navigation")[0].loadEventEnd`))
}

// axe-core looks for barriers. It is got from the npm registry into the cache of
// the user.
const (
	axeVersion = "4.14.1"
	axeSHA256  = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
)

// axe is the source of axe-core. Where it cannot be had the test is skipped.
func axe(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = t.TempDir()
	}
	folder := filepath.Join(cache, "recount-browsertest")
	file := filepath.Join(folder, "axe-"+axeVersion+".min.js")
	source, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		source, err = fetchAxe(t.TempDir())
		if err == nil {
			err = errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(file, source, 0o644))
		}
	}
	if err != nil {
		unavailable(t, fmt.Sprintf("axe-core %s is not to be had: %v", axeVersion, err))
	}
	if sum := sha256.Sum256(source); hex.EncodeToString(sum[:]) != axeSHA256 {
		t.Fatalf("%s is not axe-core %s: its SHA-256 is %x; remove it", file, axeVersion, sum)
	}
	return string(source)
}

func fetchAxe(folder string) ([]byte, error) {
	for _, args := range [][]string{
		{"npm", "pack", "--silent", "axe-core@" + axeVersion},
		{"tar", "xzf", "axe-core-" + axeVersion + ".tgz", "package/axe.min.js"},
	} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, out)
		}
	}
	return os.ReadFile(filepath.Join(folder, "package", "axe.min.js"))
}

// barriers lists what axe-core objects to: by every rule it has for WCAG 2.2 A and AA,
// and by what it calls best practice. Where only the colours may have changed, only
// these are looked at.
func (p *tab) barriers(colours bool) string {
	p.Helper()
	rules := ""
	if colours {
		rules = `, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] }`
	}
	return eval[string](p, `axe.run({ resultTypes: ["violations"]`+rules+` }).then(r => r.violations.map(v => v.id + ": " + v.help + "\n  " +
	  v.nodes.slice(0, 3).map(n => n.target + " " + n.any.concat(n.all, n.none).map(c => c.message).join("; ")).join("\n  ")).join("\n"))`, chromedp.EvalAwaitPromise)
}

func TestPages_haveNoBarrier(t *testing.T) {
	source := axe(t)
	for _, a := range pages {
		t.Run(a.name, func(t *testing.T) {
			p := openPage(t, screen{width: 1440, scheme: "light"}, a)
			eval[bool](p, `document.querySelectorAll("details").forEach(e => e.open = true), true`)
			eval[bool](p, source+`; axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] }), true`)
			for _, width := range widths {
				for _, scheme := range schemes {
					p.look(screen{width: width, scheme: scheme})
					if found := p.barriers(scheme == "dark"); found != "" {
						t.Errorf("%d px, %s:\n%s", width, scheme, found)
					}
				}
			}
		})
	}
}

// TestAxe_seesBarriers: the test before can fail.
func TestAxe_seesBarriers(t *testing.T) {
	source := axe(t)
	p := openPage(t, screen{width: 1440, scheme: "light"}, pages[0])
	eval[bool](p, source+`; document.querySelector("input").insertAdjacentHTML("afterend", "<input>"), true`)
	if found := p.barriers(false); !strings.Contains(found, "label") {
		t.Errorf("a field without a label: %q", found)
	}
}

// stop is an element that the Tab key led to.
type stop struct {
	Index   int    // among all that it should lead to; -1 for another, -2 for none
	Element string // how it begins
	Parts   bool   // it has stops within
	Wrong   string // what is wrong with how it looks
}

// tellStops numbers what the Tab key should lead to, and tells of the one that it
// did. An element that has the focus must be on the screen, in view, and look unlike before
// (WCAG 2.2, 2.4.7 and 2.4.11).
const tellStops = `(() => {
  const wanted = [...document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0'], [contenteditable]")].filter(e =>
    e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }) && !e.closest("[popover]:not(:popover-open)"));
  globalThis.manyStops = wanted.length;
  globalThis.atStop = () => {
    const e = document.activeElement;
    if (!e || e === document.body) return { Index: -2 };
    const s = { Index: wanted.indexOf(e), Element: e.outerHTML.slice(0, 80), Parts: e.type === "date", Wrong: "" };
    const style = getComputedStyle(e), shown = e.matches(".reading > small") ? getComputedStyle(e.parentElement) : style;
    if (shown.outlineStyle === "none" || parseFloat(shown.outlineWidth) < 2) s.Wrong = "no outline";
    const r = [...e.getClientRects()].find(r => r.width && r.height) ?? e.getBoundingClientRect();
    const left = Math.max(0, r.left), right = Math.min(innerWidth, r.right), top = Math.max(0, r.top), bottom = Math.min(innerHeight, r.bottom);
    if (right - left < 1 || bottom - top < 1) return { ...s, Wrong: s.Wrong + " not on the screen" };
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!at || !(e.contains(at) || at.contains(e) || e.labels?.length && [...e.labels].some(l => l.contains(at)))) s.Wrong += " behind " + at?.outerHTML.slice(0, 60);
    return s;
  };
  return wanted.length;
})()`

// TestPages_byKeyboard walks through every page with the Tab key alone: it leads to
// all that can be used, in order, out at the end, and shows where it is.
func TestPages_byKeyboard(t *testing.T) {
	for _, a := range pages {
		for _, width := range []int64{390, 1440} {
			if a.name == "account-layers" || strings.HasPrefix(a.name, "compare-six") && width == 390 {
				continue // hundreds of links of one kind
			}
			t.Run(fmt.Sprintf("%s-%d", a.name, width), func(t *testing.T) {
				p := openPage(t, screen{width: width, scheme: "light"}, a)
				p.walk()
			})
		}
	}
}

func (p *tab) walk() {
	p.Helper()
	eval[bool](p, `document.activeElement?.blur(), getSelection().removeAllRanges(), scrollTo(0, 0), true`)
	many := eval[int](p, tellStops)
	last := -1
	for range 2*many + 1 {
		p.key("\t")
		s := eval[stop](p, `atStop()`)
		switch {
		case s.Index == -2:
			if last != many-1 {
				p.Errorf("the Tab key leaves the page after stop %d of %d", last+1, many)
			}
			return
		case s.Index == -1:
			p.Errorf("the Tab key leads to %s, which is not meant for it", s.Element)
		case s.Index == 0 && last >= 0: // round to the beginning
			if last != many-1 {
				p.Errorf("the Tab key leaves the page after stop %d of %d", last+1, many)
			}
			return
		case s.Index == last && s.Parts: // a date has a day, a month, a year and a button
			continue
		case s.Index != last+1:
			p.Errorf("the Tab key leads from stop %d of %d to stop %d, %s", last+1, many, s.Index+1, s.Element)
		}
		if s.Wrong != "" {
			p.Errorf("at %s: %s", s.Element, s.Wrong)
		}
		last = s.Index
	}
	if last != many-1 {
		p.Errorf("the Tab key does not leave the page")
	}
}

// TestSkip: the first stop leads past the head of the page.
func TestSkip(t *testing.T) {
	p := openPage(t, screen{width: 1440, scheme: "light"}, pages[0])
	p.key("\t")
	p.is(`document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().left >= 0`)
	p.key("\r")
	p.is(`document.activeElement.id === "main"`)
	p.key("\t")
	p.is(`document.querySelector("main").contains(document.activeElement)`)
}
