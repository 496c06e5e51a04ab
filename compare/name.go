package compare

// Names.
//
// A name that the linked sentences of the other account do not give, and another
// of its sort in its place (rival.go), contradict each other: another town,
// another speaker, another buyer. A name that the other account gives nowhere is
// left out. Names that may be one, by a word few others have, are no difference.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// lostNames reports names of s that the other account does not give at all, in
// sentences that it otherwise tells.
func (f *finder) lostNames(s *side, links [][]link, level Level) {
	other := f.A
	if s == f.A {
		other = f.B
	}
	told := make(map[int]bool)
	for _, n := range namesOf(s) {
		if told[n.id] || len(links[n.sentence]) == 0 || links[n.sentence][0].score < 0.4 || !s.isBody(n.sentence) || s.inQuote[n.token] >= 0 {
			continue
		}
		told[n.id] = true
		if n.entity.Type != document.MISC && n.entity.Place == "" && !f.namedAnywhere(other, n.id) {
			f.addMissing(s, level, Participant, 0.25, n.mention.Span)
		}
	}
}

// namedAnywhere reports whether s names identity id, as a name or in so many words
// that were not told for one.
func (f *finder) namedAnywhere(s *side, id int) bool {
	for e := range s.doc.Entities {
		if f.v.ids.related(s.ids[e], id) {
			return true
		}
	}
	ws := f.v.ids.words[id]
	return len(ws) > 1 && strings.Contains(s.doc.Article.Text, strings.Join(ws, " "))
}

// named is a name in its place in a sentence.
type named struct {
	token, sentence int
	id              int
	mention         *document.Mention
	entity          *document.Entity
}

func namesOf(s *side) []named {
	var out []named
	for m := range s.doc.Mentions {
		men := &s.doc.Mentions[m]
		if men.Form != document.Named && men.Form != document.NamePart {
			continue
		}
		if i := s.doc.SentenceAt(men.Span.Start); i >= 0 {
			out = append(out, named{men.Head, i, s.ids[men.Entity], men, &s.doc.Entities[men.Entity]})
		}
	}
	return out
}

// replacedNames reports a name of the reference that is nowhere in the linked
// sentences, and another of the same sort, nowhere in the reference's, in its
// place: "the port of Latakia" against "the port of Tartus".
func (f *finder) replacedNames() {
	as, bs := f.lonelyNames(f.A, f.fromA, true), f.lonelyNames(f.B, f.fromB, false)
	var all []rivals
	for i := range as {
		for j := range bs {
			a, b := &as[i], &bs[j]
			if f.v.ids.related(a.id, b.id) || !sameSort(a.entity, b.entity) && !f.bothLocal(a, b) ||
				f.linked(a.sentence, b.sentence) == 0 || mayBeOne(a.entity, b.entity) || f.ofOthers(a, b) || f.bothKnown(a.id, b.id) {
				continue
			}
			alone := onlyName(as, a) && onlyName(bs, b)
			score := f.rivalry(a.token, b.token, a.sentence, b.sentence, alone)
			if f.samePlaceInSentence(a, b) > 0 {
				score += 0.15
			} else if f.context(a.token, b.token) < leastNameContext {
				continue
			}
			if score >= leastNameRival && (!f.strangers || score >= leastStrangeRival) {
				all = append(all, rivals{i, j, score})
			}
		}
	}
	for _, r := range f.bestRivals(all) {
		f.replaced(&as[r.a], &bs[r.b], min(1, r.score))
	}
}

// bothKnown reports whether each account knows the other's name elsewhere, so that
// two are told of and not one of them twice. Of strangers one account is enough.
func (f *finder) bothKnown(a, b int) bool {
	inB, inA := f.namedAnywhere(f.B, a), f.namedAnywhere(f.A, b)
	return inB && inA || f.strangers && (inB || inA)
}

// mayBeOne reports whether two names that the gazetteer does not tell apart share
// a word that few others have: "South Campbell" and "Campbell Avenue".
func mayBeOne(a, b *document.Entity) bool {
	if a.Place != "" && b.Place != "" {
		return false
	}
	for x := range strings.FieldsSeq(strings.ToLower(a.Name)) {
		for y := range strings.FieldsSeq(strings.ToLower(b.Name)) {
			if strings.TrimSuffix(x, "s") == strings.TrimSuffix(y, "s") && (lexicon.Rarity(x) >= rareName || a.Name == b.Name) {
				return true
			}
		}
	}
	return strings.Contains(a.Name, b.Name) || strings.Contains(b.Name, a.Name)
}

// rareName is the rarity from which a word shared by two names makes them one.
const rareName = 4.5

// leastNameRival is the score from which one name stands for another. Rewriting
// moves names about more than numbers.
const (
	leastNameContext  = 0.5 // likeness of the surroundings of two names that take no part alike
	leastNameRival    = 0.55
	leastStrangeRival = 0.85 // the same in an account that was not made from the other
)

// lonelyNames are the names of s that no linked sentence of the other side has.
func (f *finder) lonelyNames(s *side, links [][]link, inB bool) []named {
	other := f.A
	if inB {
		other = f.B
	}
	var out []named
	for _, n := range namesOf(s) {
		if len(links[n.sentence]) > 0 && s.isBody(n.sentence) && s.isCapital(n.mention.Span) && !f.namedNear(other, links[n.sentence], n.id, inB) {
			out = append(out, n)
		}
	}
	return out
}

// isCapital reports a name written as one: in text without capitals too little
// tells where a name begins and ends.
func (s *side) isCapital(sp text.Span) bool {
	r, _ := utf8.DecodeRuneInString(s.words(sp))
	return unicode.IsUpper(r)
}

// onlyName reports whether x is the only one of its sort in its sentence.
func onlyName(all []named, x *named) bool {
	for i := range all {
		if o := &all[i]; o != x && o.sentence == x.sentence && o.id != x.id && sameSort(o.entity, x.entity) {
			return false
		}
	}
	return true
}

// sameSort reports whether two names can stand for one thing.
func sameSort(a, b *document.Entity) bool { return a.Type == b.Type }

// bothLocal reports whether two names, one perhaps of unknown sort, say where: the
// same preposition of place stands in front of both.
func (f *finder) bothLocal(a, b *named) bool {
	known := a.entity.Type == document.LOC && b.entity.Type == document.MISC || a.entity.Type == document.MISC && b.entity.Type == document.LOC
	return known && f.samePreposition(a.token, b.token) && roleIsLocal(f.A, a.token) && roleIsLocal(f.B, b.token)
}

// ofOthers reports whether two names only tell which of two other names is meant:
// "a hospital in Harvey" and "Stroger Hospital in Chicago".
func (f *finder) ofOthers(a, b *named) bool {
	x, y := f.A.mention[f.A.token(a.token).Head], f.B.mention[f.B.token(b.token).Head]
	return x >= 0 && y >= 0 && f.A.doc.Mentions[x].Entity != a.mention.Entity && f.B.doc.Mentions[y].Entity != b.mention.Entity &&
		!f.v.ids.related(f.A.ids[f.A.doc.Mentions[x].Entity], f.B.ids[f.B.doc.Mentions[y].Entity])
}

// namedNear reports whether identity id is named in one of the linked sentences.
func (f *finder) namedNear(s *side, links []link, id int, inB bool) bool {
	for _, l := range links {
		i := l.a
		if inB {
			i = l.b
		}
		for m := range s.doc.Mentions {
			men := &s.doc.Mentions[m]
			if s.doc.SentenceAt(men.Span.Start) == i && f.v.ids.related(s.ids[men.Entity], id) {
				return true
			}
		}
	}
	return false
}

// samePlaceInSentence tells how sure it is that two names stand in the same
// place: they take the same part in paired claims, or hang in the same way on
// words that match. 0 where they do not.
func (f *finder) samePlaceInSentence(a, b *named) float64 {
	if ca, cb := f.ownerA[a.token], f.ownerB[b.token]; ca >= 0 && cb >= 0 {
		if p, ok := f.pairOfA[ca]; ok && p.b == cb && p.score >= 0.55 && p.predicate >= 0.5 {
			x, y := roleAt(f.A.claim(ca), a.token), roleAt(f.B.claim(cb), b.token)
			if x != "" && x == y {
				return p.score
			}
		}
	}
	if s := f.sameGovernor(a, b); s > 0 {
		return s
	}
	return 0
}

func roleAt(c *claim.Claim, token int) claim.RoleName {
	for i := range c.Roles {
		if c.Roles[i].Head == token {
			return c.Roles[i].Name
		}
	}
	return ""
}

// sameGovernor reports that both names hang on one word by one preposition, and
// that the words around them match: "the port of X", "a lawyer for X".
func (f *finder) sameGovernor(a, b *named) float64 {
	ta, tb := f.A.token(a.token), f.B.token(b.token)
	ka, kb := f.A.tree.Child(a.token, "case"), f.B.tree.Child(b.token, "case")
	if (ka < 0) != (kb < 0) || ka >= 0 && !strings.EqualFold(f.A.words(f.A.span(ka)), f.B.words(f.B.span(kb))) {
		return 0
	}
	if strings.SplitN(ta.Rel, ":", 2)[0] != strings.SplitN(tb.Rel, ":", 2)[0] {
		return 0
	}
	ha, hb := f.A.termAt(ta.Head), f.B.termAt(tb.Head)
	if ha < 0 || hb < 0 || f.v.similar(ha, hb) < 0.7 {
		return 0
	}
	if c := f.context(a.token, b.token); c >= 0.45 {
		return c
	}
	return 0
}

// termAt is the vocabulary entry of token t, or -1.
func (s *side) termAt(t int) int {
	i := s.doc.SentenceAt(s.span(t).Start)
	if i < 0 || s.termOf[t] < 0 {
		return -1
	}
	return s.terms[i][s.termOf[t]].entry
}

func (f *finder) replaced(a, b *named, score float64) {
	kind := Participant
	local := a.entity.Type == document.LOC || b.entity.Type == document.LOC
	if local && (roleIsLocal(f.A, a.token) || isTown(a.entity) && isTown(b.entity)) {
		kind = Place
	}
	f.add(Contradiction, kind, 0.7+0.2*score, against(f.A.words(a.mention.Span), f.B.words(b.mention.Span)),
		f.A.around(a.mention.Span, f.ownerA), f.B.around(b.mention.Span, f.ownerB), Score{"alignment", score})
}

// isTown reports a place that does not act as states do.
func isTown(e *document.Entity) bool {
	p, ok := place.ByID(e.Place)
	return ok && p.Kind != place.Country && p.Kind != place.Seat
}

// roleIsLocal reports whether the name at t says where, not who.
func roleIsLocal(s *side, t int) bool {
	k := s.tree.Child(t, "case")
	if k < 0 {
		return false
	}
	switch strings.ToLower(s.words(s.span(k))) {
	case "by", "with", "for", "against":
		return false
	}
	return true
}
