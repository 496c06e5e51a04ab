package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/annotate"
)

// syntaxCommand learns the weights of the tag and parse passes.
func syntaxCommand() *cobra.Command {
	var job syntaxJob
	cmd := &cobra.Command{
		Use:   "syntax",
		Short: "Learn the weights of annotate's tag and parse passes from treebanks",
		Long: `Learn the weights of annotate's tag and parse passes from treebanks, score them on the
dev parts, and write them with their card. The same data and seed give the same weights.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return job.run(cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&job.data, "data", dataFolder(), "folder that holds ud-ewt and ud-gum-open")
	cmd.Flags().StringVarP(&job.out, "out", "o", "annotate", "folder to write the weights and their card to")
	cmd.Flags().Uint64Var(&job.seed, "seed", 1, "seed of all that is random")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

// dataFolder is where data lies by default: RECOUNT_DATA, else beside the
// repository.
func dataFolder() string {
	if dir := os.Getenv("RECOUNT_DATA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared", "data")
}

// treebanks are the folders learnt from, each with train.conllu and dev.conllu.
var treebanks = []string{"ud-ewt", "ud-gum-open"}

type syntaxJob struct {
	data, out, date string
	seed            uint64
}

func (j syntaxJob) run(stdout, stderr io.Writer) error {
	var train []annotate.Example
	for _, name := range treebanks {
		t, err := j.read(name, "train")
		if err != nil {
			return err
		}
		train = append(train, examples(t)...)
	}
	w := annotate.TrainSyntax(train, j.seed, stderr)
	table, err := j.score(w)
	if err != nil {
		return err
	}
	fmt.Fprint(stdout, table)
	card := fmt.Sprintf(syntaxCard, j.date, j.seed, len(train), len(w.Tag), len(w.Action), len(w.Relation), table)
	for name, data := range map[string]string{
		"tag.bin": w.Tag, "action.bin": w.Action, "relation.bin": w.Relation, "syntax.md": card,
	} {
		if err := os.WriteFile(filepath.Join(j.out, name), []byte(data), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (j syntaxJob) read(bank, part string) ([]treebankSentence, error) {
	t, err := readTreebank(filepath.Join(j.data, bank, part+".conllu"))
	if err != nil {
		return nil, fmt.Errorf("syntax: %w; --data names the folder of the treebanks", err)
	}
	return t, nil
}

// score parses the dev parts: each treebank, its news, and its sentences turned
// into headlines.
func (j syntaxJob) score(w annotate.Weights) (table string, err error) {
	s, err := annotate.NewSyntax(w)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(scoreHead)
	for _, name := range treebanks {
		dev, err := j.read(name, "dev")
		if err != nil {
			return "", err
		}
		all := examples(dev)
		b.WriteString(scoreSyntax(s, all).line(name))
		b.WriteString(scoreSyntax(s, annotate.Headlines(all, j.seed)).line(name + " as headlines"))
		if news := examples(inGenre(dev, "GUM_news")); len(news) > 0 {
			b.WriteString(scoreSyntax(s, news).line(name + " news"))
		}
	}
	return b.String(), nil
}

func inGenre(sentences []treebankSentence, prefix string) (in []treebankSentence) {
	for _, s := range sentences {
		if strings.HasPrefix(s.document, prefix) {
			in = append(in, s)
		}
	}
	return in
}

// syntaxCard is the card of the weights: date, seed, sentences, sizes, scores.
const syntaxCard = `# Weights of the tag and parse passes

tag.bin, action.bin and relation.bin are learnt by

    go run ./cmd/recount-train syntax --data DIR --seed SEED

and never edited. The same data, seed and code give the same bytes.

| | |
| --- | --- |
| made | %s, seed %d |
| learnt from | %d sentences: UD English EWT 2.16 (train), and the train documents of GUM whose texts have an open licence |
| licence of the data | EWT: CC BY-SA 4.0 (Silveira et al. 2014). GUM: annotations CC BY 4.0 (Zeldes 2017); texts CC BY, CC BY-SA or in the public domain |
| licence of the weights | CC BY-SA 4.0 |
| what they are | averaged perceptrons over hashed features, eight bits a weight: part-of-speech tags; transitions of an arc-hybrid parser learnt with a dynamic oracle on jackknifed tags; relations |
| bytes | tag %d, action %d, relation %d |

Some sentences are learnt from twice, the second time turned into headlines
(annotate/headline_train.go).

## Scores

In percent, on gold tokens of the dev parts, which were not learnt from. UAS: heads right. LAS: heads and
relations right, subtypes left out as is usual; "full" with them. The others are
F1 of head and full relation. Development looked at these figures; they are
not an independent test.

%s
## Limits

English prose. Little newswire was learnt from: the treebanks are web text, reviews,
e-mail, encyclopaedia, speech and some Wikinews. Appositions, coordination and
loosely joined clauses (parataxis, advcl) are the weakest relations.
`
