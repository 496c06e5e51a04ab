package compare

import (
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// sources compares whom paired claims are laid to.
func (f *finder) sources() {
	for _, p := range f.pairs {
		if p.score < 0.5 {
			continue
		}
		a, b := firstSource(f.A.claim(p.a)), firstSource(f.B.claim(p.b))
		switch {
		case a != nil && b == nil:
			f.droppedSource(p, a)
		case a != nil && b != nil:
			f.otherSource(p, a, b)
		case a == nil && b != nil:
			f.addedSource(p, b)
		}
	}
}

// firstSource is the nearest source of a claim that is somebody, or nil.
func firstSource(c *claim.Claim) *claim.Attribution {
	for i := range c.Attribution {
		if k := c.Attribution[i].Source.Kind; k != claim.Impersonal && !c.Attribution[i].Source.Span.Empty() {
			return &c.Attribution[i]
		}
	}
	return nil
}

// droppedSource reports a source that the other account leaves out where it
// tells the same.
func (f *finder) droppedSource(p pair, a *claim.Attribution) {
	cb := f.B.claim(p.b)
	if a.Source.Kind == claim.Pronominal || f.sourcedNearby(f.B, cb.Sentence, a.Source.Entity) {
		return
	}
	eb := f.B.whole(p.b)
	summary := "The source, " + f.A.words(a.Source.Span) + ", is gone; the other account says it in its own voice."
	if s := impersonalSource(cb); !s.Empty() {
		eb = f.B.whole(p.b, s)
		summary = "The source, " + f.A.words(a.Source.Span) + ", became " + quote(f.B.words(s)) + "."
	}
	severity := 0.5
	if a.Source.Kind == claim.Named {
		severity = 0.6
	}
	f.add(Change, Attribution, severity, summary,
		evidence{f.A.claim(p.a).Span.Union(a.Source.Span).Union(a.Cue), []text.Span{a.Source.Span.Union(a.Cue)}}, eb, Score{"alignment", p.score})
}

func impersonalSource(c *claim.Claim) text.Span {
	for _, a := range c.Attribution {
		if a.Source.Kind == claim.Impersonal {
			return a.Cue
		}
	}
	return text.Span{}
}

// sourcedNearby reports whether sentence i lays something to a source, or the
// one before it in the same paragraph to this source: the claim may hang on it.
func (f *finder) sourcedNearby(s *side, i int, entity int) bool {
	for k := i; k >= 0 && k >= i-1 && s.doc.Sentences[k].Block == s.doc.Sentences[i].Block; k-- {
		if k == i && f.speaksIn(s, k, -1) || entity >= 0 && f.speaksIn(s, k, f.A.ids[entity]) {
			return true
		}
	}
	return false
}

// speaksIn reports whether sentence i has a cue with somebody for its subject:
// the one of identity id, or anybody where id is negative.
func (f *finder) speaksIn(s *side, i, id int) bool {
	for _, c := range s.claims[i] {
		if src := firstSource(s.claim(c)); src != nil && (id < 0 || src.Source.Entity >= 0 && f.v.ids.related(s.ids[src.Source.Entity], id)) {
			return true
		}
		cl := s.claim(c)
		if _, ok := claim.CueOf(cl.Predicate.Lemma); !ok || cl.Predicate.Noun {
			continue
		}
		if r := f.filler(s, cl, claim.Agent); r != nil && (id < 0 || f.v.ids.related(s.ids[r.Entity], id)) {
			return true
		}
	}
	return false
}

// otherSource reports a claim laid to somebody else.
func (f *finder) otherSource(p pair, a, b *claim.Attribution) {
	x, y := a.Source.Entity, b.Source.Entity
	if x < 0 || y < 0 || f.v.ids.related(f.A.ids[x], f.B.ids[y]) || f.chainHas(f.B, f.B.claim(p.b), f.A.ids[x]) ||
		f.chainHas(f.A, f.A.claim(p.a), f.B.ids[y]) || f.inSameQuote(f.A.claim(p.a), f.B.claim(p.b)) {
		return
	}
	if f.A.doc.Entities[x].Type != f.B.doc.Entities[y].Type {
		return // a spokesman for his house
	}
	f.add(Change, Attribution, 0.6, "Another source: "+against(f.A.words(a.Source.Span), f.B.words(b.Source.Span)),
		evidence{f.A.claim(p.a).Span.Union(a.Source.Span), []text.Span{a.Source.Span}},
		evidence{f.B.claim(p.b).Span.Union(b.Source.Span), []text.Span{b.Source.Span}}, Score{"alignment", p.score})
}

// chainHas reports whether identity id stands anywhere in the chain of sources
// of c, or is named in its sentence.
func (f *finder) chainHas(s *side, c *claim.Claim, id int) bool {
	for _, a := range c.Attribution {
		if a.Source.Entity >= 0 && f.v.ids.related(s.ids[a.Source.Entity], id) {
			return true
		}
	}
	for m := range s.doc.Mentions {
		men := &s.doc.Mentions[m]
		if s.doc.SentenceAt(men.Span.Start) == c.Sentence && s.ids[men.Entity] == id {
			return true
		}
	}
	return false
}

// addedSource reports a source that the reference does not give, where it is
// somebody with a name.
func (f *finder) addedSource(p pair, b *claim.Attribution) {
	ca := f.A.claim(p.a)
	if b.Source.Kind != claim.Named || p.score < 0.65 || f.sourcedNearby(f.A, ca.Sentence, -1) || f.A.inQuote[ca.Predicate.Token] >= 0 {
		return
	}
	if e := &f.B.doc.Entities[b.Source.Entity]; e.Type == document.MISC || e.Type == document.LOC {
		return
	}
	f.add(Change, Attribution, 0.4, "A source that the reference does not give: "+f.B.words(b.Source.Span)+".",
		f.A.whole(p.a), evidence{f.B.claim(p.b).Span.Union(b.Source.Span), []text.Span{b.Source.Span}}, Score{"alignment", p.score})
}
