package browsertest

import (
	"bytes"
	"context"
	"flag"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var shots = flag.String("shots", "", "leave pictures of the pages in this `folder`")

// running is the browser of all tests, started by the first that asks for it.
var running struct {
	once sync.Once
	ctx  context.Context
	stop []context.CancelFunc
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, stop := range running.stop {
		stop()
	}
	os.Exit(code)
}

// browser is a browser without a window. Without one the test is skipped.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		unavailable(t, "no Chromium or Chrome on the PATH")
	}
	b := &running
	b.once.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
		ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
		b.stop = append(b.stop, stop)
		b.ctx, stop = chromedp.NewContext(ctx)
		b.stop = append([]context.CancelFunc{stop}, b.stop...)
		b.err = chromedp.Do(b.ctx)
	})
	if b.err != nil {
		t.Fatal(b.err)
	}
	return b.ctx
}

// unavailable skips a test for want of something, which must be there where CI is
// set.
func unavailable(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s, and CI is set", what)
	}
	t.Skip(what)
}

// tab is one page open in the browser.
type tab struct {
	*testing.T
	ctx context.Context

	mu       sync.Mutex
	messages []string // of the console
	requests []string
	dialogs  []string
}

// screen is how a page is looked at.
type screen struct {
	width      int64
	scheme     string // "light" or "dark"
	unscripted bool
}

const height = 900

// serve serves one page, and gives its address.
func serve(t *testing.T, page []byte) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// open opens an address in a new tab.
func open(t *testing.T, browser context.Context, s screen, address string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	p := &tab{T: t, ctx: ctx}
	p.listen()
	p.look(s)
	p.do(
		func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
			_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: s.unscripted})
			return chromedp.Void{}, err
		},
		chromedp.Navigate(address),
	)
	return p
}

// look makes the tab as wide as s says, and as light or dark.
func (p *tab) look(s screen) {
	p.Helper()
	p.do(
		chromedp.EmulateViewport(s.width, height),
		func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: s.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
			}})
			return chromedp.Void{}, err
		},
	)
}

// listen keeps what the page says and asks for.
func (p *tab) listen() {
	console, requests := chromedp.Console(p.ctx), chromedp.Events(p.ctx, network.RequestWillBeSent)
	dialogs := chromedp.Events(p.ctx, page.JavascriptDialogOpening)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			p.keep(&p.messages, m.String())
		}
	}()
	go func() {
		for r, err := range requests {
			if err != nil {
				return
			}
			p.keep(&p.requests, r.Request.URL)
		}
	}()
	go func() {
		for d, err := range dialogs {
			if err != nil {
				return
			}
			p.keep(&p.dialogs, d.Message)
			accept := true
			chromedp.Call(p.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: accept})
		}
	}()
}

func (p *tab) keep(list *[]string, s string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*list = append(*list, s)
}

// quiet fails the test where the page has written to the console, opened a dialog,
// or asked for anything that does not begin with one of the addresses, which are
// beside "data:".
func (p *tab) quiet(addresses ...string) {
	p.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.messages) > 0 {
		p.Errorf("the console has %q", p.messages)
	}
	if len(p.dialogs) > 0 {
		p.Errorf("the page opened %q", p.dialogs)
	}
next:
	for _, r := range p.requests {
		for _, address := range append(addresses, "data:", "about:blank") {
			if strings.HasPrefix(r, address) {
				continue next
			}
		}
		p.Errorf("the page asked for %s", r)
	}
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 30*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

func (p *tab) key(keys string) { p.Helper(); p.do(chromedp.KeyEvent(keys)) }

func (p *tab) click(selector string) { p.Helper(); p.do(chromedp.Click(chromedp.CSS(selector))) }

// eval is the value of an expression in the page.
func eval[T any](p *tab, expression string, options ...chromedp.EvaluateOption) T {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, options...))
	if err != nil {
		p.Fatalf("%.200s: %v", expression, err)
	}
	return v
}

// is fails the test where a condition does not come to hold in the page: a
// browser follows a link, and scrolls, some time after the click.
func (p *tab) is(condition string, options ...chromedp.EvaluateOption) {
	p.Helper()
	if !soon(func() bool { return eval[bool](p, condition, options...) }) {
		p.Errorf("not so: %s", condition)
	}
}

// soon reports whether something comes to hold: a browser answers what is done to it
// when it next draws.
func soon(holds func() bool) bool {
	const patience, step = 5 * time.Second, 20 * time.Millisecond
	for waited := time.Duration(0); waited < patience; waited += step {
		if holds() {
			return true
		}
		time.Sleep(step)
	}
	return false
}

// tabTo goes with the Tab key until a condition holds.
func (p *tab) tabTo(condition string) {
	p.Helper()
	for range 60 {
		p.key("\t")
		if eval[bool](p, condition) {
			return
		}
	}
	p.Fatalf("the Tab key leads to no %s", condition)
}

// colors is how many colours a picture has.
func colors(t *testing.T, shot []byte) int {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[3]uint32]bool{}
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y += 2 {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			r, g, b, _ := picture.At(x, y).RGBA()
			seen[[3]uint32{r, g, b}] = true
		}
	}
	return len(seen)
}

// leave leaves a picture where -shots asks for it.
func leave(t *testing.T, name string, data []byte) {
	t.Helper()
	if *shots == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*shots, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}
