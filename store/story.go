package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// Story is some articles that tell one event, as the caller's story.Grouper and
// comparison have it.
type Story struct {
	ID             string
	Title          string
	First, Last    time.Time // publication of its first and its last article, in UTC; zero where not known
	Accounts       int       // as many as Members
	Independent    int       // accounts that were made from none of the others
	Contradictions int
	Changed        time.Time // in UTC, when it was put last

	Members     []Member     // left out of lists
	Derivations []Derivation // left out of lists
}

// Member is an article in a story.
type Member struct {
	Article string // its ID
	Like    string // the ID of the article of the store that it is most like, or ""
	Score   float64
	Why     []string
}

// Derivation says that one article was made from another; see story.Derivation.
type Derivation struct {
	Source, Copy string // IDs
	Score        float64
	Shared       float64
	Why          []string
}

// PutStories keeps the stories that changed, at the time now, and forgets those that
// are gone, all at once. An article is in one story: those of a story that is put
// leave the one they were in, and a story without articles ends. The error wraps
// ErrNotFound where an article is not in the store.
func (s *Store) PutStories(ctx context.Context, changed []Story, gone []string, now time.Time) error {
	return s.update(ctx, crash, func(tx *sql.Tx) error {
		for _, id := range gone {
			if _, err := tx.ExecContext(ctx, "DELETE FROM story WHERE id = ?", id); err != nil {
				return err
			}
		}
		for i := range changed {
			if err := putStory(ctx, tx, &changed[i], now); err != nil {
				return err
			}
		}
		return recountStories(ctx, tx)
	})
}

func putStory(ctx context.Context, tx *sql.Tx, story *Story, now time.Time) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO story (id, title, first, last, accounts, independent, contradictions, changed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, first = excluded.first, last = excluded.last, accounts = excluded.accounts,
		independent = excluded.independent, contradictions = excluded.contradictions, changed = excluded.changed`,
		story.ID, story.Title, milliseconds(story.First), milliseconds(story.Last), len(story.Members), story.Independent,
		story.Contradictions, now.UnixMilli())
	if err != nil {
		return err
	}
	for _, table := range []string{"story_member", "derivation"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE story = ?", story.ID); err != nil {
			return err
		}
	}
	for i := range story.Members {
		if err := putMember(ctx, tx, story.ID, i, &story.Members[i]); err != nil {
			return err
		}
	}
	for i := range story.Derivations {
		if err := putDerivation(ctx, tx, story.ID, &story.Derivations[i]); err != nil {
			return err
		}
	}
	return nil
}

func putMember(ctx context.Context, tx *sql.Tx, story string, place int, m *Member) error {
	n, err := numberOf(ctx, tx, m.Article)
	if err != nil {
		return err
	}
	var like sql.NullInt64
	if m.Like != "" {
		if like.Int64, err = numberOf(ctx, tx, m.Like); err != nil {
			return err
		}
		like.Valid = true
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO story_member (article, story, place, alike, score, why) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (article) DO UPDATE SET story = excluded.story, place = excluded.place, alike = excluded.alike,
		score = excluded.score, why = excluded.why`, n, story, place, like, m.Score, phrases(m.Why))
	return err
}

func putDerivation(ctx context.Context, tx *sql.Tx, story string, d *Derivation) error {
	copied, err := numberOf(ctx, tx, d.Copy)
	if err != nil {
		return err
	}
	source, err := numberOf(ctx, tx, d.Source)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO derivation (copy, source, story, score, shared, why) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (copy, source) DO UPDATE SET story = excluded.story, score = excluded.score, shared = excluded.shared, why = excluded.why`,
		copied, source, story, d.Score, d.Shared, phrases(d.Why))
	return err
}

// recountStories ends stories without articles and counts the rest anew.
func recountStories(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range []string{
		"DELETE FROM story WHERE NOT EXISTS (SELECT 1 FROM story_member m WHERE m.story = story.id)",
		`UPDATE story SET accounts = (SELECT count(*) FROM story_member m WHERE m.story = story.id)
		WHERE accounts <> (SELECT count(*) FROM story_member m WHERE m.story = story.id)`,
		"UPDATE story SET independent = accounts WHERE independent > accounts",
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// StoriesQuery says which stories are asked for. The zero value asks for all.
type StoriesQuery struct {
	Accounts  int    // with so many accounts at least
	Published *Dates // with an article of that time
	Limit     int    // 0 stands for 20, and more than 200 are not given
	After     string // StoryPage.Next of the page before
}

// StoryPage is some of the stories.
type StoryPage struct {
	Stories []Story
	Next    string // for StoriesQuery.After; "" where there are no more
}

// Stories gives stories, the one with the newest article first, without their
// members and derivations. The error wraps ErrInvalid where After is not of it.
func (s *Store) Stories(ctx context.Context, q StoriesQuery) (StoryPage, error) {
	limit := min(cmp.Or(max(q.Limit, 0), usualLimit), mostLimit)
	after, err := readStoryCursor(q.After)
	if err != nil {
		return StoryPage{}, err
	}
	query := &statement{}
	query.add("SELECT " + storyColumns + " FROM story s")
	if q.Accounts > 0 {
		query.where("s.accounts >= ?", q.Accounts)
	}
	if p := q.Published; p != nil {
		if !p.From.IsZero() {
			query.where("s.last >= ?", p.From.UnixMilli())
		}
		if !p.To.IsZero() {
			query.where("s.first < ?", p.To.UnixMilli())
		}
	}
	if after != nil {
		query.where("(s.last < ? OR s.last = ? AND s.id > ?)", after.last, after.last, after.id)
	}
	query.add(" ORDER BY s.last DESC, s.id LIMIT ?", limit+1)
	rows, err := s.read.QueryContext(ctx, query.text.String(), query.args...)
	if err != nil {
		return StoryPage{}, s.failed(err)
	}
	list, err := collect(rows, scanStory)
	if err != nil {
		return StoryPage{}, s.failed(err)
	}
	page := StoryPage{Stories: list}
	if len(list) > limit {
		page.Stories = list[:limit]
		page.Next = storyCursor{milliseconds(list[limit-1].Last), list[limit-1].ID}.String()
	}
	return page, nil
}

// storyColumns are what scanStory reads.
const storyColumns = "s.id, s.title, s.first, s.last, s.accounts, s.independent, s.contradictions, s.changed"

func scanStory(scan func(...any) error) (st Story, err error) {
	var first, last, changed int64
	err = scan(&st.ID, &st.Title, &first, &last, &st.Accounts, &st.Independent, &st.Contradictions, &changed)
	st.First, st.Last, st.Changed = moment(first), moment(last), moment(changed)
	return st, err
}

// Story is the story with an ID, with its members in their order and its
// derivations. The error wraps ErrNotFound where there is none.
func (s *Store) Story(ctx context.Context, id string) (Story, error) {
	st, err := scanStory(s.read.QueryRowContext(ctx, "SELECT "+storyColumns+" FROM story s WHERE s.id = ?", id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Story{}, notFound("story", id)
	}
	if err != nil {
		return Story{}, s.failed(err)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT a.id, coalesce(b.id, ''), m.score, m.why
		FROM story_member m JOIN article a ON a.n = m.article LEFT JOIN article b ON b.n = m.alike
		WHERE m.story = ? ORDER BY m.place`, id)
	if err != nil {
		return Story{}, s.failed(err)
	}
	st.Members, err = collect(rows, func(scan func(...any) error) (m Member, err error) {
		var why string
		err = scan(&m.Article, &m.Like, &m.Score, &why)
		return m, errors.Join(err, readPhrases(why, &m.Why))
	})
	if err != nil {
		return Story{}, s.failed(err)
	}
	st.Derivations, err = s.derivations(ctx, "d.story = ?", id)
	return st, err
}

// Derivations are what the article with an ID was made from, and what was made from it.
func (s *Store) Derivations(ctx context.Context, id string) ([]Derivation, error) {
	return s.derivations(ctx, "c.id = ? OR o.id = ?", id, id)
}

func (s *Store) derivations(ctx context.Context, which string, args ...any) ([]Derivation, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT o.id, c.id, d.score, d.shared, d.why
		FROM derivation d JOIN article o ON o.n = d.source JOIN article c ON c.n = d.copy
		WHERE `+which+" ORDER BY d.copy, d.source", args...)
	if err != nil {
		return nil, s.failed(err)
	}
	list, err := collect(rows, func(scan func(...any) error) (d Derivation, err error) {
		var why string
		err = scan(&d.Source, &d.Copy, &d.Score, &d.Shared, &why)
		return d, errors.Join(err, readPhrases(why, &d.Why))
	})
	return list, s.failed(err)
}

// StoryOf is the ID of the story that the article with an ID is in. The error wraps
// ErrNotFound where it is in none.
func (s *Store) StoryOf(ctx context.Context, id string) (string, error) {
	var story string
	err := s.read.QueryRowContext(ctx,
		"SELECT m.story FROM story_member m JOIN article a ON a.n = m.article WHERE a.id = ?", id).Scan(&story)
	if errors.Is(err, sql.ErrNoRows) {
		return "", notFound("story of article", id)
	}
	return story, s.failed(err)
}

// milliseconds are t as tables have it; 0 where it is not known.
func milliseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(milliseconds int64) time.Time {
	if milliseconds == 0 {
		return time.Time{}
	}
	return time.UnixMilli(milliseconds).UTC()
}

// phrases are ss as a column has them.
func phrases(ss []string) string {
	data, err := json.Marshal(ss)
	if err != nil {
		panic(err) // strings always can
	}
	return string(data)
}

func readPhrases(column string, to *[]string) error { return json.Unmarshal([]byte(column), to) }
