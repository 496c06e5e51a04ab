package report

import (
	"slices"
	"strings"
	"unicode"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// How many words an excerpt has. Evidence shorter than shortEvidence is shown
// inside its sentence, for a word alone cannot be judged; what is longer than
// longExcerpt keeps keepAround words on either side of a mark.
const (
	shortEvidence = 8
	longExcerpt   = 32
	keepAround    = 12
)

// stretch is a run of an account's words, all marked or none.
type stretch struct {
	Text   string
	Marked bool
}

// quote is the evidence as stretches, in order, and nothing else: together they
// are the words of its span.
func (a *account) quote(e compare.Evidence) []stretch {
	var out []stretch
	at := e.Span.Start
	add := func(to int, marked bool) {
		if at < to {
			out = append(out, stretch{a.text()[at:to], marked})
			at = to
		}
	}
	for _, m := range merged(e.Marks) {
		add(m.Start, false)
		add(m.End, true)
	}
	add(e.Span.End, false)
	return out
}

// merged is spans in order, with those that touch or overlap made one and the
// empty ones left out.
func merged(spans []text.Span) []text.Span {
	sorted := slices.SortedFunc(slices.Values(spans), func(a, b text.Span) int { return a.Start - b.Start })
	var out []text.Span
	for _, s := range sorted {
		switch n := len(out); {
		case s.Empty():
		case n > 0 && s.Start <= out[n-1].End:
			out[n-1] = out[n-1].Union(s)
		default:
			out = append(out, s)
		}
	}
	return out
}

// inSentence is the excerpt that two wordings are judged by.
func (a *account) inSentence(e compare.Evidence, whole bool) []stretch {
	if len(strings.Fields(e.Span.Of(a.text()))) < shortEvidence {
		e = a.inContext(e)
	}
	return a.excerpt(e, whole)
}

// inContext widens evidence to whole sentences. What it was before is marked
// where it marks nothing itself.
func (a *account) inContext(e compare.Evidence) compare.Evidence {
	wider := e.Span
	for _, s := range a.Document.Sentences {
		if s.Span.Overlaps(e.Span) {
			wider = wider.Union(s.Span)
		}
	}
	if len(e.Marks) == 0 && wider != e.Span && !e.Agrees {
		e.Marks = []text.Span{e.Span}
	}
	e.Span = wider
	return e
}

// excerpt is a quote for a line or two: an ellipsis shows where it begins or
// ends inside a sentence and, unless whole is asked for, where words far from
// any mark are left out.
func (a *account) excerpt(e compare.Evidence, whole bool) []stretch {
	quote := a.quote(e)
	if len(quote) == 0 {
		return nil
	}
	if !whole && len(strings.Fields(e.Span.Of(a.text()))) > longExcerpt {
		quote = shortened(quote)
	}
	if !a.beginsSentence(e.Span.Start) && !strings.HasPrefix(quote[0].Text, "…") {
		quote = append([]stretch{{Text: "… "}}, quote...)
	}
	if !a.endsSentence(e.Span.End) && !strings.HasSuffix(quote[len(quote)-1].Text, "…") {
		quote = append(quote, stretch{Text: " …"})
	}
	return quote
}

// shortened leaves the marked words and some words on either side of them.
// Without marks it leaves the beginning.
func shortened(quote []stretch) []stretch {
	marked := slices.ContainsFunc(quote, func(s stretch) bool { return s.Marked })
	out := slices.Clone(quote)
	for i, s := range out {
		head, tail := keepAround, keepAround
		switch {
		case s.Marked:
			continue
		case !marked:
			head, tail = longExcerpt, 0
		case i == 0:
			head = 0
		case i == len(out)-1:
			tail = 0
		}
		out[i].Text = elided(s.Text, head, tail)
	}
	return out
}

// elided keeps the first head and the last tail words of s, with the blanks at
// its ends. Nothing is left out for fewer than four words.
func elided(s string, head, tail int) string {
	words := strings.Fields(s)
	if len(words) < head+tail+4 {
		return s
	}
	kept := slices.Concat(words[:head], []string{"…"}, words[len(words)-tail:])
	trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
	before := s[:len(s)-len(trimmed)]
	after := trimmed[len(strings.TrimRightFunc(trimmed, unicode.IsSpace)):]
	return before + strings.Join(kept, " ") + after
}

// beginsSentence reports whether nothing but marks and blanks lies between
// offset and the beginning of its sentence or block.
func (a *account) beginsSentence(offset int) bool {
	i := a.Document.SentenceAt(offset)
	if i < 0 {
		return true
	}
	return !wordy(a.text()[a.Document.Sentences[i].Span.Start:offset])
}

// endsSentence is beginsSentence for the other end.
func (a *account) endsSentence(offset int) bool {
	i := a.Document.SentenceAt(offset - 1)
	if i < 0 || offset > a.Document.Sentences[i].Span.End {
		return true
	}
	return !wordy(a.text()[offset:a.Document.Sentences[i].Span.End])
}

func wordy(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
