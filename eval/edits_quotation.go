package eval

import (
	"strings"
	"unicode/utf8"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var quotationForms = []editForm{
	{compare.Quotation, "word altered", (*editSource).alterQuoted},
	{compare.Quotation, "word dropped", (*editSource).dropQuoted},
	{compare.Quotation, "not put in", (*editSource).denyQuoted},
	{compare.Quotation, "marks removed", (*editSource).dropMarks},
	{compare.Quotation, "marks added", (*editSource).addMarks},
	{compare.Quotation, "other speaker", (*editSource).otherSpeaker},
}

// quotedTokens calls f for each token inside the quotation marks of sentences that
// may be edited, where four words or more are quoted.
func (s *editSource) quotedTokens(f func(t int)) {
	for _, q := range s.quoted {
		if i := s.sentenceOf(q.Start); len(strings.Fields(q.Of(s.d.Article.Text))) < 4 || i < 0 || !s.quotesSpeech(i) {
			continue
		}
		first, last := s.d.TokensIn(q)
		for t := first + 1; t < last-1; t++ {
			f(t)
		}
	}
}

// quotesSpeech reports whether what is quoted in sentence i is in the story's
// running text.
func (s *editSource) quotesSpeech(i int) bool {
	span := s.d.Sentences[i].Span
	return s.d.Article.Blocks[s.d.Sentences[i].Block].Kind == "paragraph" && !boilerplate.MatchString(s.d.Text(span))
}

// quotedOthers are words that say another thing when quoted.
var quotedOthers = map[string]string{"good": "bad", "bad": "good", "great": "poor", "always": "never", "never": "always", "all": "some", "must": "may", "should": "could",
	"first": "last", "more": "less", "most": "few", "many": "few", "strong": "weak", "big": "small", "safe": "dangerous", "dangerous": "safe", "right": "wrong", "wrong": "right",
	"important": "minor", "easy": "hard", "hard": "easy", "happy": "angry", "sad": "relieved", "new": "old", "old": "young", "best": "worst", "worst": "best", "everyone": "somebody",
	"better": "worse", "worse": "better", "love": "hate", "win": "lose", "today": "yesterday", "before": "after", "after": "before", "high": "low", "clear": "unclear", "possible": "impossible",
	"sure": "unsure", "difficult": "simple", "serious": "harmless", "terrible": "wonderful", "will": "might", "can": "could", "lucky": "unlucky", "proud": "ashamed", "people": "men", "police": "soldiers"}

func (s *editSource) alterQuoted() (edits []edit) {
	s.quotedTokens(func(t int) {
		if with, ok := quotedOthers[s.word(t)]; ok {
			edits = append(edits, replace(s.tok(t).Span, with))
		}
		if n := index(numberWords, s.word(t)); n > 0 {
			edits = append(edits, replace(s.tok(t).Span, numberWords[(n+3)%len(numberWords)]))
		}
	})
	return edits
}

// dropQuoted leaves out an adjective or adverb of what was said.
func (s *editSource) dropQuoted() (edits []edit) {
	s.quotedTokens(func(t int) {
		tok := s.tok(t)
		if tok.UPOS == document.ADJ && tok.Rel == "amod" && tok.Head > t && s.tok(t-1).UPOS != document.DET || tok.UPOS == document.ADV && tok.Rel == "advmod" && strings.HasSuffix(s.word(t), "ly") {
			if end := s.tok(t + 1).Span.Start; end > tok.Span.End && s.tok(t-1).UPOS != document.PUNCT && s.tok(t+1).UPOS != document.PUNCT {
				edits = append(edits, replace(text.Span{Start: tok.Span.Start, End: end}, ""))
			}
		}
	})
	return edits
}

func (s *editSource) denyQuoted() (edits []edit) {
	s.quotedTokens(func(t int) {
		if s.isWord(t, "is", "was", "are", "were", "will", "would", "should", "have", "has") && s.tok(t).UPOS == document.AUX && !s.nextIs(t, "not", "n't", "n’t", "?", ".", ",") &&
			s.tok(t+1).UPOS != document.PRON {
			edits = append(edits, insert(s.tok(t).Span.End, " not"))
		}
	})
	return edits
}

// dropMarks gives as the article's own words what it quotes in passing.
func (s *editSource) dropMarks() (edits []edit) {
	for _, q := range s.quoted {
		i := s.sentenceOf(q.Start)
		if i < 0 || !s.isUsable(i) || !s.d.Sentences[i].Span.Contains(q) {
			continue
		}
		words := q.Of(s.d.Article.Text)
		if len(words) < 8 || s.afterIs(q, ".") && strings.HasSuffix(words, ".") {
			continue
		}
		_, open := utf8.DecodeRuneInString(words)
		_, closed := utf8.DecodeLastRuneInString(words)
		inner := words[open : len(words)-closed]
		if q.Start == s.d.Sentences[i].Span.Start || len(strings.Fields(inner)) < 2 || strings.ContainsAny(inner, ".!?,") || inner == strings.ToUpper(inner) || isName(inner) || firstRune(inner) < 'a' {
			continue
		}
		edits = append(edits, replace(q, inner))
	}
	return edits
}

// addMarks quotes word for word what is only told of what somebody said.
func (s *editSource) addMarks() (edits []edit) {
	s.sayings(func(i, verb, _ int) {
		content := s.tree.Child(verb, "ccomp")
		if s.hasMarks(i) || content < verb || s.tok(verb).Rel != "root" {
			return
		}
		start := verb + 1
		if s.isWord(start, "that") {
			start++
		}
		own := s.tree.Child(content, "nsubj", "nsubj:pass", "expl")
		span := s.fullPhrase2(content)
		sentence := s.d.Sentences[i].Span
		if own < 0 || s.fullPhrase(own).Start != s.tok(start).Span.Start || span.End < sentence.End-1 || len(strings.Fields(s.d.Text(span))) < 4 {
			return
		}
		open, closed := "\"", "\""
		if strings.Contains(s.d.Article.Text, "“") {
			open, closed = "“", "”"
		}
		at := text.Span{Start: s.tok(start).Span.Start, End: sentence.End - 1}
		edits = append(edits, replace(at, open+s.d.Text(at)+closed))
	})
	return edits
}

// otherSpeaker lays a direct quotation to somebody else.
func (s *editSource) otherSpeaker() (edits []edit) {
	s.sayings(func(i, _, subj int) {
		if !s.hasMarks(i) {
			return
		}
		if with, at, ok := s.anotherSpeaker(subj); ok && !s.inMarks(at) {
			e := replace(at, with)
			e.also = compare.Attribution
			edits = append(edits, e)
		}
	})
	return edits
}
