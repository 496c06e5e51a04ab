package claim

// Speakers set before what they say, or behind it, by a colon or a dash alone:
// headlines ("Mayor: we will rebuild", "Bridge to stay shut: report"), interviews
// and transcripts ("HOLT: We waited.").

import (
	"strings"
	"unicode"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// readColons reads the blocks that a speaker and a colon open, and headlines that
// they close.
func (r *reader) readColons() {
	for i := range r.d.Sentences {
		if i > 0 && r.d.Sentences[i].Block == r.d.Sentences[i-1].Block {
			continue
		}
		first, last := r.block(i)
		kind := r.d.Article.Blocks[r.d.Sentences[i].Block].Kind
		headline := kind == article.Title || kind == article.Heading
		colon := r.labelEnd(first, last)
		switch {
		case colon > first && r.isLabel(first, colon, headline):
			r.readColon(colon, first, colon, headline, r.d.Tokens[colon+1].Span.Union(r.d.Tokens[last-1].Span))
		case headline:
			r.readClosing(first, last)
		}
	}
}

// block is the token range of the block that sentence i opens.
func (r *reader) block(i int) (first, last int) {
	first, last = r.d.Sentences[i].First, r.d.Sentences[i].Last
	for k := i + 1; k < len(r.d.Sentences) && r.d.Sentences[k].Block == r.d.Sentences[i].Block; k++ {
		last = r.d.Sentences[k].Last
	}
	return first, last
}

// labelLength is the number of tokens up to which a name with its titles goes.
const labelLength = 8

// labelEnd is the colon among the first tokens of a block, -1 where there is none
// or nothing follows it.
func (r *reader) labelEnd(first, last int) int {
	for t := first; t < min(last-1, first+labelLength); t++ {
		if r.word(t) == ":" && r.inQuote[t] < 0 {
			return t
		}
	}
	return -1
}

// isLabel reports whether tokens [first, last) name somebody who can speak: in a
// headline any person, body or paper, in the text a person's name or the letter of
// an interview.
func (r *reader) isLabel(first, last int, headline bool) bool {
	if headline && last == first+1 {
		if w := r.word(first); tellers[w] || canSay(w) && !isPaper(w) {
			return true // whatever the tagger made of a word alone
		}
	}
	for t := first; t < last; t++ {
		switch r.d.Tokens[t].UPOS {
		case document.VERB, document.AUX, document.ADV, document.SCONJ:
			return false
		}
	}
	head := r.labelHead(first, last)
	if e := r.entityAt(head); e >= 0 {
		typ := r.d.Entities[e].Type
		return typ == document.PER || headline && typ == document.ORG
	}
	if lemma := strings.ToLower(r.d.Tokens[head].Lemma); headline {
		return tellers[lemma] || canSay(lemma) && !isPaper(lemma)
	}
	return last-first <= 3 && isUpper(r.d.Text(r.d.Tokens[first].Span.Union(r.d.Tokens[last-1].Span)))
}

// canSay reports whether a noun is of those who say something, or of papers that do.
func canSay(lemma string) bool {
	return lexicon.KindShare(lemma, lexicon.Person)+lexicon.KindShare(lemma, lexicon.Group) >= 0.5 || isPaper(lemma)
}

// tellers are the papers that a headline may open with as its source. Most that say
// something do not: "Update: …", "Review: …".
var tellers = map[string]bool{"report": true, "poll": true, "survey": true, "study": true, "source": true, "memo": true,
	"letter": true, "document": true, "data": true, "indictment": true, "lawsuit": true, "transcript": true, "research": true}

// isUpper reports whether s is in capitals, as the names of a transcript are.
func isUpper(s string) bool {
	return len(s) > 2 && !strings.ContainsFunc(s, unicode.IsLower) && strings.ContainsFunc(s, unicode.IsUpper)
}

// labelHead is the token of [first, last) that the others hang on.
func (r *reader) labelHead(first, last int) int {
	for t := first; t < last; t++ {
		if h := r.d.Tokens[t].Head; isNominal(r.d.Tokens[t].UPOS) && (h < first || h >= last || h == t) {
			return t
		}
	}
	return last - 1
}

// readClosing reads a headline that ends with its source: "Bridge to stay shut:
// mayor".
func (r *reader) readClosing(first, last int) {
	end := last
	for end > first && r.d.Tokens[end-1].UPOS == document.PUNCT {
		end--
	}
	for t := end - 1; t > max(first+2, end-6); t-- {
		if r.word(t-1) != ":" || r.inQuote[t-1] >= 0 {
			continue
		}
		if r.isLabel(t, end, true) {
			r.readColon(t-1, t, end, true, r.d.Tokens[first].Span.Union(r.d.Tokens[t-2].Span))
		}
		return
	}
}

// readColon lays content to the speaker whom tokens [first, last) name.
func (r *reader) readColon(colon, first, last int, headline bool, content text.Span) {
	head := r.labelHead(first, last)
	q := relation{cue: colon, clausal: true, origin: r.source(head)}
	q.origin.Span = r.d.Tokens[first].Span.Union(r.d.Tokens[last-1].Span)
	if q.origin.Name == "" {
		q.origin.Name = r.d.Text(q.origin.Span)
	}
	q.Speaker, q.Cue, q.CueWord = q.origin, r.d.Tokens[colon].Span, ":"
	q.Pieces = []text.Span{content}
	q.verbatim = !headline
	r.add(q)
}
