package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/report"
)

func (p *program) claimsCommand() *cobra.Command {
	f := &readFlags{}
	about := ""
	cmd := &cobra.Command{
		Use:     "claims ARTICLE...",
		GroupID: groupLook,
		Short:   "List who is said to have done what, one claim a row",
		Long: `Claims lists what articles say, one claim a row:

  who | did | what | to whom | how many | where | when | says who | how sure

"The bridge was closed by the council on Monday, police said" is

  the council | close | The bridge | - | - | - | Monday | police | certain

Names are as the article gives them most fully; actives, passives and nouns ("the
closure of the bridge") come to one shape; what is denied has "not" before it. "To
whom" are all others who take part, each with a preposition: "to" for who receives
it, "at" for who it is aimed at, "using" for what it is done with. "How sure" is
certain, probable, possible or underspecified, and habitual or generic where what is
told is of more than one time.

Into a pipe or a file a row is one line. As JSON each claim has its place in the
text, its parts and its sources; claims that only mention an event ("the fire") are
there, too. CSV is for spreadsheets.`,
		Example: `  recount claims wire.txt
  recount claims wire.txt rewrite.txt --about "Anna Lund"
  recount claims news/ --format csv -o claims.csv
  curl -s https://news.example/a | recount claims -
  recount claims wire.txt --format json | jq -r '.claims[] | select(.certainty != "certain").text'`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.claims(cmd.Context(), f, about, args) },
	}
	f.input.register(cmd)
	f.output.register(cmd, listFormats...)
	cmd.Flags().StringVar(&about, "about", "", "only claims in which `name` takes part, or that are laid to it")
	return cmd
}

func (p *program) claims(ctx context.Context, f *readFlags, about string, args []string) error {
	l, err := p.listing(ctx, f, "claims", args)
	if err != nil {
		return err
	}
	n, err := p.list(f, l, "claim", func(w io.Writer) (int, error) {
		return report.Claims(w, l.accounts, about, l.format, l.options)
	})
	if err == nil && n == 0 && about != "" {
		p.say("no claim is about %q; names are as the article gives them most fully", about)
	}
	return err
}
