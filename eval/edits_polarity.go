package eval

import (
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var polarityForms = []editForm{
	{compare.Polarity, "not put in", (*editSource).putNot},
	{compare.Polarity, "not taken out", (*editSource).takeNot},
	{compare.Polarity, "never put in", (*editSource).putNever},
	{compare.Polarity, "no taken out", (*editSource).takeNo},
	{compare.Polarity, "failed to", (*editSource).putFailed},
	{compare.Polarity, "denied for confirmed", (*editSource).denied},
}

// negated reports whether anything near the verb t denies already.
func (s *editSource) negated(sentence int) bool {
	for t := s.d.Sentences[sentence].First; t < s.d.Sentences[sentence].Last; t++ {
		if s.isWord(t, "not", "n't", "n’t", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without", "hardly", "barely", "any", "anyone", "only", "ever", "even") {
			return true
		}
	}
	return false
}

// tells calls f for each finite verb that the sentence tells as a fact: its root,
// or what somebody says, with a subject, in no sentence that denies anything.
func (s *editSource) tells(f func(sentence, verb int)) {
	for _, i := range s.usable {
		if s.negated(i) {
			continue
		}
		for t := s.d.Sentences[i].First; t < s.d.Sentences[i].Last; t++ {
			tok := s.tok(t)
			if tok.UPOS != document.VERB && s.tree.Child(t, "cop") < 0 || tok.Rel != "root" && tok.Rel != "ccomp" {
				continue
			}
			if s.inMarks(tok.Span) || s.tree.Child(t, "nsubj", "nsubj:pass") < 0 {
				continue
			}
			if reportingVerb[tok.Lemma] || s.tree.Child(t, "ccomp") >= 0 || s.tree.Child(t, "expl") >= 0 && s.tree.Child(t, "cop") < 0 {
				continue
			}
			if tok.Rel == "ccomp" && s.tok(tok.Head).Span.Start > tok.Span.Start {
				// "…, he said": sound, the verb comes first.
			}
			f(i, t)
		}
	}
}

// reportingVerb are the verbs whose edit would be one of attribution.
var reportingVerb = wordSet(`say tell report announce claim add state note explain argue believe think know hope expect warn suggest insist declare admit deny confirm
 allege accuse acknowledge reveal describe call write ask comment respond reply tweet quote cite mention`)

// auxOf is the finite auxiliary or copula of t, or -1.
func (s *editSource) auxOf(t int) int {
	for _, c := range s.tree.Children(t) {
		if rel := s.tok(int(c)).Rel; rel == "aux" || rel == "aux:pass" || rel == "cop" {
			if int(c) < t && s.isWord(int(c), "is", "was", "were", "are", "has", "have", "had", "will", "would", "can", "could", "should", "must", "did", "does", "do", "may", "might") {
				return int(c)
			}
			return -1
		}
	}
	return -1
}

func (s *editSource) hasAux(t int) bool { return s.tree.Child(t, "aux", "aux:pass", "cop") >= 0 }

func (s *editSource) putNot() (edits []edit) {
	s.tells(func(_, t int) {
		if aux := s.auxOf(t); aux >= 0 {
			edits = append(edits, insert(s.tok(aux).Span.End, " not"))
			return
		}
		if s.hasAux(t) || s.tree.Child(t, "conj") >= 0 {
			return
		}
		switch v := s.tok(t); v.XPOS {
		case "VBD":
			edits = append(edits, replace(v.Span, "did not "+v.Lemma))
		case "VBZ":
			edits = append(edits, replace(v.Span, "does not "+v.Lemma))
		}
	})
	return edits
}

// takeNot affirms what is denied.
func (s *editSource) takeNot() (edits []edit) {
	s.tokens(func(_, t int) {
		if !s.isWord(t, "not", "n't", "n’t") || s.nextIs(t, "only", "just", "even", "yet", "all", "every", "because", "least") {
			return
		}
		v := s.tok(t).Head
		aux := t - 1
		if aux < 0 || s.tok(aux).Head != v || v < t || s.hasWordAfter(v, "any", "anyone", "anything", "until", "but", "yet", "either", "ever", "at all", "much", "whether") {
			return
		}
		span := text.Span{Start: s.tok(aux).Span.End, End: s.tok(t).Span.End}
		switch {
		case s.isWord(aux, "did", "does", "do"):
			if v-t != 1 {
				return
			}
			form := map[string]string{"did": "VBD", "does": "VBZ", "do": "VBP"}[strings.ToLower(s.word(aux))]
			edits = append(edits, replace(s.spanOf(aux, v), inflect(s.tok(v).Lemma, form)))
		case s.isWord(v, "believe", "wait", "help", "stand", "afford", "happier", "better", "more"):
			return
		case s.isWord(aux, "is", "was", "were", "are", "has", "have", "had", "will", "would", "could", "should", "can", "must", "be", "been"):
			edits = append(edits, replace(span, ""))
		}
	})
	return edits
}

// hasWordAfter reports whether one of words follows token t in its sentence.
func (s *editSource) hasWordAfter(t int, words ...string) bool {
	for k := t + 1; k < s.d.Sentences[s.d.SentenceAt(s.tok(t+1).Span.Start)].Last; k++ {
		if s.isWord(k, words...) {
			return true
		}
	}
	return false
}

func (s *editSource) putNever() (edits []edit) {
	s.tells(func(_, t int) {
		if aux := s.auxOf(t); aux >= 0 {
			if s.isWord(aux, "has", "have", "had", "would", "was", "were") && s.tree.Child(t, "obl:tmod") < 0 {
				edits = append(edits, insert(s.tok(aux).Span.End, " never"))
			}
			return
		}
		if v := s.tok(t); v.XPOS == "VBD" && !s.hasAux(t) && s.tree.Child(t, "conj") < 0 {
			edits = append(edits, insert(v.Span.Start, "never "))
		}
	})
	return edits
}

// takeNo says that there is what there was none of.
func (s *editSource) takeNo() (edits []edit) {
	s.tokens(func(_, t int) {
		h := s.tok(t).Head
		if !s.isWord(t, "no") || s.tok(t).Rel != "det" || s.isWord(h, "one", "doubt", "longer", "more", "idea", "matter", "wonder", "way", "sense", "time") || s.hasWordAfter(h, "but", "other", "or", "any", "than") {
			return
		}
		switch s.tok(h).XPOS {
		case "NNS":
			edits = append(edits, replace(s.tok(t).Span, likeCase("some", s.word(t))))
		case "NN":
			if h-t <= 2 && countable[s.tok(h).Lemma] || s.isWord(h, "evidence", "sign", "indication", "reason", "plan", "response", "injury", "threat", "suggestion", "link", "comment", "decision", "agreement") {
				with := "some"
				if s.isWord(h, "sign", "plan", "threat", "link", "decision", "reason", "response") && h-t == 1 {
					with = "a"
				}
				edits = append(edits, replace(s.tok(t).Span, likeCase(with, s.word(t))))
			}
		}
	})
	return edits
}

// putFailed says that what was done was not managed.
func (s *editSource) putFailed() (edits []edit) {
	s.tells(func(_, t int) {
		v := s.tok(t)
		if v.XPOS != "VBD" || s.hasAux(t) || s.tree.Child(t, "conj") >= 0 || s.tree.Child(t, "obj") < 0 || v.Lemma == "be" || v.Lemma == "have" || v.Lemma == "fail" {
			return
		}
		edits = append(edits, replace(v.Span, "failed to "+v.Lemma))
	})
	return edits
}

func (s *editSource) denied() (edits []edit) {
	others := map[string]string{"confirmed": "denied", "denied": "confirmed", "confirms": "denies", "denies": "confirms", "admitted": "denied", "admits": "denies", "acknowledged": "denied", "denying": "confirming", "confirming": "denying", "admitting": "denying"}
	return s.otherWords(others, func(t int) bool {
		return s.tok(t).UPOS == document.VERB && s.tree.Child(t, "ccomp", "obj", "xcomp") >= 0 && s.tree.Child(t, "aux:pass", "nsubj:pass") < 0
	})
}
