package report

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

func TestMainLines(t *testing.T) {
	const told = "Lem fire: Two hurt in a hall on Monday"
	d := &document.Document{Article: article.Article{Text: told}}
	at := func(words string) text.Span {
		i := strings.Index(told, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	monday := timex.Time{Type: timex.Date, Value: "2026-02-02", Begin: february(2), End: february(3)}
	lem := place.Place{ID: "PL/Lem", Name: "Lem", Kind: place.City, Lat: 50.5, Lon: 17}
	for name, test := range map[string]struct {
		event claim.MainEvent
		want  []mainLine
	}{
		"nothing": {claim.MainEvent{}, nil},
		"all": {
			claim.MainEvent{
				Topic: at("Lem fire"), Who: []claim.Role{{Text: "Ada Lem"}, {Text: "Bo Lem"}}, What: at("hurt in a hall"),
				When: claim.EventTime{Span: at("Monday"), Time: monday}, Where: claim.EventPlace{Span: at("a hall"), Place: lem},
			},
			[]mainLine{
				{"topic", "Lem fire"}, {"who", "Ada Lem; Bo Lem"}, {"what", "hurt in a hall"},
				{"when", "Monday = Monday 2 February 2026"}, {"where", "a hall = Lem, a city in Poland"},
			},
		},
		"named": {
			claim.MainEvent{Subject: []claim.Role{{Span: at("Two"), Entity: -1}}, Who: []claim.Role{{Text: "Ada Lem"}, {Text: "Bo Lem"}}},
			[]mainLine{{"who", "Two = Ada Lem; Bo Lem"}},
		},
		"in full": {
			claim.MainEvent{Subject: []claim.Role{{Span: at("Two"), Entity: -1}}, Who: []claim.Role{{Text: "two people"}}},
			[]mainLine{{"who", "two people"}},
		},
		"published": {
			claim.MainEvent{When: claim.EventTime{Time: monday}, Where: claim.EventPlace{Span: at("a hall")}},
			[]mainLine{{"when", "Monday 2 February 2026, when it was published"}, {"where", "a hall"}},
		},
	} {
		if got := mainLines(d, test.event); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}

	out := mainOf(d, claim.MainEvent{Where: claim.EventPlace{Span: at("a hall"), Place: lem}})
	if out.What != nil || out.When != nil || out.Topic != nil || out.Who == nil {
		t.Errorf("got %+v, want null for what is not known, and no one in who", out)
	}
	if w := out.Where; w == nil || w.Text != "a hall" || w.ID != "PL/Lem" || *w.Lat != 50.5 {
		t.Errorf("got where %+v", w)
	}
}

func february(d int) time.Time { return time.Date(2026, 2, d, 0, 0, 0, 0, time.UTC) }
