package report

import (
	"fmt"

	"github.com/recount-news/recount/compare"
)

// levelWord is how a level is called. The sign carries the meaning where
// colour cannot.
type levelWord struct {
	sign  string
	name  string // heads a finding
	one   string // follows "1"
	many  string // follows any other number
	color string // SGR parameters; the terminal's own palette decides the shade
}

func wordOf(l compare.Level) levelWord {
	switch l {
	case compare.Contradiction:
		return levelWord{"≠", "contradiction", "contradiction", "contradictions", "31"}
	case compare.Change:
		return levelWord{"≈", "change", "change", "changes", "33"}
	case compare.Omission:
		return levelWord{"−", "left out", "left out", "left out", "35"}
	case compare.Addition:
		return levelWord{"+", "added", "added", "added", "36"}
	case compare.Agreement:
		return levelWord{"=", "agrees", "agrees", "agree", "32"}
	}
	return levelWord{"?", string(l), string(l), string(l), "0"}
}

// tally is the number of findings of a level in words: "2 contradictions".
func tally(l compare.Level, n int) string {
	if n == 1 {
		return "1 " + wordOf(l).one
	}
	return fmt.Sprintf("%d %s", n, wordOf(l).many)
}

// kindWord is a kind in plain words.
func kindWord(k compare.Kind) string {
	switch k {
	case compare.Participant:
		return "who"
	case compare.Quantity:
		return "how many"
	case compare.Time:
		return "when"
	case compare.Place:
		return "where"
	case compare.Predicate:
		return "what happened"
	case compare.Polarity:
		return "whether"
	case compare.Certainty:
		return "how certain"
	case compare.Precision:
		return "how exactly"
	case compare.Attribution:
		return "who says so"
	case compare.Quotation:
		return "whose words"
	case compare.Relation:
		return "why"
	}
	return string(k)
}

// sureness is how sure the comparison is of a finding, in a word, or "" where
// it does not say. It rests on the score named "certainty" alone.
func sureness(f compare.Finding) string {
	for _, s := range f.Scores {
		if s.Name != "certainty" {
			continue
		}
		switch {
		case s.Value >= 0.8:
			return "sure"
		case s.Value < 0.5:
			return "unsure"
		}
	}
	return ""
}

// plural is n with its noun: "1 note", "3 notes".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
