package annotate

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/timex"
)

// times fills d.Times, sentence by sentence, reckoned from the day the article
// was published. The verb above an expression tells the tense that "on Thursday"
// needs.
func times(d *document.Document) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		f := timex.Finder{Anchor: d.Article.Published.Time, Tense: func(offset int) timex.Tense {
			return tenseAt(d, s, s.Span.Start+offset)
		}}
		for _, t := range f.Find(d.Text(s.Span)) {
			t.Span = t.Span.Shift(s.Span.Start)
			d.Times = append(d.Times, t)
		}
	}
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

// tenseOf is the tense that verb t shows, itself or in its auxiliaries.
func tenseOf(d *document.Document, s *document.Sentence, t int) timex.Tense {
	for a := s.First; a < t; a++ {
		if d.Tokens[a].Head != t || d.Tokens[a].UPOS != document.AUX {
			continue
		}
		switch {
		case d.Tokens[a].Lemma == "will" || d.Tokens[a].Lemma == "shall":
			return timex.Future
		case d.Tokens[a].XPOS == "VBD" || d.Tokens[a].Lemma == "have":
			return timex.Past
		}
	}
	if d.Tokens[t].UPOS == document.VERB && d.Tokens[t].XPOS == "VBD" {
		return timex.Past
	}
	return timex.NoTense
}
