package compare

import (
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/lexicon"
)

// predicates compares what paired claims say happened, and whether it did.
func (f *finder) predicates() {
	for _, p := range f.pairs {
		ca, cb := f.A.claim(p.a), f.B.claim(p.b)
		if p.overlap < 0.5 || p.predicate < 0.7 {
			continue
		}
		opposite := f.opposite(p)
		negated := ca.Polarity != cb.Polarity
		ea, eb := f.A.whole(p.a, ca.Predicate.Span), f.B.whole(p.b, cb.Predicate.Span)
		alignment := Score{"alignment", p.score}
		switch {
		case opposite == negated:
			continue
		case opposite:
			f.add(Contradiction, Predicate, 0.75+0.2*p.score, "The opposite happened: "+against(f.A.words(ca.Span), f.B.words(cb.Span)), ea, eb, alignment)
		default:
			f.add(Contradiction, Polarity, 0.75+0.2*p.score, "One affirms what the other denies: "+against(f.A.words(ca.Span), f.B.words(cb.Span)), ea, eb, alignment)
		}
	}
}

func (f *finder) opposite(p pair) bool {
	pa, pb := &f.A.claim(p.a).Predicate, &f.B.claim(p.b).Predicate
	posA, posB := f.A.posOf(pa.Token, pa.Noun), f.B.posOf(pb.Token, pb.Noun)
	return posA == posB && pa.Lemma != pb.Lemma && lexicon.Antonyms(pa.Lemma, pb.Lemma, posA)
}

// sayings compares how far the sources of paired claims commit themselves:
// "announced" against "hoped", "disputed" against "refuted", "admitted" against
// "denied".
func (f *finder) sayings() {
	for _, l := range f.links {
		f.compareCues(l)
	}
}

// cueAt is a cue in its place, with the words that show it.
type cueAt struct {
	token  int
	cue    claim.Cue
	source int // identity of its subject, or -1
}

// compareCues holds the cues of linked sentences against each other, source by
// source.
func (f *finder) compareCues(l link) {
	as, bs := f.cuesIn(f.A, l.a), f.cuesIn(f.B, l.b)
	for _, a := range as {
		for _, b := range bs {
			if !f.sameSaying(a, b, as, bs) {
				continue
			}
			f.holdCues(a, b, l)
		}
	}
}

func (f *finder) cuesIn(s *side, i int) []cueAt {
	var out []cueAt
	sent := &s.doc.Sentences[i]
	for t := sent.First; t < sent.Last; t++ {
		tok := s.token(t)
		if s.inQuote[t] >= 0 {
			continue
		}
		lemma := tok.Lemma
		switch tok.UPOS {
		case "VERB":
		case "NOUN":
			v, ok := lexicon.VerbOf(lemma)
			if !ok || !complement(s, t) {
				continue
			}
			lemma = v
		default:
			continue
		}
		if cue, ok := claim.CueOf(lemma); ok {
			out = append(out, cueAt{t, cue, s.subjectOf(t)})
		}
	}
	return out
}

// complement reports whether noun t introduces a clause: "hope that …".
func complement(s *side, t int) bool { return s.tree.Child(t, "acl", "acl:relcl", "ccomp") >= 0 }

// subjectOf is the identity of the subject of t, or of the verb whose object t
// is; -1 where nobody is named.
func (s *side) subjectOf(t int) int {
	for range 4 {
		if sub := s.tree.Child(t, "nsubj", "nsubj:pass", "nmod:poss"); sub >= 0 {
			if s.mention[sub] >= 0 {
				return s.ids[s.doc.Mentions[s.mention[sub]].Entity]
			}
			if s.token(t).Rel == "acl:relcl" && s.mention[s.token(t).Head] >= 0 {
				return s.ids[s.doc.Mentions[s.mention[s.token(t).Head]].Entity]
			}
			return -1
		}
		switch s.token(t).Rel {
		case "obj", "conj", "xcomp", "advcl":
			t = s.token(t).Head
		case "acl", "acl:relcl":
			if m := s.mention[s.token(t).Head]; m >= 0 {
				return s.ids[s.doc.Mentions[m].Entity]
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// sameSaying reports whether two cues report one saying: one source, and the
// words they introduce match better than those of any other cue of the two
// sentences.
func (f *finder) sameSaying(a, b cueAt, as, bs []cueAt) bool {
	if a.source < 0 || b.source < 0 || !f.v.ids.related(a.source, b.source) {
		return false
	}
	likeness := f.saidLikeness(a, b)
	if likeness < 0.3 {
		return false
	}
	for _, o := range bs {
		if o.token != b.token && f.saidLikeness(a, o) > likeness {
			return false
		}
	}
	for _, o := range as {
		if o.token != a.token && f.saidLikeness(o, b) > likeness {
			return false
		}
	}
	return true
}

// saidLikeness tells how far what two cues introduce is the same.
func (f *finder) saidLikeness(a, b cueAt) float64 {
	ta, tb := f.A.below(a.token), f.B.below(b.token)
	sa, wa := f.covered(ta, tb)
	sb, wb := f.covered(tb, ta)
	if wa == 0 || wb == 0 {
		return 0
	}
	return 0.5*max(sa/wa, sb/wb) + 0.5*min(sa/wa, sb/wb)
}

// below are the terms of the phrases and clauses that hang on token t, its
// subject left out.
func (s *side) below(t int) []term {
	var out []term
	i := s.doc.SentenceAt(s.span(t).Start)
	var walk func(t, depth int)
	walk = func(t, depth int) {
		if k := s.termOf[t]; k >= 0 {
			out = append(out, s.terms[i][k])
		}
		if depth < 40 {
			for _, c := range s.tree.Children(t) {
				walk(int(c), depth+1)
			}
		}
	}
	for _, c := range s.tree.Children(t) {
		if rel := s.token(int(c)).Rel; rel != "nsubj" && rel != "nsubj:pass" && rel != "parataxis" {
			walk(int(c), 0)
		}
	}
	return out
}

// leastShift is how far two commitments must lie apart to mislead.
const leastShift = 0.3

func (f *finder) holdCues(a, b cueAt, l link) {
	shift := b.cue.Commitment - a.cue.Commitment
	if a.cue.Lemma == b.cue.Lemma || abs(shift) < leastShift {
		return
	}
	wa, wb := f.A.wordOf(a.token), f.B.wordOf(b.token)
	ea, eb := f.A.around(f.A.span(a.token), f.ownerA), f.B.around(f.B.span(b.token), f.ownerB)
	score := Score{"alignment", l.score}
	if a.cue.Commitment >= 0.5 && b.cue.Commitment <= -0.5 || b.cue.Commitment >= 0.5 && a.cue.Commitment <= -0.5 {
		if f.negatedAt(f.A, a.token) != f.negatedAt(f.B, b.token) {
			return
		}
		f.add(Contradiction, Polarity, 0.9, "One affirms what the other denies: "+against(wa, wb), ea, eb, score)
		return
	}
	f.add(Change, Certainty, 0.45+0.3*abs(shift), sayShift(wa, wb, a.cue.Commitment, b.cue.Commitment), ea, eb, score)
}

func (f *finder) negatedAt(s *side, t int) bool {
	for _, c := range s.tree.Children(t) {
		if negates(s.wordOf(int(c))) {
			return true
		}
	}
	return false
}

func sayShift(wa, wb string, from, to float64) string {
	what := quote(wb) + " is surer than " + quote(wa) + "."
	switch {
	case to <= -0.9:
		what = quote(wb) + " says it was proved false; " + quote(wa) + " does not."
	case to >= 0.95:
		what = quote(wb) + " says it is so; " + quote(wa) + " does not go that far."
	case abs(to) < abs(from):
		what = quote(wb) + " is less sure than " + quote(wa) + "."
	}
	return what
}

func abs(x float64) float64 { return max(x, -x) }
