package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/report"
)

// readFlags are the flags of read and of annotate.
type readFlags struct {
	input  inputFlags
	output outputFlags
}

// readFormats are the forms of an article.
var readFormats = []report.Format{report.Text, report.JSON}

func (p *program) readCommand() *cobra.Command {
	f := &readFlags{}
	cmd := &cobra.Command{
		Use:     "read ARTICLE...",
		GroupID: groupLook,
		Short:   "Show what was read, and where each field was found",
		Long: `Read shows an article as the other commands see it: its text, and its title,
date, byline, dateline, publisher and agency, each with the place it was found.
Byte offsets in every other answer are offsets into the text shown here with
--format json.`,
		Example: `  recount read wire.txt
  recount read page.html --format json
  curl -s https://news.example/a | recount read -`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.read(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, readFormats...)
	return cmd
}

func (p *program) read(ctx context.Context, f *readFlags, args []string) error {
	if len(args) == 0 {
		return errors.New("read needs an article, for example:\n  recount read wire.txt")
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
	if err := f.output.spare(articles); err != nil {
		return err
	}
	return f.output.write(p, func(w io.Writer) error {
		for _, a := range articles {
			if err := report.Article(w, &a, format, options); err != nil {
				return err
			}
		}
		return nil
	})
}
