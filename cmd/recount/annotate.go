package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/report"
)

func (p *program) annotateCommand() *cobra.Command {
	f := &readFlags{}
	cmd := &cobra.Command{
		Use:     "annotate ARTICLE...",
		GroupID: groupLook,
		Short:   "Show what was understood of an article",
		Long: `Annotate shows what was understood of an article: its sentences and words, the
names and who they stand for, times, quantities and places, who is quoted, and
who is said to have done what.`,
		Example: `  recount annotate wire.txt
  recount annotate wire.txt --format json`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.annotate(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, readFormats...)
	return cmd
}

func (p *program) annotate(ctx context.Context, f *readFlags, args []string) error {
	if len(args) == 0 {
		return errors.New("annotate needs an article, for example:\n  recount annotate wire.txt")
	}
	format, err := f.output.choose(readFormats...)
	if err != nil {
		return err
	}
	options, err := f.output.options(p)
	if err != nil {
		return err
	}
	articles, err := f.input.articles(ctx, p, args)
	if err != nil {
		return err
	}
	return f.output.write(p, func(w io.Writer) error {
		for _, a := range articles {
			d := recount.Annotate(a)
			quotations, claims := claim.Extract(d)
			if err := report.Document(w, d, quotations, claims, format, options); err != nil {
				return err
			}
		}
		return nil
	})
}
