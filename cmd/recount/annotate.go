package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/report"
)

// annotateFormats are the forms of a document.
var annotateFormats = []report.Format{report.JSON}

func (p *program) annotateCommand() *cobra.Command {
	f := &readFlags{}
	cmd := &cobra.Command{
		Use:     "annotate ARTICLE...",
		GroupID: groupLook,
		Short:   "Show what was understood of an article",
		Long: `Annotate shows what was understood of an article: its sentences and words, the
names and who they stand for, times, quantities and places, who is quoted, and
who is said to have done what. Each article is one JSON object.`,
		Example: `  recount annotate wire.txt
  recount annotate wire.txt | jq -r '.claims[].text'`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.annotate(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, annotateFormats...)
	return cmd
}

func (p *program) annotate(ctx context.Context, f *readFlags, args []string) error {
	if len(args) == 0 {
		return errors.New("annotate needs an article, for example:\n  recount annotate wire.txt")
	}
	if _, err := f.output.choose(annotateFormats...); err != nil {
		return err
	}
	articles, err := f.input.articles(ctx, p, args)
	if err != nil {
		return err
	}
	if err := f.output.spare(articles); err != nil {
		return err
	}
	return f.output.write(p, func(w io.Writer) error {
		for i, a := range articles {
			account := recount.Account(fmt.Sprintf("a%d", i+1), a)
			if err := report.Document(w, &account); err != nil {
				return err
			}
		}
		return nil
	})
}
