package report

import (
	"fmt"
	"math"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// account is an account with the names a report gives it.
type account struct {
	story.Account
	Label string // one short word or two, unlike the other accounts' labels: "tideline"
	Name  string // its publisher, or the label; unlike the other accounts' names
	Role  string // "source", "copy, 97 %", or ""
	lines *text.Index
}

func newAccounts(s story.Story) []*account {
	accounts := make([]*account, len(s.Accounts))
	for i, a := range s.Accounts {
		accounts[i] = &account{
			Account: a,
			Label:   label(a),
			Name:    clean(a.Document.Article.Publisher.Value),
			lines:   text.NewIndex(a.Document.Article.Text),
		}
	}
	labels := distinct(accounts, func(a *account) string { return a.Label })
	for i, a := range accounts {
		a.Label = labels[i]
		if a.Name == "" {
			a.Name = a.Label
		}
	}
	names := distinct(accounts, func(a *account) string { return a.Name }, byDay, byClock)
	for i, a := range accounts {
		a.Name = names[i]
		a.Role = role(told(s), accounts, a)
	}
	return accounts
}

// label is what a user would call an account: the name of its file without
// folder and ending, or the host it came from.
func label(a story.Account) string {
	name := a.Document.Article.Name
	if u, err := url.Parse(name); err == nil && u.Host != "" {
		name = strings.TrimPrefix(u.Hostname(), "www.")
	} else {
		name = path.Base(strings.ReplaceAll(name, `\`, "/"))
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	switch name = clean(name); name {
	case "", ".", "/":
		return a.ID
	case "-":
		return "stdin"
	}
	return name
}

// distinct gives each account its name; those that share one are told apart by the
// first of the ways that does it for all of them, in the end by their ids.
func distinct(accounts []*account, name func(*account) string, ways ...func(*account) string) []string {
	ways = append(ways, func(a *account) string { return " " + a.ID })
	same := map[string][]*account{}
	for _, a := range accounts {
		same[name(a)] = append(same[name(a)], a)
	}
	names := make([]string, len(accounts))
	for i, a := range accounts {
		names[i] = name(a)
		if alike := same[name(a)]; len(alike) > 1 {
			k := slices.IndexFunc(ways, func(way func(*account) string) bool { return tellsApart(alike, way) })
			names[i] += ways[k](a)
		}
	}
	return names
}

// tellsApart reports whether a way gives each of the accounts something of its own.
func tellsApart(accounts []*account, way func(*account) string) bool {
	seen := map[string]bool{"": true}
	for _, a := range accounts {
		if seen[way(a)] {
			return false
		}
		seen[way(a)] = true
	}
	return true
}

// byDay and byClock tell accounts of one publisher apart: "Tideline Wire of 3 Mar".
func byDay(a *account) string { return publishedAs(a, " of 2 Jan") }

func byClock(a *account) string { return publishedAs(a, " of 15:04") }

func publishedAs(a *account, layout string) string {
	d := a.Document.Article.Published
	if !d.Known() || !d.HasClock && strings.Contains(layout, ":") {
		return ""
	}
	return d.Time.Format(layout)
}

// told are the derivations worth telling: of two accounts with the same text no
// text can tell which came first.
func told(s story.Story) []story.Derivation {
	texts := map[string]string{}
	for _, a := range s.Accounts {
		texts[a.ID] = a.Document.Article.Text
	}
	var out []story.Derivation
	for _, d := range s.Derivations {
		if texts[d.Source] != texts[d.Copy] {
			out = append(out, d)
		}
	}
	return out
}

// role says what part an account plays in the derivations. Among more than two
// a copy names its source.
func role(derivations []story.Derivation, accounts []*account, a *account) string {
	for _, b := range accounts {
		if b == a {
			break
		}
		if b.text() == a.text() {
			return "the same text as " + b.Label
		}
	}
	for _, d := range derivations {
		if d.Copy != a.ID {
			continue
		}
		if len(accounts) > 2 {
			for _, b := range accounts {
				if b.ID == d.Source {
					return fmt.Sprintf("copy of %s, %s", b.Label, percent(d.Score))
				}
			}
		}
		return "copy, " + percent(d.Score)
	}
	for _, d := range derivations {
		if d.Source == a.ID {
			return "source"
		}
	}
	return ""
}

// percent is a fraction as "97 %", with a space that no line breaks at.
func percent(x float64) string { return fmt.Sprintf("%.0f"+bound+"%%", math.Round(100*x)) }

func (a *account) text() string { return a.Document.Article.Text }

// title is the account's title, or the first words of its story.
func (a *account) title() string {
	art := &a.Document.Article
	if t := clean(art.Title.Value); t != "" {
		return t
	}
	for _, b := range blocks(art) {
		if b.Kind == article.Paragraph {
			return elided(clean(b.Span.Of(art.Text)), 8, 0)
		}
	}
	return "(no words)"
}

// position is where a span begins, as editors count: line:column, from 1.
func (a *account) position(s text.Span) string {
	p := a.lines.Position(s.Start)
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}

// words counts the words of the article's own blocks: what is set off by
// blanks and holds a letter or a digit.
func words(a *article.Article) int {
	n := 0
	for _, b := range blocks(a) {
		switch b.Kind {
		case article.Meta, article.Credit, article.Notice:
			continue
		}
		for word := range strings.FieldsSeq(b.Span.Of(a.Text)) {
			if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				n++
			}
		}
	}
	return n
}

// blocks are an article's blocks; an article without any is one paragraph.
func blocks(a *article.Article) []article.Block {
	if len(a.Blocks) == 0 && a.Text != "" {
		return []article.Block{{Span: text.Span{End: len(a.Text)}, Kind: article.Paragraph}}
	}
	return a.Blocks
}

// day is a date for readers in one line: "3 Mar 2026 06:40", with a word where
// it was not found but assumed.
func day(d article.Date) string {
	if !d.Known() {
		return "no date"
	}
	layout := "2 Jan 2006"
	if d.HasClock {
		layout = "2 Jan 2006 15:04"
	}
	if d.From == article.FromAssumed {
		return d.Time.Format(layout) + " (assumed)"
	}
	return d.Time.Format(layout)
}

// clean sets foreign text on one line and takes the teeth out of it: runs of
// blanks become one space, and what could move a cursor, colour a terminal or
// turn the direction of writing becomes U+FFFD.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(harmless, s)), " ")
}

func harmless(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return r
	case unicode.IsControl(r),
		r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, // bidirectional embeddings and isolates
		r == 0x200E, r == 0x200F, r == 0x061C, r == 0x2028, r == 0x2029:
		return unicode.ReplacementChar
	}
	return r
}
