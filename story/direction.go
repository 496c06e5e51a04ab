package story

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
)

// reason is a piece of evidence: log-odds for a derivation, and the words for
// it.
type reason struct {
	weight float64
	phrase string
}

// The weights of the signs of a copy, as log-odds, and the most that signs of
// one sort can add up to. The dates decide where they are known: the texts tell
// the direction much less surely than that there is one. A rewrite mostly loses
// facts, sources and quotations, but a report that is brought up to date gains
// them.
const (
	laterDay     = 5.0 // published on a later day, or an hour later
	laterMinutes = 3.0
	namesHouse   = 3.0 // names the publisher or the agency of the other
	noAgency     = 1.5 // the other alone is credited to an agency
	fewerFacts   = 1.0 // times the log of how many times fewer names and numbers it has alone
	mostFacts    = 1.5
	lostSource   = 0.4 // for each named source of the other that it lacks
	mostSources  = 1.2
	cutQuote     = 0.6 // for each quotation that it cuts short
	mostCuts     = 1.8
	fewerQuotes  = 0.3 // for each quotation that the other alone has, in excess
	mostQuotes   = 0.9
	fewerDays    = 0.3 // for each date reckoned from the account's own, in excess
	mostDays     = 0.6
	vaguer       = 0.3 // for each vague amount, in excess
	mostVague    = 0.6
	shorter      = 0.7 // times the logarithm of how many times shorter
	mostShorter  = 0.5
)

// forward is how sure it is that l.b was made from l.a rather than l.a from l.b.
func (l *likeness) forward() float64 { return sigmoid(l.odds()) }

// odds is the log-odds of forward.
func (l *likeness) odds() float64 {
	odds := 0.0
	for _, r := range l.signs(1) {
		odds += max(0, r.weight)
	}
	for _, r := range l.signs(0) {
		odds -= max(0, r.weight)
	}
	return odds
}

// inclined is the log-odds of forward by what the table of variants does not have, and
// by dates that leave a choice.
func (l *likeness) inclined() float64 {
	return beside(l.a, l.b, l.halves[0], l.halves[1]) - beside(l.b, l.a, l.halves[1], l.halves[0])
}

func beside(x, y *reading, inX, inY half) float64 {
	odds := 0.0
	for _, r := range append(losses(x, y, inX, inY), naming(x, y), uncredited(x, y)) {
		odds += max(0, r.weight)
	}
	if r := later(x.published, y.published); r.weight < laterDay {
		odds += r.weight
	}
	return odds
}

// signs lists what speaks for reading 0 (l.a) or 1 (l.b) being the copy.
func (l *likeness) signs(inCopy int) []reason {
	if inCopy == 0 {
		return signsOfCopy(l.b, l.a, l.halves[1], l.halves[0])
	}
	return signsOfCopy(l.a, l.b, l.halves[0], l.halves[1])
}

// signsOfCopy lists what speaks for y being made from x. Of texts that are near
// each other, the places where they differ tell more than how much that is: a
// long stretch from elsewhere is put in once. What speaks against it
// is what speaks for x being made from y, and is listed there; here it has no
// weight or a negative one.
func signsOfCopy(x, y *reading, inX, inY half) []reason {
	gaps := fewerGaps(inX, inY)
	gaps.weight *= nearness(max(inX.passages, inY.passages))
	return append(losses(x, y, inX, inY), gaps, later(x.published, y.published), naming(x, y), uncredited(x, y))
}

// losses weighs what y has less of than x.
func losses(x, y *reading, inX, inY half) []reason {
	near := nearness(max(inX.passages, inY.passages))
	losses := []reason{
		withoutFacts(inX, inY),
		withoutSources(x, y),
		{min(mostCuts, cutQuote*float64(inY.cut)), "cuts " + count(inY.cut, "quotation") + " short"},
		withoutQuotes(inX, inY),
		{min(mostDays, fewerDays*float64(min(x.relative-y.relative, y.absolute))), "gives dates where the source has weekdays"},
		{min(mostVague, vaguer*float64(y.vague-x.vague)), "vaguer about " + count(y.vague-x.vague, "amount")},
		{min(mostShorter, shorter*math.Log(float64(x.length+1)/float64(y.length+1))),
			fmt.Sprintf("%d %% shorter", percent(1-float64(y.length)/float64(max(1, x.length))))},
	}
	for i := range losses {
		losses[i].weight *= 1 - 0.7*near
	}
	return losses
}

// nearness is how far the places where two texts differ are to be trusted, given
// the share of the words of one that stands in passages of both: in a rewrite
// sentences have no clear counterparts.
func nearness(passages float64) float64 { return min(1, max(0, (passages-0.6)/0.25)) }

// later weighs the dates, where both are known and neither was assumed.
func later(x, y article.Date) reason {
	if !x.Known() || !y.Known() || x.From == article.FromAssumed || y.From == article.FromAssumed {
		return reason{}
	}
	if x.HasClock && y.HasClock {
		switch gap := y.Time.Sub(x.Time).Round(time.Minute); {
		case gap >= 24*time.Hour:
			return reason{laterDay, "published " + count(int(gap.Hours())/24, "day") + " later"}
		case gap >= time.Hour:
			return reason{laterDay, fmt.Sprintf("published %d h later", int(gap.Hours()))}
		case gap > 0:
			return reason{laterMinutes, fmt.Sprintf("published %d min later", int(gap.Minutes()))}
		}
		return reason{}
	}
	if days := int(day(y).Sub(day(x)).Hours()) / 24; days > 0 {
		return reason{laterDay, "published " + count(days, "day") + " later"}
	}
	return reason{}
}

// day is the calendar day of d where it was published.
func day(d article.Date) time.Time {
	y, m, n := d.Time.Date()
	return time.Date(y, m, n, 0, 0, 0, 0, time.UTC)
}

// naming weighs that y names the house of x: "according to Reuters". A house
// that both share proves nothing.
func naming(x, y *reading) reason {
	for i, name := range x.names {
		if strings.Contains(y.folded, name) && !slices.Contains(y.names, name) {
			return reason{namesHouse, "names the source's publisher, " + x.houses[i]}
		}
	}
	return reason{}
}

func uncredited(x, y *reading) reason {
	if x.agency == "" || y.agency != "" {
		return reason{}
	}
	return reason{noAgency, "the source is credited to " + x.agency}
}

// withoutFacts weighs the names and numbers that each has alone: a copy loses
// more than it adds.
func withoutFacts(inX, inY half) reason {
	own, others := inY.factsOf-inY.factsIn, inX.factsOf-inX.factsIn
	odds := fewerFacts * math.Log(float64(others+1)/float64(own+1))
	alone := fmt.Sprintf("%d names or numbers", own)
	switch own {
	case 0:
		alone = "no name or number"
	case 1:
		alone = "1 name or number"
	}
	return reason{min(mostFacts, odds), fmt.Sprintf("has %s of its own, the source %d", alone, others)}
}

// withoutSources weighs the named sources of x that y does not name.
func withoutSources(x, y *reading) reason {
	var lost []string
	for _, name := range x.sources {
		words := strings.Fields(fold(name))
		if len(words) > 0 && !strings.Contains(y.folded, " "+words[len(words)-1]+" ") {
			lost = append(lost, name)
		}
	}
	if len(lost) == 0 {
		return reason{}
	}
	phrase := "drops " + count(len(lost), "named source")
	if len(lost) <= 3 {
		phrase = "drops the source " + and(lost)
	}
	return reason{min(mostSources, lostSource*float64(len(lost))), phrase}
}

// withoutQuotes weighs the quotations that x alone has against those that y
// alone has.
func withoutQuotes(inX, inY half) reason {
	own := inY.quotesOf - inY.quotesIn
	excess := inX.quotesOf - inX.quotesIn - own
	phrase := "lacks " + count(inX.quotesOf-inX.quotesIn, "quotation") + " of the source"
	if own == 0 {
		phrase += " and has none of its own"
	}
	return reason{min(mostQuotes, fewerQuotes*float64(excess)), phrase}
}

func percent(x float64) int { return int(math.Round(100 * x)) }

// count is n things: "1 day", "3 days".
func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// and joins names as a sentence does.
func and(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
