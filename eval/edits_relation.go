package eval

import (
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
)

var relationForms = []editForm{
	{compare.Relation, "cause added", (*editSource).addCause},
	{compare.Relation, "order turned", (*editSource).turnOrder},
	{compare.Relation, "cause for order", (*editSource).causeForOrder},
	{compare.Relation, "order for cause", (*editSource).orderForCause},
}

// addCause gives a reason that the article does not give.
func (s *editSource) addCause() (edits []edit) {
	causes := []string{" because of a dispute over money", " in retaliation for an earlier attack", " in response to public criticism", " as a result of budget cuts", " because of a political row", " in protest at new rules"}
	s.tells(func(i, t int) {
		words := s.d.Text(s.d.Sentences[i].Span)
		if s.tok(t).Rel != "root" || s.tok(t).XPOS != "VBD" && s.auxOf(t) < 0 || s.hasMarks(i) || s.reports(i) || s.hasReason(i) || !strings.HasSuffix(words, ".") || strings.HasSuffix(words, ".m.") || s.tree.Child(t, "conj", "parataxis", "advcl") >= 0 {
			return
		}
		edits = append(edits, insert(s.d.Sentences[i].Span.End-1, causes[s.rng.IntN(len(causes))]))
	})
	return edits
}

// hasReason reports whether sentence i gives a reason, aim or condition already.
func (s *editSource) hasReason(i int) bool {
	for t := s.d.Sentences[i].First; t < s.d.Sentences[i].Last; t++ {
		if s.isWord(t, "because", "since", "due", "for", "after", "so", "as", "over", "following", "if", "amid", "response", "result", "which", "who", "but") {
			return true
		}
	}
	return false
}

// isClauseMark reports whether t joins an adverbial clause to its verb.
func (s *editSource) isClauseMark(t int) bool {
	return s.tok(t).Rel == "mark" && s.tok(s.tok(t).Head).Rel == "advcl" && s.tok(t).Head > t
}

// turnOrder exchanges before and after.
func (s *editSource) turnOrder() []edit {
	return s.otherWords(map[string]string{"before": "after", "after": "before"}, func(t int) bool {
		return s.isClauseMark(t) && s.tok(s.tok(t).Head).UPOS == document.VERB && !s.nextIs(t, "all", "that")
	})
}

// causeForOrder makes what came first the cause.
func (s *editSource) causeForOrder() (edits []edit) {
	s.tokens(func(_, t int) {
		if s.isWord(t, "after") && s.isClauseMark(t) && s.tree.Child(s.tok(t).Head, "nsubj", "nsubj:pass") > t {
			edits = append(edits, replace(s.tok(t).Span, likeCase("because", s.word(t))))
		}
		if s.isWord(t, "after", "following", "amid") && s.tok(t).Rel == "case" && s.tok(s.tok(t).Head).UPOS == document.NOUN && s.tok(s.tok(t).Head).Rel == "obl" && !s.isTimeNoun(s.tok(t).Head) {
			if !s.inTime(s.tok(t).Head) {
				edits = append(edits, replace(s.tok(t).Span, likeCase("because of", s.word(t))))
			}
		}
	})
	return edits
}

func (s *editSource) inTime(t int) bool {
	for _, tm := range s.d.Times {
		if tm.Span.Overlaps(s.tok(t).Span) {
			return true
		}
	}
	return false
}

// orderForCause says only when of what is given as the reason.
func (s *editSource) orderForCause() (edits []edit) {
	s.tokens(func(_, t int) {
		switch {
		case s.isWord(t, "because") && s.isClauseMark(t):
			edits = append(edits, replace(s.tok(t).Span, likeCase("after", s.word(t))))
		case s.isWord(t, "because") && s.nextIs(t, "of"):
			edits = append(edits, replace(s.spanOf(t, t+1), likeCase("despite", s.word(t))))
		}
	})
	return edits
}
