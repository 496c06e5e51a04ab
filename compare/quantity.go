package compare

// Quantities.
//
// Amounts of linked sentences that can be one are matched first. Of those left,
// rivals (rival.go) that cannot be one contradict each other, or differ in
// precision; an amount with no rival became a vague word or was left out. Levels
// are not held against changes: "46 cents" against "15 cents more".

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

// amount is a quantity in its place.
type amount struct {
	token    int // last token of the number
	sentence int
	q        *quantity.Quantity
	about    about
	matched  bool // the other account has it where it tells the same
	sameIn   int  // sentence of the other account that has the very same, or -1
}

func amountsOf(s *side) []amount {
	var out []amount
	for i := range s.doc.Quantities {
		for _, q := range s.parts(s.doc.Quantities[i]) {
			first, last := s.doc.TokensIn(q.Span)
			sent := s.doc.SentenceAt(q.Span.Start)
			if last > first && sent >= 0 && !emptyAmount(s, &q) {
				out = append(out, amount{token: last - 1, sentence: sent, q: &q, about: s.aboutOf(first, last), sameIn: -1})
			}
		}
	}
	return out
}

// parts are the two amounts of a count out of another, "600 of its 21,000
// employees", which the other account may give apart; any other amount is its
// own.
func (s *side) parts(q quantity.Quantity) []quantity.Quantity {
	words := s.words(q.Span)
	if q.Kind == quantity.Ratio && strings.Contains(words, " of ") {
		if two := quantity.Find(words); len(two) == 1 && two[0].Kind == quantity.Ratio {
			before, _, _ := strings.Cut(words, " of ")
			two = append(quantity.Find(before), shifted(quantity.Find(words[len(before)+4:]), len(before)+4)...)
			if len(two) == 2 && two[0].Kind == quantity.Cardinal && two[1].Kind == quantity.Cardinal {
				two = shifted(two, q.Span.Start)
				two[0].Counted, two[1].Counted = q.Counted, q.Counted
				return two
			}
		}
	}
	return []quantity.Quantity{q}
}

// shifted are qs, found in a part of a text that starts at byte n.
func shifted(qs []quantity.Quantity, n int) []quantity.Quantity {
	for i := range qs {
		qs[i].Span, qs[i].Number = qs[i].Span.Shift(n), qs[i].Number.Shift(n)
		if !qs[i].Counted.Empty() {
			qs[i].Counted = qs[i].Counted.Shift(n)
		}
	}
	return qs
}

// about is what an amount tells of a thing.
type about int

const (
	unsaid about = iota
	level        // how much it is: "to 46 cents"
	change       // by how much it differs: "by 46 cents", "15 cents more"
)

// aboutOf reads from the words around tokens [first, last) what they tell.
func (s *side) aboutOf(first, last int) about {
	if first > 0 {
		switch strings.ToLower(s.wordOf(first - 1)) {
		case "by", "up", "down":
			return change
		case "to", "at", "from":
			return level
		}
	}
	if last < len(s.doc.Tokens) {
		switch strings.ToLower(s.wordOf(last)) {
		case "more", "less", "fewer", "higher", "lower", "up", "down", "longer", "shorter", "earlier", "later":
			return change
		}
	}
	return unsaid
}

// otherThing reports that one amount is a level and the other a change.
func otherThing(a, b *amount) bool {
	return a.about != b.about && a.about != unsaid && b.about != unsaid
}

// emptyAmount reports words that are numbers in form only: "one of those".
func emptyAmount(s *side, q *quantity.Quantity) bool {
	switch strings.ToLower(s.words(q.Span)) {
	case "one", "first", "second", "a", "an", "two sides", "both":
		return true
	}
	return false
}

// quantities compares the amounts of linked sentences.
func (f *finder) quantities() {
	as, bs := amountsOf(f.A), amountsOf(f.B)
	f.matchAllAmounts(as, bs)
	for _, r := range f.rivalsOf(as, bs) {
		as[r.a].matched, bs[r.b].matched = true, true
		f.rivalAmounts(&as[r.a], &bs[r.b], r.score)
	}
	f.either(func(g *finder) {
		lost := as
		if g.faced != f.faced {
			lost = bs
		}
		for i := range lost {
			if !lost[i].matched {
				g.lostAmount(&lost[i])
			}
		}
		g.plurals()
	})
}

// matchAllAmounts matches equal amounts first, then those that can be one.
func (f *finder) matchAllAmounts(as, bs []amount) {
	for _, relation := range [...]quantity.Relation{quantity.Same, quantity.Compatible} {
		for i := range as {
			for j := range bs {
				if f.linked(as[i].sentence, bs[j].sentence) > 0 && quantity.Compare(*as[i].q, *bs[j].q) == relation {
					f.matchAmounts(&as[i], &bs[j], relation)
				}
			}
		}
	}
}

// matchAmounts marks two amounts of linked sentences that are one as matched, unless
// either has its very like in the other's sentence: "14%" is not "nearly 16%" there.
func (f *finder) matchAmounts(a, b *amount, relation quantity.Relation) {
	if relation != quantity.Same && (a.sameIn == b.sentence || b.sameIn == a.sentence) {
		return
	}
	if otherThing(a, b) || f.otherUnit(a, b) || f.countedApart(a, b) && f.context(a.token, b.token) < 0.4 {
		return
	}
	if !a.matched || !b.matched {
		f.add(Agreement, Quantity, 0, "The same amount: "+against(f.A.words(a.q.Span), f.B.words(b.q.Span)),
			f.A.around(a.q.Span, f.ownerA), f.B.around(b.q.Span, f.ownerB))
	}
	a.matched, b.matched = true, true
	if relation == quantity.Same {
		a.sameIn, b.sameIn = b.sentence, a.sentence
	}
}

// countedApart reports whether the two amounts count things that are certainly
// different.
func (f *finder) countedApart(a, b *amount) bool {
	if a.q.Counted.Empty() || b.q.Counted.Empty() {
		return false
	}
	return f.countedLikeness(a, b) < 0.3
}

// countedLikeness tells how near the things are that two amounts count, 0..1,
// by the heads of the words counted.
func (f *finder) countedLikeness(a, b *amount) float64 {
	ha, hb := f.A.headIn(a.q.Counted), f.B.headIn(b.q.Counted)
	if ha < 0 || hb < 0 {
		return 0
	}
	la, lb := strings.ToLower(f.A.token(ha).Lemma), strings.ToLower(f.B.token(hb).Lemma)
	if la == lb || people[la] && people[lb] {
		return 1
	}
	return lexicon.Similarity(la, lb, lexicon.Noun)
}

// people are the nouns that count persons, whoever they are.
var people = map[string]bool{"people": true, "person": true, "man": true, "woman": true, "child": true,
	"victim": true, "casualty": true, "fatality": true, "resident": true, "civilian": true, "troop": true, "soldier": true, "passenger": true, "life": true}

// shares are the nouns that tell a share without its size.
var shares = map[string]bool{"part": true, "portion": true, "fraction": true, "share": true, "proportion": true, "majority": true, "minority": true}

// headIn is the token that heads the words of sp: the last noun in it.
func (s *side) headIn(sp text.Span) int {
	first, last := s.doc.TokensIn(sp)
	for t := last - 1; t >= first; t-- {
		if u := s.token(t).UPOS; u == document.NOUN || u == document.PROPN {
			return t
		}
	}
	return last - 1
}

// rivalsOf pairs the amounts without a match that stand in each other's place.
func (f *finder) rivalsOf(as, bs []amount) []rivals {
	var all []rivals
	inA, inB := f.sitesIn(f.A, sitesOf(as)), f.sitesIn(f.B, sitesOf(bs))
	for i := range as {
		if as[i].matched {
			continue
		}
		for _, j := range f.mayRival(inA.all[i], inB) {
			a, b := &as[i], &bs[j]
			if b.matched || !f.commensurate(a, b) {
				continue
			}
			alone := onlyAmount(as, inA, i) && onlyAmount(bs, inB, j)
			if score := f.rivalry(a.token, b.token, a.sentence, b.sentence, alone); score > 0 {
				score += f.countedBonus(a, b) + slip(f.A.words(a.q.Number), f.B.words(b.q.Number))
				if f.otherUnit(a, b) {
					score += unitBonus
				}
				all = append(all, rivals{i, j, score})
			}
		}
	}
	return f.bestRivals(all)
}

// commensurate reports whether two amounts can be held against each other: they
// are of one unit, or one number of two units or currencies, or one number that is
// once a level and once a change.
func (f *finder) commensurate(a, b *amount) bool {
	if a.q.Kind != b.q.Kind {
		return false
	}
	if a.q.Kind == quantity.Age && !f.sameBearer(a.token, b.token) {
		return false
	}
	if otherThing(a, b) {
		return a.q.Kind != quantity.Cardinal && quantity.Compare(*a.q, *b.q) == quantity.Same
	}
	return a.q.Unit == b.q.Unit && quantity.Compare(*a.q, *b.q) != quantity.Unknown ||
		otherCurrency(a.q, b.q) || f.otherUnit(a, b)
}

// sameBearer reports whether two ages are one person's: the names that they hang on
// can be one, or either hangs on none.
func (f *finder) sameBearer(x, y int) bool {
	a, b := f.A.bearer(x), f.B.bearer(y)
	return a < 0 || b < 0 || f.v.ids.related(a, b)
}

// bearer is the identity of the name that token t hangs on, or -1.
func (s *side) bearer(t int) int {
	for range 3 {
		if m := s.mention[t]; m >= 0 {
			return s.ids[s.doc.Mentions[m].Entity]
		}
		t = s.token(t).Head
	}
	return -1
}

func otherCurrency(a, b *quantity.Quantity) bool {
	return a.Kind == quantity.Money && a.Unit != b.Unit && a.Unit != "" && b.Unit != "" && a.Value == b.Value
}

// unitBonus is what is added to the score of one number in two units, which is
// hardly two numbers.
const unitBonus = 0.15

// otherUnit reports one number in two units, "600 metres" and "600 feet", whatever
// their hedges allow.
func (f *finder) otherUnit(a, b *amount) bool {
	return a.q.Kind == quantity.Measure && b.q.Kind == quantity.Measure && a.q.Unit == b.q.Unit &&
		digitsOf(f.A.words(a.q.Number)) == digitsOf(f.B.words(b.q.Number)) && max(a.q.Value, b.q.Value) > 1.2*min(a.q.Value, b.q.Value)
}

// onlyAmount reports whether amount i is the only unmatched one of its sort in its
// sentence.
func onlyAmount(all []amount, at *sitesIn, i int) bool {
	for _, k := range at.inSentence[all[i].sentence] {
		if o := &all[k]; k != i && !o.matched && o.q.Kind == all[i].q.Kind && o.q.Unit == all[i].q.Unit {
			return false
		}
	}
	return true
}

func sitesOf(all []amount) []site {
	out := make([]site, len(all))
	for i := range all {
		out[i] = site{all[i].token, all[i].sentence}
	}
	return out
}

// countedBonus tells how far the things counted speak for two amounts being one
// or against it. A bare number says little.
func (f *finder) countedBonus(a, b *amount) float64 {
	if a.q.Counted.Empty() || b.q.Counted.Empty() {
		if a.q.Kind == quantity.Cardinal || a.q.Kind == quantity.Ordinal {
			return -0.05
		}
		return 0.05
	}
	return 0.4*f.countedLikeness(a, b) - 0.2
}

// rivalAmounts reports two amounts that stand for one.
func (f *finder) rivalAmounts(a, b *amount, score float64) {
	ea, eb := f.A.around(a.q.Span, f.ownerA), f.B.around(b.q.Span, f.ownerB)
	wa, wb := f.A.withCounted(a.q), f.B.withCounted(b.q)
	alignment := Score{"alignment", score}
	switch relation := quantity.Compare(*a.q, *b.q); {
	case a.q.Vague != b.q.Vague && relation != quantity.Same:
		f.add(Change, Precision, 0.5, against(wa, wb), ea, eb, alignment)
	case relation == quantity.Incompatible, otherCurrency(a.q, b.q), otherThing(a, b), f.otherUnit(a, b):
		f.add(Contradiction, Quantity, 0.7+0.25*score, against(wa, wb), ea, eb, alignment)
	case relation == quantity.Vaguer, relation == quantity.Sharper:
		f.add(Change, Precision, 0.5, against(wa, wb), ea, eb, alignment)
	}
}

// withCounted is the words of q with what it counts, where that follows at once.
func (s *side) withCounted(q *quantity.Quantity) string { return s.words(s.spanWithCounted(q)) }

func (s *side) spanWithCounted(q *quantity.Quantity) text.Span {
	sp := q.Span
	if !q.Counted.Empty() && q.Counted.Start-sp.End <= 2 && q.Counted.Start >= sp.End {
		sp = sp.Union(q.Counted)
	}
	return sp
}

// vagueWords stand where an exact figure could.
var vagueWords = map[string]bool{"several": true, "many": true, "numerous": true, "some": true, "various": true,
	"substantial": true, "considerable": true, "significant": true, "heavy": true, "large": true, "few": true,
	"small": true, "countless": true, "multiple": true, "dozens": true, "scores": true, "hundreds": true,
	"thousands": true, "most": true, "extensive": true, "huge": true, "massive": true, "great": true, "young": true,
	"much": true, "sizeable": true, "sizable": true, "part": true}

// lostAmount looks for what stands where amount a stood: a vague word makes it
// a loss of precision, nothing at all an omission.
func (f *finder) lostAmount(a *amount) {
	if len(f.fromA[a.sentence]) == 0 || !f.A.isBody(a.sentence) {
		return
	}
	if a.q.Vague && a.q.Value < 10 || strings.EqualFold(f.A.words(a.q.Counted), "block") {
		return // "several" for "many"; an address
	}
	ea := f.A.around(a.q.Span, f.ownerA)
	for _, l := range f.fromA[a.sentence] {
		if t := f.vagueFor(a, l.b); t >= 0 {
			figure, vague := quote(f.A.withCounted(a.q)), quote(f.B.words(f.B.phraseAround(t)))
			f.add(Change, Precision, 0.55, f.way("The figure "+figure+" became "+vague+".", vague+" became the figure "+figure+"."),
				ea, f.B.around(f.B.span(t), f.ownerB))
			return
		}
	}
	if a.q.Kind == quantity.Ordinal || a.q.Vague {
		return
	}
	if f.fromA[a.sentence][0].score >= 0.4 && !f.amountAnywhere(a) {
		f.add(Omission, Quantity, 0.3, "The figure "+quote(f.A.withCounted(a.q))+f.way(" is left out.", " is added."), evidence{span: f.A.spanWithCounted(a.q)}, evidence{})
	}
}

// amountAnywhere reports whether the other account has an amount that can be a.
func (f *finder) amountAnywhere(a *amount) bool {
	for i := range f.B.doc.Quantities {
		switch quantity.Compare(*a.q, f.B.doc.Quantities[i]) {
		case quantity.Same, quantity.Compatible:
			return true
		}
	}
	return false
}

// vagueFor is a vague word of sentence j of B that qualifies what amount a
// counts, or something that stands in the same surroundings; -1 where none does.
func (f *finder) vagueFor(a *amount, j int) int {
	best, bestScore := -1, 0.45
	sent := &f.B.doc.Sentences[j]
	for t := sent.First; t < sent.Last; t++ {
		tok := f.B.token(t)
		if !vagueWords[strings.ToLower(f.B.words(tok.Span))] || t > sent.First && strings.EqualFold(f.B.wordOf(t-1), "as") {
			continue
		}
		score := f.context(a.token, t)
		switch {
		case f.isShare(a, tok.Head):
			score += 0.5
		case f.sharesNoun(a, tok.Head):
			score += 0.35
		}
		if score > bestScore {
			best, bestScore = t, score
		}
	}
	return best
}

// isShare reports whether noun head of B tells a share, as amount a does: "a small
// part" for "4%".
func (f *finder) isShare(a *amount, head int) bool {
	return (a.q.Kind == quantity.Percent || a.q.Kind == quantity.Ratio) && shares[strings.ToLower(f.B.token(head).Lemma)]
}

// sharesNoun reports whether noun head of B means what amount a counts.
func (f *finder) sharesNoun(a *amount, head int) bool {
	h := f.A.headIn(a.q.Counted)
	if a.q.Counted.Empty() {
		h = f.A.token(a.token).Head // "her two-year-old daughter"
	}
	if h < 0 || f.A.token(h).UPOS != document.NOUN {
		return false
	}
	la, lb := strings.ToLower(f.A.token(h).Lemma), strings.ToLower(f.B.token(head).Lemma)
	return la == lb || people[la] && people[lb] || lexicon.Similarity(la, lb, lexicon.Noun) >= leastSimilar
}

// phraseAround is the noun phrase that token t qualifies.
func (s *side) phraseAround(t int) text.Span {
	h := s.token(t).Head
	return s.span(t).Union(s.tree.Phrase(h))
}

// plurals reports "an industrial facility" that became "industrial facilities":
// one noun with one qualifier in both accounts, single in one and plural in the
// other.
func (f *finder) plurals() {
	for _, p := range f.pairs {
		ca, cb := f.A.claim(p.a), f.B.claim(p.b)
		for _, x := range ca.Tokens {
			for _, y := range cb.Tokens {
				if f.oneAgainstMany(x, y) {
					f.add(Change, Quantity, 0.4, f.way("One became several: ", "Several became one: ")+against(f.A.words(f.A.tree.Phrase(x)), f.B.words(f.B.tree.Phrase(y))),
						f.A.whole(p.a, f.A.tree.Phrase(x)), f.B.whole(p.b, f.B.tree.Phrase(y)), Score{"alignment", p.score})
				}
			}
		}
	}
}

func (f *finder) oneAgainstMany(x, y int) bool {
	a, b := f.A.token(x), f.B.token(y)
	if a.UPOS != document.NOUN || b.UPOS != document.NOUN || a.Lemma != b.Lemma {
		return false
	}
	det := f.A.tree.Child(x, "det")
	if det < 0 || !strings.EqualFold(f.A.words(f.A.span(det)), "a") && !strings.EqualFold(f.A.words(f.A.span(det)), "an") {
		return false
	}
	if strings.EqualFold(f.B.words(b.Span), b.Lemma) || f.B.tree.Child(y, "det", "nummod") >= 0 ||
		strings.EqualFold(f.B.preposition(y), "of") {
		return false // "a list of flood areas" may hold the one
	}
	ma, mb := f.A.tree.Child(x, "amod", "compound"), f.B.tree.Child(y, "amod", "compound")
	return ma >= 0 && mb >= 0 && f.A.token(ma).Lemma == f.B.token(mb).Lemma && !f.B.hasOne(y, f.A.token(ma).Lemma)
}

// hasOne reports whether the sentence of noun y names one such thing as well, with
// that qualifier: "a gunshot wound", beside the "gunshot wounds" of another.
func (s *side) hasOne(y int, qualifier string) bool {
	sent := s.doc.Sentences[s.doc.SentenceAt(s.span(y).Start)]
	for t := sent.First; t < sent.Last; t++ {
		if s.token(t).Lemma != s.token(y).Lemma || !strings.EqualFold(s.wordOf(t), s.token(t).Lemma) {
			continue
		}
		if q := s.tree.Child(t, "amod", "compound"); q >= 0 && s.token(q).Lemma == qualifier {
			return true
		}
	}
	return false
}
