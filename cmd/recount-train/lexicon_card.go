package main

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/recount-news/recount/lexicon"
)

// collection is a folder of article texts and how many were taken of it.
type collection struct {
	folder string
	texts  int
}

// lexiconCard is the card that stands beside the word table: what it was made
// from, how and when. Folders are named by their last element, so that it does
// not matter where the data lay.
func lexiconCard(j lexiconJob, src lexicon.Source, news []collection, table []byte) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# words.bin

The word table of package lexicon: lemmas and irregular forms, senses with their share of a
word's uses, relations between words, and how many news articles hold each word. The format
is told at the head of table.go.

Made on %s by

    go run ./cmd/recount-train lexicon

| | |
| --- | --- |
| SHA-256 | %x |
| bytes | %d |
| synsets | %d |
| senses | %d |
| relations between synsets | %d |
| irregular forms | %d |
| derived words | %d |
| opposites | %d |
| nouns of event with their verb | %d |
| verbs with their noun of event | %d |
| words counted in news | %d |
| articles counted | %d |

## Sources

* WordNet 3.0 (Princeton University; Fellbaum 1998), as Debian packages it (wordnet-base). Licence:
  NOTICE at the root. Single words are taken over, and verbs of up to %d words; names of single people,
  places and things, Latin names of beasts and plants, and senses with less than %g %% of a word's uses are
  not. Shares come from its counts of the tagged texts (cntlist.rev). Verbs of several words are tied to
  the verbs that their definitions begin with, too.
* cmd/recount-train/supplement.txt, written for this table: relations that news needs and WordNet lacks.
* Counts of articles per word, and nothing else, of the collections below: at most %d articles of each,
  those whose hash is least, so that none decides alone what is rare. Words in fewer than %d articles are
  not listed, and no text can be read back.

| collection | articles |
| --- | --- |
`, j.date, sha256.Sum256(table), len(table), src.Synsets, len(src.Senses), len(src.Pointers), len(src.Exceptions),
		len(src.Derived), len(src.Opposites), len(src.Verbs), len(src.Nouns), len(src.Frequency), src.Documents,
		mostWords, leastShare*100, j.most, leastDocuments)
	for _, c := range news {
		fmt.Fprintf(&b, "| %s | %d |\n", filepath.Base(c.folder), c.texts)
	}
	b.WriteString(`
## Known weaknesses

* A word's meaning in its context is not known; relations are weighed by how usual the meanings are in
  the texts that WordNet's authors tagged, which are no news and of the 1960s.
* The articles are American and British, of 1989 to 2019, with much on crime and on one election.
* WordNet ties nouns to verbs unevenly (it has nothing for loss, sale or threat); the supplement mends
  what was noticed.
`)
	return b.String()
}
