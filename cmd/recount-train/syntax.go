package main

import (
	"errors"
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
	var data, out string
	var seed uint64
	c := &cobra.Command{
		Use:   "syntax",
		Short: "Learn the weights of annotate's tag and parse passes from treebanks",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return trainSyntax(data, out, seed, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&data, "data", dataFolder(), "folder that holds ud-ewt and ud-gum-open")
	c.Flags().StringVar(&out, "out", "annotate", "folder to write the weights and their card to")
	c.Flags().Uint64Var(&seed, "seed", 1, "seed of all that is random")
	return c
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

func trainSyntax(data, out string, seed uint64, stdout, stderr io.Writer) error {
	var train []annotate.Example
	for _, name := range treebanks {
		t, err := readTreebank(filepath.Join(data, name, "train.conllu"))
		if err != nil {
			return fmt.Errorf("syntax: %w", err)
		}
		train = append(train, t.examples()...)
	}
	w := annotate.TrainSyntax(train, seed, stderr)
	s, err := annotate.NewSyntax(w)
	if err != nil {
		return err
	}
	for _, name := range treebanks {
		t, err := readTreebank(filepath.Join(data, name, "dev.conllu"))
		if err != nil {
			return fmt.Errorf("syntax: %w", err)
		}
		fmt.Fprintf(stdout, "%s dev: %s\n", name, scoreSyntax(s, t.sentences, ""))
		if name == "ud-gum-open" {
			fmt.Fprintf(stdout, "%s dev news: %s\n", name, scoreSyntax(s, t.sentences, "GUM_news"))
		}
	}
	return errors.Join(
		os.WriteFile(filepath.Join(out, "tag.bin"), []byte(w.Tag), 0o666),
		os.WriteFile(filepath.Join(out, "action.bin"), []byte(w.Action), 0o666),
		os.WriteFile(filepath.Join(out, "relation.bin"), []byte(w.Relation), 0o666))
}

// scores are percentages over gold tokens.
type scores struct {
	words          int
	upos, uas, las float64 // las without subtypes, as usual
	full           float64 // las with subtypes
	speed          float64 // tokens a second
	relations      string  // F1 of the relations that matter most
}

func (s scores) String() string {
	return fmt.Sprintf("words=%d upos=%.2f uas=%.2f las=%.2f las_subtypes=%.2f tokens_per_second=%.0f\n    %s", s.words, s.upos, s.uas, s.las, s.full, s.speed, s.relations)
}

// scoreSyntax parses the sentences of documents whose id begins with prefix.
func scoreSyntax(s *annotate.Syntax, sentences []treebankSentence, prefix string) scores {
	var n, upos, uas, las, full int
	got, want, hit := map[string]int{}, map[string]int{}, map[string]int{}
	var spent time.Duration
	for _, e := range sentences {
		if !strings.HasPrefix(e.document, prefix) {
			continue
		}
		start := time.Now()
		tokens := s.Parse(e.Words)
		spent += time.Since(start)
		for i, t := range tokens {
			w := e.Tokens[i]
			n++
			got[t.Rel]++
			want[w.Rel]++
			upos += ones(t.UPOS == w.UPOS)
			if t.Head != w.Head {
				continue
			}
			uas++
			las += ones(base(t.Rel) == base(w.Rel))
			full += ones(t.Rel == w.Rel)
			hit[t.Rel] += ones(t.Rel == w.Rel)
		}
	}
	share := func(k int) float64 { return 100 * float64(k) / float64(n) }
	r := scores{words: n, upos: share(upos), uas: share(uas), las: share(las), full: share(full), speed: float64(n) / spent.Seconds()}
	for _, rel := range []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "appos", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "nummod", "parataxis", "root"} {
		r.relations += fmt.Sprintf("%s=%.1f ", rel, 200*float64(hit[rel])/float64(max(1, got[rel]+want[rel])))
	}
	return r
}

func ones(b bool) int {
	if b {
		return 1
	}
	return 0
}

// base is a relation without its subtype.
func base(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
