package eval

import (
	"strings"
	"unicode"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// alike is the share of common words from which the baseline takes two sentences
// for one.
const alike = 0.2

// baseline compares as a program that understands nothing would, so that the
// figures of one that does mean something: the sentences of two accounts that
// share the largest part of their words are one claim, whose numbers agree or
// contradict each other; a sentence like none of the other account's is left
// out, or added. It costs the product of their numbers of sentences.
func baseline(s story.Story, reference string) *compare.Comparison {
	s.Derivations = nil // it has no notion of them
	c := &compare.Comparison{Story: s, Reference: reference}
	var source story.Account
	for _, a := range s.Accounts {
		if a.ID == reference {
			source = a
		}
	}
	for _, a := range s.Accounts {
		if a.ID != reference {
			c.Findings = append(c.Findings, baselinePair(source, a)...)
		}
	}
	return c
}

func baselinePair(source, other story.Account) []compare.Finding {
	var findings []compare.Finding
	report := func(level compare.Level, kind compare.Kind, evidence ...compare.Evidence) {
		findings = append(findings, compare.Finding{Level: level, Kind: kind, Reference: source.ID, Evidence: evidence})
	}
	ours, theirs := bags(source.Document), bags(other.Document)
	used := make([]bool, len(theirs))
	for _, b := range ours {
		place := compare.Evidence{Account: source.ID, Span: b.span}
		j := mostAlike(b, theirs)
		if j < 0 {
			report(compare.Omission, compare.Claim, place)
			continue
		}
		used[j] = true
		there := compare.Evidence{Account: other.ID, Span: theirs[j].span}
		if sameNumbers(b, theirs[j]) {
			report(compare.Agreement, compare.Claim, place, there)
		} else {
			report(compare.Contradiction, compare.Quantity, place, there)
		}
	}
	for j, b := range theirs {
		if !used[j] {
			report(compare.Addition, compare.Claim, compare.Evidence{Account: other.ID, Span: b.span})
		}
	}
	return findings
}

// bag is the words of a sentence, in lower case, without their order.
type bag struct {
	span  text.Span
	words map[string]bool
}

func bags(d *document.Document) []bag {
	list := make([]bag, len(d.Sentences))
	for i, s := range d.Sentences {
		list[i] = bag{s.Span, map[string]bool{}}
		for _, t := range d.Words(i) {
			list[i].words[strings.ToLower(d.Text(t.Span))] = true
		}
	}
	return list
}

// mostAlike is the index of the bag that shares the largest part of its words
// with b (Jaccard 1901), or -1 where none shares enough.
func mostAlike(b bag, others []bag) int {
	best, most := -1, alike
	for j, other := range others {
		common := 0
		for word := range b.words {
			if other.words[word] {
				common++
			}
		}
		if share := float64(common) / float64(len(b.words)+len(other.words)-common); share > most {
			best, most = j, share
		}
	}
	return best
}

// sameNumbers reports whether a and b hold the same words with digits.
func sameNumbers(a, b bag) bool {
	return holdsNumbers(a, b) && holdsNumbers(b, a)
}

func holdsNumbers(a, b bag) bool {
	for word := range b.words {
		if strings.ContainsFunc(word, unicode.IsDigit) && !a.words[word] {
			return false
		}
	}
	return true
}
