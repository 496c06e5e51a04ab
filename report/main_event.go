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

// MainEventJSON is the main event of an article. Topic is what its title calls it.
type MainEventJSON struct {
	Topic *WordsJSON `json:"topic,omitempty"`
	Who   []WhoJSON  `json:"who"`
	As    []WhoJSON  `json:"as"` // who, in the words that the event is told in
	What  *WordsJSON `json:"what"`
	When  *TimeJSON  `json:"when"` // the day of publication, with start and end 0, where no time is named
	Where *WhereJSON `json:"where"`
}

// WhoJSON has the full name, where there is one, beside the words that stand for it.
type WhoJSON struct {
	WordsJSON
	Name string         `json:"name"`
	Role claim.RoleName `json:"role"`
}

// WhereJSON is where the main event happened. Lat and Lon are in degrees as WGS 84
// has them.
type WhereJSON struct {
	WordsJSON
	ID   string     `json:"id,omitempty"` // of what the gazetteer knows there
	Name string     `json:"name,omitempty"`
	Kind place.Kind `json:"kind,omitempty"`
	Lat  *float64   `json:"lat,omitempty"`
	Lon  *float64   `json:"lon,omitempty"`
}

func mainOf(d *document.Document, e claim.MainEvent) *MainEventJSON {
	out := &MainEventJSON{Topic: wordsOrNil(d, e.Topic), Who: whoOf(d, e.Who), As: whoOf(d, e.Subject), What: wordsOrNil(d, e.What)}
	if e.When.Known() {
		t := timeOf(d, e.When.Time)
		t.WordsJSON = wordsAt(d, e.When.Span)
		out.When = &t
	}
	if e.Where.Known() {
		p := e.Where.Place
		out.Where = &WhereJSON{WordsJSON: wordsAt(d, e.Where.Span), ID: p.ID, Name: p.Name, Kind: p.Kind}
		if p.Located() {
			out.Where.Lat, out.Where.Lon = &p.Lat, &p.Lon
		}
	}
	return out
}

func whoOf(d *document.Document, roles []claim.Role) []WhoJSON {
	out := []WhoJSON{}
	for _, r := range roles {
		out = append(out, WhoJSON{wordsAt(d, r.Span), r.Text, r.Name})
	}
	return out
}

// wordsOrNil is nil for an empty span.
func wordsOrNil(d *document.Document, s text.Span) *WordsJSON {
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
	add("topic", d.Text(e.Topic))
	add("who", whoWords(d, e))
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

// whoWords names who, behind the words that the event is told in where these are
// others: "man = Ben Arden".
func whoWords(d *document.Document, e claim.MainEvent) string {
	var who, subject []string
	for _, r := range e.Who {
		who = append(who, r.Text)
	}
	for _, r := range e.Subject {
		if r.Entity >= 0 {
			return strings.Join(who, "; ")
		}
		if words := d.Text(r.Span); !strings.Contains(strings.ToLower(strings.Join(who, " ")), strings.ToLower(words)) {
			subject = append(subject, words)
		}
	}
	if len(subject) == 0 {
		return strings.Join(who, "; ")
	}
	return strings.Join(subject, "; ") + " = " + strings.Join(who, "; ")
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
