package annotate

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/text"
)

// lem is an article whose names are marked: the words of each, in order.
func lem(t *testing.T, words string, names ...NamedSpan) NamedArticle {
	t.Helper()
	return NamedArticle{Article: articleOf(article.Paragraph, words), Names: names}
}

func span(start, end int) text.Span { return text.Span{Start: start, End: end} }

func TestTrainEntities(t *testing.T) {
	learnt := []NamedArticle{
		lem(t, "Mayor Ole Brandt of Lem met Nordline Inc. on Monday.",
			NamedSpan{span(6, 16), "PER"}, NamedSpan{span(20, 23), "LOC"}, NamedSpan{span(28, 41), "ORG"}),
		lem(t, "Brandt said the ferry was late.", NamedSpan{span(0, 6), "PER"}),
	}
	w := TrainEntities(learnt, nil, EntityWeights{}, 1, 1<<20, io.Discard)
	if again := TrainEntities(learnt, nil, EntityWeights{}, 1, 1<<20, io.Discard); again.Model != w.Model {
		t.Error("the same articles gave other weights")
	}
	for _, a := range learnt {
		got, err := TagNames(w, a.Article)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, a.Names) {
			t.Errorf("%s: got %v, want %v", a.Article.Text, got, a.Names)
		}
	}
}

func TestTagNames_refuses(t *testing.T) {
	if _, err := TagNames(EntityWeights{Model: "?"}, article.Article{}); err == nil {
		t.Error("took weights that are none")
	}
	if _, err := TagNames(EntityWeights{Model: syntaxWeights}, article.Article{}); err == nil {
		t.Error("took the weights of another pass")
	}
}

func TestKnownNames(t *testing.T) {
	table := KnownNames([]string{"Lem", "Port Lem"}, []string{"BRANDT", "Lem"})
	for _, test := range []struct {
		words []string
		want  uint16
	}{
		{[]string{"Lem"}, knownCity | knownSurname}, {[]string{"lem"}, knownCity | knownSurname},
		{[]string{"Brandt"}, knownSurname}, {[]string{"Port", "Lem"}, knownCity}, {[]string{"Port"}, 0}, {[]string{"Holt"}, 0},
	} {
		hash := uint64(0)
		for n, w := range test.words {
			hash = joinHash(hash, wordHash(w), n)
		}
		if got := tableOf(table, hash); got != test.want {
			t.Errorf("%v: got %d, want %d", test.words, got, test.want)
		}
	}
}

func TestTrainClusters(t *testing.T) {
	const directions, many = 8, 600
	var words []WordVector
	for i := range many {
		v := make([]float32, directions)
		v[i%directions] = 1
		words = append(words, WordVector{fmt.Sprint("word", strings.Repeat("x", i)), v})
	}
	table := TrainClusters(words, 1)
	for i := range words {
		a, b := tableOf(table, wordHash(words[i].Word)), tableOf(table, wordHash(words[i%directions].Word))
		if a == 0 || a != b {
			t.Fatalf("words %d and %d lie in one direction and have classes %d and %d", i, i%directions, a, b)
		}
	}
	if got := tableOf(table, wordHash("unseen")); got != 0 {
		t.Errorf("got class %d for a word that was not there", got)
	}
}

func TestGender(t *testing.T) {
	d := Annotate(articleOf(article.Paragraph, "Mr Holt met Anna Lund and spokeswoman Kim Brandt."))
	for _, test := range []struct {
		first, last int
		want        gender
	}{{1, 2, male}, {3, 5, female}, {7, 9, female}} {
		if got := genderOfName(d, test.first, test.last); got != test.want {
			t.Errorf("%s: got %d, want %d", words(d, test.first, test.last), got, test.want)
		}
	}
}
