package browsertest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/recount-news/recount/server"
)

// Each page by its meaning, as people use it: with the script and without.

var (
	desktop = screen{width: 1440, scheme: "light"}
	phone   = screen{width: 390, scheme: "light"}
)

// bothWays runs a test with scripts and without.
func bothWays(t *testing.T, test func(t *testing.T, s screen)) {
	for _, unscripted := range []bool{false, true} {
		t.Run(map[bool]string{false: "scripted", true: "unscripted"}[unscripted], func(t *testing.T) {
			s := desktop
			s.unscripted = unscripted
			test(t, s)
		})
	}
}

// words are the text of the first element that a selector names, blanks made one.
func (p *tab) words(selector string) string {
	p.Helper()
	return strings.Join(strings.Fields(eval[string](p, `document.querySelector(`+quoted(selector)+`)?.innerText ?? "(none)"`)), " ")
}

// list is the text of all elements that a selector names and that can be seen.
func (p *tab) list(selector string) string {
	p.Helper()
	return eval[string](p, `[...document.querySelectorAll(`+quoted(selector)+`)].filter(e => e.checkVisibility()).map(e => e.innerText.replace(/\s+/g, " ").trim()).join(" | ")`)
}

// reads fails the test where an element does not come to read as it should.
func (p *tab) reads(selector, want string) {
	p.Helper()
	got := ""
	if !soon(func() bool { got = p.words(selector); return got == want }) {
		p.Errorf("%s reads %q, want %q", selector, got, want)
	}
}

// The front page begins with the newest story that is disputed, and says in what; all
// others follow.
func TestFront(t *testing.T) {
	for _, s := range []screen{desktop, phone} {
		p := openPage(t, s, pages[0])
		p.reads(".lead h2", "Ferry runs aground in Harrow Bay")
		p.reads(".lead .disputes li", "≠ Contradiction · how many “214 passengers” against “241 passengers”. wire and gazette against courier and radio")
		if got, want := p.list(".stories h2"), "Freighter loses 63 containers off Ameland in storm | Coaster and car ferry collide in fog off Skarra"; got != want {
			t.Errorf("stories %q, want %q", got, want)
		}
		p.is(`[...document.querySelectorAll(".stories .sprig")].every(e => e.getBoundingClientRect().width > 10)`)
		p.is(`(size => size(".lead h2") > 1.2 * size(".stories h2"))(s => parseFloat(getComputedStyle(document.querySelector(s)).fontSize))`)
		p.goes(func() { p.click(".lead .disputes a") })
		p.is(`location.hash === "#f1" && document.querySelector("#f1").getAttribute("aria-current") === "true"`)
		if s.width > 1000 {
			p.is(`[...document.querySelectorAll(".account")].every(a => a.querySelector(".hot") && ` + inView("a.querySelector('.hot')") + `)`)
		}
	}
}

const (
	holmOne = "Bridge closed at Holm\n\nThe bridge at Holm was closed on Monday after a barge hit it, the harbour office said. Two people were hurt.\n\nRepairs will take six weeks, said engineer Ida Moen."
	holmTwo = "Barge hits bridge\n\nThe bridge at Holm was closed on Monday after a barge hit it, the harbour office said. Five people were hurt.\n\nRepairs will take six weeks, said engineer Ida Moen."
)

// What is handed in is kept and shown; two texts are compared.
func TestHandIn(t *testing.T) {
	bothWays(t, func(t *testing.T, s screen) {
		site := startSite(t, nil, nil)
		p := open(t, browser(t), s, site.URL)
		p.reads(".news .lede", "Nothing has been read yet. Hand in two accounts of one event and see what they differ in: paste them, give the addresses of their pages, or drop files anywhere on this page.")
		p.fill("#take-text", holmOne)
		p.submit("form.take")
		p.reads("h1", "Bridge closed at Holm")
		p.goes(func() { p.click(`nav a[href="/compare"]`) })
		p.fill("#first", holmOne)
		p.fill("#second", holmTwo)
		p.submit("form.two")
		p.reads("h1", "Bridge closed at Holm")
		p.reads("#f1 h3", "1 ≠ Contradiction · how many")
		p.goes(func() { p.click(".masthead .name") })
		p.reads(".lead .counts .contradiction", "≠ 1 contradiction")
		p.is(`["“Two people”", "“Five people”"].every(words => document.querySelector(".lead .disputes p").innerText.includes(words))`) // undated, neither is the first
	})
}

// Files may be chosen, several at a time.
func TestHandIn_files(t *testing.T) {
	folder := t.TempDir()
	var files []string
	for name, words := range map[string]string{"one.txt": holmOne, "two.txt": holmTwo} {
		files = append(files, filepath.Join(folder, name))
		if err := os.WriteFile(files[len(files)-1], []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := open(t, browser(t), desktop, startSite(t, nil, nil).URL)
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#take-files"), files))
	p.submit("form.take")
	p.is(`document.querySelectorAll(".account").length === 2 && !!document.querySelector("#f1")`)
}

// Where nothing is kept, two texts are compared all the same, and nothing else is
// offered.
func TestReadOnly(t *testing.T) {
	p := open(t, browser(t), desktop, startSite(t, oneStory(), func(o *server.Options) { o.ReadOnly = true }).URL)
	p.is(`!document.querySelector("form.take") && !!document.querySelector(".lead")`)
	p.goes(func() { p.click(`nav a[href="/compare"]`) })
	p.fill("#first", holmOne)
	p.fill("#second", holmTwo)
	p.submit("form.two")
	p.reads("#f1 p", "“Two people” against “Five people”.")
	p.click("#f1 p")
	p.lit("a1 Two; a2 Five")
	p.goes(func() { p.click(".masthead .name") })
	p.is(`!document.body.innerText.includes("Holm")`)
}

// Files that are dropped anywhere on a page go into its field.
func TestHandIn_dropped(t *testing.T) {
	p := open(t, browser(t), desktop, startSite(t, nil, nil).URL)
	eval[bool](p, `(files => { files.items.add(new File([`+quoted(holmOne)+`], "one.txt")); files.items.add(new File([`+quoted(holmTwo)+`], "two.txt"));
	  return document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true })) || true; })(new DataTransfer())`)
	p.is(`document.querySelector("#take-files").files.length === 2 && document.activeElement.id === "take-files"`)
	p.submit("form.take")
	p.is(`document.querySelectorAll(".account").length === 2`)
}

// A finding that is chosen lights up its words in both accounts; keys walk through the
// findings; levels can be put away; a finding has an address.
func TestCompare(t *testing.T) {
	address := demo(t).compared("ferry/wire.txt", "ferry/rewrite.txt")
	p := open(t, browser(t), desktop, address)
	p.reads("h1", "Coaster and car ferry collide in fog off Skarra")
	p.click("#f2 p")
	p.lit("a1 236; a2 263")
	p.key("j")
	p.is(`document.querySelector("[aria-current]").id === "f3"`)
	p.lit("a1 last Friday; a2 March 1")
	p.key("kk")
	p.is(`document.querySelector("[aria-current]").id === "f1"`)
	p.click("label.contradiction")
	p.is(`![...document.querySelectorAll(".finding.contradiction")].some(e => e.checkVisibility())`)
	p.is(`[...document.querySelectorAll(".finding.change")].every(e => e.checkVisibility())`)
	p.click(".kinds summary")
	p.is(`document.querySelector("#f5").checkVisibility()`)
	p.click("label:has(> #kind-certainty)")
	p.is(`!document.querySelector("#f5").checkVisibility() && document.querySelector("#f4").checkVisibility()`)
	p = open(t, browser(t), desktop, address+"#f5")
	p.lit("a1 disputed; a2 refuted")
	p.is(`document.querySelectorAll(".exports a").length === 6`)
}

// A layer that is switched on is drawn, and what is drawn goes with it.
func TestAccount_layers(t *testing.T) {
	bothWays(t, func(t *testing.T, s screen) {
		p := open(t, browser(t), s, demo(t).accounts["containers/wire.txt"])
		p.reads("h1", "Freighter loses 63 containers off Ameland in storm")
		for _, layer := range []string{"names", "places", "times", "amounts", "quotations", "claims"} {
			look := `(s => [s.textDecorationLine, s.borderTopStyle, s.borderBottomStyle, s.backgroundColor].join())(getComputedStyle(document.querySelector(".account > p .` + layer + `")))`
			plain := eval[string](p, look)
			p.click("#layer-" + layer)
			p.is(look + " !== " + quoted(plain))
			p.click("#layer-" + layer)
			p.is(look + " === " + quoted(plain))
		}
		// The list of a layer tells what each was taken for, and leads to it.
		p.click(".taken:nth-of-type(4) summary")
		p.is(`document.querySelector(".taken:nth-of-type(4)").innerText.includes("210 m")`)
		p.click(`.taken:nth-of-type(4) li:nth-child(3) a`)
		p.is(`(e => e && location.hash === "#" + e.id && e.nextElementSibling.textContent === "210 metres")(document.querySelector(":target"))`)
		p.is(`document.querySelector("#layer-names").getAttribute("autocomplete") === "off"`)
	})
}

// Kin are named with why, and lead to the comparison.
func TestAccount_kin(t *testing.T) {
	p := open(t, browser(t), desktop, demo(t).accounts["ferry/rewrite.txt"])
	p.is(`document.querySelector("aside h3").textContent === "Made from"`)
	p.click(".kin summary")
	p.is(`document.querySelector(".kin details").innerText.includes("in shared passages")`)
	p.goes(func() { p.click(".kin .support a") })
	p.reads("h1", "Coaster and car ferry collide in fog off Skarra")
}

// Marks appear in a draft while it is being typed, without changing a word of it.
func TestCheck_asOneTypes(t *testing.T) {
	p := open(t, browser(t), desktop, demo(t).URL+"/check")
	p.fill("#source-0", source)
	p.is(`!document.querySelector("#draft-text").checkVisibility()`)
	p.click("#draft-label")
	p.is(`document.activeElement.matches(".sheet-of-paper")`)
	const first, second = "The ferry had 263 people on board.", "It sank near Skarra on Sunday."
	p.key(first)
	const marked = `[...CSS.highlights].map(([name, ranges]) => name + ": " + [...ranges].map(r => r.toString()).join(", ")).sort().join("; ")`
	marks := func(want string) {
		t.Helper()
		got := ""
		if !soon(func() bool { got = eval[string](p, marked); return got == want }) {
			t.Errorf("marked %q, want %q", got, want)
		}
	}
	marks("contradicted: " + first)
	p.reads("#live", "≠ 1 contradicted")
	p.key(" " + second)
	p.is(marked + `.includes(` + quoted(second) + `)`)
	p.is(`document.querySelector(".sheet-of-paper").innerText === ` + quoted(first+" "+second))
	p.is(`document.querySelector("#checked .sentence.contradicted .why").innerText.includes("236")`)
	p.quiet(demo(t).URL)
}

// Without a script the form is sent, and comes back with what was in it.
func TestCheck_unscripted(t *testing.T) {
	s := desktop
	s.unscripted = true
	p := open(t, browser(t), s, demo(t).URL+"/check")
	p.is(`document.querySelector("#draft-text").checkVisibility()`)
	p.fill("#draft-text", draft)
	p.fill("#source-0", source)
	p.submit("form.checking")
	p.is(`document.querySelector("#draft-text").value.startsWith("Dozens hurt")`)
	p.is(`document.querySelectorAll("#checked .sentence.contradicted").length === 3`)
	p.is(`document.querySelector("#checked .sentence.contradicted .why").checkVisibility()`)
	p.click("#show-contradicted")
	p.is(`!document.querySelector("#checked .sentence.contradicted").checkVisibility()`)
}

func TestSearch(t *testing.T) {
	bothWays(t, func(t *testing.T, s screen) {
		p := open(t, browser(t), s, demo(t).URL)
		p.do(chromedp.SendKeys(chromedp.CSS("#find"), "Petrel -lifeboats\r"))
		p.is(`location.pathname === "/search"`)
		p.reads(".hits h2", "The night the Marlin stranded")
		p.reads(".hits b", "Petrel")
	})
	const wire, later, gazette = "Freighter loses 63 containers off Ameland in storm", "Freighter loses 68 containers off Ameland in storm", "Chemical containers adrift after storm"
	const collision, hurt = "Coaster and car ferry collide in fog off Skarra", "Dozens hurt as ferry and coaster collide near Skarra"
	for query, want := range map[string][]string{
		`q="badly+lashed"`:                       {gazette, wire, later},
		"speaker=Marit+Oyen":                     {collision, hurt},
		"place=Hamburg":                          {gazette, wire, later},
		"number=241":                             {"Ferry aground: 241 taken off", "Hundreds taken off stranded ferry"},
		"number=230-240":                         {collision},
		"from=2026-01-10&to=2026-01-10":          {`"It came over the rail like a wall": crew of the Alma Ransdorp ashore`, later},
		"publisher=Island+Courier":               {"Storm sweeps dozens of containers off freighter"},
		"q=ferry&number=263&speaker=Ruth+Calder": {hurt},
		"q=zeppelin":                             {""},
	} {
		p := open(t, browser(t), desktop, demo(t).URL+"/search?"+query)
		got := strings.Split(p.list(".hits h2"), " | ")
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
}

// inView is the condition that an element is on the screen.
func inView(element string) string {
	return `(r => r.top >= 0 && r.bottom <= innerHeight)(` + element + `.getBoundingClientRect())`
}

// What cannot be understood is said, and what was asked stands in the form still.
func TestSearch_wrong(t *testing.T) {
	p := open(t, browser(t), desktop, demo(t).URL+"/search?q=ferry&number=many")
	p.reads("[role=alert]", "“many” is no number like 214 or 200-250.")
	p.is(`document.querySelector("#number").checkVisibility() && document.querySelector("#number").value === "many" && document.querySelector("#q").value === "ferry"`)
	p.goes(func() { p.click(".find button") })
	p.is(`!!document.querySelector("[role=alert]")`)
}

// The page of a story leads to each of its accounts, and from a cell to the words.
func TestStory(t *testing.T) {
	for _, s := range []screen{desktop, phone} {
		p := open(t, browser(t), s, demo(t).stories["containers/wire.txt"])
		p.reads("h1", "Freighter loses 63 containers off Ameland in storm")
		p.is(`document.querySelector(".figures").innerText.startsWith("6 accounts")`)
		p.is(`document.querySelectorAll("#t1 td.contradiction").length === 4`)
		p.is(`document.querySelector("#tree svg[role=img]").getBoundingClientRect().width > 200`)
		p.is(`document.querySelector("#where svg[role=img]").getBoundingClientRect().width > 200`)
		p.is(`document.querySelectorAll("#when li").length > 8 && !!document.querySelector("#quoted blockquote")`)
		p.is(`document.querySelectorAll("#accounts li").length === 6`)
		p.goes(func() { p.click("#t1 td.contradiction a") })
		p.is(`location.hash.startsWith("#f") && document.querySelector(location.hash).checkVisibility()`)
	}
}

// The page for programs tells of every operation, and leads to the document they are
// made from.
func TestDocs(t *testing.T) {
	bothWays(t, func(t *testing.T, s screen) {
		p := openPage(t, s, aPage{address: at("/docs")})
		p.is(`[...document.querySelectorAll("main a[href^='#']")].every(a => document.getElementById(a.hash.slice(1)))`)
		p.click(".operations li:nth-child(3) a")
		p.is(`document.querySelector(":target h2").innerText === "POST /api/v1/compare" && ` + inView(`document.querySelector(":target h2")`))
		p.do(chromedp.Click(chromedp.CSS(`main a[href$="openapi.json"]`)))
		p.is(`location.pathname === "/api/v1/openapi.json" && document.body.innerText.includes('"openapi"')`)
	})
}

// Whoever has no token sees a page that asks for it, and nothing else.
func TestEnter(t *testing.T) {
	bothWays(t, func(t *testing.T, s screen) {
		own := token + "-of-" + t.Name() // a browser takes all servers of one host for one
		site := startSite(t, oneStory(), func(o *server.Options) { o.Token = own })
		p := open(t, browser(t), s, site.URL)
		p.reads("h1", "A token is needed")
		p.is(`!document.body.innerText.includes("Ferry")`)
		p.do(chromedp.SendKeys(chromedp.CSS("#token"), "herring\r"))
		p.reads("h1", "That is not the token")
		p.do(chromedp.Navigate(site.URL))
		p.do(chromedp.SendKeys(chromedp.CSS("#token"), own+"\r"))
		p.reads(".lead h2", "Ferry runs aground in Harrow Bay")
	})
}

// What goes wrong is told in words, with what to do, and in the frame of the site.
func TestFaults(t *testing.T) {
	site := demo(t)
	for path, want := range map[string]string{
		"/nothing":             "No such page",
		"/accounts/0000000000": "There is no such thing here",
		"/compare?of=" + site.ids["ferry/wire.txt"]: "A comparison needs two accounts or more",
	} {
		p := open(t, browser(t), desktop, site.URL+path)
		p.reads("h1", want)
		p.is(`document.querySelector("main .lede").innerText.length > 10 && !!document.querySelector("nav a[href='/search']")`)
	}
	p := open(t, browser(t), desktop, site.URL)
	p.fill("#take-text", "   ")
	p.submit("form.take")
	p.reads("h1", "Nothing was handed in")
}
