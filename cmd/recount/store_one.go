package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
)

// The commands of store that speak of one article, or of all.

func (p *program) storeShowCommand(f *storeFlag) *cobra.Command {
	output := &outputFlags{}
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show an article that is kept",
		Long: `Show shows an article as recount read does: its text, and each field with the
place it was found. An ID may be cut short as long as no other begins so.`,
		Example: `  recount store show 3f9a2c
  recount store show 3f9a2c --format json | jq -r .text`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.storeShow(cmd.Context(), f, output, args) },
	}
	output.register(cmd, storeFormats...)
	return cmd
}

func (p *program) storeShow(ctx context.Context, f *storeFlag, output *outputFlags, args []string) error {
	if len(args) != 1 {
		return errors.New("store show needs the ID of an article, as recount store list tells it")
	}
	format, err := output.choose(storeFormats...)
	if err != nil {
		return err
	}
	options, err := output.options(p)
	if err != nil {
		return err
	}
	s, err := f.openToRead(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := s.Resolve(ctx, args[0])
	if err != nil {
		return err
	}
	a, err := s.Article(ctx, id)
	if err != nil {
		return err
	}
	return output.write(p, func(w io.Writer) error { return report.Article(w, &a, format, options) })
}

func (p *program) storeRemoveCommand(f *storeFlag) *cobra.Command {
	return &cobra.Command{
		Use:     "remove ID...",
		Aliases: []string{"rm"},
		Short:   "Take articles out, with all that hangs on them",
		Long: `Remove takes articles out, with what was understood of them, their places in
stories and the comparisons they are part of.`,
		Example: `  recount store remove 3f9a2c
  recount store export > articles.jsonl && recount store remove 3f9a2c`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.storeRemove(cmd.Context(), f, args) },
	}
}

func (p *program) storeRemove(ctx context.Context, f *storeFlag, args []string) error {
	if len(args) == 0 {
		return errors.New("store remove needs IDs of articles, as recount store list tells them")
	}
	s, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	ids := make([]string, len(args)) // all before the first goes
	for i, arg := range args {
		if ids[i], err = s.Resolve(ctx, arg); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if err := s.Remove(ctx, id); err != nil && !errors.Is(err, store.ErrNotFound) { // named twice
			return err
		}
	}
	p.say("removed %s", plural(len(ids), "article"))
	return s.Close()
}

func (p *program) storeExportCommand(f *storeFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "export",
		Short: "Write all articles as JSON, one a line",
		Long: `Export writes all articles, in the order they came, as JSON, one a line, with all
that recount store add needs to take them in again just as they are.`,
		Example: `  recount store export > articles.jsonl
  recount store add --db copy.db articles.jsonl
  recount store export | jq -r 'select(.published.at > "2026-03") | .id'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := f.openToRead(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return s.Export(cmd.Context(), p.out)
		},
	}
}

func (p *program) storeCheckCommand(f *storeFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check that the file is sound",
		Long: `Check reads all of the file and tells what is wrong with it: damage, and articles
that are not as they came. The exit code is 1 where something is.`,
		Example: `  recount store check
  recount store check --db copy.db && echo sound`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.storeCheck(cmd.Context(), f) },
	}
}

func (p *program) storeCheck(ctx context.Context, f *storeFlag) error {
	s, err := f.openToRead(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	wrong, err := s.Check(ctx)
	if err != nil {
		return err
	}
	for _, line := range wrong {
		fmt.Fprintln(p.out, line)
	}
	if len(wrong) > 0 {
		return errFound
	}
	_, err = fmt.Fprintf(p.out, "%s is sound\n", s.Path())
	return err
}
