package claim

// Quotations, their speakers and their cues.
//
// Whose words they are is told by the cue: the reporting verb in the words
// around the quotation that governs it, or stands nearest to it, and that
// verb's subject; else "according to"; else the speaker of the quotation before
// in the same paragraph.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// readQuotations fills r.quotes and r.inQuote.
func (r *reader) readQuotations() {
	marked := markedSpans(r.d)
	for _, m := range marked {
		first, last := r.d.TokensIn(m.content)
		if first == last {
			continue
		}
		for t := first; t < last; t++ {
			r.inQuote[t] = len(r.quotes)
		}
		r.quotes = append(r.quotes, Quotation{Span: m.span, Content: m.content, Type: r.typeOf(first, last),
			Speaker: Source{Entity: -1}})
	}
	for i := range r.quotes {
		r.findSpeaker(i)
	}
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

func (r *reader) findSpeaker(i int) {
	q := &r.quotes[i]
	from, to := r.frame(q.Span)
	if cue := r.governingCue(q, from, to); cue >= 0 {
		r.setSpeaker(q, cue)
	}
	if q.Speaker.Span.Empty() {
		r.speakerFromAccording(q, from, to)
	}
	if q.Speaker.Span.Empty() && i > 0 && r.follows(i) {
		q.Speaker, q.CueWord = r.quotes[i-1].Speaker, r.quotes[i-1].CueWord
	}
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

// governingCue is the reporting verb outside the marks that governs q, or else
// the nearest to it; -1 where there is none.
func (r *reader) governingCue(q *Quotation, from, to int) int {
	best, bestDistance := -1, 1<<30
	above := r.ancestors(q)
	for t := from; t < to; t++ {
		tok := &r.d.Tokens[t]
		if r.inQuote[t] >= 0 || tok.UPOS != document.VERB {
			continue
		}
		if _, ok := CueOf(tok.Lemma); !ok {
			continue
		}
		distance := gap(tok.Span, q.Span)
		switch own := r.tree.Child(t, "nsubj", "nsubj:pass") >= 0; {
		case !own:
			distance += subjectless // ", indicating", behind what somebody else said
		case above[t]:
			distance -= 1000
		}
		if distance < bestDistance {
			best, bestDistance = t, distance
		}
	}
	return best
}

// subjectless is how many bytes farther a cue without a subject of its own counts.
const subjectless = 80

// ancestors are the tokens outside q that stand above a token of q in the tree.
func (r *reader) ancestors(q *Quotation) map[int]bool {
	above := make(map[int]bool)
	first, last := r.d.TokensIn(q.Content)
	for t := first; t < last; t++ {
		for h := t; ; h = r.d.Tokens[h].Head {
			if h < first || h >= last {
				if above[h] {
					break
				}
				above[h] = true
			}
			if r.d.Tokens[h].Head == h {
				break
			}
		}
	}
	return above
}

// gap is the number of bytes between two spans.
func gap(a, b text.Span) int {
	return max(0, a.Start-b.End, b.Start-a.End)
}

func (r *reader) setSpeaker(q *Quotation, cue int) {
	q.Cue, q.CueWord = r.d.Tokens[cue].Span, r.d.Tokens[cue].Lemma
	if s := r.subject(cue); s >= 0 && r.inQuote[s] < 0 {
		q.Speaker = r.source(s)
		return
	}
	if s := r.nearestName(cue, q); s >= 0 {
		q.Speaker = r.source(s)
	}
}

// nearestName is the head of the mention outside the marks that stands next to
// the cue: a way out where the parse has no subject.
func (r *reader) nearestName(cue int, q *Quotation) int {
	best, distance := -1, 60
	for m := range r.d.Mentions {
		men := &r.d.Mentions[m]
		if r.inQuote[men.Head] >= 0 || r.d.SentenceAt(men.Span.Start) != r.d.SentenceAt(r.d.Tokens[cue].Span.Start) {
			continue
		}
		if g := gap(men.Span, r.d.Tokens[cue].Span); g < distance {
			best, distance = men.Head, g
		}
	}
	return best
}

func (r *reader) speakerFromAccording(q *Quotation, from, to int) {
	for t := from; t < to; t++ {
		if r.inQuote[t] >= 0 {
			continue
		}
		if src, cue, ok := r.sourceAfterAccording(t); ok {
			q.Speaker, q.Cue, q.CueWord = src, cue, "according to"
			return
		}
	}
}

// follows reports whether quotation i goes on where the one before it stopped:
// in the same paragraph, or in the next where the quotation ran on, with no
// other person brought in between.
func (r *reader) follows(i int) bool {
	q, before := &r.quotes[i], &r.quotes[i-1]
	if before.Speaker.Span.Empty() {
		return false
	}
	between := r.d.Article.Text[before.Span.End:q.Span.Start]
	if strings.Contains(between, "\n\n") {
		return before.Span.End == before.Content.End // never closed: it runs on
	}
	return q.Type == Direct
}
