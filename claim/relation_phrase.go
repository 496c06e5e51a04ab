package claim

// Adverbs and prepositions that lay a whole sentence to a source: "reportedly",
// "according to", "in the words of".

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// readAdverb reads "reportedly": its clause is laid to nobody by name.
func (r *reader) readAdverb(t int) {
	span := r.d.Tokens[t].Span
	q := relation{cue: t, clausal: true, origin: Source{Span: span, Entity: -1, Kind: Impersonal}}
	q.Speaker = Source{Entity: -1, Kind: Impersonal}
	q.Cue, q.CueWord = span, "report"
	q.Pieces = r.cover(r.d.Tokens[t].Head, t)
	r.add(q)
}

const accordingTo = "according to"

// readAccording reads "according to …", whose content is the sentence around it.
func (r *reader) readAccording(t int) {
	src, head, cue, ok := r.sourceAfterAccording(t)
	if !ok {
		return
	}
	q := relation{cue: t, clausal: true, origin: src}
	q.Speaker, q.Cue, q.CueWord = src, cue, accordingTo
	q.Pieces = r.besides(head)
	r.add(q)
}

// readView reads the phrases that tell whose count, words or view a sentence gives:
// "In a poll of …, half said", "To many voters, …", "…, per the report", "in the words
// of Holt".
func (r *reader) readView(t int) {
	head := r.d.Tokens[t].Head
	if r.d.Tokens[t].UPOS != document.ADP || head < t || r.inQuote[t] >= 0 {
		return
	}
	noun := &r.d.Tokens[head]
	first := r.d.Sentences[r.d.SentenceAt(r.d.Tokens[t].Span.Start)].First
	source, cue := head, r.d.Tokens[t].Span
	switch w := r.word(t); {
	case w == "in" && views[noun.Lemma]:
		source = r.tree.Child(head, "nmod:poss", "nmod")
		if source < 0 {
			return
		}
		if of := r.tree.Child(source, "case"); of > head { // "in the words of Holt"
			cue = cue.Union(r.d.Tokens[of].Span)
		} else {
			cue = noun.Span
		}
	case w == "in":
		if !counts[noun.Lemma] || t > first+1 {
			return
		}
	case w == "per":
		said := r.entityAt(head) >= 0 || r.tree.Child(head, "det", "nmod:poss") >= 0 || lexicon.KindShare(noun.Lemma, lexicon.Group) >= 0.5
		if !said || t > first && r.d.Tokens[t-1].UPOS != document.PUNCT {
			return
		}
	default:
		if t > first+1 || !r.isPeople(head) || !r.endsWithComma(head) {
			return
		}
	}
	if noun.Rel != "obl" && noun.Rel != "nmod" || r.ownSubject(noun.Head) < 0 {
		return
	}
	q := newRelation(t)
	q.clausal, q.origin = true, r.source(source)
	q.Speaker, q.Cue, q.CueWord = q.origin, cue, accordingTo
	q.Pieces = r.besides(head)
	r.add(q)
}

// views are the nouns of what somebody thinks, or how he puts it.
var views = map[string]bool{"view": true, "word": true, "opinion": true, "eye": true, "mind": true, "telling": true, "estimation": true,
	"judgment": true, "judgement": true, "account": true}

// counts are the nouns of what counts answers.
var counts = map[string]bool{"poll": true, "survey": true, "census": true, "questionnaire": true}

// isPeople reports whether token t stands for one who has a view, or many.
func (r *reader) isPeople(t int) bool {
	if e := r.entityAt(t); e >= 0 {
		return r.d.Entities[e].Type == document.PER
	}
	tok := &r.d.Tokens[t]
	return lexicon.KindShare(tok.Lemma, lexicon.Person) >= 0.7 && (tok.XPOS == "NNS" || tok.XPOS == "NNPS")
}

// endsWithComma reports whether a comma follows the phrase that t heads.
func (r *reader) endsWithComma(t int) bool {
	end := r.tree.Phrase(t).End
	for t++; t < len(r.d.Tokens) && r.d.Tokens[t].Span.End <= end; t++ {
	}
	return t < len(r.d.Tokens) && r.word(t) == ","
}
