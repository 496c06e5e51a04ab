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
var annotateFormats = []report.Format{report.Text, report.JSON, report.CoNLLU}

func (p *program) annotateCommand() *cobra.Command {
	f := &readFlags{}
	tree := 0
	cmd := &cobra.Command{
		Use:     "annotate ARTICLE...",
		GroupID: groupLook,
		Short:   "Show what was understood of an article",
		Long: `Annotate shows what was understood of an article: the names and who they stand
for, and sentence by sentence who is said to have done what, who is quoted, times
and quantities. As JSON there are the words with their syntax, too, each article
one object; as CoNLL-U there is the syntax alone. With --tree one sentence is
drawn as a tree.`,
		Example: `  recount annotate wire.txt
  recount annotate wire.txt --tree 3
  recount annotate wire.txt --format json | jq -r '.claims[].text'
  recount annotate wire.txt --format conllu > wire.conllu`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.annotate(cmd.Context(), f, tree, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, annotateFormats...)
	cmd.Flags().IntVar(&tree, "tree", 0, "draw the tree of one sentence, by its `number`")
	return cmd
}

func (p *program) annotate(ctx context.Context, f *readFlags, tree int, args []string) error {
	if len(args) == 0 {
		return errors.New("annotate needs an article, for example:\n  recount annotate wire.txt")
	}
	if tree < 0 {
		return errors.New("--tree takes the number of a sentence, from 1")
	}
	format, err := f.output.choose(annotateFormats...)
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
		for i, a := range articles {
			account := recount.Account(fmt.Sprintf("a%d", i+1), a)
			if tree > 0 {
				err = report.Tree(w, account.Document, tree-1, options)
			} else {
				err = report.Document(w, &account, format, options)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", a.Name, err)
			}
		}
		return nil
	})
}
