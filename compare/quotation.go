package compare

// Quotations.
//
// Each quotation of the reference is held against all of the other account's,
// word by word (reuse.Diff). Equal words, or a quotation cut short or split by
// its cue, agree. Words changed inside the marks, or another speaker, are
// contradictions; words that lose their marks, or a part left out of the middle,
// are changes; a quotation that leaves no trace is an omission.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/text"
)

// sureQuote is the number of words that two people hardly say alike by chance.
const sureQuote = 8

// shortQuote is the number of words up to which marks may be scare quotes.
const shortQuote = 2

func (f *finder) quotations() {
	qa, qb := f.A.quotes, f.B.quotes
	same, whole := f.sameQuotations()
	for i := range qa {
		if len(same[i]) == 0 {
			if !whole[i] {
				f.lostQuotation(&qa[i])
			}
			continue
		}
		for _, m := range same[i] {
			f.holdQuotations(&qa[i], &qb[m.b], m.edits)
		}
		f.middleLeftOut(&qa[i], same[i])
		f.partLostMarks(&qa[i], same[i])
	}
	kept := make([]bool, len(qb))
	for i := range same {
		for _, m := range same[i] {
			kept[m.b] = true
		}
	}
	for j := range qb {
		if !kept[j] && qb[j].Type == claim.Direct && wordCount(f.B.words(qb[j].Content)) >= 4 {
			f.newQuotation(&qb[j])
		}
	}
}

// quoted is a quotation of B that is one of A's, with what differs.
type quoted struct {
	b     int
	kept  int // words of A's that it has
	edits []reuse.Edit
}

// sameQuotations lists, for each quotation of A, those of B that give its words.
// One of A may be split in B; one of B is A's that it shares most words with, of the
// same speaker and not found yet before others. One of A that is said twice may be
// given once: whole tells which of A's are found in B with all their words.
func (f *finder) sameQuotations() (out [][]quoted, whole []bool) {
	m := f.newQuoteMatcher()
	out, whole = make([][]quoted, len(f.A.quotes)), make([]bool, len(f.A.quotes))
	for j := range f.B.quotes {
		best, from, rank := quoted{}, -1, 0
		for _, i := range m.candidates(j) {
			q, ok := m.same(i, j)
			if !ok {
				continue
			}
			whole[i] = whole[i] || q.kept == m.a[i].count
			r := 4 * q.kept
			if !f.otherSpeaker(&f.A.quotes[i], &f.B.quotes[j]) {
				r += 2
			}
			if len(out[i]) == 0 {
				r++
			}
			if r > rank {
				best, from, rank = q, i, r
			}
		}
		if from >= 0 {
			best.b = j
			out[from] = append(out[from], best)
		}
	}
	return out, whole
}

func shorter(a, b string) string {
	if len(a) < len(b) {
		return a
	}
	return b
}

// holdQuotations compares two quotations of the same words.
func (f *finder) holdQuotations(a, b *claim.Quotation, edits []reuse.Edit) {
	ea, eb := evidence{span: a.Span}, evidence{span: b.Span}
	if f.otherSpeaker(a, b) && (!f.strangers || wordCount(shorter(f.A.words(a.Content), f.B.words(b.Content))) >= sureQuote) {
		f.add(Contradiction, Quotation, 0.9, "The same words are given to "+name(a.Speaker)+" and to "+name(b.Speaker)+".",
			evidence{a.Span.Union(a.Speaker.Span), []text.Span{a.Speaker.Span}}, evidence{b.Span.Union(b.Speaker.Span), []text.Span{b.Speaker.Span}})
		return
	}
	wa, wb := f.A.words(a.Content), f.B.words(b.Content)
	worst := Agreement
	for _, e := range edits {
		level := f.weighEdit(e, wa, wb)
		if level == Agreement {
			continue
		}
		if worst != Contradiction {
			worst = level
		}
		ea.marks = append(ea.marks, nonEmpty(e.A.Shift(a.Content.Start))...)
		eb.marks = append(eb.marks, nonEmpty(e.B.Shift(b.Content.Start))...)
	}
	switch worst {
	case Contradiction:
		f.add(Contradiction, Quotation, 0.9, "The words inside the marks differ: "+against(wa, wb), ea, eb)
	case Change:
		f.add(Change, Quotation, 0.6, "The quotation is not word for word: "+against(wa, wb), ea, eb)
	default:
		f.add(Agreement, Quotation, 0, "Quoted word for word: "+quote(shorter(wa, wb)), ea, eb)
	}
}

func nonEmpty(s text.Span) []text.Span {
	if s.Empty() {
		return nil
	}
	return []text.Span{s}
}

func name(s claim.Source) string {
	if s.Name == "" {
		return "somebody else"
	}
	return s.Name
}

// otherSpeaker reports whether both quotations name a person, and another one. A
// pronoun is often taken for the wrong person: where one side has only that, the
// words must be such as nobody says twice, and the other's speaker unknown to it.
func (f *finder) otherSpeaker(a, b *claim.Quotation) bool {
	x, y := a.Speaker.Entity, b.Speaker.Entity
	if x < 0 || y < 0 || f.A.ids[x] == f.B.ids[y] {
		return false
	}
	inA, inB := f.A.namesIt(a.Speaker.Span), f.B.namesIt(b.Speaker.Span)
	if inA != inB {
		known := inA && f.namedAnywhere(f.B, f.A.ids[x]) || inB && f.namedAnywhere(f.A, f.B.ids[y])
		if known || wordCount(shorter(f.A.words(a.Content), f.B.words(b.Content))) < sureQuote {
			return false
		}
	}
	if !inA && !inB {
		return false
	}
	return f.A.doc.Entities[x].Type == document.PER && f.B.doc.Entities[y].Type == document.PER &&
		!f.namedIn(f.A, a.Speaker.Span, f.B.ids[y]) && !f.namedIn(f.B, b.Speaker.Span, f.A.ids[x])
}

// namedIn reports whether identity id is named in sp.
func (f *finder) namedIn(s *side, sp text.Span, id int) bool {
	first, last := s.doc.TokensIn(sp)
	for t := first; t < last; t++ {
		if m := s.mention[t]; m >= 0 && f.v.ids.related(s.ids[s.doc.Mentions[m].Entity], id) {
			return true
		}
	}
	return false
}

// namesIt reports whether sp gives somebody's name.
func (s *side) namesIt(sp text.Span) bool {
	first, last := s.doc.TokensIn(sp)
	for t := first; t < last; t++ {
		if m := s.mention[t]; m >= 0 && (s.doc.Mentions[m].Form == document.Named || s.doc.Mentions[m].Form == document.NamePart) {
			return true
		}
	}
	return false
}

// weighEdit tells how much an edit inside the marks matters: at either end, or
// where the editor owns to it by brackets or dots, not at all.
func (f *finder) weighEdit(e reuse.Edit, wa, wb string) Level {
	a, b := e.A.Of(wa), e.B.Of(wb)
	if strings.ContainsAny(b, "[(") || strings.ContainsAny(a, "[(") {
		return Agreement
	}
	atEnd := func(s text.Span, w string) bool {
		return strings.TrimFunc(w[:s.Start], notWord) == "" || strings.TrimFunc(w[s.End:], notWord) == ""
	}
	if e.Op != reuse.Replace {
		whole, sp := a+b, e.A
		w := wa
		if e.Op == reuse.Insert {
			sp, w = e.B, wb
		}
		switch {
		case negates(whole):
			if atEnd(sp, w) && wordCount(whole) > 1 {
				return Agreement
			}
			return Contradiction
		case atEnd(sp, w), slides(sp, w), contentWords(whole) == 0, dotsNear(wa, wb, e):
			return Agreement
		}
		return Change
	}
	if negates(a) != negates(b) {
		return Contradiction
	}
	if f.strangers || wordCount(a)+wordCount(b) > 6 {
		return Change // two who wrote down what they heard
	}
	if atEnd(e.A, wa) && atEnd(e.B, wb) && wordCount(a)+wordCount(b) > 6 {
		return Agreement // two quotations that each go their way
	}
	return replacement(a, b)
}

// slides reports whether words left out or put in could as well be those at the
// start of w: "[We came. We] saw" and "We [came. We] saw" leave the same.
func slides(sp text.Span, w string) bool {
	before, lost := strings.Fields(w[:sp.Start]), strings.Fields(sp.Of(w))
	return len(before) > 0 && len(lost) >= len(before) && slices.EqualFunc(before, lost[len(lost)-len(before):], strings.EqualFold)
}

// replacement weighs words put in the place of others.
func replacement(a, b string) Level {
	if contentWords(a) == 0 && contentWords(b) == 0 || squeeze(a) == squeeze(b) {
		return Agreement
	}
	for _, pos := range []lexicon.POS{lexicon.Noun, lexicon.Verb, lexicon.Adjective, lexicon.Adverb} {
		la, lb := lexicon.Lemma(strings.ToLower(a), pos), lexicon.Lemma(strings.ToLower(b), pos)
		if la == lb || lexicon.Similarity(la, lb, pos) >= 0.7 {
			return Change
		}
	}
	return Contradiction
}

// squeeze drops everything but letters and digits, so that spelling habits
// ("co-operate", "don’t") do not count.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if notWord(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func negates(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.TrimFunc(w, notWord)
		switch {
		case w == "not", w == "no", w == "never", w == "none", w == "nothing", w == "nobody", w == "without", w == "cannot",
			strings.HasSuffix(w, "n't"), strings.HasSuffix(w, "n’t"):
			return true
		}
	}
	return false
}

func contentWords(s string) int {
	n := 0
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.TrimFunc(w, notWord)
		if w != "" && !functionWords[w] {
			n++
		}
	}
	return n
}

var functionWords = map[string]bool{"the": true, "a": true, "an": true, "and": true, "or": true, "but": true, "of": true,
	"to": true, "in": true, "on": true, "at": true, "for": true, "with": true, "by": true, "that": true, "this": true,
	"is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "it": true, "its": true, "we": true,
	"our": true, "i": true, "my": true, "he": true, "she": true, "they": true, "their": true, "his": true, "her": true,
	"has": true, "have": true, "had": true, "so": true, "as": true, "also": true, "there": true, "which": true, "who": true}

func dotsNear(wa, wb string, e reuse.Edit) bool {
	return strings.Contains(wb, "…") || strings.Contains(wb, "...") || strings.Contains(e.B.Of(wb), "…") ||
		strings.Contains(e.A.Of(wa), "…")
}

func wordCount(s string) int {
	n, in := 0, false
	for _, r := range s {
		w := !notWord(r) || in && (r == '\'' || r == '’' || r == '-')
		if w && !in {
			n++
		}
		in = w
	}
	return n
}

// middleLeftOut reports a quotation that the other account cuts in two with
// words left out between the halves, where the cut says nothing of it.
func (f *finder) middleLeftOut(a *claim.Quotation, parts []quoted) {
	if len(parts) < 2 {
		return
	}
	wa := f.A.words(a.Content)
	gap := innerGap(wa, coveredBytes(wa, parts))
	if wordCount(gap.Of(wa)) < 3 {
		return
	}
	qb := f.B.quotes
	span := qb[parts[0].b].Span.Union(qb[parts[len(parts)-1].b].Span)
	f.add(Change, Quotation, 0.5, "The quotation is cut in two; left out between: "+quote(gap.Of(wa))+".",
		evidence{a.Span, []text.Span{gap.Shift(a.Content.Start)}}, evidence{span: span})
}

// coveredBytes marks the bytes of wa that any of the parts has.
func coveredBytes(wa string, parts []quoted) []bool {
	covered := make([]bool, len(wa))
	for _, m := range parts {
		at := 0
		for _, e := range append(m.edits, reuse.Edit{A: text.Span{Start: len(wa), End: len(wa)}}) {
			for i := at; i < e.A.Start; i++ {
				covered[i] = true
			}
			at = max(at, e.A.End)
		}
	}
	return covered
}

// partLostMarks reports the part of a quotation, in one sentence, that the other
// account tells without marks while it quotes the rest.
func (f *finder) partLostMarks(a *claim.Quotation, parts []quoted) {
	wa := f.A.words(a.Content)
	covered := coveredBytes(wa, parts)
	for i := f.A.doc.SentenceAt(a.Content.Start); i >= 0 && i < len(f.A.doc.Sentences) && f.A.doc.Sentences[i].Span.Start < a.Content.End; i++ {
		part := f.A.doc.Sentences[i].Span
		part.Start, part.End = max(part.Start, a.Content.Start), min(part.End, a.Content.End)
		for part.Start < part.End && covered[part.Start-a.Content.Start] {
			part.Start++
		}
		for part.Start < part.End && covered[part.End-1-a.Content.Start] {
			part.End--
		}
		if wordCount(f.A.words(part)) > 2*shortQuote && !slices.Contains(covered[part.Start-a.Content.Start:part.End-a.Content.Start], true) {
			f.becameOwn(a, part)
		}
	}
}

// becameOwn reports the words at sp of a quotation that the other account tells as the
// writer's, and whether it does.
func (f *finder) becameOwn(a *claim.Quotation, sp text.Span) bool {
	sentence, share, _ := f.toldUnmarked(f.A, sp, f.B)
	if sentence < 0 {
		return false
	}
	ev := evidence{span: a.Span}
	if sp != a.Content {
		ev.marks = []text.Span{sp}
	}
	f.add(Change, Quotation, 0.4, "Quoted words became the writer's own: "+against(f.A.words(sp), f.B.words(f.B.doc.Sentences[sentence].Span)),
		ev, f.B.sentence(sentence), Score{"alignment", share})
	return true
}

// innerGap is the longest stretch of w that is not covered and has covered words
// on both sides.
func innerGap(w string, covered []bool) text.Span {
	var best text.Span
	start := -1
	seen := false
	for i := range w {
		if notWord(rune(w[i])) && w[i] < 0x80 {
			continue
		}
		switch {
		case !covered[i] && seen && start < 0:
			start = i
		case covered[i]:
			if start >= 0 && i-start > best.Len() {
				best = text.Span{Start: start, End: i}
			}
			start, seen = -1, true
		}
	}
	return best
}

// lostQuotation tells what became of a quotation that the other account does not
// quote: its words are the writer's own there, or gone.
func (f *finder) lostQuotation(a *claim.Quotation) {
	n := wordCount(f.A.words(a.Content))
	if n <= shortQuote {
		return
	}
	if f.becameOwn(a, a.Content) {
		return
	}
	if n >= 4 && (a.Type == claim.Direct || n >= 3*shortQuote) {
		f.add(Omission, Quotation, 0.45, "The words"+ofSpeaker(a)+" are left out: "+quote(f.A.words(a.Content))+".", evidence{span: a.Span}, evidence{})
	}
}

// newQuotation is lostQuotation seen from the other account.
func (f *finder) newQuotation(b *claim.Quotation) {
	sentence, share, weight := f.toldUnmarked(f.B, b.Content, f.A)
	if sentence >= 0 && (wordCount(f.B.words(b.Content)) > 3*shortQuote || weight >= surelyShared) {
		f.add(Change, Quotation, 0.5, "Words that are not quoted in the reference are quoted here: "+quote(f.B.words(b.Content))+".",
			f.A.sentence(sentence), evidence{span: b.Span}, Score{"alignment", share})
		return
	}
	f.add(Addition, Quotation, 0.45, "Words"+ofSpeaker(b)+" quoted only here: "+quote(f.B.words(b.Content))+".", evidence{}, evidence{span: b.Span})
}

func ofSpeaker(q *claim.Quotation) string {
	if q.Speaker.Name == "" {
		return ""
	}
	return " of " + q.Speaker.Name
}

// toldUnmarked is the sentence of other that tells what s quotes at sp in the writer's
// words, with the share and the weight of the words that it has outside marks; -1 where
// there is none. Two who heard one speaker need not owe each other their words.
func (f *finder) toldUnmarked(s *side, sp text.Span, other *side) (sentence int, share, weight float64) {
	ts := s.termsIn(sp)
	sentence, _ = f.homesOf(other).best(ts, 1)
	if sentence < 0 || other.quotesIn(sentence) {
		return -1, 0, 0
	}
	weight, _ = f.covered(ts, other.unquoted(sentence))
	share = weight / max(weightOf(ts), 1e-9)
	least := leastUnmarked
	switch i := s.doc.SentenceAt(sp.Start); {
	case f.strangers:
		least = leastStrange
	case i >= 0 && s == f.A && f.linked(i, sentence) >= surelyTold, i >= 0 && s == f.B && f.linked(sentence, i) >= surelyTold:
		least = leastLinked
	}
	if share < least || weight < leastBehind {
		return -1, 0, 0
	}
	return sentence, share, weight
}

const (
	leastUnmarked = 0.5  // share of a quotation's weight that makes a sentence tell it
	leastLinked   = 0.42 // the same where the two are linked
	leastStrange  = 0.8  // the same between accounts of which neither was made from the other
	leastBehind   = 4.0  // weight of its words that the sentence has
)

// unquoted are the terms of sentence j outside any marks.
func (s *side) unquoted(j int) []term {
	var out []term
	for _, t := range s.terms[j] {
		if s.inQuote[t.token] < 0 {
			out = append(out, t)
		}
	}
	return out
}

// quotesIn reports whether sentence j is little more than a quotation, so that
// words found in it are not the writer's.
func (s *side) quotesIn(j int) bool {
	quoted, all := 0, 0
	for t := s.doc.Sentences[j].First; t < s.doc.Sentences[j].Last; t++ {
		all++
		if s.inQuote[t] >= 0 {
			quoted++
		}
	}
	return quoted*2 > all
}

// termsIn are the terms inside sp.
func (s *side) termsIn(sp text.Span) []term {
	var out []term
	first, last := s.doc.TokensIn(sp)
	for t := first; t < last; t++ {
		if i := s.doc.SentenceAt(s.span(t).Start); i >= 0 && s.termOf[t] >= 0 {
			out = append(out, s.terms[i][s.termOf[t]])
		}
	}
	return out
}
