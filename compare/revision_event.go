package compare

// Edits that tell of something else: another happening, cause or order, another sort of
// person or thing, a clause more or less.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// happening types a verb, a noun or an adjective put in the place of another that
// does not mean it.
func (r *revision) happening(e *edit) bool {
	if r.opposite(e) {
		return true
	}
	if !r.oneForOne(e) || e.w.close < surelyClose && !(r.isAlone(e) && e.w.close >= closeAlone) {
		return false
	}
	x, y := theContent(e.w.ua, e.a), theContent(e.w.ub, e.b)
	switch {
	case x.kind == nounWord && y.kind == nounWord:
		r.noun(e, x, y)
	case x.kind == verbWord || y.kind == verbWord:
		r.verb(e, x, y)
	}
	return len(e.typed) > 0
}

// theContent is the first of units ks with content.
func theContent(us []unit, ks []int) *unit {
	for _, k := range ks {
		if us[k].kind != functionWord {
			return &us[k]
		}
	}
	return &us[ks[0]]
}

// verb types a verb, or its noun, that stands for another one.
func (r *revision) verb(e *edit, x, y *unit) {
	a, okA := verbOf(x)
	b, okB := verbOf(y)
	if !okA || !okB {
		return
	}
	if relation, grade := lexicon.Relate(a, b); relation == lexicon.Unrelated && grade == 0 || relation == lexicon.Akin && grade < leastKin {
		r.report(e, Change, Predicate, 0.6, r.bothWords(e), r.A.unitSpan(x), r.B.unitSpan(y))
	}
}

func verbOf(u *unit) (string, bool) {
	switch u.kind {
	case verbWord:
		return u.lemma, lexicon.Known(u.lemma, lexicon.Verb)
	case nounWord:
		return lexicon.VerbOf(u.lemma)
	}
	return "", false
}

// leastKin is the likeness from which two verbs of one kind may stand for one another.
const leastKin = 0.25

// opposite types a word put in the place of its opposite.
func (r *revision) opposite(e *edit) bool {
	for _, s := range e.swaps {
		x, y := &e.w.ua[s[0]], &e.w.ub[s[1]]
		a, b := r.A.unitSpan(x), r.B.unitSpan(y)
		switch {
		case quarters[x.lemma] != "" && quarters[y.lemma] != "":
			if quarters[x.lemma] != quarters[y.lemma] {
				r.report(e, Contradiction, Place, 0.8, r.bothWords(e), a, b)
			}
		case x.kind == verbWord:
			if relation, _ := lexicon.Relate(x.lemma, y.lemma); relation == lexicon.Contrary {
				r.report(e, Contradiction, Predicate, 0.85, "The opposite happened: "+r.bothWords(e), a, b)
			}
		case x.kind == otherWord && (lexicon.Antonyms(x.lemma, y.lemma, lexicon.Adjective) || lexicon.Antonyms(x.lemma, y.lemma, lexicon.Adverb)):
			r.report(e, Contradiction, Predicate, 0.8, r.bothWords(e), a, b)
		case x.kind == nounWord && lexicon.Antonyms(x.lemma, y.lemma, lexicon.Noun):
			kind := Predicate
			if isPerson(x.lemma) || isPerson(y.lemma) {
				kind = Participant
			}
			r.report(e, Contradiction, kind, 0.8, r.bothWords(e), a, b)
		}
	}
	return len(e.typed) > 0
}

// quarters are the words of the compass, by the quarter that they mean.
var quarters = map[string]string{"north": "n", "northern": "n", "northward": "n", "south": "s", "southern": "s", "southward": "s",
	"east": "e", "eastern": "e", "eastward": "e", "west": "w", "western": "w", "westward": "w",
	"northeast": "ne", "northeastern": "ne", "northwest": "nw", "northwestern": "nw",
	"southeast": "se", "southeastern": "se", "southwest": "sw", "southwestern": "sw"}

// noun types one noun for another: somebody else where it takes part, a thing that
// happened where it is one.
func (r *revision) noun(e *edit, x, y *unit) {
	if !lexicon.Known(x.lemma, lexicon.Noun) || !lexicon.Known(y.lemma, lexicon.Noun) ||
		r.A.token(x.head).UPOS != document.NOUN || r.B.token(y.head).UPOS != document.NOUN {
		return // a misprint, a number of something, a name
	}
	if r.A.isBare(x.head) != r.B.isBare(y.head) {
		return // "the firm", "Polder", which was not told for a name
	}
	if lexicon.Similarity(x.lemma, y.lemma, lexicon.Noun) >= leastAlike {
		return
	}
	a, b := r.A.unitSpan(x), r.B.unitSpan(y)
	if r.spokenBy(r.A, a) != nil && r.spokenBy(r.B, b) != nil {
		r.report(e, Change, Attribution, 0.45, "Another source: "+against(r.A.words(a), r.B.words(b)), a, b)
		return
	}
	if isPerson(x.lemma) && isPerson(y.lemma) {
		r.report(e, Contradiction, Participant, 0.7, r.bothWords(e), a, b)
		return
	}
	if isHappening(x.lemma) && isHappening(y.lemma) {
		r.report(e, Contradiction, Predicate, 0.7, r.bothWords(e), a, b)
		return
	}
	r.report(e, Change, Participant, 0.6, r.bothWords(e), a, b)
}

// isBare reports a noun in the singular with nothing in front to say which.
func (s *side) isBare(t int) bool {
	return !isPlural(s.token(t)) && s.tree.Child(t, "det", "nmod:poss", "nummod", "amod", "compound") < 0
}

// leastAlike is the similarity of nouns from which one may stand for the other.
const leastAlike = 0.3

func isPerson(noun string) bool { return lexicon.KindShare(noun, lexicon.Person) >= 0.5 }

// cause types a cause, an aim or an order of events that only one of the two gives,
// or that they give the other way round.
func (r *revision) cause(e *edit) bool {
	ca, cb := r.causeAt(r.A, e.spanA), r.causeAt(r.B, e.spanB)
	switch {
	case !cb.Empty() && ca.Empty():
		r.report(e, Change, Relation, 0.6, "A cause that the reference does not give: "+quote(r.B.words(e.spanB))+".", e.spanA, e.spanB)
	case !ca.Empty() && cb.Empty():
		r.report(e, Change, Relation, 0.5, "A cause that the other account does not give: "+quote(r.A.words(e.spanA))+".", e.spanA, e.spanB)
	default:
		return r.order(e)
	}
	return true
}

// causeAt is the causal words inside sp, or an empty span.
func (r *revision) causeAt(s *side, sp text.Span) text.Span {
	low := asciiLower(s.words(sp))
	for _, c := range causal {
		if k := strings.Index(low, c); k >= 0 && wordBounds(low, k, k+len(c)) {
			return text.Span{Start: sp.Start + k, End: sp.Start + k + len(c)}
		}
	}
	return text.Span{}
}

// order types "before" for "after".
func (r *revision) order(e *edit) bool {
	for _, k := range e.a {
		for _, l := range e.b {
			if x, y := &e.w.ua[k], &e.w.ub[l]; opposedOrder[x.word] != "" && opposedOrder[x.word] == y.word {
				r.report(e, Contradiction, Relation, 0.8, "The other way round in time: "+r.bothWords(e), r.A.unitSpan(x), r.B.unitSpan(y))
				return true
			}
		}
	}
	return false
}

var opposedOrder = map[string]string{"before": "after", "after": "before", "until": "since", "since": "until"}

// clause reports words of some weight that one has and the other has not.
func (r *revision) clause(e *edit) bool {
	if len(e.typed) > 0 {
		return true
	}
	if a := weightOf(r.A.termsIn(e.spanA)); len(e.b) == 0 && a >= leastClause && r.content(e.w.ua, e.a) >= 2 {
		if share, _ := r.coveredBy(r.A.termsIn(e.spanA), r.B); share < coveredShare {
			r.report(e, Omission, Claim, 0.3, "Left out: "+quote(r.A.words(e.spanA))+".", e.spanA, text.Span{})
		}
	}
	if b := weightOf(r.B.termsIn(e.spanB)); len(e.a) == 0 && b >= leastClause && r.content(e.w.ub, e.b) >= 2 {
		if share, _ := r.coveredBy(r.B.termsIn(e.spanB), r.A); share < coveredShare {
			r.report(e, Addition, Claim, 0.35, "Added: "+quote(r.B.words(e.spanB))+".", text.Span{}, e.spanB)
		}
	}
	return len(e.typed) > 0
}

// leastClause is the weight of words put in or left out that are worth telling.
const leastClause = 4.0
