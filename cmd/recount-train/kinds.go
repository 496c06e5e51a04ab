package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/lexicon"
)

// kindsCommand builds the table of kinds of package lexicon from WordNet.
func kindsCommand() *cobra.Command {
	var job kindsJob
	cmd := &cobra.Command{
		Use:   "kinds",
		Short: "Build the table of kinds of package lexicon",
		Long: `Build the table of kinds of package lexicon, and its card, from a WordNet 3.0 database, for the
words of the table that is embedded: make that one first. The same data gives the same table.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return job.run() },
	}
	cmd.Flags().StringVar(&job.wordNet, "wordnet", "/usr/share/wordnet", "folder of the WordNet database files")
	cmd.Flags().StringVarP(&job.out, "out", "o", "lexicon/kinds.bin", "table to write, its card beside it")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

type kindsJob struct {
	wordNet string
	out     string
	date    string
}

// run builds the table and writes it and its card.
func (j kindsJob) run() error {
	wn, err := readWordNet(j.wordNet)
	if err != nil {
		return err
	}
	s := &sourcer{wn: wn, number: map[synsetID]int{}, shares: map[lemma]map[synsetID]float64{}}
	for _, l := range wn.sortedLemmas() {
		s.weigh(l)
	}
	table := lexicon.EncodeKinds(s.kinds)
	if err := os.WriteFile(j.out, table, 0o644); err != nil {
		return err
	}
	card := strings.TrimSuffix(j.out, filepath.Ext(j.out)) + ".md"
	return os.WriteFile(card, []byte(kindsCard(j, table)), 0o644)
}

// kindFiles are the lexicographer files (lexnames(5WN)) whose meanings are of a
// kind.
var kindFiles = map[int]lexicon.Kind{
	4:  lexicon.Act, // act
	11: lexicon.Act, // event
	19: lexicon.Act, // phenomenon
	22: lexicon.Act, // process
	26: lexicon.State,
	10: lexicon.Message,
	18: lexicon.Person,
	14: lexicon.Group,
	15: lexicon.Place,
	17: lexicon.Place, // natural object: hills and waters
}

// kindTops are the nouns of artifacts whose kinds are of a kind, each by the
// number of the meaning that is meant.
var kindTops = []struct {
	word  string
	sense int
	kind  lexicon.Kind
}{
	{"structure", 1, lexicon.Place},
	{"facility", 1, lexicon.Place},
	{"way", 6, lexicon.Place}, // streets and passages
	{"area", 5, lexicon.Place},
	{"instrumentality", 3, lexicon.Instrument},
}

// kinds are the shares of word's uses by kind.
func (s *sourcer) kinds(word string) (out lexicon.Kinds) {
	noun := lemma{word, lexicon.Noun}
	for _, id := range s.ids(noun) {
		if k, ok := s.kindOf(id); ok {
			out[k] += s.shares[noun][id]
		}
	}
	verb := lemma{word, lexicon.Verb}
	for _, id := range s.ids(verb) {
		if s.wn.synsets[id].transitive {
			out[lexicon.Transitive] += s.shares[verb][id]
		}
	}
	for k := range out {
		out[k] = min(1, out[k])
	}
	return out
}

// kindOf is the kind of a noun's meaning.
func (s *sourcer) kindOf(id synsetID) (lexicon.Kind, bool) {
	for _, top := range kindTops {
		if senses := s.wn.senses[lemma{top.word, lexicon.Noun}]; top.sense <= len(senses) && s.isUnder(id, senses[top.sense-1]) {
			return top.kind, true
		}
	}
	k, ok := kindFiles[s.wn.synsets[id].file]
	return k, ok
}

// isUnder reports whether id is top or a kind of it.
func (s *sourcer) isUnder(id, top synsetID) bool {
	if id == top {
		return true
	}
	for _, p := range s.wn.synsets[id].pointers {
		if (p.symbol == "@" || p.symbol == "@i") && s.isUnder(p.target, top) {
			return true
		}
	}
	return false
}

// kindsCard is the card that stands beside the table.
func kindsCard(j kindsJob, table []byte) string {
	return fmt.Sprintf(`# kinds.bin

The table of kinds of package lexicon: the share of a noun's uses that mean acts, states, people,
groups, places, instruments and messages, and of a verb's that take an object. The format is told at the head of
kind.go.

Made on %s by

    go run ./cmd/recount-train kinds

| | |
| --- | --- |
| SHA-256 | %x |
| bytes | %d |

## Sources

* WordNet 3.0 (Princeton University; Fellbaum 1998), as Debian packages it (wordnet-base). Licence:
  NOTICE at the root. Kinds are its lexicographer files and, of artifacts, a few hypernyms; objects, its
  sentence frames; shares come from its counts of the tagged texts, as those of words.bin do.

## Known weaknesses

* A word's meaning in its context is not known: a "party" is a group more often than an occasion.
`, j.date, sha256.Sum256(table), len(table))
}
