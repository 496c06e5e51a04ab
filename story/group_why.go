package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// mostShown is how many names or words a reason lists.
const mostShown = 4

// kinReasons are the parts of a kinship in words, with what they weigh.
func (v *vocabulary) kinReasons(k *kin, a, b *sketch) []reason {
	out := []reason{
		{sameNames*k.names + sameLeading*k.leading + sameRare*math.Log1p(k.rare), v.list("shares the names ", a, b, isName)},
		{sameWords*k.words + sameKinds*k.kinds + sameLead*k.lead, v.list("shares the words ", a, b, isKind)},
		{sameFigures * k.figures, v.list("shares the figures ", a, b, isFigure)},
	}
	switch {
	case k.place == 1:
		out = append(out, reason{samePlace, "of the same place: " + a.place.Name})
	case k.place > 0:
		out = append(out, reason{k.placeScore(), "of places near each other, or named by both"})
	}
	if k.eventDay {
		out = append(out, reason{sameEventDay, "what it tells was on the same day"})
	}
	if k.dated {
		out = append(out, reason{apartDays * min(mostApart, math.Log((1+k.days)/usualDays)), published(k.days)})
	}
	return out
}

func published(days float64) string {
	switch n := int(days); n {
	case 0:
		return "published within a day"
	default:
		return fmt.Sprintf("published within %d days", n+1)
	}
}

func isName(s, t *term) bool   { return (s.isName || t.isName) && !isFigure(s, t) }
func isFigure(s, t *term) bool { return s.isFigure || t.isFigure }
func isKind(s, t *term) bool   { return !s.isName && !t.isName && !isFigure(s, t) }

// list is a phrase with the weightiest words of a kind in common, or "".
func (v *vocabulary) list(phrase string, a, b *sketch, is func(s, t *term) bool) string {
	type shared struct {
		word   string
		weight float64
	}
	var all []shared
	for x, y := a.terms, b.terms; len(x) > 0 && len(y) > 0; {
		switch {
		case x[0].word < y[0].word:
			x = x[1:]
		case y[0].word < x[0].word:
			y = y[1:]
		default:
			if s, t := &x[0], &y[0]; is(s, t) {
				w := v.weight(s.word)
				all = append(all, shared{v.shown[s.word], w * w * damped(s.times) * damped(t.times)})
			}
			x, y = x[1:], y[1:]
		}
	}
	if len(all) == 0 {
		return ""
	}
	slices.SortFunc(all, func(x, y shared) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.word, y.word))
	})
	var words []string
	for _, s := range all[:min(mostShown, len(all))] {
		words = append(words, s.word)
	}
	more := ""
	if n := len(all) - len(words); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return phrase + strings.Join(words, ", ") + more
}
