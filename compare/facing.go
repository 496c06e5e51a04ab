package compare

// Facing.
//
// What one account drops the other puts in, so that a rule that looks for a source, a
// hedge, a figure or marks of A that B lacks is written once and asked twice: of the
// accounts as they are, and of the same two facing the other way. What is found then is
// told of the reference all the same (finder.add).

import (
	"slices"

	"github.com/recount-news/recount/story"
)

// facing is f with its accounts in each other's place and no findings.
func (f *finder) facing() *finder {
	al := *f.aligned
	al.A, al.B, al.homesA, al.homesB = f.B, f.A, f.homesB, f.homesA
	al.fromA, al.fromB, al.links = facingLinks(f.fromB), facingLinks(f.fromA), facingLinks([][]link{f.links})[0]
	al.turned = !f.turned
	al.pairs = make([]pair, len(f.pairs))
	g := &finder{aligned: &al, ownerA: f.ownerB, ownerB: f.ownerA, faced: !f.faced, strangers: f.strangers,
		pairOfA: make(map[int]pair, len(f.pairs)), pairOfB: make(map[int]pair, len(f.pairs))}
	for i, p := range f.pairs {
		p.a, p.b = p.b, p.a
		al.pairs[i], g.pairOfA[p.a], g.pairOfB[p.b] = p, p, p
	}
	return g
}

func facingLinks(of [][]link) [][]link {
	out := make([][]link, len(of))
	for i, links := range of {
		out[i] = make([]link, len(links))
		for k, l := range links {
			l.a, l.b, l.covA, l.covB = l.b, l.a, l.covB, l.covA
			out[i][k] = l
		}
	}
	return out
}

// either runs a rule on the accounts as they are and facing the other way.
func (f *finder) either(rule func(f *finder)) {
	rule(f)
	g := f.facing()
	rule(g)
	f.findings = append(f.findings, g.findings...)
}

// way is the words for a finding as the accounts are, or facing the other way.
func (f *finder) way(there, back string) string {
	if f.faced {
		return back
	}
	return there
}

// owed runs a rule on what a copy owes to the account that it was made from, which is A
// to the rule: its sources and its hedges. Of two copies of one source the
// reference is taken for it.
func (f *finder) owed(rule func(f *finder)) {
	if !f.copyIsA {
		rule(f)
		return
	}
	g := f.facing()
	rule(g)
	f.findings = append(f.findings, g.findings...)
}

// isMadeFrom reports whether the account called id was made from the one called source,
// if over others.
func isMadeFrom(s story.Story, id, source string) bool {
	for range s.Derivations {
		i := slices.IndexFunc(s.Derivations, func(d story.Derivation) bool { return d.Copy == id })
		if i < 0 {
			return false
		}
		if id = s.Derivations[i].Source; id == source {
			return true
		}
	}
	return false
}
