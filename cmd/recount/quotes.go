package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/story"
)

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
	f.output.register(cmd, listFormats...)
	cmd.Flags().StringVar(&filter.Speaker, "speaker", "", "only the words of `name`, by any form of it")
	cmd.Flags().StringVar(&typ, "type", "", "only quotations of one `type`: direct, indirect or mixed")
	completeWords(cmd, "type", names(quotationTypes))
	return cmd
}

func (p *program) quotes(ctx context.Context, f *readFlags, filter report.QuoteFilter, args []string) error {
	if filter.Type != "" && !slices.Contains(quotationTypes, filter.Type) {
		return fmt.Errorf("--type: no type %q; there are %s", filter.Type, listed(names(quotationTypes)))
	}
	l, err := p.listing(ctx, f, "quotes", args)
	if err != nil {
		return err
	}
	n, err := p.list(f, l, "quotation", func(w io.Writer) (int, error) {
		return report.Quotes(w, l.accounts, filter, l.format, l.options)
	})
	if err == nil && n == 0 && filter.Speaker != "" {
		p.say("nobody called %q speaks there; who does: %s", filter.Speaker, strings.Join(speakers(l.accounts), ", "))
	}
	return err
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
