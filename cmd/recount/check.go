package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
)

// checkFlags are the flags of check.
type checkFlags struct {
	input   inputFlags
	output  outputFlags
	against []string
	failOn  string
	all     bool
}

// checkFormats are the forms of a checked draft.
var checkFormats = []report.Format{report.Text, report.JSON, report.SARIF}

func (p *program) checkCommand() *cobra.Command {
	f := &checkFlags{}
	cmd := &cobra.Command{
		Use:     "check DRAFT --against SOURCE...",
		GroupID: groupMain,
		Short:   "Tell which sentences of a draft its sources support",
		Long: `Check holds every sentence of a draft against the sources it was made from, and
shows the words of the sources where it is not simply supported:

  contradicted  a source says otherwise, and no other says what the draft says
  changed       supported, but told differently, or with something added
  unsupported   in no source
  supported     in a source (--all shows these, too)

A source is a file, a folder, a pattern, a URL, or - for standard input, as for
compare. What the draft leaves out is no fault here: recount compare tells it.

Exit codes: 0 nothing found at or above --fail-on, 1 found, 2 the input could not
be used.`,
		Example: `  recount check draft.txt --against wire.txt
  recount check draft.txt --against wire.txt agency.txt         two sources
  recount check draft.txt --against wire.txt --all              what is supported, too
  recount check draft.txt --against notes/ --fail-on changed    for scripts: exit 1
  recount check draft.txt --against notes/ -o draft.sarif       for editors
  recount check draft.txt --against notes/ --format json | jq .supported_share`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.check(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, checkFormats...)
	flags := cmd.Flags()
	flags.StringArrayVar(&f.against, "against", nil, "`source` to hold the draft against; repeat it, or name more sources after it")
	flags.StringVar(&f.failOn, "fail-on", "", "exit with code 1 if a sentence has this `verdict` or a more serious one: "+listed(names(failVerdicts())))
	flags.BoolVar(&f.all, "all", false, "show supported sentences, too, and cut no words short")
	completeWords(cmd, "fail-on", names(failVerdicts()))
	return cmd
}

// failVerdicts are the verdicts that a script may fail on: all but supported.
func failVerdicts() []compare.Verdict { return compare.Verdicts[:len(compare.Verdicts)-1] }

func (p *program) check(ctx context.Context, f *checkFlags, args []string) error {
	format, err := f.output.choose(checkFormats...)
	if err != nil {
		return err
	}
	options, err := f.output.options(p)
	if err != nil {
		return err
	}
	options.All = f.all
	if f.failOn != "" && !slices.Contains(failVerdicts(), compare.Verdict(f.failOn)) {
		return fmt.Errorf("--fail-on is %s, not %q%s", listed(names(failVerdicts())), f.failOn, didYouMean(f.failOn, names(failVerdicts())))
	}
	articles, err := f.articles(ctx, p, args)
	if err != nil {
		return err
	}
	sayLong(p, articles)
	c, err := recount.Check(ctx, articles[0], articles[1:])
	if err != nil {
		return err
	}
	err = f.output.write(p, func(w io.Writer) error { return report.Check(w, c, format, options) })
	if err != nil {
		return err
	}
	p.sayTime(fmt.Sprintf("checked %s against %s", plural(len(c.Sentences), "sentence"), plural(len(articles)-1, "source")))
	for i := range c.Sentences {
		if slices.Index(compare.Verdicts, c.Sentences[i].Verdict) <= slices.Index(compare.Verdicts, compare.Verdict(f.failOn)) {
			return errFound
		}
	}
	return nil
}

// articles reads the draft, which comes first, and its sources.
func (f *checkFlags) articles(ctx context.Context, p *program, args []string) ([]article.Article, error) {
	const example = "for example:\n  recount check draft.txt --against wire.txt"
	if len(args) == 0 {
		return nil, errors.New("check needs a draft before its sources, " + example)
	}
	named := append(slices.Clone(f.against), args[1:]...)
	if len(named) == 0 {
		return nil, fmt.Errorf("check needs a source to hold %s against, for example:\n  recount check %[1]s --against wire.txt", args[0])
	}
	draft, err := expand(args[:1])
	if err != nil {
		return nil, err
	}
	if len(draft) > 1 {
		return nil, fmt.Errorf("%s holds %s; check takes one draft at a time, %s", args[0], plural(len(draft), "article"), example)
	}
	sources, err := expand(named)
	if err != nil {
		return nil, err
	}
	// A folder of sources may hold the draft, which would support itself.
	rest := slices.DeleteFunc(slices.Clone(sources), func(path string) bool { return sameFile(path, draft[0]) })
	if len(rest) == 0 {
		return nil, fmt.Errorf("the only source of %s is the draft itself; name another, %s", draft[0], example)
	}
	if len(rest) < len(sources) {
		p.say("%s is among its own sources, and is left out there", draft[0])
	}
	articles, err := f.input.articles(ctx, p, append(draft, rest...))
	if err != nil {
		return nil, err
	}
	return articles, f.output.spare(articles)
}

// sameFile reports whether two paths name one file.
func sameFile(x, y string) bool {
	a, err := os.Stat(x)
	if err != nil {
		return false
	}
	b, err := os.Stat(y)
	return err == nil && os.SameFile(a, b)
}
