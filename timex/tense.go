package timex

import "strings"

// Tense is the tense of a clause, as far as it places what happens in it.
type Tense int

// The tenses.
const (
	NoTense Tense = iota // not known
	Past
	Present
	Future
)

// around how many tokens a verb can tell the tense of an expression.
const (
	tenseLeft  = 14
	tenseRight = 8
)

// tenseAt tells the tense of the clause around token i: from the word before it
// where that decides, "until Friday", then from the caller's view where there is
// one, else from the nearest verb. Verbs before the expression count first, for
// English news puts the time after the verb.
func (r *reader) tenseAt(i, next int) Tense {
	switch r.at(i - 1).lex.text {
	case "until", "till", "by":
		return r.deadline(i, next)
	case "since":
		return Past
	case "from": // "a week from Friday"
		if r.at(i-2).lex.is&isUnit != 0 {
			return Future
		}
	case "as": // "as early as Tuesday"
		return Future
	}
	if r.tense != nil {
		if t := r.tense(r.at(i).start); t != NoTense {
			return t
		}
	}
	if t := r.tenseBefore(i); t != NoTense {
		return t
	}
	return r.tenseAfter(next)
}

// deadline is the tense of "until Friday" and "by Friday": ahead, unless a "had"
// tells otherwise.
func (r *reader) deadline(i, next int) Tense {
	for j := i - 1; j >= max(0, i-tenseRight) && !r.sentenceEnd(j); j-- {
		if r.is(j, "had") {
			return Past
		}
	}
	for j := next; j < min(len(r.toks), next+tenseRight) && !r.sentenceEnd(j); j++ {
		if r.is(j, "had") {
			return Past
		}
	}
	return Future
}

func (r *reader) tenseBefore(i int) Tense {
	for j := i - 1; j >= max(0, i-tenseLeft); j-- {
		t := r.at(j)
		switch {
		case r.sentenceEnd(j):
			return NoTense
		case t.lex.is&isFuture != 0 && !t.capital, r.is(j, "to") && (r.is(j-1, "is") || r.is(j-1, "are")):
			return Future
		case r.looksBack(j):
			return r.verbGroup(j)
		}
	}
	return NoTense
}

// tenseAfter reads the verb after an expression that opens its sentence: "On
// Friday, the council will vote."
func (r *reader) tenseAfter(next int) Tense {
	for j := next; j < min(len(r.toks), next+tenseRight); j++ {
		t := r.at(j)
		switch {
		case r.sentenceEnd(j):
			return NoTense
		case t.lex.is&isFuture != 0 && !t.capital:
			return Future
		case r.looksBack(j):
			return Past
		}
	}
	return NoTense
}

// verbGroup is the tense of the verb whose past form stands at j: "held" looks
// ahead in "will be held" and in "is to be held".
func (r *reader) verbGroup(j int) Tense {
	if r.is(j, "said") || r.is(j, "was") || r.is(j, "were") || r.is(j, "had") {
		return Past
	}
	for k := j - 1; k >= max(0, j-4); k-- {
		t := r.at(k)
		switch {
		case t.lex.is&isFuture != 0 && !t.capital, r.is(k, "to") && r.is(k+1, "be"):
			return Future
		case t.lex.is&isPast != 0, r.sentenceEnd(k):
			return Past
		}
	}
	return Past
}

// looksBack reports whether token j is, or looks like, the past form of a verb.
func (r *reader) looksBack(j int) bool {
	t := r.at(j)
	if t.lex.is&isPast != 0 {
		return true
	}
	return t.kind == word && !t.capital && t.lex.is&^isCommon == 0 && t.end-t.start > 4 &&
		strings.HasSuffix(r.s[t.start:t.end], "ed")
}

// sentenceEnd reports whether token j ends a sentence: a full stop that a
// capital follows and no abbreviation precedes.
func (r *reader) sentenceEnd(j int) bool {
	switch r.at(j).lex.text {
	case "?", "!", ";":
		return true
	case ".":
		t, before := r.at(j+1), r.at(j-1)
		return !t.glued && (t.capital || t.kind == mark) && before.end-before.start > 1 &&
			before.lex.is&isZone == 0 && !(before.lex.is&isMonth != 0 && shortMonth(before.lex.text))
	}
	return false
}

// farInSentence is how many tokens away a date named before may stand.
const farInSentence = 30

// inSentence reports whether the last stretch named stands in the sentence of
// token i.
func (r *reader) inSentence(i int) bool {
	if !r.last.placed() || r.lastBlock != r.block || i-r.lastNext > farInSentence {
		return false
	}
	for j := r.lastNext; j < i; j++ {
		if r.sentenceEnd(j) {
			return false
		}
	}
	return true
}
