package claim

// Quotations: who is said to have said, written, thought or shown what.
//
//  1. Words inside marks are told from the text (mark.go).
//  2. Every word that can lay something to a source is asked what it takes here:
//     a clause, words inside marks, an infinitive, an object (relation.go), and
//     whose it is (source.go). Its content is what hangs on it in the tree,
//     mended by the marks: a parse that breaks off inside a quotation is none.
//  3. Speech inside marks that no cue has taken is given to the cue nearest to it
//     in its sentences, else to who speaks before it in the paragraph, else to
//     whom a dash, a colon or the conversation names (speech.go).
//  4. A quotation whose cue stands in the content of another is within it: the
//     chain of sources of a claim is read off there (attribution.go).
//
// After Krestel, Bergler and Witte 2008 (reporting verbs and their frames), Pareti
// et al. 2013 (indirect and mixed quotations) and Newell et al. 2018 (source, cue
// and content of any attribution).
//
// Cost: linear in the tokens, times the depth of the tree.

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// relation is a quotation while it is read.
type relation struct {
	Quotation
	cue         int         // token that heads the cue, or -1
	sourceToken int         // token that heads the source, or -1
	prep        int         // token of the preposition that brings in the content, or -1
	origin      Source      // the speaker, named by the noun that a "who" stands for
	clause      []text.Span // of the pieces, those that are said to be so, where not all are
	verbatim    bool        // a transcript, whose words need no marks
	clausal     bool        // the content is what is said, not what it is about
	marks       []int       // indexes in reader.marks, in order
}

func newRelation(cue int) relation {
	return relation{Quotation: Quotation{Speaker: nobody}, cue: cue, sourceToken: -1, prep: -1, origin: nobody}
}

// readQuotations fills r.quotes and what hangs on them.
func (r *reader) readQuotations() {
	r.readMarks()
	for i := range r.d.Sentences {
		s := &r.d.Sentences[i]
		if s.Last-s.First > longestSentence {
			continue
		}
		for t := s.First; t < s.Last; t++ {
			r.readCue(t)
		}
	}
	r.readColons()
	r.takeMarks()
	r.readSpeech()
	r.finish()
}

// longestSentence is the most words of a sentence that is read for cues: what each
// introduces may be all the others, and what is longer is no sentence.
const longestSentence = 1000

// readMarks fills r.marks and r.inQuote.
func (r *reader) readMarks() {
	for _, m := range markedSpans(r.d) {
		first, last := r.tokensOf(m)
		if first >= last {
			continue
		}
		for t := first; t < last; t++ {
			r.inQuote[t] = len(r.marks)
		}
		m.first, m.last = first, last
		m.typ = r.typeOf(first, last)
		r.marks = append(r.marks, m)
	}
	r.takenBy = filled(len(r.marks))
}

// tokensOf is the token range of what m encloses, with those that a mark is a part
// of.
func (r *reader) tokensOf(m quoted) (first, last int) {
	first, last = r.d.TokensIn(m.span)
	if first < last && r.d.Tokens[first].Span.End <= m.content.Start {
		first++
	}
	if first < last && r.d.Tokens[last-1].Span.Start >= m.content.End {
		last--
	}
	return first, last
}

// typeOf tells whole clauses from quoted words inside a clause of the writer's.
func (r *reader) typeOf(first, last int) QuotationType {
	for t := first; t < last; t++ {
		tok := &r.d.Tokens[t]
		if tok.UPOS != document.VERB && tok.UPOS != document.AUX {
			continue
		}
		if s := r.tree.Child(t, "nsubj", "nsubj:pass"); s >= first && s < last {
			return Direct
		}
		if tok.Rel == "cop" && tok.Head >= first && tok.Head < last &&
			r.tree.Child(tok.Head, "nsubj") >= first {
			return Direct
		}
	}
	return Mixed
}

// add keeps relation q, whose pieces are bare, if it has content.
func (r *reader) add(q relation) {
	q.Pieces = r.mend(q.cue, q.Pieces)
	r.settle(&q)
	if len(q.Pieces) == 0 {
		return
	}
	if q.cue >= 0 {
		r.introducer[q.cue] = len(r.relations)
	}
	r.relations = append(r.relations, q)
}

// settle puts the pieces of q in order, each byte in one of them, and takes the cue
// and the source out: parses beside quotations hang their tags on what is said.
func (r *reader) settle(q *relation) {
	slices.SortFunc(q.Pieces, func(a, b text.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	pieces := q.Pieces[:0]
	for _, p := range q.Pieces {
		if n := len(pieces); n > 0 && pieces[n-1].End >= p.Start {
			pieces[n-1] = pieces[n-1].Union(p)
		} else {
			pieces = append(pieces, p)
		}
	}
	q.Pieces = r.without(r.without(pieces, q.Cue), q.Speaker.Span)
}

// without is pieces less what s covers.
func (r *reader) without(pieces []text.Span, s text.Span) []text.Span {
	if s.Empty() || !slices.ContainsFunc(pieces, s.Overlaps) {
		return pieces
	}
	var out []text.Span
	add := func(start, end int) {
		if p := r.bare(start, end); !p.Empty() {
			out = append(out, p)
		}
	}
	for _, p := range pieces {
		if !p.Overlaps(s) {
			out = append(out, p)
			continue
		}
		add(p.Start, s.Start)
		add(s.End, p.End)
	}
	return out
}

// bare is [start, end) without the blanks and commas at its ends.
func (r *reader) bare(start, end int) text.Span {
	const blank = " \t\n,;:—–"
	if start >= end {
		return text.Span{}
	}
	words := r.d.Article.Text[start:end]
	start += len(words) - len(strings.TrimLeft(words, blank))
	return text.Span{Start: start, End: max(start, end-(len(words)-len(strings.TrimRight(words, blank))))}
}

// mend fits pieces of content to the marks: what is said inside a quotation ends
// with it, and words inside marks are taken whole.
func (r *reader) mend(cue int, pieces []text.Span) []text.Span {
	inside := -1
	if cue >= 0 {
		inside = r.inQuote[cue]
	}
	var out []text.Span
	for _, p := range pieces {
		if inside >= 0 {
			p = intersect(p, r.marks[inside].content)
		} else {
			p = r.wholeMarks(p)
		}
		if p.Empty() {
			continue
		}
		if n := len(out); n > 0 && (out[n-1].End >= p.Start || strings.TrimSpace(r.d.Article.Text[out[n-1].End:p.Start]) == "") {
			out[n-1] = out[n-1].Union(p)
			continue
		}
		out = append(out, p)
	}
	return out
}

func intersect(a, b text.Span) text.Span {
	s := text.Span{Start: max(a.Start, b.Start), End: min(a.End, b.End)}
	if s.End < s.Start {
		return text.Span{}
	}
	return s
}

// wholeMarks is p with the stretches inside marks whole that it begins or ends in.
func (r *reader) wholeMarks(p text.Span) text.Span {
	first, last := r.d.TokensIn(p)
	if first == last {
		return p
	}
	for _, t := range [2]int{first, last - 1} {
		if m := r.inQuote[t]; m >= 0 {
			p = p.Union(r.marks[m].span)
		}
	}
	return p
}

// takeMarks tells each stretch inside marks whose it is: the relation that gives
// least besides it.
func (r *reader) takeMarks() {
	for i := range r.relations {
		q := &r.relations[i]
		for _, p := range q.Pieces {
			first, last := r.d.TokensIn(p)
			for t := first; t < last; t++ {
				m := r.inQuote[t]
				if m < 0 || !p.Contains(r.marks[m].content) {
					continue
				}
				if by := r.takenBy[m]; by < 0 || by != i && size(q.Pieces) < size(r.relations[by].Pieces) {
					r.takenBy[m] = i
				}
				t = r.marks[m].last - 1
			}
		}
	}
}

func size(pieces []text.Span) (n int) {
	for _, p := range pieces {
		n += p.Len()
	}
	return n
}

// finish makes quotations of the relations and of the marks that are left, puts
// them in order, and finds which stand within which.
func (r *reader) finish() {
	for i := range r.relations {
		r.giveUp(i)
	}
	for m := range r.marks {
		if i := r.takenBy[m]; i >= 0 {
			r.relations[i].marks = append(r.relations[i].marks, m)
			continue
		}
		r.relations = append(r.relations, relation{cue: -1, marks: []int{m},
			Quotation: Quotation{Pieces: []text.Span{r.marks[m].span}, Speaker: nobody}, origin: nobody})
	}
	for i := range r.relations {
		r.settle(&r.relations[i])
	}
	r.relations = slices.DeleteFunc(r.relations, func(q relation) bool {
		if len(q.Pieces) == 0 && q.cue >= 0 {
			r.introducer[q.cue] = -1
		}
		return len(q.Pieces) == 0
	})
	for i := range r.relations {
		r.shape(&r.relations[i])
	}
	slices.SortStableFunc(r.relations, func(a, b relation) int {
		return cmp.Or(a.Span.Start-b.Span.Start, b.Span.End-a.Span.End, a.Cue.Start-b.Cue.Start)
	})
	r.hold()
	for i := range r.relations {
		q := &r.relations[i]
		q.Within = -1
		if q.cue >= 0 {
			if h := r.heldBy[q.cue]; h >= 0 && size(r.relations[h].Pieces) > size(q.Pieces) {
				q.Within = h // of two that hold each other's cue the longer gives the other
			}
			r.introducer[q.cue] = i
		}
		r.quotes = append(r.quotes, q.Quotation)
	}
	r.firstPersons()
}

// giveUp takes the stretches inside marks out of relation i that somebody else
// speaks: "“…,” said Holt to a man who said: “…”".
func (r *reader) giveUp(i int) {
	q := &r.relations[i]
	if len(q.Pieces) < 2 {
		return
	}
	kept := slices.DeleteFunc(slices.Clone(q.Pieces), func(p text.Span) bool {
		first, last := r.d.TokensIn(p)
		for first < last && r.inQuote[first] < 0 && !r.hasLetters(first) {
			first++ // the mark
		}
		if first == last || r.inQuote[first] < 0 {
			return false
		}
		m := r.inQuote[first]
		by := r.takenBy[m]
		if by < 0 || by == i || p != r.marks[m].span || r.relations[by].cue < 0 {
			return false
		}
		return !slices.ContainsFunc(q.Pieces, r.relations[by].Cue.Overlaps)
	})
	if len(kept) > 0 {
		q.Pieces = kept
	}
}

// shape fills what follows from the pieces of q.
func (r *reader) shape(q *relation) {
	q.Span = q.Pieces[0].Union(q.Pieces[len(q.Pieces)-1])
	q.Content = q.Span
	for _, m := range q.marks {
		w := &r.marks[m]
		q.Marked = append(q.Marked, Words{w.span, w.content, w.typ})
		if w.span.Start == q.Content.Start {
			q.Content.Start = w.content.Start
		}
		if w.span.End == q.Content.End {
			q.Content.End = w.content.End
		}
	}
	q.Type = r.typeOfPieces(q)
}

// typeOfPieces is how the words of q are given: inside marks, in part, or not.
func (r *reader) typeOfPieces(q *relation) QuotationType {
	marked, bare := 0, 0
	for _, p := range q.Pieces {
		first, last := r.d.TokensIn(p)
		for t := first; t < last; t++ {
			switch {
			case !r.hasLetters(t):
			case r.inQuote[t] >= 0:
				marked++
			default:
				bare++
			}
		}
	}
	switch {
	case marked == 0 && q.verbatim:
		return Direct
	case marked == 0:
		return Indirect
	case q.cue >= 0 && r.inQuote[q.cue] >= 0:
		return Indirect // told inside somebody's quotation
	case bare == 0 && (len(q.marks) == 0 || r.hasClause(q)):
		return Direct
	}
	return Mixed
}

// hasLetters reports whether token t has a letter or digit: taggers take rare marks for
// nouns.
func (r *reader) hasLetters(t int) bool {
	return strings.ContainsFunc(r.d.Text(r.d.Tokens[t].Span), func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

func (r *reader) hasClause(q *relation) bool {
	if q.clausal {
		return true
	}
	return slices.ContainsFunc(q.Marked, func(w Words) bool { return w.Type == Direct })
}

// hold fills r.heldBy, the longest quotations first, so that the shortest that
// holds a token stays.
func (r *reader) hold() {
	order := make([]int, 0, len(r.relations))
	for i := range r.relations {
		if q := &r.relations[i]; q.clausal {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return size(r.relations[b].Pieces) - size(r.relations[a].Pieces) })
	for _, i := range order {
		pieces := r.relations[i].Pieces
		if c := r.relations[i].clause; c != nil {
			pieces = c
		}
		for _, p := range pieces {
			first, last := r.d.TokensIn(p)
			for t := first; t < last; t++ {
				r.heldBy[t] = i
			}
		}
	}
}

var nobody = Source{Entity: -1}
