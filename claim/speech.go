package claim

// Speech inside marks that no cue has taken.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// readSpeech gives the stretches inside marks that are left, and are speech, to
// whoever speaks them.
func (r *reader) readSpeech() {
	for m := range r.marks {
		if r.takenBy[m] >= 0 || !r.isSpeech(m) {
			continue
		}
		from, to := r.sentencesOf(r.marks[m].span)
		if t := r.verbBefore(m, from); t >= 0 {
			r.takeSpeech(m, t)
			continue
		}
		switch cue := r.cueNear(m, from, to); {
		case cue >= 0:
			r.takeSpeech(m, cue)
		case r.verbBeside(m, from, to), r.afterAccording(m, from, to), r.signed(m), r.announced(m), r.turn(m), r.onward(m), r.spokenOf(m):
		}
	}
}

// isSpeech tells what somebody said from words set apart: it is a clause, or ends
// as a sentence does.
func (r *reader) isSpeech(m int) bool {
	q := &r.marks[m]
	return (q.typ == Direct || r.endsSentence(m)) && !r.isTitled(m)
}

// isTitled reports whether stretch m is the name of a book, a film or a talk, by the
// capital letters of its words: “The Long Winter,”.
func (r *reader) isTitled(m int) bool {
	q := &r.marks[m]
	words := 0
	for t := q.first; t < q.last; t++ {
		tok := &r.d.Tokens[t]
		c, _ := utf8.DecodeRuneInString(r.d.Text(tok.Span))
		switch {
		case !unicode.IsLetter(c) || tok.UPOS == document.ADP || tok.UPOS == document.DET || tok.UPOS == document.CCONJ || tok.UPOS == document.PART:
		case unicode.IsUpper(c):
			words++
		default:
			return false
		}
	}
	return words > 1
}

// endsSentence reports whether stretch m ends as a sentence does, or one that a tag
// follows.
func (r *reader) endsSentence(m int) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(r.d.Text(r.marks[m].content), unicode.IsSpace))
	return strings.ContainsRune(",.?!…—", last)
}

// sentencesOf is the token range of the sentences that q touches.
func (r *reader) sentencesOf(q text.Span) (from, to int) {
	first := r.d.SentenceAt(q.Start)
	last := r.d.SentenceAt(q.End - 1)
	if first < 0 {
		first = last
	}
	if first < 0 {
		return 0, 0
	}
	if last < first {
		last = first
	}
	if next := last + 1; next < len(r.d.Sentences) && r.isBareTag(next) && r.d.Sentences[last].Span.End <= q.End {
		last = next
	}
	return r.d.Sentences[first].First, r.d.Sentences[last].Last
}

// isBareTag reports whether sentence i is but "She said." or "said the mayor": the
// tag of a quotation that ended with a full stop.
func (r *reader) isBareTag(i int) bool {
	s := &r.d.Sentences[i]
	if s.Block != r.d.Sentences[i-1].Block {
		return false
	}
	for t := s.First; t < min(s.Last, s.First+8); t++ {
		if r.inQuote[t] >= 0 {
			return false
		}
		if c := r.verbCue(t); r.d.Tokens[t].UPOS == document.VERB && c != nil && c.takes(clauses) {
			return r.introducer[t] < 0
		}
	}
	return false
}

// cueNear is the reporting verb outside the marks that stands nearest to stretch
// m in its sentences, or in the one that ends with a colon before it; -1 where
// there is none.
func (r *reader) cueNear(m, from, to int) int {
	q := &r.marks[m]
	if q.first > 1 && from >= q.first-1 { // it begins a sentence
		if k := q.first - 1; r.endsWithColon(k, q.first) {
			from = r.d.Sentences[r.d.SentenceAt(r.d.Tokens[k-1].Span.Start)].First
		}
	}
	best, bestDistance := -1, 1<<30
	for t := from; t < to; t++ {
		tok := &r.d.Tokens[t]
		if r.inQuote[t] >= 0 || tok.UPOS != document.VERB {
			continue
		}
		c := r.verbCue(t)
		if c == nil || !c.takes(clauses|marked) {
			continue
		}
		distance := gap(tok.Span, q.span)
		if s := r.tree.Child(t, "nsubj", "nsubj:pass"); s < 0 {
			distance += subjectless
		}
		if distance < bestDistance {
			best, bestDistance = t, distance
		}
	}
	return best
}

// subjectless is how many bytes farther a cue without a subject of its own counts:
// ", indicating", behind what somebody else said.
const subjectless = 80

// endsWithColon reports whether a colon stands in the tokens just before token t.
func (r *reader) endsWithColon(k, t int) bool {
	for ; k >= 0 && k > t-4; k-- {
		if r.word(k) == ":" {
			return true
		}
		if r.d.Tokens[k].UPOS != document.PUNCT {
			return false
		}
	}
	return false
}

// gap is the number of bytes between two spans.
func gap(a, b text.Span) int {
	return max(0, a.Start-b.End, b.Start-a.End)
}

// takeSpeech lays stretch m to the source of cue.
func (r *reader) takeSpeech(m, cue int) {
	if i := r.introducer[cue]; i >= 0 {
		q := &r.relations[i]
		if !q.clausal {
			q.Pieces, q.clausal = nil, true
		}
		r.join(i, m)
		return
	}
	q := relation{cue: cue, clausal: true}
	q.CueWord, q.Cue = r.d.Tokens[cue].Lemma, r.cueSpan(cue)
	r.setSource(cue, r.isPassive(cue) && r.byAgent(cue) >= 0, &q)
	if q.Speaker.Span.Empty() {
		if s := r.nearestName(cue); s >= 0 {
			q.origin = r.source(s)
			q.Speaker = q.origin
		}
	}
	r.introducer[cue] = len(r.relations)
	r.takeMark(m, q)
}

// join adds stretch m to the pieces of relation i.
func (r *reader) join(i, m int) {
	q := &r.relations[i]
	span := r.marks[m].span
	at := 0
	for at < len(q.Pieces) && q.Pieces[at].Start < span.Start {
		at++
	}
	q.Pieces = slices.Insert(q.Pieces, at, span)
	r.takenBy[m] = i
}

// afterAccording joins stretch m to an "according to" of its sentences.
func (r *reader) afterAccording(m, from, to int) bool {
	for t := from; t < to; t++ {
		if r.inQuote[t] < 0 && r.word(t) == "according" && r.introducer[t] >= 0 {
			r.join(r.introducer[t], m)
			return true
		}
	}
	return false
}

// verbBeside lays stretch m to the subject of a verb that is no cue by itself but
// stands where one does: "“…,” beamed Hartley", "Trump barked, “…”".
func (r *reader) verbBeside(m, from, to int) bool {
	q := &r.marks[m]
	for t := max(from, q.first-4); t < min(to, q.last+6); t++ {
		tok := &r.d.Tokens[t]
		if r.inQuote[t] >= 0 || tok.UPOS != document.VERB || r.introducer[t] >= 0 || !r.governs(t, m) {
			continue
		}
		if s := r.ownSubject(t); s < 0 && r.subjectBeside(t) < 0 {
			continue
		}
		r.takeSpeech(m, t)
		return true
	}
	return false
}

// verbBefore is the verb with a subject that only a comma, a colon or a dash parts
// from stretch m behind it, whatever verb it is: "Lund shot back, “…”", "as Lund put
// it: “…”". -1 where there is none.
func (r *reader) verbBefore(m, from int) int {
	q := &r.marks[m]
	marks := 0
	for t := q.first - 1; t >= max(from, q.first-5); t-- {
		tok := &r.d.Tokens[t]
		switch w := r.word(t); {
		case r.inQuote[t] >= 0:
			return -1
		case tok.UPOS == document.PUNCT:
			marks++
		case tok.UPOS == document.VERB:
			if marks < 2 && !isMark(r.word(q.first-1)) || r.introducer[t] >= 0 || r.tree.Child(t, "nsubj") < 0 {
				return -1
			}
			return t
		case w != "it" && w != "back" && tok.Rel != "compound:prt" && tok.UPOS != document.ADV:
			return -1
		}
	}
	return -1
}

// governs reports whether the top of stretch m hangs on verb t as what is said, or
// the verb stands beside the marks with nothing but its subject between.
func (r *reader) governs(t, m int) bool {
	q := &r.marks[m]
	for k := q.first; k < q.last; k++ {
		if tok := &r.d.Tokens[k]; tok.Head == t && (tok.Rel == "ccomp" || tok.Rel == "parataxis" || tok.Rel == "obj" || tok.Rel == "discourse") {
			return true
		}
	}
	return false
}

// announced lays stretch m, which a colon announces, to the name that stands
// before the colon, or to the subject of the sentence that ends with it: "a word
// from the mayor: “…”", "The mayor put out a statement: “…”".
func (r *reader) announced(m int) bool {
	first := r.marks[m].first
	k := first - 1
	for k >= 0 && k > first-4 && r.d.Tokens[k].UPOS == document.PUNCT && r.word(k) != ":" {
		k--
	}
	if k < 1 || r.word(k) != ":" || r.inQuote[k] >= 0 {
		return false
	}
	sent := &r.d.Sentences[r.d.SentenceAt(r.d.Tokens[k].Span.Start)]
	root := -1
	for t := sent.First; t < k; t++ {
		if r.d.Tokens[t].Head == t {
			root = t
		}
	}
	s := -1
	if mn := r.mentionOf[k-1]; mn >= 0 && r.d.Entities[r.d.Mentions[mn].Entity].Type != document.LOC {
		s = r.d.Mentions[mn].Head
	} else if last := &r.d.Tokens[k-1]; last.UPOS == document.NOUN && lexicon.KindShare(last.Lemma, lexicon.Person) >= 0.7 {
		s = k - 1 // "a word from the mayor: “…”"
	} else if root >= 0 {
		s = r.ownSubject(root)
		if s < 0 && isNominal(r.d.Tokens[root].UPOS) {
			s = root // "Mayor: “…”"
		}
	}
	if s < 0 {
		return false
	}
	q := relation{cue: k, clausal: true, origin: r.source(s)}
	q.Speaker, q.Cue, q.CueWord = q.origin, r.d.Tokens[k].Span, ":"
	r.takeMark(m, q)
	return true
}

// signed lays stretch m to the name set behind it with a dash: "“…” —Ilse Holt".
func (r *reader) signed(m int) bool {
	q := &r.marks[m]
	t := q.last
	for t < len(r.d.Tokens) && r.d.Tokens[t].Span.Start < q.span.End {
		t++
	}
	if t+1 >= len(r.d.Tokens) || !isDash(r.word(t)) {
		return false
	}
	for t++; t < len(r.d.Tokens) && isDash(r.word(t)); t++ {
	}
	if t >= len(r.d.Tokens) || r.d.Tokens[t].UPOS != document.PROPN {
		return false
	}
	head := t
	if mn := r.mentionOf[t]; mn >= 0 {
		head = r.d.Mentions[mn].Head
	}
	rel := relation{cue: t - 1, clausal: true, origin: r.source(head)}
	rel.Speaker, rel.Cue, rel.CueWord = rel.origin, r.d.Tokens[t-1].Span, "—"
	r.takeMark(m, rel)
	return true
}

func isDash(w string) bool { return w == "—" || w == "–" || w == "-" || w == "--" || w == "―" }

// takeMark keeps q, whose content is stretch m.
func (r *reader) takeMark(m int, q relation) {
	q.Pieces = []text.Span{r.marks[m].span}
	r.takenBy[m] = len(r.relations)
	r.relations = append(r.relations, q)
}

// onward lays stretch m to the speaker of the stretch before it, where it goes on:
// in the same paragraph, or in the next where the quotation ran on or that
// paragraph is all quotation.
func (r *reader) onward(m int) bool {
	if m == 0 || r.takenBy[m-1] < 0 || r.relations[r.takenBy[m-1]].origin.Span.Empty() {
		return false
	}
	before, q := &r.marks[m-1], &r.marks[m]
	between := r.d.Article.Text[before.span.End:q.span.Start]
	breaks := strings.Count(between, "\n\n")
	switch {
	case breaks == 0 && q.typ == Direct, breaks == 1 && before.continued, breaks == 1 && r.isWholeParagraph(m) && len(between) < farBehind:
		r.join(r.takenBy[m-1], m)
		return true
	}
	return false
}

// spokenOf lays stretch m, a sentence of its own that nobody is said to have
// spoken, to the person whom the sentence before it in the paragraph is about:
// "Holt was angry. “Nobody came.”"
func (r *reader) spokenOf(m int) bool {
	q := &r.marks[m]
	i := r.d.SentenceAt(q.span.Start)
	if i < 1 || q.typ != Direct || r.d.Sentences[i-1].Block != r.d.Sentences[i].Block || r.d.Sentences[i].First < q.first-1 {
		return false
	}
	for t := r.d.Sentences[i-1].First; t < r.d.Sentences[i-1].Last; t++ {
		if r.d.Tokens[t].Head != t || r.inQuote[t] >= 0 {
			continue
		}
		s := r.ownSubject(t)
		if s < 0 {
			return false
		}
		if e := r.entityAt(s); e < 0 || r.d.Entities[e].Type != document.PER {
			return false
		}
		rel := relation{cue: -1, clausal: true, origin: r.source(s)}
		rel.Speaker = rel.origin
		r.takeMark(m, rel)
		return true
	}
	return false
}

// turn lays stretch m, a paragraph of its own, to whom the one before it spoke to:
// a question answers no question, and an answer is one.
func (r *reader) turn(m int) bool {
	if m < 2 || r.takenBy[m-1] < 0 || r.marks[m-1].continued || r.asks(m) == r.asks(m-1) || !r.isWholeParagraph(m) {
		return false
	}
	between := r.d.Article.Text[r.marks[m-1].span.End:r.marks[m].span.Start]
	if strings.Count(between, "\n\n") != 1 {
		return false
	}
	last := &r.relations[r.takenBy[m-1]].origin
	for k := m - 2; k >= max(0, m-4); k-- {
		if r.takenBy[k] < 0 {
			continue
		}
		other := r.relations[r.takenBy[k]].origin
		if other.Span.Empty() || other.Name == last.Name {
			continue
		}
		q := newRelation(-1)
		q.clausal, q.origin, q.Speaker = true, other, other
		r.takeMark(m, q)
		return true
	}
	return false
}

// asks reports whether stretch m ends with a question.
func (r *reader) asks(m int) bool {
	return strings.HasSuffix(strings.TrimSpace(r.d.Text(r.marks[m].content)), "?")
}

// farBehind is the number of bytes that may stand between a quotation and the
// paragraph that goes on with it.
const farBehind = 240

// isWholeParagraph reports whether stretch m opens its paragraph and runs to the
// end of it, but for other quotations.
func (r *reader) isWholeParagraph(m int) bool {
	q := &r.marks[m]
	i := r.d.SentenceAt(q.span.Start)
	if i < 0 {
		return false
	}
	block := r.d.Article.Blocks[r.d.Sentences[i].Block].Span
	if strings.TrimSpace(r.d.Article.Text[block.Start:q.span.Start]) != "" {
		return false
	}
	rest := r.d.Article.Text[min(q.span.End, block.End):block.End]
	return !strings.ContainsFunc(rest, unicode.IsLetter)
}
