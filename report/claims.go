package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/story"
)

// SchemaClaims names the JSON that [Claims] gives. Its history:
//
//	recount.claims/1  2026: the first
const SchemaClaims = "recount.claims/1"

// ClaimsJSON is what [Claims] gives as JSON.
type ClaimsJSON struct {
	Schema   string        `json:"schema"`
	Articles []AccountJSON `json:"articles"`
	Claims   []ClaimJSON   `json:"claims"`
}

// claimRow is a claim of an account and its cells.
type claimRow struct {
	account *account
	claim   *claim.Claim
	id      string
	claim.Row
}

// Claims writes the claims of articles, one a row, for a reader, as CSV or as JSON.
// Claims that only mention an event are in the JSON alone. Where about is not
// empty, only those are written in which it takes part or speaks: its words are in
// the cells of who, what, to whom or says who, in capital letters or small. As
// text a row is one line where o has no width, and else wrapped. It gives how many
// were written.
func Claims(w io.Writer, articles []story.Account, about string, f Format, o Options) (written int, err error) {
	accounts := newAccounts(story.Story{Accounts: articles})
	rows := claimRows(accounts, about)
	switch f {
	case Text:
		rows = telling(rows)
		return len(rows), writeClaims(w, accounts, rows, o)
	case CSV:
		rows = telling(rows)
		return len(rows), writeClaimsCSV(w, rows)
	case JSON:
		return len(rows), encode(w, claimsJSON(accounts, rows))
	}
	return 0, fmt.Errorf("report: %w for claims: %q; use text, json or csv", ErrFormat, f)
}

func claimsJSON(accounts []*account, rows []claimRow) ClaimsJSON {
	out := ClaimsJSON{Schema: SchemaClaims, Articles: []AccountJSON{}, Claims: []ClaimJSON{}}
	for _, a := range accounts {
		out.Articles = append(out.Articles, a.json())
	}
	for _, r := range rows {
		out.Claims = append(out.Claims, r.account.claimJSON(r.id, *r.claim))
	}
	return out
}

// claimRows are the claims about a name, or all, in order.
func claimRows(accounts []*account, about string) []claimRow {
	var rows []claimRow
	n := 0
	for _, a := range accounts {
		for i := range a.Claims {
			n++
			r := claimRow{a, &a.Claims[i], "c" + itoa(n), claim.RowOf(a.Document, &a.Claims[i])}
			if about == "" || r.isAbout(about) {
				rows = append(rows, r)
			}
		}
	}
	return rows
}

func (r claimRow) isAbout(name string) bool {
	name = strings.ToLower(name)
	for _, cell := range []string{r.Who, r.What, r.ToWhom, r.Says} {
		if strings.Contains(strings.ToLower(cell), name) {
			return true
		}
	}
	return false
}

// telling are the rows that say something of what they mention.
func telling(rows []claimRow) []claimRow {
	var out []claimRow
	for _, r := range rows {
		if !r.claim.IsMention() {
			out = append(out, r)
		}
	}
	return out
}

// writeClaims writes rows below the names of their articles.
func writeClaims(w io.Writer, accounts []*account, rows []claimRow, o Options) error {
	s := newSheet(o)
	s.line(entry{}, nil, s.stripped([]piece{{strings.Join(claim.Columns[:], " | "), soft}}))
	for i, a := range accounts {
		if len(accounts) > 1 {
			s.blank()
			s.line(entry{}, nil, s.stripped([]piece{{clean(a.Document.Article.Name), bold}}))
		}
		for len(rows) > 0 && rows[0].account == accounts[i] {
			body := rows[0].pieces()
			if o.Width > 0 {
				s.set(entry{body: body, hang: 4})
			} else {
				s.line(entry{}, nil, s.stripped(body))
			}
			rows = rows[1:]
		}
	}
	_, err := io.WriteString(w, s.out.String())
	return err
}

// pieces are the cells in the styles of a terminal: what is done stands out, and
// what is not certain.
func (r claimRow) pieces() []piece {
	var out []piece
	for i, cell := range r.Cells() {
		style := plain
		switch {
		case cell == "":
			cell, style = "-", soft
		case i == 1:
			style = bold
		case i == len(claim.Columns)-1 && r.claim.Certainty == claim.Certain:
			style = soft
		case i == len(claim.Columns)-1:
			style = "33"
		}
		if i > 0 {
			out = append(out, piece{" | ", soft})
		}
		out = append(out, piece{clean(cell), style})
	}
	return out
}

// writeClaimsCSV writes rows for a spreadsheet (RFC 4180): the article, the place
// of the claim in bytes, its cells, and its words.
func writeClaimsCSV(w io.Writer, rows []claimRow) error {
	out := csv.NewWriter(w)
	head := append([]string{"article", "claim", "start", "end"}, claim.Columns[:]...)
	if err := out.Write(append(head, "text")); err != nil {
		return err
	}
	for _, r := range rows {
		d := r.account.Document
		line := []string{inert(d.Article.Name), r.id, itoa(r.claim.Span.Start), itoa(r.claim.Span.End)}
		for _, cell := range r.Cells() {
			line = append(line, inert(cell))
		}
		if err := out.Write(append(line, inert(d.Text(r.claim.Span)))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// inert is foreign words as a cell that no spreadsheet takes for a formula: an
// apostrophe stands before what would begin one, as OWASP advises ("CSV
// Injection").
func inert(s string) string {
	s = clean(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
