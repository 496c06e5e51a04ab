package annotate

import (
	"slices"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/timex"
)

// times fills d.Times, reckoned from the day the article was published. The verb
// above an expression tells the tense that "on Thursday" needs. The whole text is
// read at once, for "the next day" is reckoned from a sentence before it; what
// stands outside of sentences, such as a date line, is left out.
func times(d *document.Document) {
	f := timex.Finder{Anchor: d.Article.Published.Time, Tense: func(offset int) timex.Tense {
		i := d.SentenceAt(offset)
		if i < 0 {
			return timex.NoTense
		}
		return tenseAt(d, &d.Sentences[i], offset)
	}}
	d.Times = slices.DeleteFunc(f.Find(d.Article.Text), func(t timex.Time) bool {
		return d.SentenceAt(t.Span.Start) < 0
	})
}

// tenseAt is the tense of the clause around a byte of sentence s: that of the
// nearest verb above the token there that shows one.
func tenseAt(d *document.Document, s *document.Sentence, offset int) timex.Tense {
	t := s.First
	for t < s.Last-1 && d.Tokens[t].Span.End <= offset {
		t++
	}
	for range 20 { // no deeper tree is worth following
		if tense := tenseOf(d, s, t); tense != timex.NoTense {
			return tense
		}
		if d.Tokens[t].Head == t {
			break
		}
		t = d.Tokens[t].Head
	}
	return timex.NoTense
}

// tenseOf is the tense that word t shows: a verb itself or in its auxiliaries, an
// infinitive in the word it hangs on, for what is planned is to come.
func tenseOf(d *document.Document, s *document.Sentence, t int) timex.Tense {
	v := &d.Tokens[t]
	if v.UPOS != document.VERB && v.UPOS != document.AUX {
		return auxiliaryTense(d, s, t)
	}
	if tense := auxiliaryTense(d, s, t); tense != timex.NoTense {
		return tense
	}
	switch {
	case v.XPOS == "VBN" && lookAhead[v.Lemma]:
		return timex.Future
	case v.XPOS == "VBD", v.XPOS == "VBN" && v.Rel != "amod":
		return timex.Past
	case v.XPOS == "VB" && lookAhead[d.Tokens[v.Head].Lemma]:
		return timex.Future
	}
	return timex.NoTense
}

// auxiliaryTense is the tense that the auxiliaries of word t show.
func auxiliaryTense(d *document.Document, s *document.Sentence, t int) timex.Tense {
	modal, past := false, false
	for a := s.First; a < t; a++ {
		if d.Tokens[a].Head != t || d.Tokens[a].UPOS != document.AUX {
			continue
		}
		switch aux := &d.Tokens[a]; aux.Lemma {
		case "will", "shall":
			return timex.Future
		case "would", "should", "may", "might", "must":
			modal = true
		case "have":
			return timex.Past
		default:
			past = past || aux.XPOS == "VBD"
		}
	}
	switch {
	case modal, past && d.Tokens[t].XPOS == "VBN" && lookAhead[d.Tokens[t].Lemma]: // "was scheduled for Friday"
		return timex.Future
	case past:
		return timex.Past
	}
	return timex.NoTense
}

// lookAhead are the words whose infinitive or participle is yet to come: "plans
// to vote Monday", "scheduled for Monday".
var lookAhead = map[string]bool{
	"aim": true, "agree": true, "be": true, "due": true, "expect": true, "go": true, "hope": true, "intend": true, "intention": true,
	"likely": true, "plan": true, "pledge": true, "poised": true, "prepare": true, "promise": true, "ready": true,
	"schedule": true, "set": true, "slate": true, "threaten": true, "vow": true,
}
