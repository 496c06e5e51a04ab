package eval

import (
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var certaintyForms = []editForm{
	{compare.Certainty, "hedge taken out", (*editSource).takeHedge},
	{compare.Certainty, "may to will", (*editSource).mayToWill},
	{compare.Certainty, "hedge put in", (*editSource).putHedge},
	{compare.Certainty, "may have", (*editSource).putMayHave},
	{compare.Certainty, "said to hoped", (*editSource).saidToHoped},
	{compare.Certainty, "plans to will", (*editSource).plansToWill},
	{compare.Certainty, "claimed to proved", (*editSource).claimedToProved},
	{compare.Certainty, "will to may", (*editSource).willToMay},
}

// takeHedge tells as a fact what was alleged or suspected.
func (s *editSource) takeHedge() (edits []edit) {
	s.tokens(func(i, t int) {
		tok := s.tok(t)
		hedge := s.isWord(t, "allegedly", "reportedly", "apparently", "possibly", "probably", "supposedly", "presumably", "seemingly") && tok.UPOS == document.ADV ||
			s.isWord(t, "alleged", "suspected", "apparent", "possible", "presumed", "supposed") && tok.Rel == "amod" && tok.Head > t
		if !hedge || t == s.d.Sentences[i].First || t+1 >= s.d.Sentences[i].Last || s.word(t+1) == "," || s.word(t-1) == "," || s.isWord(t-1, "a", "an", "as") || s.isWord(t+1, "and", "or") || s.isWord(t-1, "and", "or", "not", "most", "very", "how") {
			return
		}
		edits = append(edits, replace(text.Span{Start: tok.Span.Start, End: s.tok(t + 1).Span.Start}, ""))
	})
	return edits
}

func (s *editSource) mayToWill() (edits []edit) {
	s.modals([]string{"may", "might"}, func(t, v int) {
		if s.isWord(t+1, "have") {
			return
		}
		edits = append(edits, replace(s.tok(t).Span, "will"))
	})
	return edits
}

// modals calls f for the modal verbs that are no names or months and are not denied.
func (s *editSource) modals(words []string, f func(t, verb int)) {
	s.tokens(func(_, t int) {
		v := s.tok(t).Head
		if s.tok(t).XPOS != "MD" || !s.isWord(t, words...) || v <= t || s.nextIs(t, "not", "n't", "n’t", "never", "no", "only", "well", "be") && s.nextIs(t, "not", "n't", "n’t", "never", "no", "only", "well") {
			return
		}
		for k := t; k <= v; k++ {
			if s.isWord(k, "not", "n't", "n’t", "never") {
				return
			}
		}
		f(t, v)
	})
}

func (s *editSource) willToMay() (edits []edit) {
	s.modals([]string{"will"}, func(t, _ int) {
		edits = append(edits, replace(s.tok(t).Span, "may"))
	})
	return edits
}

func (s *editSource) putHedge() (edits []edit) {
	s.tells(func(i, t int) {
		v := s.tok(t)
		if s.reports(i) || v.Rel != "root" {
			return
		}
		with := []string{"reportedly", "allegedly", "apparently"}[s.rng.IntN(3)]
		switch aux := s.auxOf(t); {
		case aux >= 0 && s.isWord(aux, "was", "were", "has", "have", "had"):
			edits = append(edits, insert(s.tok(aux).Span.End, " "+with))
		case aux < 0 && v.XPOS == "VBD" && !s.hasAux(t):
			edits = append(edits, insert(v.Span.Start, with+" "))
		}
	})
	return edits
}

func (s *editSource) putMayHave() (edits []edit) {
	s.tells(func(i, t int) {
		v := s.tok(t)
		if s.reports(i) || v.Rel != "root" || s.tree.Child(t, "conj") >= 0 {
			return
		}
		with := []string{"may have ", "might have "}[s.rng.IntN(2)]
		switch aux := s.auxOf(t); {
		case aux >= 0 && s.isWord(aux, "was", "were"):
			edits = append(edits, replace(s.tok(aux).Span, with+"been"))
		case aux < 0 && v.XPOS == "VBD" && !s.hasAux(t) && v.UPOS == document.VERB:
			edits = append(edits, replace(v.Span, with+inflect(v.Lemma, "VBN")))
		}
	})
	return edits
}

// saidToHoped makes a hope of what was announced to come.
func (s *editSource) saidToHoped() (edits []edit) {
	s.sayings(func(i, verb, _ int) {
		content := s.tree.Child(verb, "ccomp")
		if s.hasMarks(i) || content < verb || !s.isWord(verb, "said", "announced", "stated") {
			return
		}
		if modal := s.tree.Child(content, "aux"); modal >= 0 && s.isWord(modal, "would", "will") {
			edits = append(edits, replace(s.tok(verb).Span, "hoped"))
		}
	})
	return edits
}

// plansToWill makes a fact of the future of what is planned or hoped.
func (s *editSource) plansToWill() (edits []edit) {
	s.tokens(func(i, t int) {
		v := s.tok(t)
		if !s.isWord(t, "plans", "plan", "hopes", "hope", "intends", "intend", "wants", "aims", "expects", "seeks") || v.UPOS != document.VERB || !s.nextIs(t, "to") || t+2 >= s.d.Sentences[i].Last || s.tok(t+2).XPOS != "VB" {
			return
		}
		edits = append(edits, replace(s.spanOf(t, t+1), "will"))
	})
	s.tokens(func(i, t int) {
		if s.isWord(t, "expected", "likely", "due", "set") && t > s.d.Sentences[i].First && s.isWord(t-1, "is", "are") && s.nextIs(t, "to") && t+2 < s.d.Sentences[i].Last && s.tok(t+2).XPOS == "VB" {
			edits = append(edits, replace(s.spanOf(t-1, t+1), "will"))
		}
	})
	return edits
}

func (s *editSource) claimedToProved() (edits []edit) {
	others := map[string]string{"claimed": "proved", "claims": "proves", "alleged": "proved", "alleges": "proves", "suggested": "proved", "suggests": "proves", "suggest": "prove", "disputed": "refuted", "disputes": "refutes",
		"argued": "proved", "argues": "proves", "estimated": "established", "believes": "knows", "believe": "know", "believed": "knew", "suspects": "knows", "suspect": "know", "feared": "confirmed", "speculated": "confirmed"}
	return s.otherWords(others, func(t int) bool {
		v := s.tok(t)
		content := s.tree.Child(t, "ccomp")
		if v.Lemma == "dispute" {
			content = s.tree.Child(t, "obj")
		}
		return v.UPOS == document.VERB && strings.HasPrefix(v.XPOS, "VB") && v.XPOS != "VBN" && content > t && s.tree.Child(t, "nsubj") >= 0
	})
}
