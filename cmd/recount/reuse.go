package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/story"
)

// reuseFormats are the forms of reuse and reuse query.
var reuseFormats = []report.Format{report.Text, report.JSON}

func (p *program) reuseCommand() *cobra.Command {
	var input inputFlags
	var output outputFlags
	cmd := &cobra.Command{
		Use:     "reuse ARTICLE ARTICLE",
		GroupID: groupMain,
		Short:   "Show which passages articles share, two or any number",
		Long: `Reuse shows which passages two articles share, exact or edited, wherever they moved
to: where each stands in both, what was edited inside, and which article is the
likelier source. Words of the first that the second lacks are marked [-so-], words
of the second {+so+}.

For more than two, index them into a folder, and ask which of them share passages
with an article, or for all pairs. The folder holds fingerprints and paths, not the
articles: these are read again where they lie.`,
		Example: `  recount reuse wire.txt rewrite.txt
  recount reuse wire.txt rewrite.txt --format json | jq '.overlaps[].passages'
  recount reuse index archive/ news/           add the articles of a folder
  recount reuse query archive/ draft.txt       which of them share passages with a draft
  recount reuse pairs archive/ > pairs.jsonl   all pairs that share passages`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return p.reuse(cmd.Context(), &input, &output, args) },
	}
	input.register(cmd)
	output.register(cmd, reuseFormats...)
	cmd.AddCommand(p.reuseIndexCommand(), p.reuseQueryCommand(), p.reusePairsCommand())
	cmd.AddCommand(p.reuseKeepCommands()...)
	return cmd
}

func (p *program) reuse(ctx context.Context, input *inputFlags, output *outputFlags, args []string) error {
	format, err := output.choose(reuseFormats...)
	if err != nil {
		return err
	}
	options, err := output.options(p)
	if err != nil {
		return err
	}
	articles, err := input.articles(ctx, p, args)
	if err != nil {
		return err
	}
	if len(articles) != 2 {
		return fmt.Errorf("reuse takes two articles, and here are %d; for more, see recount reuse index --help", len(articles))
	}
	if err := output.spare(articles); err != nil {
		return err
	}
	v, err := overlap(ctx, articles[0], articles[1])
	if err != nil {
		return err
	}
	if err := output.write(p, func(w io.Writer) error { return report.Passages(w, v, format, options) }); err != nil {
		return err
	}
	p.sayTime("held two articles together")
	return nil
}

// overlap is what two articles share, and which was made from the other.
func overlap(ctx context.Context, a, b article.Article) (report.Overlap, error) {
	v := report.Overlap{A: report.Side{Name: a.Name, Text: a.Text}, B: report.Side{Name: b.Name, Text: b.Text}, Passages: reuse.Pair(a.Text, b.Text)}
	if len(v.Passages) == 0 {
		return v, nil
	}
	v.OfA, v.OfB = reuse.Shared(a.Text, b.Text, v.Passages)
	accounts, err := recount.Accounts(ctx, []article.Article{a, b})
	if err != nil {
		return v, err
	}
	accounts[0].ID, accounts[1].ID = "a", "b"
	if ds := story.Derive(accounts); len(ds) > 0 {
		v.Derivation = &ds[0]
	}
	return v, nil
}

// errNoIndex says that a folder holds no index.
var errNoIndex = errors.New("it holds no index of passages; recount reuse index FOLDER ARTICLE... makes one")
