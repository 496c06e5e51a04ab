package story

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/timex"
)

// sketch is all that grouping keeps of an account: a few kilobytes.
type sketch struct {
	id        string // made from the text
	nth       int    // of those held with this ID
	terms     []term // by number
	published time.Time
	event     dayRange    // of the main event
	days      []int32     // that are named, sorted
	places    []string    // IDs of those named, the one named most first
	place     place.Place // of the main event, else the one named most
	killed    int32       // in the main event; -1 where not told
	hurt      int32
	people    []uint32 // hashes of the last names of people named in full, sorted
}

// term is a word of an account and how often it stands there.
type term struct {
	word     int32
	times    uint16
	lead     uint16 // of these, in the title and the first sentences
	isName   bool
	isFigure bool
}

// dayRange is the days from first to last, counted from 1970; zero where nothing
// is known.
type dayRange struct{ first, last int32 }

func (r dayRange) known() bool { return r != dayRange{} }

func daysOf(t timex.Time) dayRange {
	if !t.Placed() {
		return dayRange{}
	}
	return dayRange{dayOf(t.Begin), dayOf(t.End.Add(-time.Second))}
}

func dayOf(t time.Time) int32 { return int32(t.Unix() / (24 * 60 * 60)) }

// gap is how many days lie between two ranges; 0 where they meet.
func (r dayRange) gap(o dayRange) int32 { return max(0, r.first-o.last, o.first-r.last) }

// sketch reads an account.
func (v *vocabulary) sketch(a Account) *sketch {
	d := a.Document
	if d == nil {
		return &sketch{id: storyID("", a.ID), killed: -1, hurt: -1}
	}
	s := &sketch{id: storyID(d.Article.ID, a.ID)}
	s.published = d.Article.Published.Time
	s.terms = v.terms(d)
	e := claim.Main(d, a.Quotations, a.Claims)
	s.event = daysOf(e.When.Time)
	for _, t := range d.Times {
		if r := daysOf(t); r.known() && r.first == r.last {
			s.days = append(s.days, r.first)
		}
	}
	s.days = unique(s.days)
	s.readPlaces(d, e.Where)
	harm := claim.CasualtiesOf(d, a.Claims)
	s.killed, s.hurt = toll(harm.Killed), toll(harm.Injured)
	s.people = people(d)
	return s
}

// toll is a count of people, or -1.
func toll(c claim.Count) int32 {
	if !c.Told() {
		return -1
	}
	return int32(max(0, min(c.Value, mostHarmed)))
}

// people are the hashes of the last names of the people that d names in full.
func people(d *document.Document) (hashes []uint32) {
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Type != document.PER {
			continue
		}
		if n := strings.LastIndexByte(e.Name, ' '); n > 0 {
			h := fnv.New32a()
			h.Write([]byte(strings.ToLower(e.Name[n+1:])))
			hashes = append(hashes, h.Sum32())
		}
	}
	return unique(hashes)
}

// leadSentences is how many sentences of an account count as its beginning.
const leadSentences = 3

// terms are the words with content of what tells the story.
func (v *vocabulary) terms(d *document.Document) (terms []term) {
	told := 0
	for i, sentence := range d.Sentences {
		if !tells(&d.Article, sentence.Block) {
			continue
		}
		isTitle := sentence.Block < len(d.Article.Blocks) && d.Article.Blocks[sentence.Block].Kind == article.Title
		lead := told < leadSentences || isTitle
		told++
		words := d.Text(sentence.Span)
		if v.templates.seen(words, d.Article.Published.Time) {
			continue
		}
		end := sentence.Span.End
		if isTitle {
			end = sentence.Span.Start + len(headline(words))
		}
		for _, t := range d.Words(i) {
			if t.Span.Start >= end {
				break
			}
			if t.UPOS == document.PUNCT {
				continue
			}
			if x, ok := v.term(d, &t, lead); ok {
				terms = append(terms, x)
			}
		}
	}
	return addUp(terms)
}

func (v *vocabulary) term(d *document.Document, t *document.Token, lead bool) (x term, ok bool) {
	word := d.Text(t.Span)
	figure := '0' <= word[0] && word[0] <= '9'
	if !figure && t.Lemma != "" {
		word = t.Lemma
	}
	x = term{word: v.number(strings.ToLower(word)), times: 1, isName: t.UPOS == document.PROPN, isFigure: figure}
	if lead {
		x.lead = 1
	}
	return x, x.word >= 0
}

// headline is a title without what a page puts after it, which is the paper's name
// and says nothing of the event: "Barn burns - Brackwell Lantern | News".
func headline(title string) string {
	words := 0
	for i := range len(title) {
		if title[i] != ' ' {
			continue
		}
		words++
		for _, mark := range [...]string{" | ", " - ", " : ", " :: "} {
			if words >= shortestHeadline && strings.HasPrefix(title[i:], mark) {
				return title[:i]
			}
		}
	}
	return title
}

// shortestHeadline is how many words tell something; before that it may be the paper
// that is named first.
const shortestHeadline = 3

// addUp sorts terms by word and makes one of those of one word.
func addUp(terms []term) []term {
	slices.SortFunc(terms, func(x, y term) int { return cmp.Compare(x.word, y.word) })
	out := terms[:0]
	for _, t := range terms {
		if n := len(out) - 1; n >= 0 && out[n].word == t.word {
			out[n].times += t.times
			out[n].lead += t.lead
			out[n].isName = out[n].isName || t.isName
			continue
		}
		out = append(out, t)
	}
	return out
}

// readPlaces fills the places, those named most first. Countries tell too little
// to part one event from another.
func (s *sketch) readPlaces(d *document.Document, where claim.EventPlace) {
	count := make(map[string]int)
	for _, m := range d.Places {
		if m.Place.Kind == place.Country || m.Demonym {
			continue
		}
		if count[m.Place.ID]++; count[m.Place.ID] == 1 {
			s.places = append(s.places, m.Place.ID)
		}
		if s.place.ID == "" && where.Known() && where.Span.Contains(m.Span) {
			s.place = m.Place
		}
	}
	slices.SortStableFunc(s.places, func(x, y string) int { return cmp.Compare(count[y], count[x]) })
	if s.place.ID == "" && len(s.places) > 0 {
		s.place, _ = place.ByID(s.places[0])
	}
}
