package store

import (
	"strings"
	"unicode"
)

// words is what a user asks for, read from what is typed into a search field:
//
//	harrow bay        articles with both words
//	"harrow bay"      with the words one after the other; “…” and „…“ do, too
//	-ferry -"the sea" without them
//	pass*             with a word that begins so
//
// Nothing is an error: what is no word, as "AND" is one and ")" none, is passed over,
// and a quotation that is not closed ends with the line.
type words struct {
	want, without []term
	empty         bool // nothing was typed but marks, which no article has
}

// term is one or more words that follow each other; begins tells that the last of
// them is only the beginning of one.
type term struct {
	words  []string
	begins bool
}

// mostTerms bounds what one search may cost.
const mostTerms = 32

// readWords reads what was typed.
func readWords(typed string) (w words) {
	typed = strings.ToValidUTF8(typed, " ")
	for rest := typed; len(w.want)+len(w.without) < mostTerms; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			break
		}
		minus := false
		if after, ok := cutMinus(rest); ok {
			minus, rest = true, after
		}
		var body string
		body, rest = cutTerm(rest)
		t := newTerm(body)
		switch {
		case len(t.words) == 0:
		case minus:
			w.without = append(w.without, t)
		default:
			w.want = append(w.want, t)
		}
	}
	w.empty = len(w.want)+len(w.without) == 0 && strings.TrimSpace(typed) != ""
	return w
}

// order is what a search for w goes by.
func (w *words) order() byte {
	if len(w.want) > 0 {
		return byRank
	}
	return byTime
}

// cutMinus cuts a minus sign off that stands before a word or a quotation.
func cutMinus(s string) (rest string, ok bool) {
	for _, sign := range []string{"-", "−"} {
		if rest, ok := strings.CutPrefix(s, sign); ok && rest != "" && strings.IndexFunc(rest, unicode.IsSpace) != 0 {
			return rest, true
		}
	}
	return s, false
}

// quotes are the marks that open a quotation, with those that close it.
var quotes = []struct{ open, close string }{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"«", "»"}}

// cutTerm cuts a quotation, or what stands before a blank or one, off s.
func cutTerm(s string) (body, rest string) {
	for _, q := range quotes {
		if inside, ok := strings.CutPrefix(s, q.open); ok {
			body, rest, _ = strings.Cut(inside, q.close)
			return body, rest
		}
	}
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"“„«`, r) })
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

// newTerm reads the words of a term as the tokenizer of the index does.
func newTerm(body string) term {
	trimmed := strings.TrimRightFunc(body, unicode.IsSpace)
	return term{
		words:  strings.FieldsFunc(body, func(r rune) bool { return !isWord(r) && !unicode.Is(unicode.Mn, r) }),
		begins: strings.HasSuffix(trimmed, "*") && len(trimmed) > 1 && !strings.HasSuffix(trimmed, " *"),
	}
}

// match is the expression for the index that finds what has all the terms, joined by
// "AND" or "OR". Each word stands in quotation marks and holds none, so that nothing
// of it is an operator.
func match(terms []term, join string) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteString(" " + join + " ")
		}
		b.WriteString(`"` + strings.Join(t.words, " ") + `"`)
		if t.begins {
			b.WriteString(" *")
		}
	}
	return b.String()
}
