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
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/story"
)

// quotesFormats are the forms of a list of quotations.
var quotesFormats = []report.Format{report.Text, report.JSON, report.CSV}

// quotationTypes are the types that --type knows.
var quotationTypes = []claim.QuotationType{claim.Direct, claim.Indirect, claim.Mixed}

func (p *program) quotesCommand() *cobra.Command {
	f := &readFlags{}
	var filter report.QuoteFilter
	typ := ""
	cmd := &cobra.Command{
		Use:     "quotes ARTICLE...",
		GroupID: groupLook,
		Short:   "List who says what, one quotation a row",
		Long: `Quotes lists what articles lay to somebody, one quotation a row:

  speaker | role | cue | type | words

The speaker has the fullest name that the article gives, and what it says of his
or her work. The type is direct for words inside marks, indirect for what somebody
said, wrote, thought or showed in the writer's words, and mixed for both. Where the
cue breaks the words, " … " stands. Words inside marks that nobody is said to have
spoken have a dash for their speaker.

Into a pipe or a file a row is one line. As JSON each quotation has its place in
the text, its pieces, the sort and organisation of its source, and within whose
words it stands. CSV is for spreadsheets.`,
		Example: `  recount quotes wire.txt
  recount quotes wire.txt rewrite.txt --speaker lund
  recount quotes wire.txt --type direct
  recount quotes news/ --format csv -o quotes.csv
  recount quotes wire.txt --format json | jq -r '.quotations[] | select(.kind == "unnamed").text'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			filter.Type = claim.QuotationType(typ)
			return p.quotes(cmd.Context(), f, filter, args)
		},
	}
	f.input.register(cmd)
	f.output.register(cmd, quotesFormats...)
	cmd.Flags().StringVar(&filter.Speaker, "speaker", "", "only the words of `name`, by any form of it")
	cmd.Flags().StringVar(&typ, "type", "", "only quotations of one `type`: direct, indirect or mixed")
	completeWords(cmd, "type", names(quotationTypes))
	return cmd
}

func (p *program) quotes(ctx context.Context, f *readFlags, filter report.QuoteFilter, args []string) error {
	if len(args) == 0 {
		return errors.New("quotes needs an article, for example:\n  recount quotes wire.txt")
	}
	if filter.Type != "" && !slices.Contains(quotationTypes, filter.Type) {
		return fmt.Errorf("--type: no type %q; there are %s", filter.Type, listed(names(quotationTypes)))
	}
	format, err := f.output.choose(quotesFormats...)
	if err != nil {
		return err
	}
	options, err := f.output.options(p)
	if err != nil {
		return err
	}
	if f.output.file != "" && f.output.width == 0 {
		options.Width = 0 // lines of a file are not wrapped
	}
	articles, err := f.input.articles(ctx, p, args)
	if err != nil {
		return err
	}
	if err := f.output.spare(articles); err != nil {
		return err
	}
	var accounts []story.Account
	for i, a := range articles {
		accounts = append(accounts, recount.Account(fmt.Sprintf("a%d", i+1), a))
	}
	found := 0
	if err := f.output.write(p, func(w io.Writer) (err error) {
		found, err = report.Quotes(w, accounts, filter, format, options)
		return err
	}); err != nil {
		return err
	}
	if found == 0 && filter.Speaker != "" {
		p.say("nobody called %q speaks there; who does: %s", filter.Speaker, strings.Join(speakers(accounts), ", "))
	}
	p.sayTime(fmt.Sprintf("read %s, listed %s", plural(len(articles), "article"), plural(found, "quotation")))
	return nil
}

// speakers are the names of those who speak in accounts, each once.
func speakers(accounts []story.Account) (all []string) {
	for _, a := range accounts {
		for _, q := range a.Quotations {
			if n := q.Speaker.Name; n != "" && q.Speaker.Kind.HasName() && !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	if len(all) == 0 {
		return []string{"nobody by name"}
	}
	return all
}
