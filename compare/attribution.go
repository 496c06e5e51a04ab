package compare

import (
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// sources compares whom paired claims are laid to. One source dropped makes one
// finding, where the accounts match best, whatever number of claims it is the
// source of.
func (f *finder) sources() {
	best := make(map[text.Span]pair)
	for _, p := range f.pairs {
		if p.score < 0.55 || f.B.inQuote[f.B.claim(p.b).Predicate.Token] >= 0 {
			continue
		}
		a, b := firstSource(f.A.claim(p.a)), firstSource(f.B.claim(p.b))
		switch {
		case a != nil && b == nil:
			if f.dropped(p, a) && p.score > best[a.Cue].score {
				best[a.Cue] = p
			}
		case a != nil && b != nil:
			f.otherSource(p, a, b)
		case a == nil && b != nil:
			f.addedSource(p, b)
		}
	}
	for _, p := range f.pairs {
		if a := firstSource(f.A.claim(p.a)); a != nil && best[a.Cue] == p {
			f.droppedSource(p, a)
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

// dropped reports whether the other account tells pair p without its source a:
// somebody, who does not speak near by and is not whom the claim is about.
func (f *finder) dropped(p pair, a *claim.Attribution) bool {
	cb := f.B.claim(p.b)
	return a.Source.Kind != claim.Pronominal && f.speaks(a) && !f.sourcedNearby(f.B, cb.Sentence, a.Source.Entity) &&
		(a.Source.Entity < 0 || !f.takesPart(f.B, cb, f.A.ids[a.Source.Entity]))
}

// speaks reports whether a source of A is a person or a body, and not a report or
// figures: what these show is seldom laid to them twice.
func (f *finder) speaks(a *claim.Attribution) bool {
	if a.Source.Entity >= 0 {
		return true
	}
	t := f.A.headIn(a.Source.Span)
	if t < 0 {
		return false
	}
	cue, _ := claim.CueOf(a.Word)
	lemma := strings.ToLower(f.A.token(t).Lemma)
	return cue.Kind != claim.Document && lexicon.Eventful(lemma) < 0.5 && !papers[lemma]
}

// papers are nouns of things that say something without speaking.
var papers = map[string]bool{"document": true, "data": true, "paper": true, "filing": true, "source": true, "footage": true,
	"image": true, "video": true, "letter": true, "email": true, "medium": true, "media": true, "law": true, "story": true}

// takesPart reports whether identity id takes a part in claim c.
func (f *finder) takesPart(s *side, c *claim.Claim, id int) bool {
	for i := range c.Roles {
		if e := c.Roles[i].Entity; e >= 0 && f.v.ids.related(s.ids[e], id) {
			return true
		}
	}
	return false
}

// droppedSource reports a source that the other account leaves out where it
// tells the same.
func (f *finder) droppedSource(p pair, a *claim.Attribution) {
	cb := f.B.claim(p.b)
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
	if x < 0 || y < 0 || !f.A.namesIt(a.Source.Span) || !f.B.namesIt(b.Source.Span) || f.v.ids.related(f.A.ids[x], f.B.ids[y]) || f.chainHas(f.B, f.B.claim(p.b), f.A.ids[x]) ||
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
	if b.Source.Kind != claim.Named || p.score < 0.65 || !f.B.namesIt(b.Source.Span) || f.sourcedNearby(f.A, ca.Sentence, -1) || f.A.inQuote[ca.Predicate.Token] >= 0 {
		return
	}
	if e := &f.B.doc.Entities[b.Source.Entity]; e.Type == document.MISC || e.Type == document.LOC {
		return
	}
	f.add(Change, Attribution, 0.4, "A source that the reference does not give: "+f.B.words(b.Source.Span)+".",
		f.A.whole(p.a), evidence{f.B.claim(p.b).Span.Union(b.Source.Span), []text.Span{b.Source.Span}}, Score{"alignment", p.score})
}
