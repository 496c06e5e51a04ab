package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/eval"
)

// defaultData is where labelled data lies when neither --data nor RECOUNT_DATA
// says so: beside a checkout, for it is not part of the repository.
const defaultData = "../shared"

func (p *program) evalCommand() *cobra.Command {
	var in eval.Input
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "eval [NAME]",
		GroupID: groupSelf,
		Short:   "Score recount on labelled data",
		Long: `Eval scores recount on labelled data: what was missed, what was invented, and on
the last line the figures as name=value pairs. Without a name it lists what can
be scored. doc/evaluation.md tells what the figures mean.`,
		Example: `  recount eval
  recount eval cases --data eval/testdata/cases
  recount eval cases --json
  recount eval fidelity --data test.jsonl --tune valid.jsonl
  recount eval edits --data articles/ --seed 7 --sample 50
  recount eval reuse --docs 10000 --seed 7 --data articles/
  recount eval derivation --data articles/ --seed 7`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.listEvals()
			}
			return p.eval(cmd.Context(), args[0], in, asJSON)
		},
		ValidArgs: evalNames(),
	}
	cmd.Flags().StringVar(&in.Data, "data", "", "`folder` of labelled data (a folder of the eval's own in $RECOUNT_DATA, else in "+defaultData+")")
	cmd.Flags().StringVar(&in.Tune, "tune", "", "`folder` of data to choose thresholds on, for fidelity (the data itself)")
	cmd.Flags().Uint64Var(&in.Seed, "seed", 1, "`number` that chance begins with, for edits, reuse and derivation")
	cmd.Flags().IntVar(&in.Sample, "sample", 0, "`number` of articles to draw, for edits (200) and derivation (60)")
	cmd.Flags().IntVar(&in.Docs, "docs", 0, "`number` of articles to make, for reuse; of our own sentences, without --data")
	cmd.Flags().BoolVar(&asJSON, "json", false, "everything as one JSON object")
	return cmd
}

func evalNames() []string {
	var words []string
	for _, e := range eval.Evals {
		words = append(words, e.Name)
	}
	return words
}

func (p *program) listEvals() error {
	table := tabwriter.NewWriter(p.out, 0, 0, 3, ' ', 0)
	for _, e := range eval.Evals {
		fmt.Fprintf(table, "%s\t%s\treads %s\n", e.Name, e.About, e.Reads)
	}
	return table.Flush()
}

func (p *program) eval(ctx context.Context, name string, in eval.Input, asJSON bool) error {
	e, ok := eval.Find(name)
	if !ok {
		return fmt.Errorf("eval: nothing called %q%s (there is %s)", name, didYouMean(name, evalNames()), strings.Join(evalNames(), ", "))
	}
	own := in.Docs > 0 && in.Data == "" // needs no data
	if in.Data == "" && !own {
		in.Data = filepath.Join(dataFolder(), filepath.FromSlash(cmp.Or(e.Folder, e.Name)))
	}
	if _, err := os.Stat(in.Data); err != nil && !own {
		other := ""
		if e.Name == "reuse" {
			other = ", or make a collection with --docs 10000"
		}
		return fmt.Errorf("eval: no data at %s; name a folder with --data or set RECOUNT_DATA%s", in.Data, other)
	}
	in.Now = time.Now
	card, err := e.Run(ctx, in)
	if err != nil {
		return err
	}
	write := eval.Write
	if asJSON {
		write = eval.WriteJSON
	}
	if err := write(p.out, card); err != nil {
		return err
	}
	p.sayTime("scored " + e.Name)
	return nil
}

// dataFolder is the folder that labelled data lies in.
func dataFolder() string {
	if folder := os.Getenv("RECOUNT_DATA"); folder != "" {
		return folder
	}
	return defaultData
}
