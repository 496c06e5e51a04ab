package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/text"
)

// anyArticle is an article with anything in its fields that article.Read could put
// there.
func anyArticle(r *rand.Rand) article.Article {
	words := strings.Repeat("Żółw! \U0001F600 \"a\"\n", 1+r.IntN(4)) + "end"
	sum := sha256.Sum256([]byte(words))
	pick := func(ss ...string) string { return ss[r.IntN(len(ss))] }
	span := func() text.Span { return []text.Span{{}, {Start: 0, End: 1}, {Start: 0, End: len(words)}}[r.IntN(3)] }
	from := func() article.From { return article.From(pick("", "flag", "metadata", "text", "assumed")) }
	span0 := func() text.Span { // "Ż" takes two bytes
		s := span()
		if s.End == 1 {
			s.End = 2
		}
		return s
	}
	field := func() article.Field {
		if r.IntN(3) == 0 {
			return article.Field{}
		}
		return article.Field{Value: pick("", "Ada Quill", "<b>&amp;\u2028 \\", "naïve\tname"), Span: span0(), From: from()}
	}
	a := article.Article{
		ID: article.ID(hex.EncodeToString(sum[:])), Name: pick("a.txt", "-", "b\xff.txt", "https://news.example/a?b=c"),
		URL: pick("", "https://news.example/a"), Format: pick("text", "html"), Encoding: pick("utf-8", "windows-1252"), Text: words,
		Title: field(), Byline: field(), Dateline: field(), Publisher: field(), Agency: field(),
	}
	if r.IntN(4) > 0 {
		a.Blocks = []article.Block{{Span: text.Span{Start: 0, End: 2}, Kind: article.Title}, {Span: text.Span{Start: 2, End: len(words)}, Kind: article.Paragraph}}
	}
	if r.IntN(2) == 0 {
		a.Notes = []string{"The date was guessed.", ""}
	}
	if r.IntN(4) > 0 {
		zone := []*time.Location{time.UTC, time.FixedZone("", 3*3600), time.FixedZone("EDT", -4*3600), time.FixedZone("CET", 3600)}[r.IntN(4)]
		at := time.Unix(r.Int64N(1e10)-1e10/2, r.Int64N(2)*r.Int64N(1e9)).In(zone)
		a.Published = article.Date{Time: at, HasClock: r.IntN(2) == 0, Span: span0(), From: from()}
	}
	return a
}

// TestAdd_anythingComesBack holds that articles come back equal, and differ in their
// IDs where they differ in what matters.
func TestAdd_anythingComesBack(t *testing.T) {
	s, err := Open(t.Context(), Memory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := rand.New(rand.NewPCG(1, 2))
	articles := make([]article.Article, 300)
	for i := range articles {
		articles[i] = anyArticle(r)
	}
	added, err := s.AddAll(t.Context(), articles, time.Unix(1e9, 0))
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]int{}
	for i, a := range articles {
		id := added[i].ID
		if k, there := first[id]; there == added[i].New {
			t.Fatalf("article %d: new %v, as %d", i, added[i].New, k)
		} else if there {
			if b := articles[k]; a.Text != b.Text || a.Title.Value != b.Title.Value || a.URL != b.URL || !a.Published.Time.Equal(b.Published.Time) {
				t.Errorf("articles %d and %d are one:\n%+v\n%+v", k, i, a, b)
			}
			continue
		}
		first[id] = i
		got, err := s.Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(settled(got), settled(a)) || got.Published.Time.Format(time.RFC3339Nano+" MST") != a.Published.Time.Format(time.RFC3339Nano+" MST") {
			t.Fatalf("got\n%+v\nwant\n%+v", got, a)
		}
	}
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Error(wrong, err)
	}
}

// settled is a with its date in UTC: == tells times apart by the pointer to their zone.
func settled(a article.Article) article.Article {
	a.Published.Time = a.Published.Time.UTC()
	return a
}

func TestAdd_whatIsNoArticle(t *testing.T) {
	s, err := Open(t.Context(), Memory, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	good := anyArticle(rand.New(rand.NewPCG(3, 3)))
	for name, spoil := range map[string]func(*article.Article){
		"another text":       func(a *article.Article) { a.Text += "!" },
		"no ID":              func(a *article.Article) { a.ID = "" },
		"span outside":       func(a *article.Article) { a.Byline.Span = text.Span{Start: 3, End: 9999} },
		"span inside a rune": func(a *article.Article) { a.Published.Span = text.Span{Start: 1, End: 2} },
		"block outside":      func(a *article.Article) { a.Blocks = []article.Block{{Span: text.Span{Start: 3, End: 9999}}} },
		"field not UTF-8":    func(a *article.Article) { a.Byline.Value = "\xff" },
	} {
		a := good
		spoil(&a)
		// With one good article before it, which must not be added either.
		if _, err := s.AddAll(context.Background(), []article.Article{good, a}, time.Unix(0, 0)); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if page, err := s.Search(t.Context(), Query{}); err != nil || len(page.Hits) > 0 {
		t.Errorf("%d were added all the same: %v", len(page.Hits), err)
	}
}
