package report

import (
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// Sentences of a story of Thursday 22 May 2025, and what is read in them.
func TestReadings(t *testing.T) {
	published := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	for sentence, want := range map[string]string{
		"They met last Friday.":                  "time: Friday 16 May 2025",
		"The hall opened on Monday evening.":     "time: the evening of Monday 19 May 2025",
		"The ferry runs every Tuesday.":          "time: every Tuesday",
		"They talked for three days.":            "time: 3 days",
		"At least 160 flights were late.":        "quantity: 160 or more (flights)",
		"Up to 30 boats sank.":                   "quantity: up to 30 (boats)",
		"A 1,000-kilometre wall.":                "quantity: 1,000 km",
		"The mill cost $2.5bn.":                  "quantity: 2,500,000,000 USD",
		"The mayor, of Houston, Texas, sold it.": "place: Houston, a city in Texas, the United States; place: Texas, a region in the United States",
		"Turkey agreed.":                         "place: Turkey, a country",
	} {
		d := &document.Document{Article: article.Article{Text: sentence}}
		d.Times = timex.Find(sentence, published)
		for _, q := range quantity.Find(sentence) {
			if len(d.Times) == 0 {
				d.Quantities = append(d.Quantities, q)
			}
		}
		d.Places = place.Find(sentence)
		var got []string
		for _, r := range Readings(d) {
			got = append(got, r.Kind+": "+r.Words)
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%q is read as %q, want %q", sentence, got, want)
		}
	}
}

func TestTimeWords(t *testing.T) {
	for _, c := range []struct {
		typ        timex.Type
		value, mod string
		want       string
	}{
		{timex.Date, "2025-05-16", "", "Friday 16 May 2025"},
		{timex.Date, "2025-05", "MID", "the middle of May 2025"},
		{timex.Date, "2025", "AFTER", "after 2025"},
		{timex.Date, "197", "END", "the end of the 1970s"},
		{timex.Date, "19", "", "the years 1900 to 1999"},
		{timex.Date, "2025-W21", "", "the week of Monday 19 May 2025"},
		{timex.Date, "2025-W20-WE", "", "the weekend of Saturday 17 May 2025"},
		{timex.Date, "2014-Q3", "", "the third quarter of 2014"},
		{timex.Date, "1994-WI", "", "the winter of 1994"},
		{timex.Date, "2012/2013", "", "2012 to 2013"},
		{timex.Date, "2025-05-16/2025-05-18", "", "Friday 16 May 2025 to Sunday 18 May 2025"},
		{timex.Date, "PAST_REF", "", "in the past"},
		{timex.Date, "", "", "not on the calendar"},
		{timex.Date, "XXXX-WXX-5", "", "a Friday"},
		{timex.Date, "XXXX-05-16", "", "16 May, year not known"},
		{timex.Date, "XXXX-04", "", "April, year not known"},
		{timex.Date, "XXXX", "", "a year"},
		{timex.Clock, "2025-05-16T10:35", "APPROX", "about Friday 16 May 2025, 10:35"},
		{timex.Clock, "2025-05-22T06:40Z", "", "Thursday 22 May 2025, 06:40 UTC"},
		{timex.Clock, "2025-05-21TNI", "", "the night of Wednesday 21 May 2025"},
		{timex.Clock, "XXXX-XX-XXTEV", "", "an evening"},
		{timex.Clock, "XXXX-XX-XXT10:00", "", "10:00"},
		{timex.Clock, "XXXX-WXX-4TNI", "", "a Thursday night"},
		{timex.Set, "XXXX-WXX-2TNI", "", "every Tuesday night"},
		{timex.Set, "XXXX-04", "", "every April"},
		{timex.Set, "XXXX-WXX-WE", "", "every weekend"},
		{timex.Set, "P1D", "", "every day"},
		{timex.Set, "P2Y", "", "every 2 years"},
		{timex.Duration, "PT1H30M", "", "1 hour 30 minutes"},
		{timex.Duration, "P3M", "MORE_THAN", "more than 3 months"},
		{timex.Duration, "PXD", "", "some days"},
		{timex.Duration, "P2CE", "", "2 centuries"},
		// What has no words stands as it is.
		{timex.Duration, "P", "", "P"},
		{timex.Set, "P5", "", "P5"},
		{timex.Date, "2025-05-16TXX", "", "2025-05-16TXX"},
		{timex.Date, "X", "", "X"},
		{timex.Date, "99999", "", "99999"},
	} {
		if got := timeWords(timex.Time{Type: c.typ, Value: c.value, Mod: c.mod}); got != c.want {
			t.Errorf("%s %q %s: %q, want %q", c.typ, c.value, c.mod, got, c.want)
		}
	}
}

func TestQuantityWords(t *testing.T) {
	for sentence, want := range map[string]string{
		"Fewer than 40 flights were late.":         "less than 40 (flights)",
		"More than 160 flights were late.":         "more than 160 (flights)",
		"About 1,000 kilometres of road.":          "900 to 1,100 km",
		"A wall 620 miles long.":                   "998 km",
		"The pipe is 7 cm wide.":                   "7 cm",
		"Some 2 tonnes of grain.":                  "1.8 to 2.2 tonnes",
		"It was 21C at noon.":                      "21 °C",
		"Shares fell 4.5%.":                        "4.5 %",
		"Two thirds of voters agreed.":             "66.7 % (voters)",
		"Edda Vance, a 42-year-old pilot, agreed.": "42 years old",
		"Merrow won 6-3.":                          "6 to 3",
		"It was the 165th night.":                  "number 165",
		"The yard has 1,234,567 crates.":           "1,234,567 (crates)",
	} {
		got := ""
		for _, q := range quantity.Find(sentence) {
			got += quantityWords(q, q.Counted.Of(sentence))
		}
		if got != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}

func TestPlaceWords(t *testing.T) {
	for name, want := range map[string]string{
		"Houston":   "Houston, a city in Texas, the United States",
		"Turkiye":   "Turkey, a country",
		"Black Sea": "Black Sea, a region",
		"Kremlin":   "Kremlin, a seat of government in Russia",
	} {
		p, ok := place.Lookup(name)
		if got := placeWords(place.Mention{Place: p}); !ok || got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	made := place.Mention{Place: place.Place{ID: "XA/Lem", Name: "Lem", Kind: place.City}, Demonym: true}
	if got, want := placeWords(made), "of Lem, a city"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzReadings: no value, amount or name that a document may hold is too odd for
// words.
func FuzzReadings(f *testing.F) {
	f.Add("P3D", 1.5, 2.5, "m", "XA/Lem")
	f.Add("XXXX-WXX-5TNI", -1.0, 1e300, "K", "/")
	f.Add("2025-W20-WE/", 0.0, 0.0, "", "")
	f.Fuzz(func(t *testing.T, value string, low, high float64, unit, id string) {
		d := &document.Document{Article: article.Article{Text: "x"}}
		whole := text.Span{End: 1}
		for _, typ := range []timex.Type{timex.Date, timex.Set} {
			d.Times = append(d.Times, timex.Time{Span: whole, Type: typ, Value: value})
		}
		d.Quantities = []quantity.Quantity{{Span: whole, Low: low, High: high, Unit: unit}}
		d.Places = []place.Mention{{Span: whole, Place: place.Place{ID: id, Name: "Lem"}}}
		for _, r := range Readings(d) {
			if r.Words == "" {
				t.Errorf("a %s without words: %q %g %g %q %q", r.Kind, value, low, high, unit, id)
			}
		}
	})
}
