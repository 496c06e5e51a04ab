package compare

// Attribution.
//
// Paired claims are laid to sources, nearest first (claim.Attribution). A source
// that the copy drops, swaps or puts in is a change. News lays whole paragraphs to
// one source named once, so nothing is reported where that source, or for a drop
// anybody, speaks in the sentence or beside it; and only persons and bodies count,
// for what a report shows is seldom laid to it twice.

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
		if !p.sure() || !f.inBody(p) || f.B.inQuote[f.B.claim(p.b).Predicate.Token] >= 0 {
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

// firstSource is the nearest source of a claim that is somebody who holds it true,
// or nil: to ask for something or to hope for it is no word on whether it is so.
func firstSource(c *claim.Claim) *claim.Attribution {
	for i := range c.Attribution {
		if cue, ok := claim.CueOf(c.Attribution[i].Word); ok && cue.Commitment >= 0 && cue.Commitment < leastHeld {
			continue
		}
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
	for i := range cb.Attribution {
		if cb.Attribution[i].Source.Kind != claim.Impersonal {
			return false // somebody says it, if only hopes it
		}
	}
	return a.Source.Kind != claim.Pronominal && f.speaks(a) && f.B.asserts(cb) && !f.sourcedNearby(f.B, cb.Sentence, a) &&
		(a.Source.Entity < 0 || !f.takesPart(f.B, cb, f.A.ids[a.Source.Entity]))
}

// speaks reports whether a source of A is a person or a body, and not a report or
// figures: what these show is seldom laid to them twice.
func (f *finder) speaks(a *claim.Attribution) bool {
	if a.Source.Entity >= 0 {
		return true
	}
	t := f.A.topOf(a.Source.Span)
	if t < 0 {
		return false
	}
	cue, _ := claim.CueOf(a.Word)
	lemma := strings.ToLower(f.A.token(t).Lemma)
	return cue.Kind != claim.Document && lexicon.Eventful(lemma) < 0.5 && !papers[lemma]
}

// topOf is the token of sp that the others hang on, or -1: "people" of "people
// familiar with the talks".
func (s *side) topOf(sp text.Span) int {
	first, last := s.doc.TokensIn(sp)
	for t := first; t < last; t++ {
		if h := s.token(t).Head; (h < first || h >= last || h == t) && s.token(t).UPOS != document.PUNCT && s.token(t).UPOS != document.ADP {
			return t
		}
	}
	return last - 1
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

// leastHeld is the commitment from which a cue holds something true.
const leastHeld = 0.3

// droppedSource reports a source that the other account leaves out where it
// tells the same.
func (f *finder) droppedSource(p pair, a *claim.Attribution) {
	cb := f.B.claim(p.b)
	eb := f.B.whole(p.b)
	source := f.A.words(a.Source.Span)
	summary := f.way("The source, "+source+", is gone; the other account says it in its own voice.", "A source that the reference does not give: "+source+".")
	if s := impersonalSource(cb); !s.Empty() {
		eb = f.B.whole(p.b, s)
		summary = f.way("The source, "+source+", became "+quote(f.B.words(s))+".", quote(f.B.words(s))+" became a source: "+source+".")
	}
	severity := 0.5
	if a.Source.Kind.HasName() {
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

// sourcedNearby reports whether sentence i of s lays something to a source, or
// the one before it in the same paragraph to source a of A: the claim may hang on it.
// What follows does not cover it, "The bank is at risk. Its head said that …", but
// for the opening of the story. With no a, only sentence i counts.
func (f *finder) sourcedNearby(s *side, i int, a *claim.Attribution) bool {
	last := i
	if i == s.firstOfBody() {
		last = min(i+1, len(s.doc.Sentences)-1)
	}
	for k := max(0, i-1); k <= last; k++ {
		switch {
		case s.doc.Sentences[k].Block != s.doc.Sentences[i].Block:
		case k == i && f.speaksIn(s, k, nil), a != nil && f.speaksIn(s, k, a):
			return true
		}
	}
	return false
}

// firstOfBody is the first sentence of the body.
func (s *side) firstOfBody() int {
	for i := range s.doc.Sentences {
		if s.isBody(i) {
			return i
		}
	}
	return -1
}

// speaksIn reports whether sentence i lays something to source a, or to anybody
// where a is nil. A word of saying and the name in one sentence are enough,
// whatever the parse made of them.
func (f *finder) speaksIn(s *side, i int, a *claim.Attribution) bool {
	for _, c := range s.claims[i] {
		if src := firstSource(s.claim(c)); src != nil && (a == nil || src.Source.Entity < 0 || f.sameSource(s, src, a)) {
			return true // one without a name, "the company", may be this one
		}
	}
	says, named := false, a == nil
	for t := s.doc.Sentences[i].First; t < s.doc.Sentences[i].Last; t++ {
		if cue, ok := claim.CueOf(s.token(t).Lemma); ok && s.token(t).UPOS == document.VERB && s.inQuote[t] < 0 {
			says = says || abs(cue.Commitment) >= leastHeld && s.tree.Child(t, "aux:pass", "expl") < 0
		}
		named = named || f.namesSource(s, t, a)
	}
	return says && named
}

// namesSource reports whether token t names source a of A, or is the noun that
// stands for it.
func (f *finder) namesSource(s *side, t int, a *claim.Attribution) bool {
	if a.Source.Entity < 0 {
		h := f.A.topOf(a.Source.Span)
		return h >= 0 && s.token(t).Lemma == f.A.token(h).Lemma
	}
	m := s.mention[t]
	return m >= 0 && f.v.ids.related(s.ids[s.doc.Mentions[m].Entity], f.A.ids[a.Source.Entity])
}

// sameSource reports whether src, of side s, is source a of A.
func (f *finder) sameSource(s *side, src, a *claim.Attribution) bool {
	if src.Source.Entity >= 0 && a.Source.Entity >= 0 {
		return f.v.ids.related(s.ids[src.Source.Entity], f.A.ids[a.Source.Entity])
	}
	h := s.topOf(src.Source.Span)
	return h >= 0 && f.namesSource(s, h, a)
}

// otherSource reports a claim laid to somebody else.
func (f *finder) otherSource(p pair, a, b *claim.Attribution) {
	x, y := a.Source.Entity, b.Source.Entity
	if a.Source.Kind == claim.Publication && b.Source.Kind == claim.Unnamed && x >= 0 && !f.namedAnywhere(f.B, f.A.ids[x]) {
		f.add(Change, Attribution, 0.6, "Another source: "+against(f.A.words(a.Source.Span), f.B.words(b.Source.Span)),
			evidence{f.A.claim(p.a).Span.Union(a.Source.Span), []text.Span{a.Source.Span}},
			evidence{f.B.claim(p.b).Span.Union(b.Source.Span), []text.Span{b.Source.Span}}, Score{"alignment", p.score})
		return
	}
	if x < 0 || y < 0 || !f.A.namesIt(a.Source.Span) || !f.B.namesIt(b.Source.Span) || f.v.ids.related(f.A.ids[x], f.B.ids[y]) || f.chainHas(f.B, f.B.claim(p.b), f.A.ids[x]) ||
		f.chainHas(f.A, f.A.claim(p.a), f.B.ids[y]) || f.inSameQuote(f.A.claim(p.a), f.B.claim(p.b)) {
		return
	}
	if ea, eb := &f.A.doc.Entities[x], &f.B.doc.Entities[y]; ea.Type != eb.Type || mayBeOne(ea, eb) {
		return // a spokesman for his house, a paper for its wire
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
// somebody with a name, the claim is what that somebody is quoted for, and the
// reference lays nothing near by to anybody.
func (f *finder) addedSource(p pair, b *claim.Attribution) {
	ca, cb := f.A.claim(p.a), f.B.claim(p.b)
	if !b.Source.Kind.HasName() || p.score < 0.65 || !f.B.namesIt(b.Source.Span) || f.A.inQuote[ca.Predicate.Token] >= 0 ||
		strings.HasPrefix(f.B.token(cb.Predicate.Token).Rel, "acl") {
		return
	}
	for k := max(0, ca.Sentence-1); k <= min(ca.Sentence+1, len(f.A.doc.Sentences)-1); k++ {
		if f.speaksIn(f.A, k, nil) {
			return
		}
	}
	if e := &f.B.doc.Entities[b.Source.Entity]; e.Type == document.MISC || e.Type == document.LOC {
		return
	}
	f.add(Change, Attribution, 0.4, f.way("A source that the reference does not give: ", "A source that only the reference gives: ")+f.B.words(b.Source.Span)+".",
		f.A.whole(p.a), evidence{f.B.claim(p.b).Span.Union(b.Source.Span), []text.Span{b.Source.Span}}, Score{"alignment", p.score})
}
