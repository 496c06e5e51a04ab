package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
)

// compareFlags are the flags of compare.
type compareFlags struct {
	input     inputFlags
	output    outputFlags
	only      []string
	failOn    string
	explain   string
	all       bool
	reference string
}

// compareFormats are the forms of a comparison.
var compareFormats = []report.Format{report.Text, report.JSON, report.HTML, report.Markdown, report.CSV, report.Dot, report.PROV, report.SARIF, report.Annotations}

func (p *program) compareCommand() *cobra.Command {
	f := &compareFlags{}
	cmd := &cobra.Command{
		Use:     "compare ACCOUNT ACCOUNT...",
		GroupID: groupMain,
		Short:   "Tell what accounts of one event agree and differ in",
		Long: `Compare tells what accounts of one event agree and differ in, most serious
first, with the words that show it.

An account is a file, a folder (each article in it is an account), a pattern, a
URL, or - for standard input. What kind of input it is, is seen from its bytes.
The others are held against the first account named, or, of more than two,
against the one they were made from; of these a table tells who says what, and how
many on their own, and a tree who was made from whom. Where an account corrects
itself, the report tells who still carries what it withdrew.

Levels, most serious first: ` + strings.Join(names(compare.Levels), ", ") + `.
Kinds: ` + wrapped(names(compare.Kinds)) + `.

Exit codes: 0 nothing found at or above --fail-on, 1 found, 2 the input could not
be used.`,
		Example: `  recount compare wire.txt rewrite.txt
  recount compare wire.txt rewrite.txt --all                  what agrees, too
  recount compare wire.txt rewrite.txt --only contradiction,quantity  numbers that contradict
  recount compare wire.txt rewrite.txt --explain f3           one finding in full
  recount compare wire.txt rewrite.txt -o report.html         a page to pass on
  recount compare wire.txt rewrite.txt --fail-on change       for scripts: exit 1
  recount compare accounts/ --date courier.txt=2026-03-03     of three and more, who says what
  recount compare accounts/ --format csv                      the same for a spreadsheet
  recount compare wire.txt rewrite.txt --format annotations   marks for other readers (W3C)
  recount compare https://news.example/a https://news.example/b`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.compare(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, compareFormats...)
	flags := cmd.Flags()
	flags.StringSliceVar(&f.only, "only", nil, "show only these `levels or kinds`")
	flags.StringVar(&f.failOn, "fail-on", "", "exit with code 1 if something of this `level` or a more serious one is found")
	flags.StringVar(&f.explain, "explain", "", "tell one `finding` in full, as f3 or 3")
	flags.BoolVar(&f.all, "all", false, "show what agrees in full, too, and cut no list short")
	flags.StringVar(&f.reference, "reference", "", "`account` to hold the others against: its path, file name or number")
	completeWords(cmd, "only", append(names(compare.Levels), names(compare.Kinds)...))
	completeWords(cmd, "fail-on", names(failLevels()))
	return cmd
}

// wrapped joins words so that help stays inside 80 columns.
func wrapped(words []string) string {
	const half = 7
	return strings.Join(words[:half], ", ") + ",\n" + strings.Join(words[half:], ", ")
}

func (p *program) compare(ctx context.Context, f *compareFlags, args []string) error {
	format, options, err := f.check(p)
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
	if len(articles) < 2 {
		return tooFew(articles)
	}
	sayLong(p, articles)
	c, err := f.run(ctx, articles)
	if err != nil {
		return err
	}
	err = f.output.write(p, func(w io.Writer) error {
		if f.explain != "" {
			return report.Explain(w, c, f.explain, options)
		}
		return report.Write(w, c, format, options)
	})
	if err != nil {
		return err
	}
	p.sayTime("compared " + plural(len(articles), "account"))
	return f.verdict(c, options)
}

// check reads the flags before anything long is begun.
func (f *compareFlags) check(p *program) (report.Format, report.Options, error) {
	format, err := f.output.choose(compareFormats...)
	if err != nil {
		return "", report.Options{}, err
	}
	options, err := f.output.options(p)
	if err != nil {
		return "", options, err
	}
	options.All = f.all
	if options.Levels, options.Kinds, err = parseOnly(f.only); err != nil {
		return "", options, err
	}
	if f.explain != "" && format != report.Text {
		return "", options, errors.New("--explain is told as text only; --format json gives the scores of every finding")
	}
	if f.failOn != "" && !slices.Contains(failLevels(), compare.Level(f.failOn)) {
		return "", options, fmt.Errorf("--fail-on is %s, not %q%s", listed(names(failLevels())), f.failOn, didYouMean(f.failOn, names(failLevels())))
	}
	return format, options, nil
}

// failLevels are the levels that a script may fail on: all but agreement.
func failLevels() []compare.Level { return compare.Levels[:len(compare.Levels)-1] }

// parseOnly sorts the words of --only into levels and kinds.
func parseOnly(words []string) (levels []compare.Level, kinds []compare.Kind, err error) {
	for _, word := range words {
		word = strings.TrimSpace(word)
		switch {
		case slices.Contains(compare.Levels, compare.Level(word)):
			levels = append(levels, compare.Level(word))
		case slices.Contains(compare.Kinds, compare.Kind(word)):
			kinds = append(kinds, compare.Kind(word))
		default:
			known := append(names(compare.Levels), names(compare.Kinds)...)
			return nil, nil, fmt.Errorf("--only: no level or kind %q%s (levels are %s; kinds are %s)", word, didYouMean(word, known),
				listed(names(compare.Levels)), listed(names(compare.Kinds)))
		}
	}
	return levels, kinds, nil
}

// tooFew tells what is missing, with a line to copy.
func tooFew(articles []article.Article) error {
	if len(articles) == 0 {
		return errors.New("compare needs two accounts of one event, for example:\n  recount compare wire.txt rewrite.txt")
	}
	return fmt.Errorf("compare needs two accounts, and got only %s; name the one to hold it against, for example:\n  recount compare %[1]s other.txt", articles[0].Name)
}

// sayLong warns of a long wait: news has some kilobytes, and a megabyte takes
// seconds.
func sayLong(p *program, articles []article.Article) {
	const longest = 200_000
	bytes := 0
	for _, a := range articles {
		bytes += len(a.Text)
	}
	if bytes > longest {
		p.say("comparing %.1f MB of text, which takes a while", float64(bytes)/1e6)
	}
}

func (f *compareFlags) run(ctx context.Context, articles []article.Article) (*compare.Comparison, error) {
	var options recount.Options
	if f.reference != "" {
		i, err := pick(articles, f.reference)
		if err != nil {
			return nil, fmt.Errorf("--reference: %w", err)
		}
		options.Reference = fmt.Sprintf("a%d", i+1)
	}
	return recount.Compare(ctx, articles, options)
}

// verdict is errFound if something shown is as serious as --fail-on says.
func (f *compareFlags) verdict(c *compare.Comparison, o report.Options) error {
	limit := slices.Index(compare.Levels, compare.Level(f.failOn))
	for _, finding := range c.Findings {
		if slices.Index(compare.Levels, finding.Level) <= limit && shown(o, finding) {
			return errFound
		}
	}
	return nil
}

// shown reports whether --only lets f be shown.
func shown(o report.Options, f compare.Finding) bool {
	return (len(o.Levels) == 0 || slices.Contains(o.Levels, f.Level)) &&
		(len(o.Kinds) == 0 || slices.Contains(o.Kinds, f.Kind))
}
