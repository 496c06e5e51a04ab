package claim

// Speech inside marks that no cue has taken.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// readSpeech gives the stretches inside marks that are left, and are speech, to
// whoever speaks them.
func (r *reader) readSpeech() {
	for m := range r.marks {
		if r.takenBy[m] >= 0 || !r.isSpeech(m) {
			continue
		}
		from, to := r.frame(r.marks[m].span)
		switch cue := r.cueNear(m, from, to); {
		case cue >= 0:
			r.takeSpeech(m, cue)
		case r.afterAccording(m, from, to), r.onward(m):
		}
	}
}

// isSpeech tells what somebody said from words set apart: it is a clause, or ends
// as a sentence does.
func (r *reader) isSpeech(m int) bool {
	q := &r.marks[m]
	if q.typ == Direct {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(r.d.Text(q.content), unicode.IsSpace))
	return strings.ContainsRune(",.?!…—", last) && q.last-q.first > 2
}

// frame is the token range of the sentences that q touches.
func (r *reader) frame(q text.Span) (from, to int) {
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
	return r.d.Sentences[first].First, r.d.Sentences[last].Last
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
		if c == nil || !c.frames.has(clauses) {
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
	q.Pieces = []text.Span{r.marks[m].span}
	r.setSource(cue, r.isPassive(cue) && r.byAgent(cue) >= 0, &q)
	if q.Speaker.Span.Empty() {
		if s := r.nearestName(cue); s >= 0 {
			q.origin = r.source(s)
			q.Speaker = q.origin
		}
	}
	r.takenBy[m] = len(r.relations)
	r.introducer[cue] = len(r.relations)
	r.relations = append(r.relations, q)
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

// onward lays stretch m to the speaker of the stretch before it, where it goes on:
// in the same paragraph, or in the next where the quotation ran on.
func (r *reader) onward(m int) bool {
	if m == 0 || r.takenBy[m-1] < 0 {
		return false
	}
	before := &r.marks[m-1]
	i := r.takenBy[m-1]
	if r.relations[i].origin.Span.Empty() {
		return false
	}
	between := r.d.Article.Text[before.span.End:r.marks[m].span.Start]
	if strings.Contains(between, "\n\n") {
		if before.continued {
			r.join(i, m)
		}
		return before.continued
	}
	if r.marks[m].typ == Direct {
		r.join(i, m)
		return true
	}
	return false
}
