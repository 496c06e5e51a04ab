package story

import (
	"fmt"
	"math"
	"strings"

	"github.com/recount-news/recount/reuse"
)

// A rewrite shares almost no passages with its source but the quotations. What
// it cannot do without are the names and numbers, most of the rare words, and
// mostly the order in which they are told. Two independent reports of one event
// share the event's names as well, but each has facts and quotations of its own.
// So likeness is measured five ways, each as a share of the one account that the
// other has too, and weighed together.

// minQuote is the fewest words of a quotation that count as evidence: "temporary"
// may be anybody's word.
const minQuote = 2

// half is how much of one account another has.
type half struct {
	passages float64 // share of its words in shared passages
	words    float64 // share of its content words, by weight
	facts    float64 // share of its names and numbers, drawn to usualFacts where these are few
	factsIn  int     // its names and numbers that the other has
	factsOf  int
	quotesIn int // its quotations that are word for word in the other
	quotesOf int
	cut      int     // of these, the ones that the other has at greater length
	coverage float64 // how well its sentences are covered by the other's, by weight
	matched  int     // its sentences that have a counterpart
	ordered  int     // of these, the most that stand in the other's order
	of       int     // its sentences
	gaps     []gap   // stretches that the other lacks
}

// likeness is how much two accounts have in common: halves[0] is how much of a
// is in b, halves[1] how much of b is in a.
type likeness struct {
	a, b   *reading
	halves [2]half
	score  float64 // 0..1, how sure that one was made from the other

	inOther [2][]int  // of each sentence: its counterpart in the other, or -1
	told    [2][]bool // of each sentence: whether the other tells it in some way
}

// alike compares two readings. Accounts that share few words are not looked at
// any closer: their score is 0.
func (rd *reader) alike(a, b *reading) likeness {
	l := likeness{a: a, b: b}
	weight, _ := rd.shared(a.all.words, b.all.words)
	if weight < leastShared*min(a.all.weight, b.all.weight) || weight == 0 {
		return l
	}
	l.halves[0] = rd.half(a, b)
	l.halves[1] = rd.half(b, a)
	rd.lay(&l)
	l.halves[0].words, l.halves[1].words = weight/a.all.weight, weight/b.all.weight
	l.halves[0].passages, l.halves[1].passages = reuse.Shared(a.text, b.text, reuse.Pair(a.text, b.text))
	l.score = sigmoid(l.kinship())
	return l
}

// lay lays the sentences of the two side by side.
func (rd *reader) lay(l *likeness) {
	inB, inA := rd.counterpartOf(l.a, l.b), rd.counterpartOf(l.b, l.a)
	l.inOther = [2][]int{inB, inA}
	l.told[0], l.halves[0].gaps = rd.gaps(l.a, l.b, inB, inA)
	l.told[1], l.halves[1].gaps = rd.gaps(l.b, l.a, inA, inB)
}

// leastShared is the share of the shorter account's words, by weight, below which
// two accounts are taken to tell different stories. Rewrites lie above 0.5.
const leastShared = 0.25

// The weights of kinship: log-odds that one of two accounts of an event was made
// from the other. They come from a logistic regression over labelled pairs, the
// rewrites against reports of one event by rival papers, rounded.
const (
	kinBase     = -13.2
	kinPassages = 1.2
	kinFacts    = 3.1 // of the account that has more of its own in the other
	kinBothFact = 4.2 // of the one that has less
	kinBothWord = 4.2
	kinCoverage = 2.1 // of each
	kinOrder    = 4.0
	kinQuotes   = 4.2

	// noQuotes stands for the share of quotations where an account has none.
	noQuotes = 0.5
)

func (l *likeness) kinship() float64 {
	x, y := l.halves[0], l.halves[1]
	return kinBase +
		kinPassages*max(x.passages, y.passages) +
		kinFacts*max(x.facts, y.facts) + kinBothFact*min(x.facts, y.facts) +
		kinBothWord*min(x.words, y.words) +
		kinCoverage*(x.coverage+y.coverage) +
		kinOrder*max(x.order(), y.order()) +
		kinQuotes*l.quotes()
}

// alikeness lists what speaks for the account of halves[inCopy] being a copy,
// whichever way.
func (l *likeness) alikeness(inCopy int) []reason {
	h := l.halves[inCopy]
	return []reason{
		{kinPassages * 4 * h.passages, fmt.Sprintf("%d %% of its words in shared passages", percent(h.passages))},
		{kinQuotes * (l.quotes() - noQuotes), sameQuotes(h.quotesIn)},
		{kinOrder * (h.order() - usualOrder), fmt.Sprintf("keeps the order of %d of %d sentences", h.ordered, h.of)},
		{kinFacts * 2 * (h.facts - usualFacts), fmt.Sprintf("%d of its %d names and numbers are in the source", h.factsIn, h.factsOf)},
	}
}

func sameQuotes(n int) string {
	if n == 1 {
		return "the same quotation word for word"
	}
	return fmt.Sprintf("the same %d quotations word for word", n)
}

// What independent accounts of one event have in common.
const (
	usualOrder = 0.2
	usualFacts = 0.5
	priorFacts = 2 // so many facts are supposed, lest few facts prove much
)

// order is the share of the sentences that have a counterpart in the same order.
func (h half) order() float64 { return share(h.ordered, h.of) }

// quotes is the share of the quotations of the account with fewer that the other
// has word for word.
func (l *likeness) quotes() float64 {
	x, y := l.halves[0], l.halves[1]
	if x.quotesOf == 0 || y.quotesOf == 0 {
		return noQuotes
	}
	return max(share(x.quotesIn, x.quotesOf), share(y.quotesIn, y.quotesOf))
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// half tells how much of x is in y, but for the parts that alike fills in.
func (rd *reader) half(x, y *reading) half {
	h := half{factsOf: len(x.facts), quotesOf: len(x.quotes), of: len(x.sentences)}
	_, h.factsIn = rd.shared(x.facts, y.all.words)
	h.facts = (float64(h.factsIn) + priorFacts*usualFacts) / (float64(h.factsOf) + priorFacts)
	for _, q := range x.quotes {
		in, cut := quoted(q, y.quotes)
		if in {
			h.quotesIn++
		}
		if cut {
			h.cut++
		}
	}
	var places []int
	places, h.coverage = rd.counterparts(x, y)
	h.matched, h.ordered = len(places), longestRise(places)
	return h
}

// quoted reports whether the words q stand in one of the quotations, or one of
// them in q, and whether they are cut: one has all of them and at least
// minQuote words more.
func quoted(q string, quotes []string) (in, cut bool) {
	for _, o := range quotes {
		switch {
		case strings.Contains(o, q):
			return true, strings.Count(o, " ") >= strings.Count(q, " ")+minQuote
		case strings.Contains(q, o):
			in = true
		}
	}
	return in, false
}
