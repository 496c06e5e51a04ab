package story

// The variation table of a story lays its accounts side by side, as the apparatus of
// an edition does: a site is a sentence in all the forms that the accounts give it,
// and each account has it, lacks it, or leaves that open.
//
// Sentences of two accounts that are each other's likest counterpart are at one site,
// and so are those that a third account joins. An account leaves a site open where
// it tells the sentence in pieces, or says something like it in the same place
// (gap.go): as of the lacunae of manuscripts, nothing follows from that.
//
// Words that the accounts change at many sites are habits of a house ("said" for
// "stated", which two make on their own) and tell little of who copied whom: a word
// counts the less the more sites it changes at, as in the weighting of characters by
// Farris (1969).
//
// Cost: linear in the sentences, for every two accounts.

// stand is how an account stands to a site.
type stand byte

const (
	open stand = iota
	lacks
	holds
)

// witness is what the table has of an account.
type witness struct {
	order []int     // the sites it has, in its order
	stand []stand   // by site
	forms [][]int32 // by site: the words it has there, sorted
}

// table is the variation table of a story.
type table struct {
	sites   int
	all     []*witness
	foreign []bool    // by site: put in from elsewhere, as most accounts that lack it show
	telling []float64 // by form: its rarity over the number of sites at which it changes
}

// newTable lays the readings of f side by side.
func newTable(f *family) *table {
	site, n := f.joinSites()
	t := &table{sites: n, foreign: make([]bool, n)}
	for k, r := range f.readings {
		w := &witness{stand: make([]stand, n), forms: make([][]int32, n)}
		for i, s := range site[k] {
			if w.stand[s] != holds { // else told twice
				w.stand[s], w.forms[s] = holds, r.forms[i]
				w.order = append(w.order, s)
			}
		}
		t.all = append(t.all, w)
	}
	for _, to := range []stand{lacks, open} { // what one leaves open is open
		for p, l := range f.like {
			t.all[p.b].mark(site[p.a], l.told[0], to)
			t.all[p.a].mark(site[p.b], l.told[1], to)
		}
	}
	t.findForeign(f, site)
	t.weigh(f.formWeight)
	return t
}

// mark notes how w stands to the sites of another account's sentences, of which it
// tells some.
func (w *witness) mark(site []int, told []bool, to stand) {
	for i, s := range site {
		if w.stand[s] != holds && told[i] == (to == open) {
			w.stand[s] = to
		}
	}
}

// joinSites numbers the site of each sentence of each account.
func (f *family) joinSites() (site [][]int, n int) {
	var first []int // of each account's sentences among all
	var joined []int
	for _, r := range f.readings {
		first = append(first, len(joined))
		for range r.sentences {
			joined = append(joined, len(joined))
		}
	}
	root := func(x int) int {
		for joined[x] != x {
			joined[x] = joined[joined[x]]
			x = joined[x]
		}
		return x
	}
	for p, l := range f.like {
		for i, j := range l.inOther[0] {
			if j >= 0 && l.inOther[1][j] == i {
				x, y := root(first[p.a]+i), root(first[p.b]+j)
				joined[max(x, y)] = min(x, y)
			}
		}
	}
	number := map[int]int{}
	for k, r := range f.readings {
		sites := make([]int, len(r.sentences))
		for i := range sites {
			at := root(first[k] + i)
			if _, ok := number[at]; !ok {
				number[at] = len(number)
			}
			sites[i] = number[at]
		}
		site = append(site, sites)
	}
	return site, len(number)
}

// findForeign marks the sites that most gaps with them show as put in from elsewhere.
func (t *table) findForeign(f *family, site [][]int) {
	votes := make([]int, t.sites)
	for p, l := range f.like {
		for k, account := range []int{p.a, p.b} {
			for _, g := range l.halves[k].gaps {
				for i := g.first; i < g.last; i++ {
					if g.foreign {
						votes[site[account][i]]++
					} else {
						votes[site[account][i]]--
					}
				}
			}
		}
	}
	for s, n := range votes {
		t.foreign[s] = n > 0
	}
}

// weigh fills in what words tell, given their rarity.
func (t *table) weigh(rarity []float64) {
	changes := make([]int, len(rarity))
	in := map[int32]int{}
	for s := range t.sites {
		clear(in)
		n := 0
		for _, w := range t.all {
			if w.stand[s] == holds {
				n++
				for _, form := range w.forms[s] {
					in[form]++
				}
			}
		}
		for form, m := range in {
			if m < n {
				changes[form]++
			}
		}
	}
	t.telling = make([]float64, len(rarity))
	for form, n := range changes {
		t.telling[form] = rarity[form] / float64(max(n, 1))
	}
}
