package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/lexicon"
)

// leastDocuments is how many documents a word must be in to be listed, so that
// no text can be read back from the table.
const leastDocuments = 3

// lexiconCommand builds lexicon/words.bin from WordNet and article texts.
func lexiconCommand() *cobra.Command {
	var job lexiconJob
	cmd := &cobra.Command{
		Use:   "lexicon --wordnet DIR --news DIR...",
		Short: "Build the word table of package lexicon",
		Long: `Build the word table of package lexicon: words, senses and relations from a WordNet 3
database, and how many of the article texts in the news folders hold each word.

Each --news folder is one collection; it may hold .txt, .json, .jsonl, .xml and .tml files.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			report, err := job.run()
			if err == nil {
				fmt.Fprint(cmd.OutOrStdout(), report)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&job.wordNet, "wordnet", "/usr/share/wordnet", "folder of the WordNet database files")
	cmd.Flags().StringArrayVar(&job.news, "news", nil, "folder of article texts; repeat for more")
	cmd.Flags().IntVar(&job.most, "most", 800, "articles taken of one folder at most")
	cmd.Flags().StringVarP(&job.out, "out", "o", "lexicon/words.bin", "file to write")
	return cmd
}

type lexiconJob struct {
	wordNet string
	news    []string
	most    int
	out     string
}

// run builds and writes the table, and returns the counts for its card.
func (j lexiconJob) run() (report string, err error) {
	wn, err := readWordNet(j.wordNet)
	if err != nil {
		return "", err
	}
	src, err := source(wn, supplementText)
	if err != nil {
		return "", err
	}
	report, err = j.count(&src)
	if err != nil {
		return "", err
	}
	table, err := lexicon.Encode(src)
	if err != nil {
		return "", err
	}
	report += fmt.Sprintf("synsets %d\nsenses %d\npointers %d\nexceptions %d\nderived %d\nopposites %d\nverbs %d\nnouns %d\nbytes %d\n",
		src.Synsets, len(src.Senses), len(src.Pointers), len(src.Exceptions), len(src.Derived), len(src.Opposites), len(src.Verbs), len(src.Nouns), len(table))
	return report, os.WriteFile(j.out, table, 0o644)
}

// count counts the documents of the news folders into src.
func (j lexiconJob) count(src *lexicon.Source) (report string, err error) {
	counter, err := lexicon.NewCounter(*src)
	if err != nil {
		return "", err
	}
	for _, dir := range j.news {
		texts, err := news(dir, j.most)
		if err != nil {
			return "", err
		}
		for _, t := range texts {
			counter.Add(lowerWords(t))
		}
		report += fmt.Sprintf("documents %5d %s\n", len(texts), dir)
	}
	src.Documents, src.Frequency = counter.Frequency(leastDocuments)
	return report + fmt.Sprintf("documents %5d in all\ncounted words %d\n", src.Documents, len(src.Frequency)), nil
}
