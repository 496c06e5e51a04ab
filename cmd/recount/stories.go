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

// storiesFlags are the flags of stories.
type storiesFlags struct {
	input  inputFlags
	output outputFlags
	all    bool
}

// storiesFormats are the forms of stories.
var storiesFormats = []report.Format{report.Text, report.JSON, report.HTML}

func (p *program) storiesCommand() *cobra.Command {
	f := &storiesFlags{}
	cmd := &cobra.Command{
		Use:     "stories ARTICLE...",
		GroupID: groupMain,
		Short:   "Tell which articles tell one story, and who copied whom",
		Long: `Stories puts articles into the stories they tell, newest story first. Of each it
lists the accounts in the order of time and why they belong together, what was made
from what, the facts of its headlines with how many accounts tell them on their own,
and where the accounts contradict each other. Articles that tell a story of their
own come last.

Articles are taken in by date. A story has an ID made from the text of its first
article, and keeps it as others come. In doubt an article stays out of a story: one
too many would invent corroboration.

An article is a file, a folder, a pattern, a URL, or - for standard input, as for
compare. What cannot be read is told and left out; the exit code is 2 then.

Take the accounts of one story to recount compare to see all they differ in.`,
		Example: `  recount stories news/
  recount stories news/ --all                  every contradiction, and every article
  recount stories news/ -o stories.html        a page to pass on
  recount stories news/ --date letter.txt=2026-03-03
  recount stories news/ --format json | jq '.stories[] | {id, independent}'`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.stories(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, storiesFormats...)
	cmd.Flags().BoolVar(&f.all, "all", false, "cut no list short")
	return cmd
}

func (p *program) stories(ctx context.Context, f *storiesFlags, args []string) error {
	format, err := f.output.choose(storiesFormats...)
	if err != nil {
		return err
	}
	options, err := f.output.options(p)
	if err != nil {
		return err
	}
	options.All = f.all
	articles, failed, err := f.input.readableArticles(ctx, p, args)
	if err != nil {
		return err
	}
	switch {
	case len(articles) == 0 && failed > 0:
		return errors.New("none of the articles could be read")
	case len(articles) == 0:
		return errors.New("stories needs articles, for example:\n  recount stories news/")
	}
	if err := f.output.spare(articles); err != nil {
		return err
	}
	groups, err := recount.Group(ctx, articles, recount.GroupOptions{Progress: p.telling()})
	if err != nil {
		return err
	}
	stories := make([]report.Story, len(groups))
	for i, g := range groups {
		stories[i] = report.Story(g)
	}
	if err := f.output.write(p, func(w io.Writer) error { return report.Stories(w, stories, format, options) }); err != nil {
		return err
	}
	p.sayTime(fmt.Sprintf("put %s into stories", plural(len(articles), "article")))
	if failed > 0 {
		return fmt.Errorf("left out %s that could not be read", plural(failed, "article"))
	}
	return nil
}
