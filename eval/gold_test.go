package eval

import (
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/text"
)

func TestParseSentences_treebank(t *testing.T) {
	const file = "# newdoc id = a_b_c\n# newpar\n# text = It's so.\n" +
		"1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n" +
		"2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n" +
		"3\tso\tso\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No\n" +
		"3.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tSpaceAfter=No\n"
	all, err := parseSentences(strings.NewReader(file), treebankWord)
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	if len(all) != 1 || len(s.Words) != 4 || !s.glued || !s.begins || s.Article != "a_b_c" || s.Tokens[2].Head != 2 {
		t.Errorf("got %+v", all)
	}
	g, a := treebankText(all)
	var words []string
	for _, span := range g.spans {
		words = append(words, span.Of(a.Text))
	}
	if !slices.Equal(words, s.Words) {
		t.Errorf("got %q at the places of %q", words, s.Words)
	}
	if _, err := parseSentences(strings.NewReader("1\tIt\n"), treebankWord); err == nil || !strings.Contains(err.Error(), "line 1: 2 fields") {
		t.Errorf("got error %v, want one with the line", err)
	}
}

func TestGoldNames(t *testing.T) {
	var spans []text.Span
	for i := range 8 {
		spans = append(spans, text.Span{Start: 2 * i, End: 2*i + 1})
	}
	got := goldNames(spans, strings.Fields("B-PER I-PER B-PER O I-LOC B-OTH I-OTH B-LOC"))
	want := []namedSpan{
		{text.Span{Start: 0, End: 3}, "PER"}, {text.Span{Start: 4, End: 5}, "PER"},
		{text.Span{Start: 10, End: 13}, "OTH"}, {text.Span{Start: 14, End: 15}, "LOC"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSetWords(t *testing.T) {
	for in, want := range map[string]string{
		`Holt said : " It is n't so ( yet ) . "`: `Holt said: "It isn't so (yet)."`,
		`He paid $ 5 , did n't he ?`:             `He paid $5, didn't he?`,
	} {
		if got := setWords(strings.Fields(in)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
