package compare

// Names.
//
// A name that the linked sentences of the other account do not give, and another
// of its sort in its place (rival.go), contradict each other: another town,
// another speaker, another buyer. A name that the other account gives nowhere is
// left out. Names that may be one, by a word few others have, are no difference.

import (
	"slices"
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
			kind := Participant
			if n.entity.Type == document.LOC && roleIsLocal(s, n.token) {
				kind = Place
			}
			f.addMissing(s, level, kind, 0.25, n.mention.Span)
		}
	}
}

// namedAnywhere reports whether s names identity id, as a name or in so many words
// that were not told for one.
func (f *finder) namedAnywhere(s *side, id int) bool {
	named, known := s.named[id]
	if !known {
		named = f.findName(s, id)
		s.named[id] = named
	}
	return named
}

func (f *finder) findName(s *side, id int) bool {
	for e := range s.doc.Entities {
		if f.v.ids.sameName(s.ids[e], id) {
			return true
		}
	}
	ws := f.v.ids.words[id]
	for t := range s.doc.Tokens {
		if s.isRun(t, ws) {
			return true
		}
	}
	return false
}

// isRun reports whether the tokens from t on are ws.
func (s *side) isRun(t int, ws []string) bool {
	if len(ws) == 0 || t+len(ws) > len(s.doc.Tokens) {
		return false
	}
	for i, w := range ws {
		if s.wordOf(t+i) != w {
			return false
		}
	}
	return true
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
			if f.mayStandFor(a, b) {
				if score := f.nameRivalry(as, bs, a, b); score >= leastNameRival && (!f.strangers || score >= leastStrangeRival) {
					all = append(all, rivals{i, j, score})
				}
			}
		}
	}
	best := f.bestRivals(all)
	for _, r := range append(best, f.namedAgain(as, bs, best)...) {
		f.replaced(&as[r.a], &bs[r.b], min(1, r.score))
	}
}

// namedAgain pairs further mentions of names that stand for each other, in linked
// sentences and in order.
func (f *finder) namedAgain(as, bs []named, found []rivals) []rivals {
	var out []rivals
	used := func(a, b int) bool {
		return slices.ContainsFunc(append(found, out...), func(r rivals) bool { return r.a == a || r.b == b })
	}
	for _, r := range found {
		for i := range as {
			for j := range bs {
				if as[i].id == as[r.a].id && bs[j].id == bs[r.b].id && f.linked(as[i].sentence, bs[j].sentence) > 0 && !used(i, j) {
					out = append(out, rivals{i, j, r.score})
				}
			}
		}
	}
	return out
}

// mayStandFor reports whether a name of A and one of B, of one sort, can be two
// names for one part of the story.
func (f *finder) mayStandFor(a, b *named) bool {
	return !f.v.ids.related(a.id, b.id) && (sameSort(a.entity, b.entity) || f.bothLocal(a, b)) &&
		(f.linked(a.sentence, b.sentence) > 0 || f.ofOneThing(a, b)) &&
		!mayBeOne(a.entity, b.entity) && !f.ofOthers(a, b) && !f.bothKnown(a.id, b.id)
}

// nameRivalry is the rivalry of two names, 0 where too little around them is alike.
func (f *finder) nameRivalry(as, bs []named, a, b *named) float64 {
	alone := onlyName(as, a) && onlyName(bs, b)
	score := f.rivalry(a.token, b.token, a.sentence, b.sentence, alone)
	switch {
	case f.ofOneThing(a, b):
		score = max(score+0.15, leastNameRival)
	case f.samePlaceInSentence(a, b) > 0:
		score += 0.15
	case f.context(a.token, b.token) < leastNameContext:
		return 0
	}
	if !f.strangers {
		if !f.namedAnywhere(f.B, a.id) {
			score += unknownBonus
		}
		if !f.namedAnywhere(f.A, b.id) {
			score += unknownBonus
		}
	}
	return score + slip(a.entity.Name, b.entity.Name)
}

// ofOneThing reports whether two names, each unknown to the other account, tell
// whose or which thing of one name and of one further word is meant, in sentences
// that name somebody alike: "a former governor of Mexico's central bank, Carstens",
// "Carstens once ran the central bank of Spain".
func (f *finder) ofOneThing(a, b *named) bool {
	if f.strangers || f.namedAnywhere(f.B, a.id) || f.namedAnywhere(f.A, b.id) {
		return false
	}
	x, y := f.A.whose(a.token), f.B.whose(b.token)
	if x < 0 || y < 0 || f.A.termAt(x) < 0 || f.A.termAt(x) != f.B.termAt(y) {
		return false
	}
	return f.sharesQualifier(x, y) && f.shareName(a.sentence, b.sentence)
}

// whose is the noun that a name at t tells the owner or the place of, or -1.
func (s *side) whose(t int) int {
	tok := s.token(t)
	switch tok.Rel {
	case "nmod", "nmod:poss":
		if k := s.tree.Child(t, "case"); k >= 0 && tok.Rel == "nmod" {
			switch strings.ToLower(s.wordOf(k)) {
			case "of", "in", "at":
			default:
				return -1
			}
		}
		if h := tok.Head; s.token(h).UPOS == document.NOUN {
			return h
		}
	}
	return -1
}

// sharesQualifier reports whether nouns x of A and y of B are qualified by one word.
func (f *finder) sharesQualifier(x, y int) bool {
	for _, k := range f.A.tree.Children(x) {
		for _, l := range f.B.tree.Children(y) {
			if e := f.A.termAt(int(k)); e >= 0 && e == f.B.termAt(int(l)) && f.A.token(int(k)).Rel == f.B.token(int(l)).Rel {
				return true
			}
		}
	}
	return false
}

// shareName reports whether sentences i of A and j of B name somebody or something
// alike.
func (f *finder) shareName(i, j int) bool {
	for _, x := range f.A.terms[i] {
		for _, y := range f.B.terms[j] {
			if x.entry == y.entry && f.v.entries[x.entry].kind == aName {
				return true
			}
		}
	}
	return false
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
			if strings.TrimSuffix(x, "s") == strings.TrimSuffix(y, "s") && (lexicon.Rarity(x) >= rareName || a.Name == b.Name) && sortWord(a.Name, b.Name) != x {
				return true
			}
		}
	}
	return strings.Contains(a.Name, b.Name) || strings.Contains(b.Name, a.Name) || isInitials(a.Name, b.Name) || isInitials(b.Name, a.Name)
}

// isInitials reports whether short is made of the first letters of words in a row of
// long: "UN", "the United Nations council".
func isInitials(short, long string) bool {
	short = strings.ReplaceAll(short, ".", "")
	if len(short) < 2 || strings.ToUpper(short) != short {
		return false
	}
	var first strings.Builder
	for w := range strings.FieldsSeq(long) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			first.WriteRune(r)
		}
	}
	return strings.Contains(first.String(), short)
}

// sortWord is the common noun by which two names say what they name, with nothing
// else in common: "massif" of "Ardo Massif" and "Lorn Massif", "university" of
// "University of Ardo" and "University of Lorn"; else "".
func sortWord(a, b string) string {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) < 2 || len(y) < 2 {
		return ""
	}
	w := x[len(x)-1]
	switch {
	case x[len(x)-1] == y[len(y)-1]:
		x, y = x[:len(x)-1], y[:len(y)-1]
	case x[0] == y[0] && x[1] == y[1] && x[1] == "of":
		w, x, y = x[0], x[2:], y[2:]
	default:
		return ""
	}
	if !lexicon.Known(w, lexicon.Noun) {
		return ""
	}
	for i := range x {
		if slices.Contains(y, x[i]) {
			return ""
		}
	}
	return w
}

// rareName is the rarity from which a word shared by two names makes them one.
const rareName = 4.5

// leastNameRival is the score from which one name stands for another. Rewriting
// moves names about more than numbers.
const (
	unknownBonus      = 0.1 // what it adds that the other account has a name nowhere
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
func sameSort(a, b *document.Entity) bool { return a.Type == b.Type || sortWord(a.Name, b.Name) != "" }

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
			if s.doc.SentenceAt(men.Span.Start) == i && f.v.ids.sameName(s.ids[men.Entity], id) {
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
	return f.sameCalling(a, b)
}

// sameCalling reports that both names are called by one noun: "the only contender
// was A", "the one candidate, B".
func (f *finder) sameCalling(a, b *named) float64 {
	for _, x := range f.A.callings(a.token) {
		for _, y := range f.B.callings(b.token) {
			if e, o := f.A.termAt(x), f.B.termAt(y); e >= 0 && o >= 0 && f.v.similar(e, o) >= 0.7 {
				return max(leastNameContext, f.context(a.token, b.token))
			}
		}
	}
	return 0
}

// callings are the nouns that say what the name at t is of: set beside it or told
// of it.
func (s *side) callings(t int) []int {
	var out []int
	add := func(k int) {
		if s.token(k).UPOS == document.NOUN {
			out = append(out, k)
		}
	}
	tok := s.token(t)
	if tok.Rel == "appos" || strings.HasPrefix(tok.Rel, "nsubj") && s.tree.Child(tok.Head, "cop") >= 0 {
		add(tok.Head)
	}
	for _, k := range s.tree.Children(t) {
		switch rel := s.token(int(k)).Rel; {
		case rel == "appos", rel == "compound", strings.HasPrefix(rel, "nsubj") && s.tree.Child(t, "cop") >= 0:
			add(int(k))
		}
	}
	return out
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
	if local && !isBody(a.entity, b.entity) && !f.A.isOfBody(a.token) && !f.B.isOfBody(b.token) && (roleIsLocal(f.A, a.token) && roleIsLocal(f.B, b.token) || isTown(a.entity) && isTown(b.entity)) {
		kind = Place
	}
	f.add(Contradiction, kind, 0.7+0.2*score, against(f.A.words(a.mention.Span), f.B.words(b.mention.Span)),
		f.A.around(a.mention.Span, f.ownerA), f.B.around(b.mention.Span, f.ownerB), Score{"alignment", score})
}

// isBody reports whether two names say that they name bodies, though called after
// places: "University of Ardo".
func isBody(a, b *document.Entity) bool {
	w := sortWord(a.Name, b.Name)
	return w != "" && lexicon.KindShare(w, lexicon.Group) > lexicon.KindShare(w, lexicon.Place)
}

// isOfBody reports whether the name at t tells which body or whose office is meant:
// "Mexico's central bank".
func (s *side) isOfBody(t int) bool {
	h := s.whose(t)
	if h < 0 {
		return false
	}
	lemma := strings.ToLower(s.token(h).Lemma)
	return lexicon.KindShare(lemma, lexicon.Group) >= leastBody || lexicon.KindShare(lemma, lexicon.Person) >= 0.5
}

// leastBody is the share of a noun's meanings that makes what it names a body.
const leastBody = 0.4

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
