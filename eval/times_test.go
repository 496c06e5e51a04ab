package eval

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

func TestTimes(t *testing.T) {
	now := time.Time{}
	card, err := Times(t.Context(), Input{Data: "testdata/times", Now: func() time.Time { now = now.Add(time.Second); return now }})
	if err != nil {
		t.Fatal(err)
	}
	want := TimesScore{
		Relaxed: Hits{Right: 6, Got: 6, Want: 7}, Strict: Hits{Right: 6, Got: 6, Want: 7},
		Type: Hits{Right: 6, Got: 6, Want: 7}, Value: Hits{Right: 5, Got: 6, Want: 7}, Took: time.Second,
	}
	if card.Annotated != want {
		t.Errorf("got %+v, want %+v", card.Annotated, want)
	}
	line := Line(card)
	for _, part := range []string{"relaxed_f1=0.923 strict_f1=0.923 type_f1=0.923 value_f1=0.769 docs_per_second=1 ", "documents=1 times=7"} {
		if !strings.Contains(line, part) {
			t.Errorf("got %s, want %s in it", line, part)
		}
	}
	var faults []string
	for _, s := range card.Slips {
		faults = append(faults, s.Fault)
	}
	if want := []string{"missed", "value"}; !slices.Equal(faults, want) {
		t.Errorf("got faults %v, want %v", faults, want)
	}
	var out bytes.Buffer
	if err := card.WriteText(&out); err != nil || !strings.Contains(out.String(), "[already DATE PRESENT_REF]") {
		t.Errorf("got %q, %v", out.String(), err)
	}
}

// TestTimesScore holds how overlapping expressions are matched: the equal one
// first, and each at most once.
func TestTimesScore(t *testing.T) {
	doc := goldTimes{times: []goldTime{
		{span: text.Span{Start: 0, End: 4}, typ: "DATE", value: "2024"},
		{span: text.Span{Start: 5, End: 9}, typ: "DATE", value: "2025"},
		{span: text.Span{Start: 10, End: 14}, typ: "DATE", value: "2026"},
	}}
	doc.article.Text = "2024 2025 2026 x"
	var s TimesScore
	s.score(doc, []timex.Time{
		{Span: text.Span{Start: 2, End: 6}, Type: timex.Date, Value: "2024"},
		{Span: text.Span{Start: 5, End: 9}, Type: timex.Clock, Value: "2025"},
		{Span: text.Span{Start: 15, End: 16}, Type: timex.Set},
	})
	want := TimesScore{
		Relaxed: Hits{Right: 2, Got: 3, Want: 3}, Strict: Hits{Right: 1, Got: 3, Want: 3},
		Type: Hits{Right: 1, Got: 3, Want: 3}, Value: Hits{Right: 2, Got: 3, Want: 3},
	}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
}

func TestParseTimeML(t *testing.T) {
	doc, err := parseTimeML(strings.NewReader(`<TimeML><DCT><TIMEX3 functionInDocument="CREATION_TIME" value="1998-03-06T13:19">x</TIMEX3></DCT>` +
		`<TEXT>a &lt; <TIMEX3 type="SET" value="P1D"><EVENT>every</EVENT> day</TIMEX3>.</TEXT></TimeML>`))
	if err != nil {
		t.Fatal(err)
	}
	want := goldTime{span: text.Span{Start: 4, End: 13}, typ: "SET", value: "P1D"}
	if len(doc.times) != 1 || doc.times[0] != want || doc.article.Published.Time.Format(time.DateOnly) != "1998-03-06" {
		t.Errorf("got %+v", doc)
	}
	if _, err := parseTimeML(strings.NewReader(`<TimeML><TEXT>`)); err == nil {
		t.Error("got no error for a file that breaks off")
	}
}
