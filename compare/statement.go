package compare

import (
	"slices"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// statement is what a sentence tells, or one of its clauses that could stand as a
// sentence: a coordinated one with a subject of its own. Whatever else hangs on
// it, asides and relative clauses, is part of it.
type statement struct {
	sentence int
	claim    int   // the one that it makes, or -1
	tokens   []int // in order, without marks
	span     text.Span
	headline bool // its account's title tells it
}

// statements are those of the side's sentences that are worth a reader's row,
// in order. Titles and headings make none: they say again what the body tells.
func (s *side) statements() []statement {
	var out []statement
	for i := range s.doc.Sentences {
		if s.tellsAt(i) {
			out = s.statementsIn(out, i)
		}
	}
	if k := s.headlined(out); k >= 0 {
		out[k].headline = true
	}
	return out
}

// tellsAt reports whether sentence i is of a block that tells the story.
func (s *side) tellsAt(i int) bool {
	switch s.doc.Article.Blocks[s.doc.Sentences[i].Block].Kind {
	case article.Paragraph, article.Caption:
		return true
	}
	return false
}

func (s *side) isTitle(i int) bool {
	return s.doc.Article.Blocks[s.doc.Sentences[i].Block].Kind == article.Title
}

// statementsIn adds the statements of sentence i to out. A clause too light to be
// missed is left to the one before it.
func (s *side) statementsIn(out []statement, i int) []statement {
	mains := s.mainClaims(i)
	parts := make([]statement, max(1, len(mains)))
	for k := range parts {
		parts[k] = statement{sentence: i, claim: -1}
	}
	for k, c := range mains {
		parts[k].claim = c
	}
	sent := &s.doc.Sentences[i]
	for t := sent.First; t < sent.Last; t++ {
		k := 0
		if len(mains) > 1 {
			k = s.partOf(t, mains)
		}
		if k >= 0 && s.token(t).UPOS != document.PUNCT {
			parts[k].tokens = append(parts[k].tokens, t)
		}
	}
	first := len(out)
	for _, p := range parts {
		weight := weightOf(s.termsOfTokens(p.tokens))
		switch {
		case weight >= leastClaim || weight >= leastDenial && s.denies(i):
			out = append(out, p)
		case len(out) > first:
			last := &out[len(out)-1]
			last.tokens = append(last.tokens, p.tokens...)
			slices.Sort(last.tokens)
		}
	}
	for k := first; k < len(out); k++ {
		out[k].span = s.doc.Sentences[i].Span
		if len(out)-first > 1 {
			out[k].span = s.spanOf(out[k].tokens)
		}
	}
	return out
}

// mainClaims are the claims of sentence i that could each stand as a sentence.
func (s *side) mainClaims(i int) []int {
	var out []int
	for _, c := range s.claims[i] {
		if cl := s.claim(c); !cl.IsMention() && s.leads(i, cl.Predicate.Token) {
			out = append(out, c)
		}
	}
	return out
}

// leads reports whether token t heads its sentence, or a clause with a subject of
// its own that is coordinated with the one that does, or is what a word of saying
// hands over.
func (s *side) leads(i, t int) bool {
	for range 20 {
		tok := s.token(t)
		switch tok.Rel {
		case "conj":
			if s.tree.Child(t, "nsubj", "nsubj:pass", "csubj", "expl") < 0 {
				return false
			}
		case "ccomp", "parataxis":
			if s.makesClaim(i, tok.Head) {
				return false
			}
		default:
			return tok.Head == t
		}
		t = tok.Head
	}
	return false
}

// makesClaim reports whether token t is the predicate of a claim of sentence i.
func (s *side) makesClaim(i, t int) bool {
	for _, c := range s.claims[i] {
		if s.claim(c).Predicate.Token == t {
			return true
		}
	}
	return false
}

// partOf is the number of the claim among mains under whose predicate token t
// hangs; -1 for who says all of them.
func (s *side) partOf(t int, mains []int) int {
	for range 40 {
		for k, c := range mains {
			if s.claim(c).Predicate.Token == t {
				return k
			}
		}
		h := s.token(t).Head
		if h == t {
			break
		}
		t = h
	}
	return -1
}

// spanOf is the words from the first of the tokens to the last, without an "and"
// in front.
func (s *side) spanOf(tokens []int) text.Span {
	if len(tokens) > 1 && s.token(tokens[0]).UPOS == document.CCONJ {
		tokens = tokens[1:]
	}
	return s.span(tokens[0]).Union(s.span(tokens[len(tokens)-1]))
}

// termsOfTokens are the terms that stand on the tokens.
func (s *side) termsOfTokens(tokens []int) []term {
	out := make([]term, 0, len(tokens))
	i := -1 // the sentence of the tokens, which mostly is one
	for _, t := range tokens {
		k := s.termOf[t]
		if k < 0 {
			continue
		}
		if i < 0 || t < s.doc.Sentences[i].First || t >= s.doc.Sentences[i].Last {
			i = s.doc.SentenceAt(s.span(t).Start)
		}
		if i >= 0 {
			out = append(out, s.terms[i][k])
		}
	}
	return out
}

// headlined is the first of the statements that tell most of the title, or -1.
func (s *side) headlined(all []statement) int {
	best, most := -1, 0.0
	for i := range s.doc.Sentences {
		if !s.isTitle(i) || len(s.terms[i]) == 0 {
			continue
		}
		for k := range all {
			share := foundIn(s.terms[i], s.termsOfTokens(all[k].tokens))
			if share > most && share >= leastHeadline {
				best, most = k, share
			}
		}
	}
	return best
}

// leastHeadline is the share of a title's weight that the statement has which
// tells it.
const leastHeadline = 0.3

// foundIn is the share of the weight of ts whose very words are among others.
func foundIn(ts, others []term) float64 {
	shared, total := 0.0, 0.0
	for _, t := range ts {
		total += t.weight
		for _, o := range others {
			if o.entry == t.entry {
				shared += t.weight
				break
			}
		}
	}
	if total == 0 {
		return 0
	}
	return shared / total
}
