package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
)

// Corrections in words: what an account takes back, who still carries it, who took
// the correction over.

// correctedSign stands before what is told of a correction.
const correctedSign = "!"

// wording is the words of a correction in their account.
func (p *page) wording(w compare.Wording) string {
	return clean(w.Span.Of(p.account(w.Account).text()))
}

// correctionArrow is what a correction withdraws and what it puts there: "241→214".
func (p *page) correctionArrow(x *compare.Correction) string {
	s := cutShort(p.wording(x.Old), longestSide)
	if x.New.Account != "" {
		s += "→" + cutShort(p.wording(x.New), longestSide)
	}
	return s
}

// correctionLines tell of a correction: what it is, who still carries the old words,
// who has the new ones. Accounts go by what called gives.
func (p *page) correctionLines(x *compare.Correction, called func(*account) string) []string {
	if x.Kind == "" {
		return []string{"What was wrong cannot be told from that."}
	}
	was := "“" + p.wording(x.Old) + "”"
	first := was + " is withdrawn."
	if x.New.Account != "" {
		is := "“" + p.wording(x.New) + "”"
		first = is + " is right, not " + was + "."
		if x.By == compare.ByVersion {
			first = is + " where the earlier version, " + called(p.account(x.Of)) + ", has " + was + "."
		}
	}
	out := []string{first}
	if len(x.Kept) == 0 {
		out = append(out, "No other account of its tree carries "+was+".")
	} else {
		out = append(out, "Still "+was+": "+p.holders(x.Kept, called)+".")
	}
	if len(x.Took) > 0 {
		out = append(out, "“"+p.wording(x.New)+"” too: "+p.holders(x.Took, called)+".")
	}
	return out
}

// holders are accounts, each with when it was published as against the correction.
func (p *page) holders(hs []compare.Holder, called func(*account) string) string {
	var out []string
	for _, h := range hs {
		s := called(p.account(h.Account))
		switch h.When {
		case compare.Earlier:
			s += " (published before)"
		case compare.Later:
			s += " (published after)"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// checkCorrection holds what the forms rely on, as check does for findings.
func (p *page) checkCorrection(x *compare.Correction) error {
	words := []compare.Wording{{Account: x.Account, Span: x.Note}}
	if x.Kind != "" {
		words = append(words, x.Old)
	}
	if x.New.Account != "" {
		words = append(words, x.New)
	}
	for _, h := range slices.Concat(x.Kept, x.Took) {
		words = append(words, h.Wording)
	}
	for _, w := range words {
		if a := p.account(w.Account); a == nil || w.Span.Empty() || !w.Span.Valid(a.text()) {
			return errCorrection(x.ID, w)
		}
	}
	if x.Of != "" && p.account(x.Of) == nil || x.Kind == "" && len(x.Kept)+len(x.Took) > 0 || x.By == compare.ByVersion && x.Of == "" || len(x.Took) > 0 && x.New.Account == "" {
		return errCorrection(x.ID, words[0])
	}
	return nil
}

func errCorrection(id string, w compare.Wording) error {
	return fmt.Errorf("report: correction %s: account %q, bytes %d-%d", id, w.Account, w.Span.Start, w.Span.End)
}

func byLabel(a *account) string { return a.Label }

func byName(a *account) string { return a.Name }
