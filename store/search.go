package store

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/text"
)

// Query says which articles are asked for: those of which all that is set is true.
// The zero Query asks for all.
type Query struct {
	Words     string  // as a user types them: words, "phrases", -without, begin*
	Speaker   string  // who is quoted: a whole name, or one word of it
	Place     string  // place.Place.ID of what is named or holds what is named
	Number    *Number // an amount that is named
	Dates     *Dates  // a time that is named
	Published *Dates  // when it was published; what has no date is not found
	Publisher string  // the whole name
	URL       string  // all versions of an address
	Story     string  // the ID of a story
	Text      string  // the SHA-256 of the text, article.Article.ID

	Limit int    // how many of them; 0 stands for 20, and more than 200 are not given
	After string // Page.Next of the page before
}

// Number is an interval, in a unit as quantity.Quantity has it: "" for counts.
type Number struct {
	Lo, Hi float64
	Unit   string
}

// Dates is the time from From until To, which is no more among it; a zero time is
// no bound.
type Dates struct{ From, To time.Time }

// Limits of a page.
const (
	usualLimit = 20
	mostLimit  = 200
)

// Summary is an article without its text.
type Summary struct {
	ID        string
	SHA256    string // of its text
	URL       string
	Version   int // of its URL, from 1
	Name      string
	Title     string
	Publisher string
	Published time.Time // in UTC; zero where not known
	Added     time.Time // in UTC
	Words     int
	Story     string // the ID of its story, or ""
}

// Hit is an article that was found.
type Hit struct {
	Summary
	Snippet Snippet // zero where no words were asked for
}

// Snippet is a piece of the text of an article that shows why it was found. It is
// never markup.
type Snippet struct {
	Span    text.Span   // of the text
	Text    string      // its words
	Matches []text.Span // what was asked for, in the text of the article, inside Span
}

// Page is some of what was found.
type Page struct {
	Hits []Hit
	Next string // for Query.After; "" where there are no more
}

// Search gives the articles that q asks for: with words, the best first, by BM25
// with the title counting for more; without, the newest first. What is typed into
// Words is never an error. While articles come in, a page by words may repeat or miss
// one that has changed its rank; one without words does not. The error wraps
// ErrInvalid where After is not of such a search.
func (s *Store) Search(ctx context.Context, q Query) (Page, error) {
	w := readWords(q.Words)
	limit := min(cmp.Or(max(q.Limit, 0), usualLimit), mostLimit)
	after, err := readCursor(q.After, w.order())
	if err != nil || w.empty {
		return Page{}, err
	}
	found, err := s.find(ctx, q.statement(w, after, limit+1), w.order())
	if err != nil {
		return Page{}, s.failed(err)
	}
	var page Page
	if len(found) > limit {
		found = found[:limit]
		page.Next = found[limit-1].cursor.String()
	}
	for i := range found {
		page.Hits = append(page.Hits, found[i].Hit)
	}
	if w.order() == byRank {
		err = s.snippets(ctx, match(w.want, "AND"), found, page.Hits)
	}
	return page, s.failed(err)
}

// found is a hit on its way.
type found struct {
	Hit
	n      int64
	cursor cursor
}

// statement is a statement with its arguments.
type statement struct {
	text strings.Builder
	args []any
	and  string // before the next condition
}

func (s *statement) add(text string, args ...any) {
	s.text.WriteString(text)
	s.args = append(s.args, args...)
}

// where adds a condition.
func (s *statement) where(condition string, args ...any) {
	s.add(cmp.Or(s.and, " WHERE ")+condition, args...)
	s.and = " AND "
}

// summaryColumns are what scanSummary reads.
const summaryColumns = `a.n, a.id, a.sha256, a.url, a.version, a.name, a.title, a.publisher, a.published, a.added, a.words,
	coalesce((SELECT m.story FROM story_member m WHERE m.article = a.n), '')`

// statement asks for a page of q: first for the numbers of its articles, in order,
// then for what a list shows of each. In both orders the number decides between equals.
func (q *Query) statement(w words, after *cursor, limit int) *statement {
	s := &statement{}
	s.add("SELECT " + summaryColumns + ", p.rank, a.shown FROM (")
	order := "p.rank, p.n"
	if w.order() == byRank {
		q.ranked(s, w)
		if after != nil {
			s.where("(rank > ? OR rank = ? AND x.n > ?)", after.rank(), after.rank(), after.n)
		}
		s.add(" ORDER BY rank, x.n LIMIT ?", limit)
	} else {
		s.add("SELECT x.n AS n, 0.0 AS rank FROM article x")
		q.conditions(s, w)
		if after != nil {
			s.where("(x.shown < ? OR x.shown = ? AND x.n < ?)", after.at(), after.at(), after.n)
		}
		s.add(" ORDER BY x.shown DESC, x.n DESC LIMIT ?", limit)
		order = "a.shown DESC, a.n DESC"
	}
	s.add(") p JOIN article a ON a.n = p.n ORDER BY " + order)
	return s
}

// ranked asks for the numbers of what has the words, with their rank. The articles
// themselves are looked up only where a condition needs that.
func (q *Query) ranked(s *statement, w words) {
	s.add("SELECT x.n AS n, rank FROM ")
	const matches = "(SELECT rowid AS n, bm25(article_words, 5.0, 1.0) AS rank FROM article_words WHERE article_words MATCH ?)"
	if q.Published == nil && q.Publisher == "" && q.URL == "" && q.Text == "" {
		s.add(matches+" x", match(w.want, "AND"))
	} else {
		s.add(matches+" r JOIN article x ON x.n = r.n", match(w.want, "AND"))
	}
	q.conditions(s, w)
}

// conditions adds what must hold of an article x.
func (q *Query) conditions(s *statement, w words) {
	if len(w.without) > 0 {
		s.where("x.n NOT IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", match(w.without, "OR"))
	}
	q.facets(s)
	q.columns(s)
}

// facets adds the conditions that other tables answer.
func (q *Query) facets(s *statement) {
	if q.Speaker != "" {
		s.where("x.n IN (SELECT article FROM facet WHERE kind = 'speaker' AND value = ?)", fold(q.Speaker))
	}
	if q.Place != "" {
		s.where("x.n IN (SELECT article FROM facet WHERE kind = 'place' AND value = ?)", q.Place)
	}
	if n := q.Number; n != nil {
		s.where("x.n IN (SELECT article FROM facet WHERE kind = 'number' AND value = ? AND lo <= ? AND hi >= ?)", n.Unit, n.Hi, n.Lo)
	}
	if d := q.Dates; d != nil {
		lo, hi := d.bounds()
		s.where("x.n IN (SELECT article FROM facet WHERE kind = 'date' AND value = '' AND lo < ? AND hi > ?)", hi, lo)
	}
	if q.Story != "" {
		s.where("x.n IN (SELECT article FROM story_member WHERE story = ?)", q.Story)
	}
}

// columns adds the conditions that the article itself answers.
func (q *Query) columns(s *statement) {
	if p := q.Published; p != nil {
		s.where("x.published IS NOT NULL")
		if !p.From.IsZero() {
			s.where("x.published >= ?", p.From.UnixMilli())
		}
		if !p.To.IsZero() {
			s.where("x.published < ?", p.To.UnixMilli())
		}
	}
	if q.Publisher != "" {
		s.where("x.publisher_key = ?", fold(q.Publisher))
	}
	if q.URL != "" {
		s.where("x.url = ?", q.URL)
	}
	if q.Text != "" {
		s.where("x.sha256 = ?", q.Text)
	}
}

// bounds are d in seconds.
func (d *Dates) bounds() (lo, hi float64) {
	lo, hi = math.Inf(-1), math.Inf(1)
	if !d.From.IsZero() {
		lo = seconds(d.From)
	}
	if !d.To.IsZero() {
		hi = seconds(d.To)
	}
	return lo, hi
}

func (s *Store) find(ctx context.Context, query *statement, order byte) ([]found, error) {
	rows, err := s.read.QueryContext(ctx, query.text.String(), query.args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(scan func(...any) error) (f found, err error) {
		var rank float64
		var shown int64
		f.n, f.Summary, err = scanSummary(scan, &rank, &shown)
		if f.cursor = timeCursor(shown, f.n); order == byRank {
			f.cursor = rankCursor(rank, f.n)
		}
		return f, err
	})
}

func scanSummary(scan func(...any) error, more ...any) (n int64, a Summary, err error) {
	var published sql.NullInt64
	var added int64
	err = scan(append([]any{&n, &a.ID, &a.SHA256, &a.URL, &a.Version, &a.Name, &a.Title, &a.Publisher, &published, &added, &a.Words, &a.Story}, more...)...)
	if published.Valid {
		a.Published = time.UnixMilli(published.Int64).UTC()
	}
	a.Added = time.UnixMilli(added).UTC()
	return n, a, err
}

// Summary is the article with an ID without its text. The error wraps ErrNotFound.
func (s *Store) Summary(ctx context.Context, id string) (Summary, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+summaryColumns+" FROM article a WHERE a.id = ?", id)
	if err != nil {
		return Summary{}, s.failed(err)
	}
	list, err := collect(rows, func(scan func(...any) error) (Summary, error) {
		_, a, err := scanSummary(scan)
		return a, err
	})
	switch {
	case err != nil:
		return Summary{}, s.failed(err)
	case len(list) == 0:
		return Summary{}, notFound("article", id)
	}
	return list[0], nil
}

// snippets gives hits the piece of their text that best shows the words.
func (s *Store) snippets(ctx context.Context, match string, list []found, hits []Hit) error {
	if len(list) == 0 {
		return nil
	}
	args := []any{markOpen, markClose, match}
	for _, f := range list {
		args = append(args, f.n)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT w.rowid, a.text, highlight(article_words, 1, ?, ?)
		FROM article_words w JOIN article a ON a.n = w.rowid
		WHERE article_words MATCH ? AND w.rowid IN (?`+strings.Repeat(", ?", len(list)-1)+")", args...)
	if err != nil {
		return err
	}
	_, err = collect(rows, func(scan func(...any) error) (none struct{}, err error) {
		var n int64
		var words, marked string
		if err := scan(&n, &words, &marked); err != nil {
			return none, err
		}
		i := slices.IndexFunc(list, func(f found) bool { return f.n == n })
		hits[i].Snippet = newSnippet(words, marks(words, marked))
		return none, nil
	})
	return err
}
