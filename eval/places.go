package eval

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// PlacesCard is what the evaluation "places" gives. What is wanted, and what the
// figures are, is told in doc/evaluation.md.
type PlacesCard struct {
	Toponyms Hits  `json:"toponyms"` // with coordinates
	All      Hits  `json:"all"`      // all that are labelled
	Near     Ratio `json:"near"`     // of the found, those put within 161 km
	NearAll  Ratio `json:"near_all"` // of all with coordinates
	Given    Ratio `json:"given"`    // of all with coordinates, their spans given

	Resolved   int     `json:"resolved"`   // found and put somewhere
	Unresolved int     `json:"unresolved"` // found and put nowhere
	Away       float64 `json:"away_km"`    // sum over the resolved
	Documents  int     `json:"documents"`

	Took      time.Duration `json:"-"` // by package place alone
	Annotated time.Duration `json:"-"` // by all of Annotate

	Slips []PlaceSlip `json:"slips"`
}

// PlaceSlip is a toponym that was missed, invented or put in the wrong place.
type PlaceSlip struct {
	What    string `json:"what"` // "missed", "invented", "misplaced", "unresolved"
	File    string `json:"file"`
	Name    string `json:"name"`
	Place   string `json:"place"` // place.Place.ID, where one was found
	Km      int    `json:"km"`    // between it and the gold standard
	Context string `json:"context"`
}

// nearKm is the distance within which a place counts as found, a hundred miles:
// Leidner 2007 and most who came after.
const nearKm = 161

// Places scores toponyms and where they are on the files at or below the folder
// of in: LGL and TR-News (Lieberman et al. 2010; Kamalloo and Rafiei 2018),
// GeoVirus (Gritta et al. 2018) and GeoWebNews (Gritta et al. 2020).
func Places(ctx context.Context, in Input) (*PlacesCard, error) {
	documents, err := readPlaces(in.Data)
	if err != nil {
		return nil, err
	}
	card := &PlacesCard{}
	for _, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		card.document(d, in.Now)
	}
	return card, nil
}

func (card *PlacesCard) document(gold placeText, now func() time.Time) {
	a := article.Article{Name: gold.file, Text: gold.text, Blocks: paragraphs(gold.text)}
	begun := now()
	place.Find(gold.text)
	card.Took += now().Sub(begun)
	begun = now()
	got := annotate.Annotate(a).Places
	card.Annotated += now().Sub(begun)
	card.Documents++
	for _, g := range gold.toponyms {
		card.wanted(gold, g, got)
	}
	for _, m := range got {
		card.found(gold, m)
	}
	card.given(gold)
}

// wanted counts what became of one labelled toponym.
func (card *PlacesCard) wanted(gold placeText, g goldPlace, got []place.Mention) {
	i := slices.IndexFunc(got, func(m place.Mention) bool { return m.Span == g.span })
	card.All.add(Hits{Want: 1, Right: one(i >= 0)})
	if !g.located {
		return
	}
	card.Toponyms.add(Hits{Want: 1, Right: one(i >= 0)})
	if i < 0 {
		card.NearAll.count(false)
		card.slip("missed", gold, g.span, place.Place{}, 0)
		return
	}
	p := got[i].Place
	if !p.Located() {
		card.Unresolved++
		card.Near.count(false)
		card.NearAll.count(false)
		card.slip("unresolved", gold, g.span, p, 0)
		return
	}
	km := kilometres(p.Lat, p.Lon, g.lat, g.lon)
	card.Resolved++
	card.Away += km
	card.Near.count(km <= nearKm)
	card.NearAll.count(km <= nearKm)
	if km > nearKm {
		card.slip("misplaced", gold, g.span, p, km)
	}
}

// found counts one place that was found. What touches a toponym that has no
// coordinates, and an adjective that nobody labelled, is neither right nor wrong:
// not every data set labels those.
func (card *PlacesCard) found(gold placeText, m place.Mention) {
	labelled := func(g goldPlace) bool { return g.span == m.Span }
	if m.Demonym && !slices.ContainsFunc(gold.toponyms, labelled) {
		return
	}
	card.All.Got++
	if slices.ContainsFunc(gold.toponyms, func(g goldPlace) bool { return !g.located && g.span.Overlaps(m.Span) }) {
		return
	}
	card.Toponyms.Got++
	if !slices.ContainsFunc(gold.toponyms, labelled) {
		card.slip("invented", gold, m.Span, m.Place, 0)
	}
}

// given counts where the labelled toponyms are put by package place when it is
// told that they are places.
func (card *PlacesCard) given(gold placeText) {
	var spans []place.Hint
	for _, g := range gold.toponyms {
		spans = append(spans, place.Hint{Span: g.span})
	}
	slices.SortFunc(spans, func(a, b place.Hint) int { return a.Span.Start - b.Span.Start })
	got := place.FindWith(gold.text, spans)
	for _, g := range gold.toponyms {
		if g.located {
			i := slices.IndexFunc(got, func(m place.Mention) bool { return m.Span == g.span })
			card.Given.count(i >= 0 && got[i].Place.Located() && kilometres(got[i].Place.Lat, got[i].Place.Lon, g.lat, g.lon) <= nearKm)
		}
	}
}

func (card *PlacesCard) slip(what string, gold placeText, s text.Span, p place.Place, km float64) {
	around := text.Span{Start: max(0, s.Start-60), End: min(len(gold.text), s.End+60)}
	card.Slips = append(card.Slips, PlaceSlip{
		What: what, File: gold.file, Name: s.Of(gold.text), Place: p.ID, Km: int(km),
		Context: strings.ToValidUTF8(strings.Join(strings.Fields(around.Of(gold.text)), " "), ""),
	})
}

// kilometres is the great-circle distance by the haversine formula.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371.0, math.Pi / 180
	sin2 := func(a float64) float64 { return math.Pow(math.Sin(a*degree/2), 2) }
	h := sin2(lat2-lat1) + math.Cos(lat1*degree)*math.Cos(lat2*degree)*sin2(lon2-lon1)
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}

// Values are the figures of the last line: fractions, kilometres, documents a
// second.
func (card *PlacesCard) Values() []Value {
	mean := 0.0
	if card.Resolved > 0 {
		mean = card.Away / float64(card.Resolved)
	}
	return []Value{
		{Name: "toponym_f1", Value: card.Toponyms.F1()},
		{Name: "acc161", Value: card.Near.Share()},
		{Name: "mean_km", Value: mean},
		{Name: "docs_per_second", Value: card.perSecond(card.Took), IsCount: true},
		{Name: "toponym_precision", Value: card.Toponyms.Precision()},
		{Name: "toponym_recall", Value: card.Toponyms.Recall()},
		{Name: "acc161_all", Value: card.NearAll.Share()},
		{Name: "acc161_given", Value: card.Given.Share()},
		{Name: "resolved", Value: float64(card.Resolved), IsCount: true},
		{Name: "unresolved", Value: float64(card.Unresolved), IsCount: true},
		{Name: "toponym_f1_all", Value: card.All.F1()},
		{Name: "annotated_per_second", Value: card.perSecond(card.Annotated), IsCount: true},
		{Name: "documents", Value: float64(card.Documents), IsCount: true},
		{Name: "toponyms", Value: float64(card.Toponyms.Want), IsCount: true},
	}
}

// perSecond is how many documents are done in a second, 0 where the clock stood
// still.
func (card *PlacesCard) perSecond(took time.Duration) float64 {
	if took <= 0 {
		return 0
	}
	return float64(card.Documents) / took.Seconds()
}

// WriteText writes what was missed, invented, or put in the wrong place.
func (card *PlacesCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, s := range card.Slips {
		fmt.Fprintf(&b, "%-10s  %s  %s  %d km  %s  in %q\n", s.What, s.Name, orNone(s.Place), s.Km, s.File, s.Context)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func orNone(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
