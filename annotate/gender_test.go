package annotate

import (
	"testing"

	"github.com/recount-news/recount/article"
)

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
