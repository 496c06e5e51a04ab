package report

import (
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

func TestPlaceOf(t *testing.T) {
	d := &document.Document{Article: article.Article{Text: "Lem"}}
	m := place.Mention{Span: text.Span{End: 3}, Place: place.Place{Name: "Lem"}}
	if got := placeOf(d, m); got.Lat != nil || got.Lon != nil {
		t.Errorf("got %v and %v for a place whose coordinates are not known", *got.Lat, *got.Lon)
	}
	m.Place.Lat, m.Place.Lon, m.Metonym = 50.5, 0, true
	if got := placeOf(d, m); got.Lat == nil || *got.Lat != 50.5 || got.Lon == nil || *got.Lon != 0 || !got.Metonym {
		t.Errorf("got %+v, want 50.5 north on the meridian, and that who acts for it is meant", got)
	}
}
