package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// SchemaQuotes names the JSON that [Quotes] gives. Its history:
//
//	recount.quotes/1  2026: the first
const SchemaQuotes = "recount.quotes/1"

// QuotesJSON is what [Quotes] gives as JSON.
type QuotesJSON struct {
	Schema     string          `json:"schema"`
	Articles   []AccountJSON   `json:"articles"`
	Quotations []QuotationJSON `json:"quotations"`
}

// QuotationJSON is what an account lays to somebody. Within are the speakers of
// the quotations that give this one, nearest first.
type QuotationJSON struct {
	WordsJSON
	Type         claim.QuotationType `json:"type"`
	Speaker      string              `json:"speaker"`
	Kind         claim.SourceKind    `json:"kind"`
	Role         string              `json:"role"`
	Organisation string              `json:"organisation"`
	Cue          string              `json:"cue"`
	Pieces       []WordsJSON         `json:"pieces"`
	Within       []string            `json:"within"`
}

func (a *account) quotationJSON(q claim.Quotation) QuotationJSON {
	out := QuotationJSON{
		WordsJSON:    a.place(q.Span),
		Type:         q.Type,
		Speaker:      sourceName(a.Document, q.Speaker),
		Kind:         q.Speaker.Kind,
		Role:         q.Speaker.Role,
		Organisation: q.Speaker.Organisation,
		Cue:          cueWord(a.Document, q.Cue, q.CueWord),
		Pieces:       []WordsJSON{},
		Within:       append([]string{}, a.tellers(&q)...),
	}
	for _, p := range q.Pieces {
		out.Pieces = append(out.Pieces, wordsAt(a.Document, p))
	}
	return out
}

// tellers are the speakers of the quotations that give q, nearest first.
func (a *account) tellers(q *claim.Quotation) (names []string) {
	for q.Within >= 0 && q.Within < len(a.Quotations) && len(names) < len(a.Quotations) {
		q = &a.Quotations[q.Within]
		names = append(names, sourceName(a.Document, q.Speaker))
	}
	return names
}

// QuoteFilter says which quotations are asked for. Where a field is empty, it does
// not matter.
type QuoteFilter struct {
	Speaker string              // by any form of the name, in capital letters or small
	Type    claim.QuotationType // direct, indirect or mixed
}

// picks reports whether f asks for quotation q of d.
func (f QuoteFilter) picks(d *document.Document, q *claim.Quotation) bool {
	if f.Type != "" && q.Type != f.Type {
		return false
	}
	if f.Speaker == "" {
		return true
	}
	name := strings.ToLower(f.Speaker)
	if strings.Contains(strings.ToLower(sourceName(d, q.Speaker)), name) {
		return true
	}
	return q.Speaker.Entity >= 0 && slices.ContainsFunc(d.Entities[q.Speaker.Entity].Mentions, func(m int) bool {
		return d.Mentions[m].Form != document.Pronoun && strings.ToLower(d.Text(d.Mentions[m].Span)) == name
	})
}

// Quotes writes the quotations of articles that filter asks for, for a reader, as
// CSV or as JSON. What somebody says of himself inside his own quotation ("I think
// …") is in the JSON alone. As text a quotation is one line where o has no width, and
// else wrapped; one that another gives is set in. It returns how many were written.
func Quotes(w io.Writer, articles []story.Account, filter QuoteFilter, f Format, o Options) (int, error) {
	accounts := newAccounts(story.Story{Accounts: articles})
	var rows []quoteRow
	for _, a := range accounts {
		for i := range a.Quotations {
			if filter.picks(a.Document, &a.Quotations[i]) {
				rows = append(rows, quoteRow{a, &a.Quotations[i]})
			}
		}
	}
	var err error
	switch f {
	case Text:
		rows = spoken(rows)
		err = writeQuotes(w, accounts, rows, o)
	case CSV:
		rows = spoken(rows)
		err = writeQuotesCSV(w, rows)
	case JSON:
		out := QuotesJSON{Schema: SchemaQuotes, Articles: []AccountJSON{}, Quotations: []QuotationJSON{}}
		for _, a := range accounts {
			out.Articles = append(out.Articles, a.json())
		}
		for _, r := range rows {
			out.Quotations = append(out.Quotations, r.account.quotationJSON(*r.quotation))
		}
		err = encode(w, out)
	default:
		err = fmt.Errorf("report: %w for quotations: %q; use text, json or csv", ErrFormat, f)
	}
	return len(rows), err
}

// quoteRow is a quotation of an account.
type quoteRow struct {
	account   *account
	quotation *claim.Quotation
}

// spoken are the rows that tell something: not those in which the speaker of a
// quotation, or nobody by name, is its source again, nor those whose words are one
// pronoun, nor things that nobody by name mentions.
func spoken(rows []quoteRow) []quoteRow {
	return slices.DeleteFunc(rows, func(r quoteRow) bool {
		q, d := r.quotation, r.account.Document
		if first, last := d.TokensIn(q.Span); last == first+1 && d.Tokens[first].UPOS == document.PRON {
			return true // "praised him"
		}
		if q.Speaker.Span.Empty() && !q.Cue.Empty() && len(q.Pieces) == 1 && !hasVerb(d, q.Pieces[0]) {
			return true // "the files were leaked"
		}
		if q.Within < 0 || q.Within >= len(r.account.Quotations) {
			return false
		}
		outer := &r.account.Quotations[q.Within]
		return q.Speaker.Name == "" || q.Speaker.Name == outer.Speaker.Name
	})
}

func hasVerb(d *document.Document, s text.Span) bool {
	first, last := d.TokensIn(s)
	return slices.ContainsFunc(d.Tokens[first:last], func(t document.Token) bool {
		return t.UPOS == document.VERB || t.UPOS == document.AUX
	})
}

// quoteColumns head the cells of a row.
var quoteColumns = [...]string{"speaker", "role", "cue", "type", "words"}

func (r quoteRow) cells() [len(quoteColumns)]string {
	d, q := r.account.Document, r.quotation
	role := q.Speaker.Role
	if strings.Contains(q.Speaker.Name, role) {
		role = "" // "a spokesman"
	}
	if o := q.Speaker.Organisation; o != "" && !strings.Contains(role+q.Speaker.Name, o) {
		role = strings.TrimPrefix(role+", "+o, ", ")
	}
	var words []string
	for _, p := range q.Pieces {
		words = append(words, d.Text(p))
	}
	return [...]string{sourceName(d, q.Speaker), role, cueWord(d, q.Cue, q.CueWord), string(q.Type), strings.Join(words, " … ")}
}

// writeQuotes writes rows below the names of their articles.
func writeQuotes(w io.Writer, accounts []*account, rows []quoteRow, o Options) error {
	s := newSheet(o)
	s.line(entry{}, nil, s.stripped([]piece{{strings.Join(quoteColumns[:], " | "), soft}}))
	for _, a := range accounts {
		if len(accounts) > 1 {
			s.blank()
			s.line(entry{}, nil, s.stripped([]piece{{clean(a.Document.Article.Name), bold}}))
		}
		for len(rows) > 0 && rows[0].account == a {
			depth := 2 * len(a.tellers(rows[0].quotation))
			if body := rows[0].pieces(); o.Width > 0 {
				s.set(entry{indent: depth, body: body, hang: 4})
			} else {
				s.line(entry{indent: depth}, nil, s.stripped(body))
			}
			rows = rows[1:]
		}
	}
	_, err := io.WriteString(w, s.out.String())
	return err
}

// pieces are the cells in the styles of a terminal: who speaks stands out, what
// stands between that and the words does not.
func (r quoteRow) pieces() []piece {
	var out []piece
	for i, cell := range r.cells() {
		style := soft
		switch {
		case cell == "":
			cell = "-"
		case i == 0:
			style = bold
		case i == len(quoteColumns)-1:
			style = plain
		}
		if i > 0 {
			out = append(out, piece{" | ", soft})
		}
		out = append(out, piece{clean(cell), style})
	}
	return out
}

// writeQuotesCSV writes rows for a spreadsheet (RFC 4180): the article, the place
// of the quotation in bytes, its cells, and the sort and the tellers of its source.
func writeQuotesCSV(w io.Writer, rows []quoteRow) error {
	out := csv.NewWriter(w)
	head := append([]string{"article", "start", "end"}, quoteColumns[:]...)
	if err := out.Write(append(head, "kind", "organisation", "within")); err != nil {
		return err
	}
	for _, r := range rows {
		q := r.quotation
		line := []string{inert(r.account.Document.Article.Name), itoa(q.Span.Start), itoa(q.Span.End)}
		for _, cell := range r.cells() {
			line = append(line, inert(cell))
		}
		line = append(line, string(q.Speaker.Kind), inert(q.Speaker.Organisation), inert(strings.Join(r.account.tellers(q), " < ")))
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
