package report

import (
	"io"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// mainJSON is the main event of an article. Topic is what its title calls it.
type mainJSON struct {
	Topic *placeInJSON `json:"topic,omitempty"`
	Who   []whoJSON    `json:"who"`
	What  *placeInJSON `json:"what"`
	When  *timeJSON    `json:"when"` // the day of publication, with start and end 0, where no time is named
	Where *whereJSON   `json:"where"`
}

// whoJSON has the full name, where there is one, beside the words that stand for it.
type whoJSON struct {
	placeInJSON
	Name string         `json:"name"`
	Role claim.RoleName `json:"role"`
}

type whereJSON struct {
	placeInJSON
	ID   string     `json:"id,omitempty"` // of what the gazetteer knows there
	Name string     `json:"name,omitempty"`
	Kind place.Kind `json:"kind,omitempty"`
	Lat  *float64   `json:"lat,omitempty"`
	Lon  *float64   `json:"lon,omitempty"`
}

func mainOf(d *document.Document, e claim.MainEvent) *mainJSON {
	out := &mainJSON{Topic: wordsOrNil(d, e.Topic), Who: []whoJSON{}, What: wordsOrNil(d, e.What)}
	for _, r := range e.Who {
		out.Who = append(out.Who, whoJSON{wordsAt(d, r.Span), r.Text, r.Name})
	}
	if e.When.Known() {
		t := timeOf(d, e.When.Time)
		t.placeInJSON = wordsAt(d, e.When.Span)
		out.When = &t
	}
	if e.Where.Known() {
		p := e.Where.Place
		out.Where = &whereJSON{placeInJSON: wordsAt(d, e.Where.Span), ID: p.ID, Name: p.Name, Kind: p.Kind}
		if p.Located() {
			out.Where.Lat, out.Where.Lon = &p.Lat, &p.Lon
		}
	}
	return out
}

// wordsOrNil is nil for an empty span.
func wordsOrNil(d *document.Document, s text.Span) *placeInJSON {
	if s.Empty() {
		return nil
	}
	p := wordsAt(d, s)
	return &p
}

// mainLine is one line of the main event.
type mainLine struct{ label, words string }

// mainLines tell the main event: who, what, when and where, a line each. What is
// not known has no line.
func mainLines(d *document.Document, e claim.MainEvent) (lines []mainLine) {
	add := func(label, words string) {
		if words = clean(words); words != "" {
			lines = append(lines, mainLine{label, words})
		}
	}
	var who []string
	for _, r := range e.Who {
		who = append(who, r.Text)
	}
	add("topic", d.Text(e.Topic))
	add("who", strings.Join(who, "; "))
	add("what", d.Text(e.What))
	if e.When.Known() {
		if e.When.Span.Empty() {
			add("when", timeWords(e.When.Time)+", when it was published")
		} else {
			add("when", d.Text(e.When.Span)+" = "+timeWords(e.When.Time))
		}
	}
	if e.Where.Known() {
		words := d.Text(e.Where.Span)
		if p := e.Where.Place; p.ID != "" {
			words += " = " + placeWords(place.Mention{Place: p})
		}
		add("where", words)
	}
	return lines
}

// MainEvent writes for a reader what the article of s is about: who, what, when
// and where, a line each.
func MainEvent(w io.Writer, s *story.Account, o Options) error {
	sheet := newSheet(o)
	sheet.mainEvent(s.Document, claim.Main(s.Document, s.Quotations, s.Claims))
	_, err := io.WriteString(w, sheet.out.String())
	return err
}

// mainEvent sets the main event of an account at the left margin.
func (s *sheet) mainEvent(d *document.Document, e claim.MainEvent) {
	for _, l := range mainLines(d, e) {
		s.set(entry{indent: margin, label: []piece{{l.label, bold}}, gutter: documentGutter, body: []piece{{text: l.words}}, hang: 2})
	}
}
