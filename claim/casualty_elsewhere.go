package claim

// Harm that is told of another event than the main one, or of a year of them.

import (
	"github.com/recount-news/recount/timex"
)

// isElsewhere reports a claim that is not of the main event.
func (h *harmReader) isElsewhere(c *Claim) bool {
	if c.Genericity == Habitual || c.Genericity == Generic || h.isLongAfter(c.Predicate.Token) {
		return true
	}
	for _, i := range c.Times {
		t := &h.d.Times[i]
		if h.isLong(t) {
			return true
		}
	}
	return false
}

// isLong reports a time that is longer than an event, or every day.
func (h *harmReader) isLong(t *timex.Time) bool {
	switch {
	case t.Type == timex.Set:
		return true
	case t.Placed():
		return t.End.Sub(t.Begin) > longestEvent
	}
	_, last := h.d.TokensIn(t.Span) // "this year" of a text without a date
	return last > 0 && (h.word(last-1) == "year" || h.word(last-1) == "years" || h.word(last-1) == "decade") && t.Type == timex.Date
}

// isLongAfter reports what is only told to say when something else was: "days after
// five were killed in Ostby".
func (h *harmReader) isLongAfter(p int) bool {
	m := h.tree.Child(p, "mark")
	if m < 1 || h.d.Tokens[p].Rel != "advcl" {
		return false
	}
	switch h.word(m - 1) {
	case "day", "days", "week", "weeks", "month", "months", "year", "years":
		return h.word(m) == "after" || h.word(m) == "before"
	}
	return false
}

// inStatistics reports a sentence that counts over a year or more.
func (h *harmReader) inStatistics(t int) bool {
	s := h.d.SentenceAt(h.d.Tokens[t].Span.Start)
	if s < 0 {
		return false
	}
	span := h.d.Sentences[s].Span
	for i := firstEndingAfter(h.d.Times, span.Start); i < len(h.d.Times) && h.d.Times[i].Span.Start < span.End; i++ {
		if h.isLong(&h.d.Times[i]) {
			return true
		}
	}
	return false
}
