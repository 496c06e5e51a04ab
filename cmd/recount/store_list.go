package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/text"
)

// schemaStore names the JSON of recount store list. Its history:
//
//	recount.store/1  2026: the first
const schemaStore = "recount.store/1"

// storeListFlags are the flags of store list.
type storeListFlags struct {
	output                    outputFlags
	speaker, place, publisher string
	since, until, page        string
	limit                     int
}

func (p *program) storeListCommand(f *storeFlag) *cobra.Command {
	l := &storeListFlags{}
	cmd := &cobra.Command{
		Use:   "list [WORDS...]",
		Short: "List the articles that are kept, or those with these words",
		Long: `List shows the articles that are kept, newest first; given words, those that have
all of them, the best first, each with a passage that shows them. "Words in
quotation marks" follow each other, -words are not to be in it, and begin* is the
beginning of one. A shell takes quotation marks for its own, and recount what begins
with a hyphen: put single ones around all.`,
		Example: `  recount store list
  recount store list harrow bay --since 2026-03-01
  recount store list '"harrow bay" -ferry'
  recount store list --speaker strake --place Norway
  recount store list --format json --limit 200 | jq -r '.articles[].id'`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.storeList(cmd.Context(), f, l, args) },
	}
	l.output.register(cmd, storeFormats...)
	flags := cmd.Flags()
	flags.StringVar(&l.speaker, "speaker", "", "`name` of somebody it quotes, whole or one word of it")
	flags.StringVar(&l.place, "place", "", "`name` of a place that it names, or that what it names lies in")
	flags.StringVar(&l.publisher, "publisher", "", "`name` of who published it")
	flags.StringVar(&l.since, "since", "", "published on that `day` or later")
	flags.StringVar(&l.until, "until", "", "published on that `day` or earlier")
	flags.IntVar(&l.limit, "limit", 20, "`how many`, 200 at most")
	flags.StringVar(&l.page, "page", "", "go on where the page before ended; it tells the `word` to give")
	return cmd
}

// query is what the flags ask for.
func (l *storeListFlags) query(words []string) (store.Query, error) {
	q := store.Query{Words: strings.Join(words, " "), Speaker: l.speaker, Publisher: l.publisher, Limit: l.limit, After: l.page}
	if l.limit < 1 {
		return q, errors.New("--limit must be 1 or more")
	}
	if l.place != "" {
		where, ok := place.ByID(l.place)
		if !ok {
			where, ok = place.Lookup(l.place)
		}
		if !ok {
			return q, fmt.Errorf("--place: no place %q is known", l.place)
		}
		q.Place = where.ID
	}
	if l.since == "" && l.until == "" {
		return q, nil
	}
	q.Published = &store.Dates{}
	var err error
	if l.since != "" {
		if q.Published.From, _, err = parseDate(l.since); err != nil {
			return q, fmt.Errorf("--since: %w", err)
		}
	}
	if l.until != "" {
		to, hasClock, err := parseDate(l.until)
		if err != nil {
			return q, fmt.Errorf("--until: %w", err)
		}
		if !hasClock {
			to = to.AddDate(0, 0, 1)
		}
		q.Published.To = to
	}
	return q, nil
}

func (p *program) storeList(ctx context.Context, f *storeFlag, l *storeListFlags, words []string) error {
	format, err := l.output.choose(storeFormats...)
	if err != nil {
		return err
	}
	q, err := l.query(words)
	if err != nil {
		return err
	}
	s, err := f.openToRead(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	page, err := s.Search(ctx, q)
	if err != nil {
		return err
	}
	err = l.output.write(p, func(w io.Writer) error {
		if format == report.JSON {
			return writeHitsJSON(w, page)
		}
		return writeHits(w, page)
	})
	if err == nil && page.Next != "" {
		p.say("there are more: --page %s", page.Next)
	}
	return err
}

// shortID is enough of an ID to name an article among millions.
func shortID(id string) string { return id[:12] }

// writeHits sets an article a line, and below it what shows the words.
func writeHits(w io.Writer, page store.Page) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, h := range page.Hits {
		day := ""
		if !h.Published.IsZero() {
			day = h.Published.Format(time.DateOnly)
		}
		title := h.Title
		if title == "" {
			title = h.Name
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", shortID(h.ID), day, oneLine(h.Publisher), oneLine(title))
		if h.Snippet.Text != "" {
			fmt.Fprintf(table, "\t\t\t  … %s …\n", oneLine(h.Snippet.Text))
		}
	}
	return table.Flush()
}

// oneLine is s without what could move the cursor of a terminal.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f && r < 0xa0 }), " ")
}

// hitJSON is an article of a list. Start, End and Matches are bytes of its text.
type hitJSON struct {
	ID        string       `json:"id"`
	SHA256    string       `json:"sha256"`
	Name      string       `json:"name"`
	URL       string       `json:"url"`
	Version   int          `json:"version"`
	Title     string       `json:"title"`
	Publisher string       `json:"publisher"`
	Published *time.Time   `json:"published"`
	Added     time.Time    `json:"added"`
	Words     int          `json:"words"`
	Story     string       `json:"story"`
	Snippet   *snippetJSON `json:"snippet"`
}

type snippetJSON struct {
	Start   int         `json:"start"`
	End     int         `json:"end"`
	Text    string      `json:"text"`
	Matches []text.Span `json:"matches"`
}

func writeHitsJSON(w io.Writer, page store.Page) error {
	out := struct {
		Schema   string    `json:"schema"`
		Articles []hitJSON `json:"articles"`
		Next     string    `json:"next"`
	}{schemaStore, make([]hitJSON, len(page.Hits)), page.Next}
	for i, h := range page.Hits {
		out.Articles[i] = hitJSON{
			ID: h.ID, SHA256: h.SHA256, Name: h.Name, URL: h.URL, Version: h.Version, Title: h.Title,
			Publisher: h.Publisher, Added: h.Added, Words: h.Words, Story: h.Story,
		}
		if !h.Published.IsZero() {
			out.Articles[i].Published = &h.Published
		}
		if s := h.Snippet; s.Text != "" {
			out.Articles[i].Snippet = &snippetJSON{s.Span.Start, s.Span.End, s.Text, append([]text.Span{}, s.Matches...)}
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(out)
}
