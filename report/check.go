package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// SchemaCheck names the JSON that [Check] gives. Its history:
//
//	recount.check/1  2026: the first; "faithfulness" came to it later
const SchemaCheck = "recount.check/1"

// CheckJSON is what [Check] gives as JSON.
type CheckJSON struct {
	Schema    string                `json:"schema"`
	Draft     string                `json:"draft"`
	Accounts  []AccountJSON         `json:"accounts"`
	Counts    map[string]int        `json:"counts"`
	Supported Decimal               `json:"supported_share"`
	Faithful  FaithfulnessJSON      `json:"faithfulness"`
	Sentences []CheckedSentenceJSON `json:"sentences"`
	Findings  []DraftFindingJSON    `json:"findings"`
	Notes     []string              `json:"notes"`
}

// CheckedSentenceJSON is a sentence of a draft. Findings and Disputed are names of
// findings; those disputed do not count, as another source says what the draft says.
type CheckedSentenceJSON struct {
	WordsJSON
	Verdict  compare.Verdict  `json:"verdict"`
	Covered  Decimal          `json:"covered"`
	Faithful FaithfulnessJSON `json:"faithfulness"`
	Support  []WordsJSON      `json:"support"`
	Findings []string         `json:"findings"`
	Disputed []string         `json:"disputed"`
}

// FaithfulnessJSON is a score and its parts, 0 to 1 (compare.SentenceFidelity).
type FaithfulnessJSON struct {
	Score        Decimal `json:"score"`
	Known        Decimal `json:"known"`
	Joined       Decimal `json:"joined"`
	Copied       Decimal `json:"copied"`
	Repeated     Decimal `json:"repeated"`
	Contradicted Decimal `json:"contradicted"`
	Changed      Decimal `json:"changed"`
	Added        Decimal `json:"added"`
}

func faithful(s compare.SentenceFidelity) FaithfulnessJSON {
	return FaithfulnessJSON{Decimal(s.Score), Decimal(s.Known), Decimal(s.Joined), Decimal(s.Copied), Decimal(s.Repeated),
		Decimal(s.Contradicted), Decimal(s.Changed), Decimal(s.Added)}
}

// DraftFindingJSON is a finding of a comparison without what a check has no use for.
// Evidence of the draft comes last.
type DraftFindingJSON struct {
	ID       string        `json:"id"`
	Level    compare.Level `json:"level"`
	Kind     compare.Kind  `json:"kind"`
	Severity Decimal       `json:"severity"`
	Summary  string        `json:"summary"`
	Evidence []WordsJSON   `json:"evidence"`
}

// Check writes a checked draft: as text for a reader, who is told of supported
// sentences only where o.All says so; as JSON; as SARIF, which editors open; or as
// one HTML page.
func Check(w io.Writer, c *compare.Checking, f Format, o Options) error {
	p := newCheckPage(c)
	switch f {
	case Text:
		return writeCheck(w, p, o)
	case JSON:
		return writeCheckJSON(w, p)
	case SARIF:
		return writeCheckSARIF(w, p)
	case HTML:
		return writeCheckHTML(w, p)
	}
	return fmt.Errorf("report: %w for a check: %q; use text, json, sarif or html", ErrFormat, f)
}

// checkPage is a checked draft made ready for reading.
type checkPage struct {
	*page
	checking *compare.Checking
	draft    *account
}

func newCheckPage(c *compare.Checking) *checkPage {
	p := &checkPage{page: &page{Comparison: &compare.Comparison{Story: c.Story, Notes: c.Notes}, accounts: newAccounts(c.Story)}, checking: c}
	p.draft = p.account(c.Draft)
	for i := range c.Sentences {
		for _, fs := range [][]compare.Finding{c.Sentences[i].Findings, c.Sentences[i].Disputed} {
			for _, f := range fs {
				p.findings = append(p.findings, finding{f, len(p.findings) + 1})
			}
		}
	}
	return p
}

func writeCheckJSON(w io.Writer, p *checkPage) error { return encode(w, p.json()) }

func (p *checkPage) json() CheckJSON {
	c := p.checking
	out := CheckJSON{Schema: SchemaCheck, Draft: c.Draft, Accounts: []AccountJSON{}, Counts: map[string]int{},
		Supported: Decimal(c.Share()), Faithful: faithful(c.Fidelity()), Sentences: []CheckedSentenceJSON{}, Findings: []DraftFindingJSON{}, Notes: append([]string{}, c.Notes...)}
	for _, a := range p.accounts {
		out.Accounts = append(out.Accounts, a.json())
	}
	for _, v := range compare.Verdicts {
		out.Counts[string(v)] = c.Count(v)
	}
	for _, s := range c.Sentences {
		one := CheckedSentenceJSON{WordsJSON: p.draft.place(s.Span), Verdict: s.Verdict, Covered: Decimal(s.Covered), Faithful: faithful(s.Fidelity), Support: []WordsJSON{},
			Findings: idsOf(s.Findings), Disputed: idsOf(s.Disputed)}
		one.Account = "" // it can be of the draft only
		for _, e := range s.Support {
			one.Support = append(one.Support, p.account(e.Account).place(e.Span))
		}
		out.Sentences = append(out.Sentences, one)
	}
	for _, f := range p.findings {
		full := p.findingJSON(f)
		out.Findings = append(out.Findings, DraftFindingJSON{full.ID, full.Level, full.Kind, full.Severity, full.Summary, full.Evidence})
	}
	return out
}

func idsOf(fs []compare.Finding) []string {
	ids := make([]string, 0, len(fs))
	for _, f := range fs {
		ids = append(ids, f.ID)
	}
	return ids
}

// writeCheck sets the draft sentence by sentence: its verdict and words, and under
// them what each source has in their place.
func writeCheck(w io.Writer, p *checkPage, o Options) error {
	t := &textReport{sheet: newSheet(o), page: p.page, all: o.All}
	t.gutter, t.notes = t.columns()
	for _, a := range t.accounts {
		t.set(entry{indent: margin, label: []piece{{a.Label, bold}}, gutter: t.gutter, body: []piece{{a.title(), bold}}})
		role := "source"
		if a == p.draft {
			role = "draft"
		}
		t.under(day(a.Document.Article.Published) + " · " + role)
	}
	t.blank()
	for _, s := range p.checking.Sentences {
		if s.Verdict != compare.Supported || len(s.Disputed) > 0 || o.All {
			t.checked(p.draft, s)
		}
	}
	for _, note := range p.checking.Notes {
		t.quiet("? " + clean(note))
	}
	t.score(p.checking)
	_, err := io.WriteString(w, strings.TrimRight(t.out.String(), "\n")+"\n")
	return err
}

// checked sets one sentence.
func (t *textReport) checked(draft *account, s compare.Checked) {
	word := verdictWord(s.Verdict)
	t.set(entry{indent: margin, body: []piece{{word.sign + " " + word.name, bold + ";" + word.color}}})
	whole := compare.Evidence{Account: draft.ID, Span: s.Span}
	level := compare.Agreement
	for _, f := range s.Findings {
		if len(whole.Marks) == 0 {
			level = f.Level
		}
		whole.Marks = append(whole.Marks, draft.marksIn(f, s.Span)...)
	}
	t.words(draft, whole, level)
	for _, f := range s.Findings {
		t.difference(draft, f)
	}
	for _, f := range s.Disputed {
		t.difference(draft, f)
		t.said("Another source says what the draft says:")
	}
	if s.Verdict == compare.Unsupported && len(s.Findings) == 0 {
		t.said("No source tells this.")
	}
	for _, e := range s.Support {
		t.words(t.account(e.Account), e, compare.Agreement)
	}
	t.blank()
}

// marksIn are the words of the draft inside sp that f is about: none where they
// are the whole of it.
func (draft *account) marksIn(f compare.Finding, sp text.Span) []text.Span {
	e := f.Evidence[len(f.Evidence)-1]
	marks := e.Marks
	if len(marks) == 0 && f.Level == compare.Addition && !draft.isWhole(e.Span) {
		marks = []text.Span{e.Span}
	}
	var out []text.Span
	for _, m := range marks {
		if sp.Contains(m) {
			out = append(out, m)
		}
	}
	return out
}

// isWhole reports whether sp is a sentence from its first word to its last.
func (a *account) isWhole(sp text.Span) bool {
	return a.beginsSentence(sp.Start) && a.endsSentence(sp.End)
}

// words sets the words of one account.
func (t *textReport) words(a *account, e compare.Evidence, level compare.Level) {
	t.set(entry{
		indent: margin + 2,
		label:  []piece{{text: a.Label}},
		gutter: t.gutter,
		body:   t.marked(a.inSentence(e, t.all), level),
		note:   []piece{{a.position(e.Span), soft}},
		margin: t.notes,
	})
}

// difference sets what each source has where the draft differs from it.
func (t *textReport) difference(draft *account, f compare.Finding) {
	if f.Level == compare.Addition {
		if draft.isWhole(f.Evidence[0].Span) {
			t.said("No source tells this.")
			return
		}
		what := "In no source"
		if f.Kind != compare.Claim {
			what = kindWord(f.Kind) + ": in no source"
		}
		t.said(what + ": “" + clean(elided(f.Evidence[0].Span.Of(draft.text()), keepAround, keepAround)) + "”")
		return
	}
	for _, e := range f.Evidence {
		if e.Account != draft.ID {
			t.words(t.account(e.Account), e, f.Level)
		}
	}
	t.said(kindWord(f.Kind) + ": " + clean(f.Summary))
}

func (t *textReport) said(s string) {
	t.set(entry{indent: margin + 2, body: []piece{{text: s}}, margin: t.notes})
}

// score is the last line: how many sentences were judged how.
func (t *textReport) score(c *compare.Checking) {
	if len(c.Sentences) == 0 {
		t.quiet("No sentence to judge.")
		return
	}
	var body []piece
	for _, v := range compare.Verdicts {
		if n := c.Count(v); n > 0 {
			word := verdictWord(v)
			words := strings.ReplaceAll(fmt.Sprintf("%s %d %s", word.sign, n, word.name), " ", bound)
			body = append(body, piece{words, bold + ";" + word.color}, piece{text: bound + bound + " "})
		}
	}
	body = append(body, piece{text: strings.ReplaceAll(fmt.Sprintf("%s of %s supported", percent(c.Share()), plural(len(c.Sentences), "sentence")), " ", bound)})
	t.set(entry{indent: margin, body: body})
	score, parts := faithfulness(c.Fidelity())
	t.set(entry{indent: margin, body: []piece{{strings.ReplaceAll("faithfulness "+score, " ", bound), bold}, {text: ": " + strings.Join(parts, ", ")}}})
}

// faithfulness tells a score and the parts that it is made of. What was found to be
// wrong is a part only where something was.
func faithfulness(s compare.SentenceFidelity) (score string, parts []string) {
	parts = []string{
		percent(s.Known) + " of the words are in a source",
		percent(s.Joined) + " of the neighbours stand together there",
		percent(s.Copied) + " of the runs of three words, too",
	}
	for _, p := range []struct {
		worth float64
		of    string
	}{{s.Contradicted, "contradicted"}, {s.Changed, "changed"}, {s.Added, "added"}, {s.Repeated, "said twice"}} {
		if p.worth >= 0.005 {
			parts = append(parts, percent(p.worth)+" "+p.of)
		}
	}
	return fmt.Sprintf("%.2f", s.Score), parts
}

// verdictWord is how a verdict is called, in the colours of the levels.
func verdictWord(v compare.Verdict) levelWord {
	name := string(v)
	switch v {
	case compare.Contradicted:
		return levelWord{"≠", name, name, name, wordOf(compare.Contradiction).color}
	case compare.Changed:
		return levelWord{"≈", name, name, name, wordOf(compare.Change).color}
	case compare.Unsupported:
		return levelWord{"+", name, name, name, wordOf(compare.Addition).color}
	}
	return levelWord{"=", name, name, name, wordOf(compare.Agreement).color}
}
