package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
	"github.com/recount-news/recount/report"
)

func (p *program) doctorCommand() *cobra.Command {
	f := &inputFlags{}
	cmd := &cobra.Command{
		Use:     "doctor [ARTICLE...]",
		GroupID: groupSelf,
		Short:   "Print versions and check that recount works here",
		Long: `Doctor prints what a report of a fault should hold: versions, what is embedded,
what recount knows of the terminal and of its data folder, and the outcome of a
small comparison. Given articles, it annotates each and checks that what was
understood is sound: that every word is in a sentence, every sentence is a tree,
and every place is in the text. What is not sound is a fault of recount.`,
		Example: `  recount doctor
  recount doctor wire.txt
  recount doctor news/ | grep -v sound`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return p.checkArticles(cmd.Context(), f, args)
			}
			return p.doctor(cmd.Context())
		},
	}
	f.register(cmd)
	return cmd
}

// checkArticles annotates articles and holds that document.Check is content.
func (p *program) checkArticles(ctx context.Context, f *inputFlags, args []string) error {
	articles, err := f.articles(ctx, p, args)
	if err != nil {
		return err
	}
	unsound := 0
	for _, a := range articles {
		d := recount.Annotate(a)
		if err := document.Check(d); err != nil {
			unsound++
			fmt.Fprintf(p.out, "%s: NOT SOUND: %v\n", a.Name, err)
			continue
		}
		fmt.Fprintf(p.out, "%s: sound: %d sentences, %d words, %d names, %d times, %d quantities, %d places\n", a.Name,
			len(d.Sentences), len(d.Tokens), len(d.Entities), len(d.Times), len(d.Quantities), len(d.Places))
	}
	if unsound > 0 {
		return fmt.Errorf("doctor: %d of %d articles were understood in a way that cannot be; please report the texts", unsound, len(articles))
	}
	return nil
}

func (p *program) doctor(ctx context.Context) error {
	table := tabwriter.NewWriter(p.out, 0, 0, 3, ' ', 0)
	row := func(name, format string, args ...any) {
		fmt.Fprintf(table, "%s\t%s\n", name, fmt.Sprintf(format, args...))
	}
	row("recount", "%s", version())
	row("go", "%s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	row("schemas", "%s, %s, %s", report.SchemaCompare, report.SchemaArticle, report.SchemaDocument)
	row("weights", "network format %d", model.NetworkVersion)
	row("terminal", "%s", describeTerminal(p))
	row("data", "%s", describeData())
	took, failure := selfCheck(ctx)
	if failure != nil {
		row("check", "FAILED: %v", failure)
	} else {
		row("check", "a small comparison went well, %d ms", took.Milliseconds())
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return failure
}

func describeTerminal(p *program) string {
	terminal, width := terminalWidth(p.out)
	switch {
	case !terminal:
		return "none (no colour, 80 columns)"
	case os.Getenv("NO_COLOR") != "":
		return fmt.Sprintf("%d columns, no colour (NO_COLOR is set)", width)
	}
	return fmt.Sprintf("%d columns, in colour", width)
}

func describeData() string {
	folder := dataFolder()
	if _, err := os.Stat(folder); err != nil {
		return folder + " is not there (only recount eval needs it)"
	}
	return folder
}

// selfCheck compares two short accounts that differ in one number, and expects
// to hear of it.
func selfCheck(ctx context.Context) (time.Duration, error) {
	begun := time.Now()
	var articles []article.Article
	for i, words := range []string{
		"Ferry runs aground\n\nThe ferry Marlin ran aground on Monday. Lifeboats took off 214 passengers.\n",
		"Ferry runs aground\n\nThe ferry Marlin ran aground on Monday. Lifeboats took off 241 passengers.\n",
	} {
		a, err := recount.Read(ctx, fmt.Sprintf("check %d", i+1), []byte(words))
		if err != nil {
			return 0, err
		}
		articles = append(articles, a)
	}
	c, err := recount.Compare(ctx, articles, recount.Options{})
	if err != nil {
		return 0, err
	}
	if len(c.Findings) == 0 {
		return 0, errors.New("214 and 241 were not told apart")
	}
	return time.Since(begun), nil
}
