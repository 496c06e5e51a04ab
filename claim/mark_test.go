package claim

import (
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// paragraphs makes a document of bare paragraphs, one sentence each.
func paragraphs(ps ...string) *document.Document {
	d := &document.Document{Article: article.Article{Text: strings.Join(ps, "\n\n")}}
	at := 0
	for i, p := range ps {
		span := text.Span{Start: at, End: at + len(p)}
		d.Article.Blocks = append(d.Article.Blocks, article.Block{Span: span, Kind: article.Paragraph})
		d.Sentences = append(d.Sentences, document.Sentence{Span: span, Block: i})
		at += len(p) + 2
	}
	return d
}

func TestMarkedSpans(t *testing.T) {
	tests := []struct {
		name string
		in   []string
		want []string
	}{
		{"curly", []string{"“We waited,” she said."}, []string{"We waited,"}},
		{"straight", []string{`"We waited," she said. "Nobody came."`}, []string{"We waited,", "Nobody came."}},
		{"german", []string{"„Wir warten“, sagte sie."}, []string{"Wir warten"}},
		{"guillemets", []string{"«We wait», she said."}, []string{"We wait"}},
		{"single", []string{"She called it ‘a sad day’ for the town."}, []string{"a sad day"}},
		{"straight single", []string{"The town 'doing its best' to rebuild"}, []string{"doing its best"}},
		{"apostrophes are no marks", []string{"The skippers’ union and the towns' mayors don't agree."}, nil},
		{"apostrophe inside single", []string{"He said: ‘It wasn’t us.’ Nobody spoke."}, []string{"It wasn’t us."}},
		{"odd number of marks", []string{`He said "we wait. Nobody came.`}, []string{"we wait. Nobody came."}},
		{"runs on to the next paragraph", []string{"“We waited.", "“Nobody came,” she said."}, []string{"We waited.", "Nobody came,"}},
		{"nested", []string{"“He told me ‘run’ and left,” she said."}, []string{"He told me ‘run’ and left,"}},
		{"inches and feet", []string{`A 12" board and a 6' plank.`}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := paragraphs(tt.in...)
			var got []string
			for _, q := range markedSpans(d) {
				got = append(got, d.Text(q.content))
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("got %q, want %q in %q", got, tt.want, tt.in)
			}
		})
	}
}

func TestCuesAreOrdered(t *testing.T) {
	order := []string{"refute", "deny", "dispute", "hope", "suggest", "claim", "say", "announce", "confirm"}
	for i := 1; i < len(order); i++ {
		a, okA := CueOf(order[i-1])
		b, okB := CueOf(order[i])
		if !okA || !okB || a.Commitment >= b.Commitment {
			t.Errorf("%q (%v) should commit less than %q (%v)", order[i-1], a.Commitment, order[i], b.Commitment)
		}
	}
}
