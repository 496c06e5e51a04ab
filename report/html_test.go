package report

import (
	"bytes"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// Pages are tested by what they mean, never by their bytes: the page is parsed
// as a browser would and asked questions with CSS selectors.

// htmlOf is the page of a comparison, parsed.
func htmlOf(t testing.TB, c *compare.Comparison) *html.Node {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, c, HTML, Options{}); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func find(root *html.Node, selector string) []*html.Node {
	return cascadia.QueryAll(root, cascadia.MustCompile(selector))
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is the text of n without the numbers and readings set into it.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Data == "sup" || n.Data == "small" {
		return ""
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// asParsed is s as a browser has it: HTML knows neither CR nor NUL.
func asParsed(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd").Replace(s)
}

func TestHTML_linksResolve(t *testing.T) {
	for _, file := range caseFiles(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		root := htmlOf(t, readCase(t, name))
		ids := map[string]int{}
		for _, n := range find(root, "[id]") {
			ids[attr(n, "id")]++
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: id %q stands %d times", name, id, n)
			}
		}
		links := find(root, "a[href]")
		if len(links) == 0 { // the skip link at least
			t.Errorf("%s: no links", name)
		}
		for _, a := range links {
			if id, ok := strings.CutPrefix(attr(a, "href"), "#"); !ok || ids[id] != 1 {
				t.Errorf("%s: link to %q leads nowhere", name, attr(a, "href"))
			}
		}
	}
}

func TestHTML_findings(t *testing.T) {
	c := readCase(t, "night-train")
	root := htmlOf(t, c)
	for i, f := range c.Findings {
		items := find(root, "#"+f.ID)
		if len(items) != 1 {
			t.Fatalf("finding %s stands %d times", f.ID, len(items))
		}
		if got := textOf(items[0]); !strings.Contains(got, f.Summary) || !strings.Contains(got, strconv.Itoa(i+1)) {
			t.Errorf("finding %s shows %q, want its number and %q", f.ID, got, f.Summary)
		}
		folded := len(find(root, "details #"+f.ID)) == 1
		if folded != (f.Level == compare.Agreement) {
			t.Errorf("finding %s, %s: folded is %v", f.ID, f.Level, folded)
		}
		// A number in the text for each piece of evidence; none for agreements.
		want := len(f.Evidence)
		if f.Level == compare.Agreement {
			want = 0
		}
		if got := len(find(root, `article sup a[href="#`+f.ID+`"]`)); got != want {
			t.Errorf("finding %s: %d numbers in the accounts, want %d", f.ID, got, want)
		}
	}
}

// A sentence that only repeats the words goes where they are shown; one that
// says more, such as whose words they were, stays.
func TestHTML_echoes(t *testing.T) {
	c := readCase(t, "long-list")
	said := c.Findings[0].Summary
	for summary, want := range map[string]int{"Left out: “The council voted £2,100 …”.": 1, said: 0} {
		c.Findings[0].Summary = summary
		if got := len(find(htmlOf(t, c), "#f1.echoes")); got != want {
			t.Errorf("%q echoes its words %d times, want %d", summary, got, want)
		}
	}
}

// checkEvidence reports findings whose marks in the page are not exactly the
// words of their evidence.
func checkEvidence(t testing.TB, root *html.Node, c *compare.Comparison) {
	t.Helper()
	for i, f := range c.Findings {
		for _, id := range []string{"a1", "a2"} {
			var spans, marks []text.Span
			for _, e := range f.Evidence {
				if e.Account != id {
					continue
				}
				spans = append(spans, e.Span)
				if marks = append(marks, e.Marks...); len(e.Marks) == 0 {
					marks = append(marks, e.Span)
				}
			}
			a := accountOf(c, id)
			for attribute, want := range map[string][]text.Span{"data-f": spans, "data-m": marks} {
				got := ""
				for _, n := range find(root, fmt.Sprintf(`#%s [%s~="%d"]`, id, attribute, i+1)) {
					got += textOf(n)
				}
				if want := wordsIn(a.Document.Article, merged(want)); got != want {
					t.Errorf("finding %s in %s: %s covers %q, want %q", f.ID, id, attribute, got, want)
				}
			}
		}
	}
}

// wordsIn are the bytes of spans that lie in blocks: what a page can mark.
func wordsIn(a article.Article, spans []text.Span) string {
	var b strings.Builder
	for _, s := range spans {
		for _, block := range blocks(&a) {
			if s.Overlaps(block.Span) {
				b.WriteString(a.Text[max(s.Start, block.Span.Start):min(s.End, block.Span.End)])
			}
		}
	}
	return asParsed(b.String())
}

func TestHTML_evidence(t *testing.T) {
	for _, name := range []string{"night-train", "long-list", "wide-words", "no-difference"} {
		c := readCase(t, name)
		checkEvidence(t, htmlOf(t, c), c)
	}
}

// FuzzHTMLMarksExactly: however evidence and readings nest, overlap and cross
// paragraphs, the page marks exactly its words and keeps every account whole.
func FuzzHTMLMarksExactly(f *testing.F) {
	f.Add([]byte{0, 10, 2, 5, 5, 20, 7, 9, 3, 60, 10, 40})
	f.Add([]byte{0, 255, 0, 255, 0, 0, 100, 100})
	f.Add([]byte{0, 10, 2, 5, 5, 20, 7, 9, 3, 60, 10, 40, 8, 30, 9, 9})
	f.Add([]byte{79, 120, 60, 90, 70, 80, 75, 78, 60, 90, 61, 62, 85, 86})
	f.Fuzz(func(t *testing.T, places []byte) {
		c := readCase(t, "night-train")
		c.Findings = nil
		s := c.Story.Accounts[0].Document.Article.Text
		for len(places) >= 4 && len(c.Findings) < 12 {
			span := spanAt(s, text.Span{End: len(s)}, places[0], places[1])
			mark := spanAt(s, span, places[2], places[3])
			read := spanAt(s, text.Span{End: len(s)}, places[1], places[2])
			d := c.Story.Accounts[0].Document
			d.Times = append(d.Times, timex.Time{Span: read, Value: "2026-02"})
			places = places[4:]
			n := len(c.Findings)
			c.Findings = append(c.Findings, compare.Finding{
				ID: "f" + itoa(n+1), Level: compare.Levels[n*len(compare.Levels)/12], Kind: compare.Quantity,
				Evidence: []compare.Evidence{{Account: "a1", Span: span, Marks: []text.Span{mark}}},
			})
		}
		root := htmlOf(t, c)
		for i := range c.Findings { // an empty mark marks nothing, as if there were none
			if m := &c.Findings[i].Evidence[0].Marks; (*m)[0].Empty() {
				*m = nil
			}
		}
		checkEvidence(t, root, c)
		checkWhole(t, root, c)
	})
}

// spanAt is a span of s inside within, on rune boundaries.
func spanAt(s string, within text.Span, from, to byte) text.Span {
	at := func(b byte) int {
		i := within.Start + int(b)*within.Len()/255
		for i > 0 && i < len(s) && s[i]&0xC0 == 0x80 {
			i--
		}
		return max(i, within.Start)
	}
	return text.Span{Start: at(min(from, to)), End: at(max(from, to))}
}

// checkWhole reports accounts whose title and paragraphs are not their text.
func checkWhole(t testing.TB, root *html.Node, c *compare.Comparison) {
	t.Helper()
	for _, a := range c.Story.Accounts {
		want := a.Document.Article.Text
		got := ""
		for _, n := range find(root, "#"+a.ID+" > header h2, #"+a.ID+" > p:not(.running), #"+a.ID+" > h3") {
			got += textOf(n)
		}
		if squeeze(got) != squeeze(asParsed(want)) {
			t.Errorf("account %s reads %q, want %q", a.ID, got, want)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// FuzzHTMLKeepsText: no text gets out of its place. The page of a hostile
// comparison has the elements of a harmless one, and shows the text as it is.
func FuzzHTMLKeepsText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	harmless := elements(htmlOf(f, saying("harmless words here")))
	f.Fuzz(func(t *testing.T, s string) {
		c := saying(s)
		root := htmlOf(t, c)
		s = c.Story.Accounts[0].Document.Article.Text
		for tag := range elements(root) {
			if harmless[tag] == 0 && tag != "mark" && tag != "b" {
				t.Errorf("a <%s> came from %q", tag, s)
			}
		}
		if n := len(find(root, "script")) + len(find(root, "style")); n != 2 {
			t.Errorf("%d scripts and styles, want one each", n)
		}
		if s == "" {
			return
		}
		for _, p := range find(root, "article > p:not(.running)") {
			if got := textOf(p); got != asParsed(s) {
				t.Errorf("paragraph reads %q, want %q", got, s)
			}
		}
		for _, h := range find(root, ".finding > p") {
			if got, want := textOf(h), asParsed(clean(s)); got != want {
				t.Errorf("summary reads %q, want %q", got, want)
			}
		}
	})
}

// elements counts the elements of a page by tag.
func elements(root *html.Node) map[string]int {
	tags := map[string]int{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			tags[n.Data]++
		}
	}
	return tags
}

func TestHTML_policy(t *testing.T) {
	root := htmlOf(t, readCase(t, "night-train"))
	policy := attr(find(root, `meta[http-equiv="Content-Security-Policy"]`)[0], "content")
	for _, want := range []string{
		"default-src 'none'",
		"style-src " + hash(textOf(find(root, "style")[0])),
		"script-src " + hash(textOf(find(root, "script")[0])),
	} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %q", policy, want)
		}
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "src" {
				t.Errorf("<%s %s=%q> is against the policy", n.Data, a.Key, a.Val)
			}
		}
	}
}

func TestHTML_landmarks(t *testing.T) {
	root := htmlOf(t, readCase(t, "three-accounts"))
	for selector, want := range map[string]int{
		"html[lang]": 1, "title": 1, "main": 1, "main h1": 1, "body > header": 1, "body > footer": 1,
		"section#findings[aria-labelledby] > h2": 1, "article[aria-labelledby]": 3, "details > summary": 3, "section.derived[aria-labelledby] svg[role=img][aria-label]": 1,
		"section#facts[aria-labelledby] table": 1, "thead th[scope=col]": 5, "tbody th[scope=row]": 4, "tbody td": 16, "td a[href='#f1']": 1,
		"fieldset > legend": 2, ".kinds input[type=checkbox][checked]": 3, "label > input[type=checkbox]": 6, "sup > a[aria-label]": 4,
	} {
		if got := len(find(root, selector)); got != want {
			t.Errorf("%d of %q, want %d", got, selector, want)
		}
	}
	for _, a := range find(root, "article") {
		if len(find(root, "#"+attr(a, "aria-labelledby"))) != 1 {
			t.Errorf("article %s is labelled by nothing", attr(a, "id"))
		}
	}
}

// A cell says in words what its account says, with the words that differ, and leads
// to the finding that shows it. Two accounts have no matrix, nor has a page on some
// levels only; rows after the first wait until they are asked for.
func TestHTML_matrix(t *testing.T) {
	c := readCase(t, "three-accounts")
	root := htmlOf(t, c)
	var got []string
	for _, cell := range find(root, "#t1 > *") {
		got = append(got, strings.TrimSpace(textOf(cell)))
	}
	if want := []string{"… most were saved …", "● says “most were saved”", "≠ contradicts “All 40 hives were lost”", "· silent", "1 account"}; !slices.Equal(got, want) {
		t.Errorf("the first row reads %q, want %q", got, want)
	}
	if n := len(find(root, ".more, #facts-all")); n > 0 {
		t.Errorf("%d rows and boxes for more, want none", n)
	}
	fact := c.Facts[1]
	for len(c.Facts) < 30 {
		fact.ID = "t" + itoa(len(c.Facts)+1)
		c.Facts = append(c.Facts, fact)
	}
	root = htmlOf(t, c)
	if rows, more := len(find(root, "tbody tr")), len(find(root, "tr.more")); rows != 30 || more != 30-longMatrix || len(find(root, "label > #facts-all")) != 1 {
		t.Errorf("%d rows, %d of them after the first", rows, more)
	}
	var some bytes.Buffer
	if err := Write(&some, c, HTML, Options{Levels: []compare.Level{compare.Contradiction}}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(some.String(), "<table>") || len(find(htmlOf(t, readCase(t, "night-train")), "table")) > 0 {
		t.Error("a matrix of two accounts, or of some levels only")
	}
}

// Words with a reading stand in one element with it, whatever evidence begins
// and ends in them, and the account stays whole.
func TestHTML_readings(t *testing.T) {
	c := understood(t)
	root := htmlOf(t, c)
	want := [][2]string{
		{"early on Wednesday", "time: the start of Wednesday 4 February 2026"},
		{"Ellerby", "place: Ellerby, a city"},
		{"All 163 passengers", "quantity: 163 (passengers)"}, // 163 is marked
		{"twice", "quantity: 2 or more"},
	}
	slices.SortFunc(want, func(a, b [2]string) int {
		text := c.Story.Accounts[0].Document.Article.Text
		return strings.LastIndex(text, a[0]) - strings.LastIndex(text, b[0])
	})
	var got [][2]string
	for _, n := range find(root, "#a1 .reading") {
		got = append(got, [2]string{textOf(n), n.LastChild.FirstChild.Data})
	}
	if !slices.Equal(got, want) {
		t.Errorf("readings %q, want %q", got, want)
	}
	if n := len(find(root, "#a2 .reading")); n > 0 {
		t.Errorf("%d readings where none is known", n)
	}
	checkEvidence(t, root, c)
	checkWhole(t, root, c)
	if n := len(find(htmlOf(t, readCase(t, "night-train")), "#readings, small")); n > 0 {
		t.Errorf("a switch without readings")
	}
}

// What is said again of the same words can be pointed at, but the Tab key stops
// there once an account. Readings that overlap share their words.
func TestHTML_readingsAgain(t *testing.T) {
	c := readCase(t, "night-train")
	d := c.Story.Accounts[0].Document
	for _, s := range pieces(d.Article.Text, "the ") {
		if s.Len() < len("bridge") || !strings.HasPrefix(s.Of(d.Article.Text), "bridge") {
			continue
		}
		d.Times = append(d.Times, timex.Time{Span: text.Span{Start: s.Start, End: s.Start + len("bridge")}, Value: "2026"})
	}
	d.Places = []place.Mention{
		{Span: text.Span{Start: d.Times[0].Span.Start + 3, End: d.Times[0].Span.End + 2}, Place: place.Place{Name: "<Lem>"}},
		{Span: text.Span{Start: 1, End: len(d.Article.Text) + 9}}, // of no block
	}
	d.Times = append(d.Times, d.Times[1])
	root := htmlOf(t, c)
	var got []string
	for _, n := range find(root, ".reading > small") {
		got = append(got, attr(n, "tabindex")+" "+n.FirstChild.Data)
	}
	want := []string{"0 time: 2026; place: <Lem>", "0 time: 2026; time: 2026"}
	if !slices.Equal(got, want) {
		t.Errorf("readings %q, want %q", got, want)
	}
	checkEvidence(t, root, c)
	checkWhole(t, root, c)
}

// Evidence outside every block still has a link that leads somewhere.
func TestHTML_evidenceOutsideBlocks(t *testing.T) {
	c := readCase(t, "no-difference")
	d := c.Story.Accounts[0].Document
	d.Article.Blocks = d.Article.Blocks[:1]
	root := htmlOf(t, c)
	if got := attr(find(root, "#f1 h3 a")[0], "href"); got != "#a1" {
		t.Errorf("finding f1 leads to %q, want #a1", got)
	}
}

// Colours are checked from the style itself, for both schemes: WCAG 2.2 asks
// 4.5:1 of text this size, and AA is the least we owe.
func TestHTML_contrast(t *testing.T) {
	schemes := strings.SplitAfterN(pageStyle, "prefers-color-scheme: dark", 2)
	levels := []string{"contradiction", "change", "omission", "addition", "agreement"}
	for i, scheme := range schemes {
		colors := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(scheme, -1) {
			if colors[m[1]] == "" {
				colors[m[1]] = m[2]
			}
		}
		pairs := [][2]string{{"ink", "paper"}, {"soft", "paper"}}
		for _, l := range levels {
			pairs = append(pairs, [2]string{l, "paper"}, [2]string{l, l + "-tint"}, [2]string{"ink", l + "-tint"}, [2]string{"soft", l + "-tint"})
		}
		for _, p := range pairs {
			if got := contrast(t, colors[p[0]], colors[p[1]]); got < 4.5 {
				t.Errorf("scheme %d: %s on %s is %.2f:1", i, p[0], p[1], got)
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2 between two colours "#rrggbb".
func contrast(t testing.TB, a, b string) float64 {
	l := []float64{luminance(t, a), luminance(t, b)}
	slices.Sort(l)
	return (l[1] + 0.05) / (l[0] + 0.05)
}

func luminance(t testing.TB, color string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32)
	if err != nil || len(color) != 7 {
		t.Fatalf("color %q: %v", color, err)
	}
	l := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		c := float64(n>>(8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}

// A kind that is put away takes its findings and their numbers with it: each has the
// class that the style goes by.
func TestHTML_kinds(t *testing.T) {
	root := htmlOf(t, readCase(t, "three-accounts"))
	style := textOf(find(root, "style")[0])
	for _, k := range compare.Kinds {
		if rule := ":root:has(#kind-" + string(k) + ":not(:checked)) .k-" + string(k); !strings.Contains(style, rule) {
			t.Errorf("no rule %s", rule)
		}
	}
	for _, box := range find(root, ".kinds input") {
		class := ".k-" + strings.TrimPrefix(attr(box, "id"), "kind-")
		if len(find(root, ".finding"+class)) == 0 || len(find(root, "sup"+class)) == 0 {
			t.Errorf("%s has neither finding nor number", class)
		}
	}
}
