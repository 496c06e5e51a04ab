package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

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
	watch   bool
}

// checkFormats are the forms of a checked draft.
var checkFormats = []report.Format{report.Text, report.JSON, report.HTML, report.SARIF}

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

Below stands a score of faithfulness, 0 to 1, with its parts: how many of the
draft's words, neighbours and runs of three words the best source has, and what
was found to be contradicted, changed or added.

A source is a file, a folder, a pattern, a URL, or - for standard input, as for
compare. What the draft leaves out is no fault here: recount compare tells it.

Exit codes: 0 nothing found at or above --fail-on, 1 found, 2 the input could not
be used.`,
		Example: `  recount check draft.txt --against wire.txt
  recount check draft.txt --against wire.txt agency.txt         two sources
  recount check draft.txt --against wire.txt --all              what is supported, too
  recount check draft.txt --against notes/ --fail-on changed    for scripts: exit 1
  recount check draft.txt --against notes/ -o draft.sarif       for editors
  recount check draft.txt --against notes/ -o draft.html        a page to pass on
  recount check draft.txt --against notes/ --watch              while writing
  recount check draft.txt --against notes/ --format json | jq .supported_share`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.check(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, checkFormats...)
	flags := cmd.Flags()
	flags.StringArrayVar(&f.against, "against", nil, "`source` to hold the draft against; repeat it, or name more sources after it")
	flags.StringVar(&f.failOn, "fail-on", "", "exit with code 1 if a sentence has this `verdict` or a more serious one: "+listed(names(failVerdicts())))
	flags.BoolVar(&f.all, "all", false, "show supported sentences, too, and cut no words short")
	flags.BoolVar(&f.watch, "watch", false, "answer again whenever the draft, a file, has changed; Ctrl-C ends it")
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
	if f.watch && f.failOn != "" {
		return errors.New("--watch never ends, so there is no exit code for --fail-on to set; give one of them")
	}
	articles, err := f.articles(ctx, p, args)
	if err != nil {
		return err
	}
	sayLong(p, articles)
	answer := func() (*compare.Checking, error) {
		c, err := recount.Check(ctx, articles[0], articles[1:])
		if err != nil {
			return nil, err
		}
		if err := f.output.write(p, func(w io.Writer) error { return report.Check(w, c, format, options) }); err != nil {
			return nil, err
		}
		p.sayTime(fmt.Sprintf("checked %s against %s", plural(len(c.Sentences), "sentence"), plural(len(articles)-1, "source")))
		return c, nil
	}
	if f.watch {
		return f.rewatch(ctx, p, articles, answer)
	}
	c, err := answer()
	if err != nil {
		return err
	}
	return f.verdict(c)
}

// verdict is errFound if a sentence is as bad as --fail-on says.
func (f *checkFlags) verdict(c *compare.Checking) error {
	limit := slices.Index(compare.Verdicts, compare.Verdict(f.failOn))
	for i := range c.Sentences {
		if slices.Index(compare.Verdicts, c.Sentences[i].Verdict) <= limit {
			return errFound
		}
	}
	return nil
}

// rewatch answers now and whenever the file of the draft has changed, until ctx
// ends. Sources are read once. A draft that cannot be read for the moment, as
// while an editor replaces it, is waited for.
func (f *checkFlags) rewatch(ctx context.Context, p *program, articles []article.Article, answer func() (*compare.Checking, error)) error {
	const pause = 250 * time.Millisecond
	name := articles[0].Name
	seen := stampOf(name)
	for {
		if terminal, _ := terminalWidth(p.out); terminal && f.output.file == "" {
			fmt.Fprint(p.out, "\x1b[H\x1b[2J")
		}
		if _, err := answer(); err != nil {
			return err
		}
		for {
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(pause):
			}
			now := stampOf(name)
			if now == seen || now == (stamp{}) {
				continue
			}
			p.started, seen = time.Now(), now
			a, err := f.input.article(ctx, p, name)
			if err != nil {
				p.say("%s", plainly(err))
				continue
			}
			articles[0] = a
			if err := f.input.setDates(articles); err != nil {
				return err
			}
			break
		}
	}
}

// stamp tells one state of a file from another; the zero value is no file.
type stamp struct {
	size     int64
	modified time.Time
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
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
	if f.watch && (draft[0] == "-" || isURL(draft[0])) {
		return nil, fmt.Errorf("--watch waits for a file to change, and %s is none", draft[0])
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
