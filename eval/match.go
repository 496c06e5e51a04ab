package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// target is an expected finding with the places of its snippets. A snippet may
// stand in a text more than once; each place will do.
type target struct {
	Expected
	places []snippetPlaces // one for each snippet
}

type snippetPlaces struct {
	account string // story.Account.ID
	spans   []text.Span
}

// locate finds the snippets of expected in the accounts of comparison.
func locate(expected []Expected, comparison *compare.Comparison) ([]target, error) {
	targets := make([]target, len(expected))
	for i, e := range expected {
		targets[i].Expected = e
		for _, snippet := range e.Snippets {
			account := comparison.Story.Accounts[snippet.Account]
			spans := occurrences(account.Document.Article.Text, snippet.Text)
			if len(spans) == 0 {
				return nil, fmt.Errorf("%q: not in %s: %q", e.ID, account.Document.Article.Name, snippet.Text)
			}
			targets[i].places = append(targets[i].places, snippetPlaces{account.ID, spans})
		}
	}
	return targets, nil
}

func occurrences(s, part string) []text.Span {
	var spans []text.Span
	for from := 0; part != ""; {
		i := strings.Index(s[from:], part)
		if i < 0 {
			break
		}
		spans = append(spans, text.Span{Start: from + i, End: from + i + len(part)})
		from += i + 1
	}
	return spans
}

// touched is the number of t's snippets that the evidence of f overlaps by at
// least one byte.
func touched(f compare.Finding, t target) int {
	n := 0
	for _, place := range t.places {
		if overlapsAny(f, place) {
			n++
		}
	}
	return n
}

func overlapsAny(f compare.Finding, place snippetPlaces) bool {
	return slices.ContainsFunc(f.Evidence, func(e compare.Evidence) bool {
		return e.Account == place.account && slices.ContainsFunc(place.spans, e.Span.Overlaps)
	})
}

// covers reports whether f rests on every snippet of t. Evidence in further
// accounts does no harm.
func covers(f compare.Finding, t target) bool { return touched(f, t) == len(t.places) }

// matches reports whether f is the finding t expects.
func matches(f compare.Finding, t target) bool {
	return f.Level == t.Level && f.Kind == t.Kind && covers(f, t)
}

// pair gives each of n left items at most one of m right items such that as
// many as possible have one, and no two the same. It returns the right item of
// each left one, or -1: a maximum bipartite matching by augmenting paths (Kuhn
// 1955), O(n·m·n) calls of allowed, which for the dozens of findings of a case
// is nothing. Of several largest pairings it takes the one that serves the
// first items first.
func pair(n, m int, allowed func(left, right int) bool) []int {
	partner := make([]int, m) // left item of each right one
	for j := range partner {
		partner[j] = -1
	}
	for i := range n {
		augment(i, partner, make([]bool, m), allowed)
	}
	result := make([]int, n)
	for i := range result {
		result[i] = slices.Index(partner, i)
	}
	return result
}

// augment finds a right item for left item i, moving others to free one.
func augment(i int, partner []int, visited []bool, allowed func(left, right int) bool) bool {
	for j := range partner {
		if visited[j] || !allowed(i, j) {
			continue
		}
		visited[j] = true
		if partner[j] < 0 || augment(partner[j], partner, visited, allowed) {
			partner[j] = i
			return true
		}
	}
	return false
}

// paired counts the items that pair gave a partner.
func paired(result []int) int {
	n := 0
	for _, j := range result {
		if j >= 0 {
			n++
		}
	}
	return n
}
