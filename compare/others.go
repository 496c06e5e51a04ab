package compare

// The other accounts.
//
// A difference is found between the reference and one account. Of three accounts
// or more, the rest are looked at then: one that has the words or the amount that
// differ carries the difference, too, though it was not found there; one that has
// those of the reference agrees. So a reader sees every account that tells it,
// and where the difference came in.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// fillIn adds to a finding what the accounts without evidence say of it.
func fillIn(fd *Finding, finders []*finder) {
	if fd.Level == Agreement || fd.Evidence[0].Account != fd.Reference {
		return
	}
	mark := marksOf(fd.Evidence[0])
	var differs string // the words that another account has in its place
	if len(fd.Evidence) > 1 && len(fd.Evidence[1].Marks) > 0 && isValue(fd.Kind) {
		for _, f := range finders {
			if f.B.account.ID == fd.Evidence[1].Account {
				differs = f.B.words(marksOf(fd.Evidence[1]))
			}
		}
	}
	for _, f := range finders {
		id := f.B.account.ID
		if slices.ContainsFunc(fd.Evidence, func(e Evidence) bool { return e.Account == id }) {
			continue
		}
		if sp := f.carrying(mark, differs); !sp.Empty() {
			fd.Evidence = append(fd.Evidence, Evidence{Account: id, Span: f.B.around(sp, f.ownerB).span, Marks: []text.Span{sp}})
		} else if sp := f.counterpart(mark, isValue(fd.Kind)); !sp.Empty() {
			fd.Evidence = append(fd.Evidence, Evidence{Account: id, Span: sp, Agrees: true})
		}
	}
	slices.SortStableFunc(fd.Evidence[1:], func(x, y Evidence) int { return cmp.Compare(x.Account, y.Account) })
}

// isValue reports a kind whose differences are one value for another.
func isValue(k Kind) bool {
	return k == Quantity || k == Time || k == Place || k == Participant || k == Precision
}

// carrying is where the other account has the words that differ, or an amount
// equal to them, in a sentence that tells what the reference does at mark.
func (f *finder) carrying(mark text.Span, differs string) text.Span {
	i := f.A.doc.SentenceAt(mark.Start)
	if i < 0 || differs == "" {
		return text.Span{}
	}
	want := quantity.Find(differs)
	for _, l := range f.fromA[i] {
		sp := f.B.doc.Sentences[l.b].Span
		if k := strings.Index(asciiLower(f.B.words(sp)), asciiLower(differs)); k >= 0 && wordBounds(asciiLower(f.B.words(sp)), k, k+len(differs)) {
			return text.Span{Start: sp.Start + k, End: sp.Start + k + len(differs)}
		}
		for _, a := range amountsOf(f.B) {
			if a.sentence == l.b && len(want) == 1 && quantity.Compare(*a.q, want[0]) == quantity.Same {
				return a.q.Span
			}
		}
	}
	return text.Span{}
}

// counterpart is where the other account tells what the reference says at sp: its
// very words or, unless these alone will do, the claim paired with the one that
// holds them or the sentence most like theirs; it is empty where it has neither.
func (f *finder) counterpart(sp text.Span, veryWords bool) text.Span {
	t, i := f.A.firstToken(sp), f.A.doc.SentenceAt(sp.Start)
	if t < 0 || i < 0 {
		return text.Span{}
	}
	if ts := f.A.termsIn(sp); len(ts) > 0 {
		for _, l := range f.fromA[i] {
			for _, o := range f.B.terms[l.b] {
				if f.v.similar(o.entry, ts[0].entry) >= compatible {
					return f.B.around(f.B.span(o.token), f.ownerB).span
				}
			}
		}
	}
	if veryWords {
		return text.Span{}
	}
	if c := f.ownerA[t]; c >= 0 {
		if p, ok := f.pairOfA[c]; ok && p.score >= 0.5 {
			return f.B.claim(p.b).Span
		}
	}
	if len(f.fromA[i]) > 0 && f.fromA[i][0].score >= 0.4 {
		return f.B.doc.Sentences[f.fromA[i][0].b].Span
	}
	return text.Span{}
}
