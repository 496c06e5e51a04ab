package report

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
)

func someArticle(t testing.TB) *article.Article {
	c := readCase(t, "night-train")
	a := c.Story.Accounts[0].Document.Article
	a.Format, a.Encoding = "text", "windows-1252"
	a.Byline = article.Field{Value: "Ida Marsh", From: article.FromMetadata}
	a.Published = article.Date{Time: time.Date(2026, 2, 4, 0, 0, 0, 0, time.UTC), From: article.FromFlag}
	a.Notes = []string{"The bytes are not UTF-8; they were read as windows-1252."}
	return &a
}

func TestArticle(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer, *article.Article) error{
		"night-train.article.json": func(b *bytes.Buffer, a *article.Article) error { return Article(b, a, JSON, Options{}) },
		"night-train.article.text": func(b *bytes.Buffer, a *article.Article) error { return Article(b, a, Text, Options{}) },
	} {
		var out bytes.Buffer
		if err := write(&out, someArticle(t)); err != nil {
			t.Fatal(err)
		}
		golden(t, name, out.Bytes())
	}
}

func TestArticle_unknownForm(t *testing.T) {
	if err := Article(&bytes.Buffer{}, someArticle(t), HTML, Options{}); !errors.Is(err, ErrFormat) {
		t.Errorf("Article as HTML: %v, want ErrFormat", err)
	}
}
