package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/lexicon"
)

// leastDocuments is how many documents a word must be in to be listed, so that
// no text can be read back from the table.
const leastDocuments = 3

// newsFolders are the folders of the data folder whose texts are counted.
var newsFolders = []string{"basil", "ecbplus", "frank", "giveme5w1h", "longtail", "polnear", "tempeval3", "xsumfaith"}

// lexiconCommand builds the table of package lexicon from WordNet and article
// texts.
func lexiconCommand() *cobra.Command {
	job := lexiconJob{supplement: supplementText}
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Build the word table of package lexicon",
		Long: `Build the word table of package lexicon, and its card: words, senses and relations from a
WordNet 3.0 database, and how many of the article texts in the news folders hold each word.
The same data gives the same table.

Each --news folder is one collection; it may hold .txt, .json, .jsonl, .xml and .tml files.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return job.run(cmd.ErrOrStderr())
		},
	}
	var news []string
	for _, folder := range newsFolders {
		news = append(news, filepath.Join(dataFolder(), folder))
	}
	cmd.Flags().StringVar(&job.wordNet, "wordnet", "/usr/share/wordnet", "folder of the WordNet database files")
	cmd.Flags().StringArrayVar(&job.news, "news", news, "folder of article texts; repeat for more")
	cmd.Flags().IntVar(&job.most, "most", 800, "articles taken of one folder at most")
	cmd.Flags().StringVarP(&job.out, "out", "o", "lexicon/words.bin", "table to write, its card beside it")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

type lexiconJob struct {
	wordNet    string
	supplement string // relations, as in supplement.txt
	news       []string
	most       int
	out        string
	date       string
}

// run builds the table and writes it and its card.
func (j lexiconJob) run(progress io.Writer) error {
	wn, err := readWordNet(j.wordNet)
	if err != nil {
		return err
	}
	src, err := source(wn, j.supplement)
	if err != nil {
		return err
	}
	news, err := j.count(&src, progress)
	if err != nil {
		return err
	}
	table, err := lexicon.Encode(src)
	if err != nil {
		return err
	}
	if err := os.WriteFile(j.out, table, 0o644); err != nil {
		return err
	}
	card := strings.TrimSuffix(j.out, filepath.Ext(j.out)) + ".md"
	return os.WriteFile(card, []byte(lexiconCard(j, src, news, table)), 0o644)
}

// count counts the documents of the news folders into src.
func (j lexiconJob) count(src *lexicon.Source, progress io.Writer) ([]collection, error) {
	counter, err := lexicon.NewCounter(*src)
	if err != nil {
		return nil, err
	}
	var collections []collection
	for _, dir := range j.news {
		texts, err := news(dir, j.most)
		if err != nil {
			return nil, err
		}
		for _, t := range texts {
			counter.Add(lowerWords(t))
		}
		collections = append(collections, collection{dir, len(texts)})
		fmt.Fprintf(progress, "%6d articles of %s\n", len(texts), dir)
	}
	src.Documents, src.Frequency = counter.Frequency(leastDocuments)
	return collections, nil
}
