package eval

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
)

func TestBaseline(t *testing.T) {
	tests := []struct {
		name, source, other string
		want                string
	}{
		{"one sentence", "Lifeboats took off 214 passengers.", "Lifeboats took off all 214 passengers.", "agreement claim"},
		{"another number", "Lifeboats took off 214 passengers.", "Lifeboats took off 241 passengers.", "contradiction quantity"},
		{"a number lost", "Lifeboats took off 214 passengers.", "Lifeboats took off passengers.", "contradiction quantity"},
		{"nothing in common", "Lifeboats took off 214 passengers.", "Snow fell.", "omission claim, addition claim"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var articles []article.Article
			for _, words := range []string{test.source, test.other} {
				a, err := recount.Read(t.Context(), "story", []byte(words))
				if err != nil {
					t.Fatal(err)
				}
				articles = append(articles, a)
			}
			c, err := recount.Compare(t.Context(), articles, recount.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range baseline(c.Story, c.Reference).Findings {
				got = append(got, fmt.Sprintf("%s %s", f.Level, f.Kind))
			}
			if s := strings.Join(got, ", "); s != test.want {
				t.Errorf("%q against %q: %s, want %s", test.source, test.other, s, test.want)
			}
		})
	}
}
