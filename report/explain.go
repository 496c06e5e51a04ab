package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
)

// Explain writes one finding in full, for a terminal: its whole sentences, its
// scores, the claims and quotations it rests on, and how its accounts derive
// from each other. The id is a finding's, with or without its f.
func Explain(w io.Writer, c *compare.Comparison, id string, o Options) error {
	p, err := newPage(c, Options{})
	if err != nil {
		return err
	}
	for _, f := range p.findings {
		if f.ID == id || f.ID == "f"+id {
			x := &explanation{textReport{sheet: newSheet(o), page: p, all: true}}
			x.gutter, x.notes = x.columns()
			x.explain(f)
			_, err := io.WriteString(w, x.out.String())
			return err
		}
	}
	return fmt.Errorf("report: no finding %q; there are %s, f1 and on", id, plural(len(p.findings), "finding"))
}

// explanation is a text report of a single finding.
type explanation struct{ textReport }

func (x *explanation) explain(f finding) {
	word := wordOf(f.Level)
	x.set(entry{
		indent: margin,
		body:   []piece{{word.sign + " " + kindWord(f.Kind), bold + ";" + word.color}, {text: " · " + word.name}},
		note:   []piece{{f.ID, bold}},
		margin: len(f.ID) + 1,
	})
	x.summary(f)
	for _, e := range f.Evidence {
		x.evidence(f, e)
	}
	x.scores(f)
	x.derivations(f)
}

// evidence sets whole sentences and what was understood of them.
func (x *explanation) evidence(f finding, e compare.Evidence) {
	a := x.account(e.Account)
	x.blank()
	x.set(entry{
		indent: margin + 2,
		label:  []piece{{a.Label, bold}},
		gutter: x.gutter,
		body:   x.marked(a.quote(a.inContext(e)), f.Level),
		note:   []piece{{a.position(e.Span), soft}},
		margin: x.notes,
	})
	for i, c := range a.Claims {
		if c.Span.Overlaps(e.Span) {
			x.detail("claim", describeClaim(a, c))
			x.detail("told by", x.corroboration(compare.ClaimRef{Account: a.ID, Claim: i}))
		}
	}
	for _, q := range claim.MarkedWords(a.Quotations) {
		if q.Span.Overlaps(e.Span) {
			x.detail("quotation", describeQuotation(a, q))
		}
	}
}

// detail sets one quiet line of facts with its name.
func (x *explanation) detail(name, facts string) {
	if facts == "" {
		return
	}
	indent := margin + 2 + x.gutter
	if x.narrow() {
		indent = margin + 4
	}
	x.set(entry{indent: indent, hang: 2, body: []piece{{name + ": " + facts, soft}}})
}

func describeClaim(a *account, c claim.Claim) string {
	parts := []string{c.Predicate.Lemma}
	for _, r := range c.Roles {
		parts = append(parts, string(r.Name)+" "+r.Text)
	}
	for _, at := range c.Attribution {
		parts = append(parts, "source "+strings.TrimSpace(sourceName(a.Document, at.Source)+", "+cueWord(a.Document, at.Cue, at.Word)))
	}
	parts = append(parts, string(c.Polarity), string(c.Certainty))
	return clean(strings.Join(parts, " · "))
}

func describeQuotation(a *account, q claim.Quotation) string {
	parts := []string{string(q.Type)}
	if speaker := sourceName(a.Document, q.Speaker); speaker != "" {
		parts = append(parts, "speaker "+speaker)
	}
	if cue := cueWord(a.Document, q.Cue, q.CueWord); cue != "" {
		parts = append(parts, "cue "+cue)
	}
	return clean(strings.Join(parts, " · "))
}

// corroboration is how many accounts make a claim, where that was counted.
func (x *explanation) corroboration(ref compare.ClaimRef) string {
	for _, c := range x.Corroboration {
		for _, r := range c.Claims {
			if r == ref {
				return fmt.Sprintf("%s, %d independent", plural(c.Accounts, "account"), c.Independent)
			}
		}
	}
	return ""
}

// scores lists the severity and the parts of the score.
func (x *explanation) scores(f finding) {
	x.blank()
	for _, s := range append([]compare.Score{{Name: "severity", Value: f.Severity}}, f.Scores...) {
		line := fmt.Sprintf("%-12s %.2f", clean(s.Name), s.Value)
		x.set(entry{indent: margin + 2, body: []piece{{text: strings.ReplaceAll(line, " ", bound)}}})
	}
}

// derivations tells which of the finding's accounts was made from which.
func (x *explanation) derivations(f finding) {
	concerned := map[string]bool{f.Reference: true}
	for _, e := range f.Evidence {
		concerned[e.Account] = true
	}
	for _, d := range told(x.Story) {
		if !concerned[d.Source] || !concerned[d.Copy] {
			continue
		}
		x.blank()
		x.set(entry{indent: margin + 2, hang: 2, body: []piece{{text: fmt.Sprintf("%s was made from %s, %s: %s",
			x.account(d.Copy).Label, x.account(d.Source).Label, percent(d.Score), clean(strings.Join(d.Why, " · ")))}}})
	}
}
