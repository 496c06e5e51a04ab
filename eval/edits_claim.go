package eval

import (
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

var claimForms = []editForm{
	{compare.Claim, "sentence added", (*editSource).addSentence},
	{compare.Claim, "sentence removed", (*editSource).dropSentence},
	{compare.Claim, "clause removed", (*editSource).dropClause},
	{compare.Claim, "clause added", (*editSource).addClause},
}

// facts are sentences that fit any story and are told in none.
var facts = []string{
	"A second inquiry was opened by the regional council.", "Two engineers were dismissed over the affair.", "The insurer paid 40,000 pounds to the owners.",
	"A gas leak was found in the basement of the building.", "Three schools nearby were closed for the rest of the week.", "The mayor cancelled a trip abroad.",
	"Shares of the company lost a fifth of their value.", "A ferry had to turn back because of high waves.", "Customs officers seized a lorry full of cigarettes.",
	"The museum returned four paintings to their owners.", "An online petition gathered 12,000 signatures.", "The bishop visited the families in the evening.",
}

func (s *editSource) addSentence() (edits []edit) {
	for _, i := range s.usable {
		if fact := facts[s.rng.IntN(len(facts))]; !s.hasMarks(i) {
			edits = append(edits, insert(s.d.Sentences[i].Span.End, " "+fact))
		}
	}
	return edits
}

// dropSentence leaves out a sentence that tells what no other does and that no
// other needs.
func (s *editSource) dropSentence() (edits []edit) {
	for _, i := range s.usable {
		if s.d.Sentences[i].Last-s.d.Sentences[i].First < 9 || s.hasMarks(i) || s.needed(i) || s.toldTwice(i) {
			continue
		}
		edits = append(edits, edit{drop: i})
	}
	return edits
}

// needed reports whether the sentence after i leans on it: by a pronoun, by "this",
// by a quotation without a speaker.
func (s *editSource) needed(i int) bool {
	if i+1 >= len(s.d.Sentences) {
		return false
	}
	if s.leans(i + 1) {
		return true
	}
	return s.hasMarks(i) || s.hasMarks(i+1)
}

// leans reports whether sentence i cannot be understood alone.
func (s *editSource) leans(i int) bool {
	for t := s.d.Sentences[i].First; t < s.d.Sentences[i].Last; t++ {
		tok := s.tok(t)
		if tok.UPOS == document.PRON && s.isWord(t, "he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "this", "that", "these", "those", "i", "we", "my", "our") && tok.Rel != "mark" && tok.Rel != "expl" {
			return true
		}
		if tok.Rel == "det" && s.isWord(t, "this", "that", "these", "those", "such", "another", "both") {
			return true
		}
		if t == s.d.Sentences[i].First && s.isWord(t, "but", "and", "however", "also", "then", "later", "meanwhile", "instead", "so", "yet", "still", "afterwards", "another", "other") || s.isWord(t, "too", "latter", "former", "respectively") {
			return true
		}
	}
	return false
}

// toldTwice reports whether another sentence has most of the rare words of sentence i.
func (s *editSource) toldTwice(i int) bool {
	own := s.rareWords(i)
	if len(own) < 3 {
		return true
	}
	for k := range s.d.Sentences {
		if k == i {
			continue
		}
		shared := 0
		other := s.rareWords(k)
		for w := range own {
			if other[w] {
				shared++
			}
		}
		if 5*shared >= 2*len(own) {
			return true
		}
	}
	return false
}

func (s *editSource) rareWords(i int) map[string]bool {
	set := map[string]bool{}
	for t := s.d.Sentences[i].First; t < s.d.Sentences[i].Last; t++ {
		switch s.tok(t).UPOS {
		case document.NOUN, document.PROPN, document.VERB, document.ADJ, document.NUM:
			if lemma := strings.ToLower(s.tok(t).Lemma); lexicon.Rarity(lemma) > 2 {
				set[lemma] = true
			}
		}
	}
	return set
}

// dropClause leaves out a clause between commas, or one at the end after a comma.
func (s *editSource) dropClause() (edits []edit) {
	s.tokens(func(i, t int) {
		tok := s.tok(t)
		if tok.UPOS != document.VERB || tok.Rel != "acl:relcl" && tok.Rel != "advcl" && tok.Rel != "conj" || s.hasMarks(i) || s.reports(i) {
			return
		}
		span := s.fullPhrase2(t)
		first, last := s.d.TokensIn(span)
		sentence := s.d.Sentences[i]
		if first <= sentence.First+3 || last-first < 5 {
			return
		}
		for first < last && s.word(first) == "," {
			first++
		}
		if s.word(first-1) != "," {
			return
		}
		for last > first && s.word(last-1) == "," {
			last--
		}
		at := text.Span{Start: s.tok(first - 1).Span.Start, End: s.tok(last - 1).Span.End}
		switch {
		case last == sentence.Last-1 || last == sentence.Last && s.tok(last-1).UPOS == document.PUNCT:
			at.End = sentence.Span.End - 1
		case s.word(last) == "," && tok.Rel == "acl:relcl":
			at.End = s.tok(last).Span.End
		default:
			return
		}
		if tok.Rel == "conj" && s.tok(tok.Head).UPOS != document.VERB {
			return
		}
		edits = append(edits, replace(at, ""))
	})
	return edits
}

// addClause puts a new happening beside the one that is told.
func (s *editSource) addClause() (edits []edit) {
	clauses := []string{" and a warehouse burned down", ", while three roads were closed", " and the council ordered an audit", ", and two cars were damaged", ", while a helicopter searched the coast"}
	s.tells(func(i, t int) {
		words := s.d.Text(s.d.Sentences[i].Span)
		if s.tok(t).Rel != "root" || s.hasMarks(i) || s.reports(i) || !strings.HasSuffix(words, ".") || strings.HasSuffix(words, ".m.") {
			return
		}
		edits = append(edits, insert(s.d.Sentences[i].Span.End-1, clauses[s.rng.IntN(len(clauses))]))
	})
	return edits
}
