package story

import (
	"cmp"
	"math"
	"strings"

	"github.com/recount-news/recount/place"
)

// Whether two accounts tell one story is weighed by parts, each with a weight of
// log-odds. Words alone do not tell two shootings in two towns apart: that is what
// names, figures, places and days are for. The weights began as a logistic
// regression over pairs of accounts of like events, and were then drawn from among
// many that did as well over those pairs, rounded, so that they hold for news of one
// town as for that of the world.
const (
	sameBase    = -3.0
	sameWords   = 2   // cosine of all words
	sameKinds   = 2.5 // of those that are neither names nor figures
	sameNames   = 4   // of names
	sameFigures = 2.5 // of figures
	sameLead    = 1   // of the words of title and beginning
	sameLeading = 2   // of the names there
	sameRare    = 0.7 // for each e-fold of rare names in common

	sameEventDay = 0.8
	otherDays    = -0.5 // both name days, and none in common
	samePlace    = 0.7
	otherPlace   = -0.7
	otherToll    = -0.5 // other numbers of dead
	otherHurt    = -0.6 // of injured
	samePeople   = 0.5  // one of the people named in full

	// Each e-fold of days between the days of publication, counted from usualDays on
	// and to no more than mostApart; nearer is evidence for one story. An account
	// without a date tells nothing by it.
	apartDays = -1.0
	usualDays = 5
	mostApart = 1
	undated   = -1.3 // what stands for the dates where there are none

	// Each e-fold of days between the nearest days that the two name or were published
	// on, counted likewise: an account of the trial names the day of the crime.
	farDays = -0.8
	farFrom = 20
	farMost = 3

	rareName = 4 // nats; a name as rare as this tells of the event

	// leastKin and mostKin bound what one pair may say about two stories.
	leastKin = -2.5
	mostKin  = 5
)

// kin is how likely it is that two accounts tell one story, in parts.
type kin struct {
	words, kinds, names, figures, lead, leading float64 // cosines
	rare                                        float64 // sum of the weights of rare names in common, beyond rareName each
	dated                                       bool    // both are
	days                                        float64 // between publications
	gap                                         float64 // between the nearest days named
	eventDay, otherDays                         bool
	otherToll, otherHurt, samePeople            bool
	place                                       float64 // 1 the same, 0.5 named in the other, 0 unknown, -1 another
}

// score is the log-odds, within bounds.
func (k *kin) score() float64 {
	z := sameBase + sameWords*k.words + sameKinds*k.kinds + sameNames*k.names + sameFigures*k.figures +
		sameLead*k.lead + sameLeading*k.leading + sameRare*math.Log1p(k.rare) + k.placeScore() + k.dayScore()
	if k.otherToll {
		z += otherToll
	}
	if k.otherHurt {
		z += otherHurt
	}
	if k.samePeople {
		z += samePeople
	}
	return max(leastKin, min(mostKin, z))
}

func (k *kin) placeScore() float64 {
	if k.place < 0 {
		return otherPlace
	}
	return samePlace * k.place
}

func (k *kin) dayScore() float64 {
	if !k.dated {
		return undated
	}
	z := apartDays * min(mostApart, math.Log((1+k.days)/usualDays))
	if k.eventDay {
		z += sameEventDay
	}
	if k.otherDays {
		z += otherDays
	}
	return z + farDays*min(farMost, max(0, math.Log((1+k.gap)/farFrom)))
}

// cosine gathers the products of two vectors.
type cosine struct{ xy, xx, yy float64 }

func (c *cosine) add(x, y float64) {
	c.xy += x * y
	c.xx += x * x
	c.yy += y * y
}

func (c *cosine) value() float64 {
	if c.xy == 0 {
		return 0
	}
	return c.xy / math.Sqrt(c.xx*c.yy)
}

// kin weighs two accounts. It takes time linear in their words.
func (v *vocabulary) kin(a, b *sketch) (k kin) {
	var words, kinds, names, figures, lead, leading cosine
	var none term
	for x, y := a.terms, b.terms; len(x) > 0 || len(y) > 0; {
		s, t := &none, &none
		switch {
		case len(y) == 0 || len(x) > 0 && x[0].word < y[0].word:
			s, x = &x[0], x[1:]
		case len(x) == 0 || y[0].word < x[0].word:
			t, y = &y[0], y[1:]
		default:
			s, t, x, y = &x[0], &y[0], x[1:], y[1:]
		}
		w := v.weight(max(s.word, t.word))
		ws, wt := w*damped(s.times), w*damped(t.times)
		words.add(ws, wt)
		lead.add(w*damped(s.lead), w*damped(t.lead))
		switch {
		case s.isFigure || t.isFigure:
			figures.add(ws, wt)
		case s.isName || t.isName:
			names.add(ws, wt)
			leading.add(w*damped(s.lead), w*damped(t.lead))
			if s.times > 0 && t.times > 0 {
				k.rare += max(0, w-rareName)
			}
		default:
			kinds.add(ws, wt)
		}
	}
	k.words, k.kinds, k.names, k.figures = words.value(), kinds.value(), names.value(), figures.value()
	k.lead, k.leading = lead.value(), leading.value()
	k.place = samePlaces(a, b)
	k.otherToll = otherCount(a.killed, b.killed)
	k.otherHurt = otherCount(a.hurt, b.hurt)
	k.samePeople = meet(a.people, b.people)
	k.compareDays(a, b)
	return k
}

// otherCount reports whether two counts are told and not the same.
func otherCount(x, y int32) bool { return x >= 0 && y >= 0 && x != y }

func (k *kin) compareDays(a, b *sketch) {
	if k.dated = !a.published.IsZero() && !b.published.IsZero(); !k.dated {
		return // "on Friday" may be any Friday
	}
	k.days = math.Abs(a.published.Sub(b.published).Hours() / 24)
	k.eventDay = a.event.known() && b.event.known() && a.event.gap(b.event) == 0
	k.gap = float64(daysApart(a, b))
	k.otherDays = len(a.days) > 0 && len(b.days) > 0 && !meet(a.days, b.days)
}

// meet reports whether two sorted lists have something in common.
func meet[T cmp.Ordered](x, y []T) bool {
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case y[0] < x[0]:
			y = y[1:]
		default:
			return true
		}
	}
	return false
}

// near is how many kilometres apart two places may be and still be the same town
// and its neighbour.
const near = 60

// samePlaces is 1 where two accounts tell of one place, 0.5 where one at least
// names that of the other, -1 where neither does, and 0 where there is no telling.
func samePlaces(a, b *sketch) float64 {
	switch {
	case a.place.ID == "" || b.place.ID == "":
		return 0
	case within(a.place.ID, b.place.ID):
		return 1
	case names(a, b.place) || names(b, a.place):
		return 0.5
	case a.place.Located() && b.place.Located() && place.Kilometres(a.place, b.place) < near:
		return 0.5
	}
	return -1
}

// names reports whether s names a place that agrees with p.
func names(s *sketch, p place.Place) bool {
	for _, q := range s.places {
		if within(q, p.ID) {
			return true
		}
	}
	return false
}

// within reports whether one of two places lies in the other, or they are one, by
// their IDs, which lead from the country down. It is what place.Agree tells in nearly
// all cases, at a hundredth of the cost.
func within(p, q string) bool {
	if len(p) > len(q) {
		p, q = q, p
	}
	return strings.HasPrefix(q, p) && (len(p) == len(q) || q[len(p)] == '/')
}

// daysApart is how many days lie between the nearest of those that two accounts name
// or were published on.
func daysApart(a, b *sketch) int32 {
	x, y := [1]int32{dayOf(a.published)}, [1]int32{dayOf(b.published)}
	return min(leastGap(x[:], y[:]), leastGap(a.days, y[:]), leastGap(x[:], b.days), leastGap(a.days, b.days))
}

// leastGap is the least distance between two sorted lists; that to an empty one is
// as far as can be.
func leastGap(x, y []int32) int32 {
	least := int32(math.MaxInt32)
	for len(x) > 0 && len(y) > 0 {
		least = min(least, max(x[0]-y[0], y[0]-x[0]))
		if x[0] < y[0] {
			x = x[1:]
		} else {
			y = y[1:]
		}
	}
	return least
}
