package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
)

func TestSayLong(t *testing.T) {
	for size, want := range map[int]string{
		4_000:   "",
		150_000: "recount: comparing 0.3 MB of text, which takes a while\n",
	} {
		var said bytes.Buffer
		a := article.Article{Text: strings.Repeat("x", size)}
		sayLong(&program{err: &said}, []article.Article{a, a})
		if said.String() != want {
			t.Errorf("two articles of %d bytes: said %q, want %q", size, said.String(), want)
		}
	}
}
