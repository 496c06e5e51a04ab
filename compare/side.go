package compare

import (
	"math"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// side is one account prepared for comparison: its words as terms that can be
// matched with those of the other side.
type side struct {
	account *story.Account
	doc     *document.Document
	tree    *document.Tree
	ids     []int // identity of each entity
	terms   [][]term
	termOf  []int             // index in terms[sentence] of each token, or -1
	claims  [][]int           // claims of each sentence
	quotes  []claim.Quotation // words inside marks
	inQuote []int             // the one of quotes that holds each token, or -1
	mention []int             // mention that holds each token, or -1

	claimTerms [][]term // of each claim, without its predicate
	wholeClaim [][]term // of each claim

	spanEnd  []int      // where the amount, time or name that begins at each token ends, or 0
	spanKind []unitKind // which of them it is
	spanItem []int      // its index in the document's mentions, quantities or times
	units    [][]unit   // of each sentence, once asked for

	named map[int]bool // whether it names each identity that was asked for
}

// term is a word, name, amount or time that carries content.
type term struct {
	token  int
	entry  int // index in vocabulary.entries
	weight float64
}

// entry is one distinct thing a term can be.
type entry struct {
	kind  termKind
	lemma string
	pos   lexicon.POS
	name  int // identity
	much  *quantity.Quantity
	when  *timex.Time
	count int // sentences of either side that have it
}

type termKind uint8

const (
	aWord termKind = iota
	aName
	anAmount
	aTime
)

// vocabulary holds the distinct terms of both sides.
type vocabulary struct {
	entries []entry
	index   map[string]int
	ids     *identities
	near    [][]likeEntry // by entry, what is like it; known after relate
	sides   []uint64      // by entry, a bit for each side that has it
	many    bool          // more sides than bits
	like    []float64     // scratch: by entry, likeness to the terms at hand
}

func newVocabulary(ids *identities) *vocabulary {
	return &vocabulary{index: make(map[string]int), ids: ids}
}

func (v *vocabulary) intern(key string, e entry) int {
	if i, ok := v.index[key]; ok {
		return i
	}
	v.index[key] = len(v.entries)
	v.entries = append(v.entries, e)
	return len(v.entries) - 1
}

func newSide(acc *story.Account, ids []int, v *vocabulary) *side {
	d := acc.Document
	s := &side{account: acc, named: make(map[int]bool), doc: d, tree: document.NewTree(d), ids: ids,
		terms: make([][]term, len(d.Sentences)), termOf: filled(len(d.Tokens)),
		claims: make([][]int, len(d.Sentences)), inQuote: filled(len(d.Tokens)), mention: filled(len(d.Tokens))}
	for m := range d.Mentions {
		for t := d.Mentions[m].First; t < d.Mentions[m].Last; t++ {
			s.mention[t] = m
		}
	}
	s.quotes = claim.MarkedWords(acc.Quotations)
	for q := range s.quotes {
		first, last := d.TokensIn(s.quotes[q].Content)
		for t := first; t < last; t++ {
			s.inQuote[t] = q
		}
	}
	for c := range acc.Claims {
		if i := acc.Claims[c].Sentence; i >= 0 {
			s.claims[i] = append(s.claims[i], c)
		}
	}
	s.readTerms(v)
	s.readUnits()
	return s
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// readTerms turns the tokens of every sentence into terms. Tokens inside an
// amount or a time make one term together, on the last of them.
func (s *side) readTerms(v *vocabulary) {
	taken := s.readSpans(v)
	for i := range s.doc.Sentences {
		sent := &s.doc.Sentences[i]
		for t := sent.First; t < sent.Last; t++ {
			e, ok := taken[t], true
			if e == skipped {
				continue
			}
			if e == free {
				if e, ok = s.wordEntry(t, v); !ok {
					continue
				}
			}
			s.termOf[t] = len(s.terms[i])
			s.terms[i] = append(s.terms[i], term{token: t, entry: e})
		}
		s.countOnce(s.terms[i], v)
	}
}

const (
	free    = -1
	skipped = -2
)

// readSpans gives the tokens of amounts, times and names their entry: the last
// token of the span carries it, the others are skipped.
func (s *side) readSpans(v *vocabulary) []int {
	taken := filled(len(s.doc.Tokens))
	claimSpan := func(first, last, carrier, e int) {
		for t := first; t < last; t++ {
			taken[t] = skipped
		}
		taken[carrier] = e
	}
	for i := range s.doc.Quantities {
		q := &s.doc.Quantities[i]
		if first, last := s.doc.TokensIn(q.Span); last > first {
			e := v.intern("n:"+s.words(q.Span)+"|"+q.Unit, entry{kind: anAmount, much: q})
			claimSpan(first, last, last-1, e)
		}
	}
	for i := range s.doc.Times {
		w := &s.doc.Times[i]
		if first, last := s.doc.TokensIn(w.Span); last > first {
			key := "t:" + w.Value + "|" + w.Begin.Format("2006-01-02T15:04") + "|" + w.End.Format("2006-01-02T15:04")
			claimSpan(first, last, last-1, v.intern(key, entry{kind: aTime, when: w}))
		}
	}
	for m := range s.doc.Mentions {
		men := &s.doc.Mentions[m]
		if men.Last <= men.First || taken[men.Head] != free {
			continue
		}
		claimSpan(men.First, men.Last, men.Head, v.nameEntry(s.ids[men.Entity]))
	}
	s.readMissedNames(v, taken, claimSpan)
	return taken
}

func (v *vocabulary) nameEntry(id int) int {
	return v.intern("e:"+v.ids.names[id].Name+"|"+v.ids.names[id].Place, entry{kind: aName, name: id})
}

// readMissedNames finds the names that another account has, of two words and
// more, where they were not told for names in this one.
func (s *side) readMissedNames(v *vocabulary, taken []int, claimSpan func(first, last, carrier, e int)) {
	for t := range s.doc.Tokens {
		for _, id := range v.ids.byFirst[s.wordOf(t)] {
			if n := s.sameRun(t, v.ids.words[id], taken); n > 0 {
				claimSpan(t, t+n, t+n-1, v.nameEntry(id))
				break
			}
		}
	}
}

// sameRun is the number of tokens from t on that are these words, none of them
// taken; 0 where they are not.
func (s *side) sameRun(t int, words []string, taken []int) int {
	if t+len(words) > len(s.doc.Tokens) {
		return 0
	}
	for i, w := range words {
		if taken[t+i] != free || s.wordOf(t+i) != w {
			return 0
		}
	}
	return len(words)
}

// wordEntry is the entry of a content word; ok is false for all other tokens.
func (s *side) wordEntry(t int, v *vocabulary) (int, bool) {
	tok := &s.doc.Tokens[t]
	pos := lexicon.Noun
	switch tok.UPOS {
	case document.NOUN, document.PROPN, document.X, document.NUM, document.SYM:
	case document.VERB:
		pos = lexicon.Verb
	case document.ADJ:
		pos = lexicon.Adjective
	case document.ADV:
		pos = lexicon.Adverb
	default:
		return 0, false
	}
	lemma := strings.ToLower(tok.Lemma)
	if emptyWords[lemma] || len(lemma) < 2 {
		return 0, false
	}
	return v.intern("w:"+string(rune('0'+pos))+lemma, entry{kind: aWord, lemma: lemma, pos: pos}), true
}

// emptyWords are content words by class that carry no content by themselves.
var emptyWords = map[string]bool{"be": true, "have": true, "do": true, "not": true, "n't": true, "n’t": true,
	"also": true, "so": true, "then": true, "there": true, "here": true, "however": true, "meanwhile": true,
	"very": true, "too": true, "just": true, "still": true, "even": true, "only": true, "other": true, "such": true,
	"mr": true, "mrs": true, "ms": true, "more": true, "most": true, "less": true, "when": true, "where": true, "why": true, "how": true}

// countOnce counts the sentence of ts for each entry that it has.
func (s *side) countOnce(ts []term, v *vocabulary) {
	for k, t := range ts {
		if !slices.ContainsFunc(ts[:k], func(o term) bool { return o.entry == t.entry }) {
			v.entries[t.entry].count++
		}
	}
}

// weigh gives every term its weight: how rare it is in news, less where the
// story itself has it in many sentences.
func (v *vocabulary) weigh(sides ...*side) {
	weights := make([]float64, len(v.entries))
	for i := range weights {
		weights[i] = v.weight(i)
	}
	for _, s := range sides {
		for i := range s.terms {
			for k := range s.terms[i] {
				s.terms[i][k].weight = weights[s.terms[i][k].entry]
			}
		}
	}
}

func (v *vocabulary) weight(i int) float64 {
	e := &v.entries[i]
	w := 5.0
	switch e.kind {
	case aWord:
		w = lexicon.Rarity(e.lemma)
		if e.pos == lexicon.Adverb {
			w *= 0.6
		}
		if _, cue := claim.CueOf(e.lemma); cue {
			w *= 0.4 // who says it is compared apart
		}
	case aTime:
		w = 3.5
	case anAmount:
		if e.much.Vague {
			w = 3
		}
	}
	return w / (1 + math.Log1p(float64(e.count)/6))
}

// isBody reports whether sentence i carries the story, not its headline.
func (s *side) isBody(i int) bool {
	switch s.doc.Article.Blocks[s.doc.Sentences[i].Block].Kind {
	case article.Title, article.Heading:
		return false
	}
	return true
}

func (s *side) span(t int) text.Span { return s.doc.Tokens[t].Span }
