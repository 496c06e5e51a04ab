package story

// How much had to happen for one account to be made from another? The costs are
// negative logarithms of how likely each step is, as far as copying of news is
// known: stretches are lost often, from the end most of all, and put in seldom; what
// is put in from another text comes in one piece; words are changed and sentences
// moved now and then. An addition that a third account has, too, came from there and
// not from this hand: hence what is put in costs so much more than what is lost, as
// in the parsimony of Camin and Sokal (1965), by which a change is not undone.
//
// The costs of a tree are the sum over its edges, so that the best tree is that of
// [bestForest].
//
// Cost: linear in the words of the two accounts.

const (
	costCut     = 2.0  // a stretch lost
	costCutMore = 1.0  // each more of its sentences
	costCutEnd  = 0.1  // the same, where the stretch is the end of the account
	costAdded   = 8.0  // a stretch put in that speaks of what the account speaks of
	costPutIn   = 2.0  // a stretch put in from elsewhere
	costWord    = 0.05 // a word changed, times its rarity; by how many sentences change it
	costMoved   = 1.0  // a sentence that follows another than before
	costTold    = 3.0  // a sentence told of one's own accord
)

// cost is what had to happen for v to be made from u.
func (t *table) cost(u, v *witness) float64 {
	return t.lost(u, v) + t.put(u, v) + costWord*t.reworded(u, v) + costMoved*float64(t.moved(u, v))
}

// inBoth counts the sites of v that u has, too, and that belong to their story.
func (t *table) inBoth(u, v *witness) int {
	n := 0
	for _, s := range v.order {
		if u.stand[s] == holds && !t.foreign[s] {
			n++
		}
	}
	return n
}

// lost is the cost of the stretches of u that v lacks.
func (t *table) lost(u, v *witness) float64 {
	sum, run := 0.0, 0
	for _, s := range u.order {
		switch v.stand[s] {
		case holds:
			sum += costOfCut(run, costCutMore)
			run = 0
		case lacks:
			run++
		}
	}
	return sum + costOfCut(run, costCutEnd)
}

func costOfCut(run int, more float64) float64 {
	if run == 0 {
		return 0
	}
	return costCut + more*float64(run-1)
}

// put is the cost of the stretches of v that u lacks.
func (t *table) put(u, v *witness) float64 {
	sum, run, foreign := 0.0, 0, 0
	for _, s := range v.order {
		switch u.stand[s] {
		case holds:
			sum += costOfPut(run, foreign)
			run, foreign = 0, 0
		case lacks:
			run++
			if t.foreign[s] {
				foreign++
			}
		}
	}
	return sum + costOfPut(run, foreign)
}

func costOfPut(run, foreign int) float64 {
	switch {
	case run == 0:
		return 0
	case 2*foreign > run:
		return costPutIn
	}
	return costAdded
}

// reworded is the weight of the words that differ in the sites that both have.
func (t *table) reworded(u, v *witness) float64 {
	sum := 0.0
	for _, s := range v.order {
		if u.stand[s] == holds {
			sum += t.differ(u.forms[s], v.forms[s])
		}
	}
	return sum
}

// differ is the weight of the words that the sorted x and y do not share.
func (t *table) differ(x, y []int32) float64 {
	sum := 0.0
	for len(x) > 0 || len(y) > 0 {
		switch {
		case len(y) == 0 || len(x) > 0 && x[0] < y[0]:
			sum += t.telling[x[0]]
			x = x[1:]
		case len(x) == 0 || y[0] < x[0]:
			sum += t.telling[y[0]]
			y = y[1:]
		default:
			x, y = x[1:], y[1:]
		}
	}
	return sum
}

// moved counts the sites of v that follow another than in u, of those that both have.
func (t *table) moved(u, v *witness) int {
	next := make([]int, t.sites)
	before := -1
	for _, s := range u.order {
		if v.stand[s] == holds {
			if before >= 0 {
				next[before] = s + 1
			}
			before = s
		}
	}
	n := 0
	before = -1
	for _, s := range v.order {
		if u.stand[s] == holds {
			if before >= 0 && next[before] != s+1 {
				n++
			}
			before = s
		}
	}
	return n
}
