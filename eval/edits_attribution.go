package eval

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

var attributionForms = []editForm{
	{compare.Attribution, "source dropped at the end", (*editSource).dropSaidAfter},
	{compare.Attribution, "source dropped at the head", (*editSource).dropSaidBefore},
	{compare.Attribution, "according to dropped", (*editSource).dropAccording},
	{compare.Attribution, "other source", (*editSource).otherSource},
	{compare.Attribution, "source added", (*editSource).addSource},
}

// sayings calls f for each verb of saying with a subject: "police said".
func (s *editSource) sayings(f func(sentence, verb, subject int)) {
	for _, i := range s.usable {
		for t := s.d.Sentences[i].First; t < s.d.Sentences[i].Last; t++ {
			if s.tok(t).UPOS != document.VERB || !s.isWord(t, "said", "says", "told", "reported", "announced", "added", "claimed", "stated", "explained") || s.inMarks(s.tok(t).Span) {
				continue
			}
			if subj := s.tree.Child(t, "nsubj"); subj >= 0 && s.tree.Child(t, "aux", "aux:pass") < 0 {
				f(i, t, subj)
			}
		}
	}
}

// dropSaidAfter takes out ", police said" at the end of a sentence.
func (s *editSource) dropSaidAfter() (edits []edit) {
	s.sayings(func(i, verb, subj int) {
		sentence := s.d.Sentences[i]
		if s.hasMarks(i) || !s.isWord(verb, "said", "says") {
			return
		}
		first := s.fullPhrase(subj)
		if v := s.tok(verb).Span; v.Start < first.Start {
			first.Start = v.Start
		}
		comma, _ := s.d.TokensIn(text.Span{Start: first.Start, End: sentence.Span.End})
		comma--
		if comma <= sentence.First || s.word(comma) != "," || first.Len() > 80 {
			return
		}
		if s.tree.Child(verb, "ccomp") > verb {
			return
		}
		_, end := s.d.TokensIn(text.Span{Start: sentence.Span.Start, End: max(first.End, s.tok(verb).Span.End)})
		if rest := sentence.Last - end; rest > 5 || strings.Contains(s.d.Article.Text[s.tok(end-1).Span.End:sentence.Span.End], ",") {
			return
		}
		edits = append(edits, replace(text.Span{Start: s.tok(comma).Span.Start, End: sentence.Span.End - 1}, ""))
	})
	return edits
}

// dropSaidBefore takes out "Police said that" at the head of a sentence.
func (s *editSource) dropSaidBefore() (edits []edit) {
	s.sayings(func(i, verb, subj int) {
		sentence := s.d.Sentences[i]
		content := s.tree.Child(verb, "ccomp")
		if s.hasMarks(i) || content < verb || s.tok(verb).Rel != "root" || s.fullPhrase(subj).Start != sentence.Span.Start || !s.isPlain(subj) && s.tok(subj).UPOS != document.PRON {
			return // what else it tells of the source would go with it
		}
		start := verb + 1
		if s.isWord(start, "that") {
			start++
		}
		// What is said must begin with its own subject and stand next to the verb.
		own := s.tree.Child(content, "nsubj", "nsubj:pass", "expl")
		if own < 0 || s.fullPhrase(own).Start != s.tok(start).Span.Start || s.tok(own).UPOS == document.PRON && s.isWord(own, "who", "what", "which", "i", "we") {
			return
		}
		head := s.tok(start).Span
		edits = append(edits, edit{drop: -1, splices: []splice{
			{at: text.Span{Start: sentence.Span.Start, End: head.Start}},
			{at: head, with: capital(s.d.Text(head)), aside: true},
		}})
	})
	return edits
}

// dropAccording takes out "according to police", at either end.
func (s *editSource) dropAccording() (edits []edit) {
	for _, i := range s.usable {
		sentence := s.d.Sentences[i]
		words := s.d.Text(sentence.Span)
		if s.hasMarks(i) {
			continue
		}
		if at := strings.Index(words, ", according to "); at > 0 && !strings.Contains(words[at+2:], ",") {
			edits = append(edits, replace(text.Span{Start: sentence.Span.Start + at, End: sentence.Span.End - 1}, ""))
		}
		if comma := strings.IndexByte(words, ','); strings.HasPrefix(words, "According to ") && comma > 0 && comma+2 < len(words) && comma < 90 {
			head := text.Span{Start: sentence.Span.Start + comma + 2, End: sentence.Span.Start + comma + 3}
			edits = append(edits, edit{drop: -1, splices: []splice{
				{at: text.Span{Start: sentence.Span.Start, End: head.Start}},
				{at: head, with: strings.ToUpper(s.d.Text(head)), aside: true},
			}})
		}
	}
	return edits
}

// otherSource lays what is said, but not in quotation marks, to somebody else.
func (s *editSource) otherSource() (edits []edit) {
	s.sayings(func(i, verb, subj int) {
		if s.hasMarks(i) || !s.isWord(verb, "said", "says", "told", "added", "stated") {
			return
		}
		if with, at, ok := s.anotherSpeaker(subj); ok {
			edits = append(edits, replace(at, with))
		}
	})
	return edits
}

// sources are bodies and people that might have said anything.
var sources = []string{"police", "witnesses", "officials", "prosecutors", "residents", "a lawyer for the family", "aid workers"}

// anotherSpeaker is another name for that of a speaker, or another body for a body.
func (s *editSource) anotherSpeaker(subj int) (string, text.Span, bool) {
	at := s.fullPhrase(subj)
	if s.tree.Child(subj, "acl:relcl", "appos", "conj", "acl", "punct", "nmod:poss") >= 0 {
		return "", at, false
	}
	if _, next := s.d.TokensIn(at); next < len(s.d.Tokens) && s.tok(next).UPOS == document.PROPN && s.tok(next).Span.Start == at.End+1 {
		return "", at, false // "team physician James Holt"
	}
	switch e := s.entityOf(subj); {
	case s.tok(subj).UPOS == document.PRON:
		return "", at, false
	case e >= 0 && s.d.Entities[e].Type == document.PER && s.tok(subj).UPOS == document.PROPN:
		names := slices.Clone(inventedPeople)
		for k, other := range s.d.Entities {
			if k != e && other.Type == document.PER && s.hasName(k) && isName(other.Name) && !shareWord(other.Name, s.d.Entities[e].Name) && !s.namedIn(k, s.sentenceOf(at.Start)) {
				return s.likeName(other.Name, s.d.Text(at)), at, true
			}
		}
		name := s.unnamed(names)
		return s.likeName(name, s.d.Text(at)), at, name != ""
	case at.Len() > 40:
		return "", at, false
	}
	all := strings.ToLower(s.d.Text(s.d.Sentences[s.sentenceOf(at.Start)].Span))
	for _, k := range s.rng.Perm(len(sources)) {
		if head := sources[k]; !strings.Contains(all, head) && !(s.isWord(subj, "police", "officers", "detectives", "spokesman", "sheriff") && (head == "police" || head == "officials")) {
			if s.startsSentence(at) {
				head = capital(head)
			}
			return head, at, true
		}
	}
	return "", at, false
}

// addSource lays to somebody what the article tells as its own.
func (s *editSource) addSource() (edits []edit) {
	for _, i := range s.usable {
		sentence := s.d.Sentences[i]
		words := s.d.Text(sentence.Span)
		if s.hasMarks(i) || s.reports(i) || !strings.HasSuffix(words, ".") || strings.HasSuffix(words, ".m.") || strings.HasSuffix(words, "..") {
			continue
		}
		with := []string{", police said", ", witnesses said", ", according to officials", ", a spokesman said", ", local media reported"}[s.rng.IntN(5)]
		edits = append(edits, insert(sentence.Span.End-1, with))
	}
	return edits
}

// reports reports whether sentence i says anywhere that somebody says something.
func (s *editSource) reports(i int) bool {
	for t := s.d.Sentences[i].First; t < s.d.Sentences[i].Last; t++ {
		if s.tok(t).UPOS == document.VERB && reportingVerb[s.tok(t).Lemma] || s.isWord(t, "according", "reportedly", "allegedly", "alleged", "report", "reports", "statement") {
			return true
		}
	}
	return false
}
