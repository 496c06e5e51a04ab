package report

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// golden compares got with a file of testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
	}
}

// understood is the night train with a few annotations of each sort.
func understood(t testing.TB) *compare.Comparison {
	t.Helper()
	c := readCase(t, "night-train")
	annotateWire(t, &c.Story.Accounts[0])
	annotateCourier(t, &c.Story.Accounts[1])
	c.Corroboration = []compare.Corroboration{{
		Claims:   []compare.ClaimRef{{Account: "a1", Claim: 0}, {Account: "a2", Claim: 0}},
		Accounts: 2, Independent: 1,
	}}
	return c
}

func annotateWire(t testing.TB, a *story.Account) {
	at := finder(t, a)
	d := a.Document
	d.Times = []timex.Time{{
		Span: at("early on Wednesday"), Type: timex.Date, Value: "2026-02-04", Mod: "START", Relative: true,
		Begin: time.Date(2026, 2, 4, 0, 0, 0, 0, time.UTC), End: time.Date(2026, 2, 5, 0, 0, 0, 0, time.UTC),
	}}
	d.Quantities = []quantity.Quantity{
		{Span: at("All 163 passengers"), Number: at("All [163] passengers"), Counted: at("163 [passengers]"), Kind: quantity.Cardinal, Value: 163, Low: 163, High: 163},
		{Span: at("twice"), Number: at("twice"), Kind: quantity.Cardinal, Value: 2, Low: 2, High: math.Inf(1), Hedge: "at least"},
	}
	d.Places = []place.Mention{{Span: at("outside [Ellerby]"), Place: place.Place{ID: "XA/Ellerby", Name: "Ellerby", Kind: place.City, Country: "XA"}}}
	d.Tokens = []document.Token{
		{Span: at("[lorry] struck"), Lemma: "lorry", UPOS: document.NOUN, Head: 1, Rel: "nsubj"},
		{Span: at("[struck] the bridge"), Lemma: "strike", UPOS: document.VERB, Head: 1, Rel: "root"},
	}
	d.Mentions = []document.Mention{{Span: at("Oda Prentiss"), Form: document.Named}}
	d.Entities = []document.Entity{{Name: "Oda Prentiss", Type: document.PER, Role: "nurse", Mentions: []int{0}}}
	railway := claim.Source{Span: at("the railway"), Name: "the railway", Entity: -1, Kind: claim.Unnamed}
	a.Claims = []claim.Claim{{
		Span:      at("a lorry struck the bridge"),
		Predicate: claim.Predicate{Span: at("[struck] the bridge"), Lemma: "strike"},
		Roles: []claim.Role{
			{Name: claim.Agent, Span: at("a lorry"), Text: "a lorry"},
			{Name: claim.Patient, Span: at("the bridge"), Text: "the bridge"},
			{Name: "near", Text: "Ellerby"},
			{Name: "near", Text: "the river"},
		},
		Polarity: claim.Positive, Certainty: claim.Certain, Genericity: claim.Episodic,
		Writer: claim.Stance{Polarity: claim.Positive, Certainty: claim.Underspecified},
		Attribution: []claim.Attribution{
			{Source: railway, Cue: at("railway [said]"), Word: "say", Stance: claim.Stance{Polarity: claim.Positive, Certainty: claim.Certain}},
			{Word: "report", Stance: claim.Stance{Polarity: claim.Positive, Certainty: claim.Underspecified}},
		},
		Times: []int{0}, Quantities: []int{1}, Places: []int{0},
	}}
	a.Quotations = []claim.Quotation{{
		Span: at("“We sat in the dark for two hours and nobody told us why,”"), Type: claim.Direct,
		Pieces:  []text.Span{at("“We sat in the dark for two hours and nobody told us why,”")},
		Speaker: claim.Source{Name: "Oda Prentiss", Span: at("Oda Prentiss"), Kind: claim.Named, Role: "nurse"}, Cue: at("[said] Oda"), CueWord: "say", Within: -1,
	}}
}

func annotateCourier(t testing.TB, a *story.Account) {
	at := finder(t, a)
	a.Claims = []claim.Claim{{
		Span:      at("had struck a lorry"),
		Predicate: claim.Predicate{Span: at("struck"), Lemma: "strike"},
		Polarity:  claim.Positive, Certainty: claim.Probable, Hedge: at("according to"), Genericity: claim.Habitual,
		Writer: claim.Stance{Polarity: claim.Positive, Certainty: claim.Probable},
	}}
	a.Quotations = []claim.Quotation{{
		Span: at("“We sat in the dark for two hours and nobody told us why.”"), Type: claim.Direct,
		Speaker: claim.Source{Span: at("a nurse")}, Within: -1,
	}}
}

// finder finds words in an account: those in brackets, where some are.
func finder(t testing.TB, a *story.Account) func(string) text.Span {
	return func(words string) text.Span {
		t.Helper()
		e := evidenceOf(t, a, words)
		if len(e.Marks) > 0 {
			return e.Marks[0]
		}
		return e.Span
	}
}

func TestWrite_json(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, understood(t), JSON, Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "night-train.json", out.Bytes())
}

func TestDocument(t *testing.T) {
	account := &understood(t).Story.Accounts[0]
	for format, name := range map[Format]string{
		JSON: "night-train.document.json", Text: "night-train.document.text",
	} {
		var out bytes.Buffer
		if err := Document(&out, account, format, Options{}); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
}

func TestWrite_jsonNeverNull(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, &compare.Comparison{}, JSON, Options{}); err != nil {
		t.Fatal(err)
	}
	want := `{
 "schema":"recount.compare/1",
 "accounts":[],
 "derivations":[],
 "findings":[],
 "facts":[],
 "claims":[],
 "quotations":[],
 "corroboration":[],
 "unseen":[],
 "corrections":[]
}
`
	if out.String() != want {
		t.Errorf("empty comparison: %s want: %s", out.String(), want)
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{
		{0, "0"}, {0.97, "0.97"}, {1.0 / 3, "0.333"}, {0.9996, "1"}, {-0.0001, "0"}, {1e6, "1000000"},
		{math.Inf(1), "null"}, {math.NaN(), "null"}, {math.MaxFloat64, "1.7976931348623157e+308"},
	} {
		got, err := json.Marshal(Decimal(c.x))
		if err != nil || string(got) != c.want {
			t.Errorf("Decimal(%g) = %s, %v; want %s", c.x, got, err, c.want)
		}
		var back Decimal
		if err := json.Unmarshal(got, &back); err != nil {
			t.Errorf("reading %s: %v", got, err)
		}
		if again, err := json.Marshal(back); err != nil || string(again) != c.want {
			t.Errorf("%s read and written again is %s, %v", got, again, err)
		}
	}
}

// FuzzJSONKeepsWords: whatever an account says, its words come out of the JSON
// as they went in, and layout changes nothing of the values.
func FuzzJSONKeepsWords(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := saying(s)
		var out bytes.Buffer
		if err := Write(&out, c, JSON, Options{}); err != nil {
			t.Fatal(err)
		}
		var got ComparisonJSON
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatalf("%v in %s", err, out.Bytes())
		}
		want := c.Story.Accounts[0].Document.Article.Text
		if got.Findings[0].Evidence[0].Text != want || got.Accounts[0].Title != want {
			t.Errorf("evidence %q, title %q; want %q", got.Findings[0].Evidence[0].Text, got.Accounts[0].Title, want)
		}
	})
}

// hostile are texts that want out of the place they are set in.
var hostile = []string{
	`</script><script>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`,
	`"><b>&amp;&lt;'` + "`",
	`</mark></p></article><h1>Recount</h1>`,
	`<!-- --><![CDATA[ ]]>`,
	`javascript:alert(1) data:text/html,x {{.}} ${x}`,
	"\x1b[31mred\x1b]8;;http://example.com\x07link\x1b\\ \u009b2J\r\a\x00",
	"\u202egnirts desrever\u202c \u2066isolated\u2069",
	"# title\n- [x] *a* _b_ ~c~ | d | `e` ![i](http://x.y/z.png) [l](javascript:1) @someone #12 https://x.y www.x.y a@b.c",
	"    code\n```\nfence\n```\n***\n1. one\n> quote\n\\ &copy; <details>",
	"漢字かな交じり文 👩‍👩‍👧‍👦 e\u0301\u0301\u0301 \u200b\ufeff",
	strings.Repeat("unbroken", 60),
	"",
}

// saying is a comparison of three accounts that say s and nothing else, wherever
// text can stand. The second word is marked.
func saying(s string) *compare.Comparison {
	s = strings.ToValidUTF8(s, "?")
	whole := text.Span{End: len(s)}
	mark := whole
	if i := strings.IndexByte(s, ' '); i >= 0 {
		mark = text.Span{Start: i + 1, End: len(s)}
		if j := strings.IndexByte(s[i+1:], ' '); j >= 0 {
			mark.End = i + 1 + j
		}
	}
	field := article.Field{Value: s, From: article.FromMetadata}
	d := &document.Document{Article: article.Article{
		ID: article.ID(s), Name: s, URL: s, Text: s, Title: field, Byline: field, Publisher: field, Notes: []string{s},
		Blocks: []article.Block{{Span: whole, Kind: article.Paragraph}},
	}}
	c := &compare.Comparison{Reference: "a1", Notes: []string{s}}
	c.Story.Accounts = []story.Account{{ID: "a1", Document: d}, {ID: "a2", Document: d}, {ID: "a3", Document: d}}
	c.Story.Derivations = []story.Derivation{{Source: "a1", Copy: "a2", Score: 0.5, Why: []string{s}}}
	c.Facts = []compare.Fact{{ID: "t1", Lead: "a2", Accounts: 2, Independent: 1, Cells: []compare.Cell{
		{Account: "a1", Stance: compare.Contradicts, Span: whole, Findings: []string{"f1"}},
		{Account: "a2", Stance: compare.Says, Span: whole},
		{Account: "a3", Stance: compare.Changes, Span: whole, Findings: []string{"f2", "f1"}},
	}}}
	for i, level := range compare.Levels {
		c.Findings = append(c.Findings, compare.Finding{
			ID: "f" + itoa(i+1), Level: level, Kind: compare.Kinds[i], Summary: s, Reference: "a1",
			Evidence: []compare.Evidence{
				{Account: "a1", Span: whole, Marks: []text.Span{mark}},
				{Account: "a2", Span: whole, Marks: []text.Span{mark}},
			},
		})
	}
	return c
}
