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
	passages  []uint32 // hashes of some runs of words, sorted
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
	v.terms(s, d)
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
func (v *vocabulary) terms(s *sketch, d *document.Document) {
	var terms []term
	told := 0
	for i, sentence := range d.Sentences {
		if !tells(&d.Article, sentence.Block) {
			continue
		}
		lead := told < leadSentences || sentence.Block < len(d.Article.Blocks) && d.Article.Blocks[sentence.Block].Kind == article.Title
		told++
		if v.templates.seen(d.Text(sentence.Span), d.Article.Published.Time) {
			continue
		}
		s.passages = appendRuns(s.passages, d, d.Words(i))
		isTitle := sentence.Block < len(d.Article.Blocks) && d.Article.Blocks[sentence.Block].Kind == article.Title
		end := sentence.Span.End
		if isTitle {
			end = sentence.Span.Start + len(headline(d.Text(sentence.Span)))
		}
		for _, t := range d.Words(i) {
			if t.Span.Start >= end {
				break
			}
			if t.UPOS == document.PUNCT {
				continue
			}
			word := d.Text(t.Span)
			figure := '0' <= word[0] && word[0] <= '9'
			if !figure && t.Lemma != "" {
				word = t.Lemma
			}
			n := v.number(strings.ToLower(word))
			if n < 0 {
				continue
			}
			x := term{word: n, times: 1, isName: t.UPOS == document.PROPN, isFigure: figure}
			if lead {
				x.lead = 1
			}
			terms = append(terms, x)
		}
	}
	s.terms = addUp(terms)
	s.passages = unique(s.passages)
}

// headline is a title without the name of the paper after it.
func headline(title string) string {
	words := 0
	for i := 0; i < len(title); i++ {
		if title[i] != ' ' {
			continue
		}
		words++
		for _, sep := range [...]string{" | ", " - ", " : ", " :: "} {
			if words >= 3 && strings.HasPrefix(title[i:], sep) {
				return title[:i]
			}
		}
	}
	return title
}

// A passage is known by runs of this many words; of all runs one in runsKept is.
const (
	passageWords = 8
	runsKept     = 4
)

func appendRuns(runs []uint32, d *document.Document, words []document.Token) []uint32 {
	var ring [passageWords]uint32
	n := 0
	for i := range words {
		if words[i].UPOS == document.PUNCT {
			continue
		}
		h := uint32(2166136261)
		for _, b := range []byte(d.Text(words[i].Span)) {
			h = (h ^ uint32(b|0x20)) * 16777619
		}
		ring[n%passageWords] = h
		if n++; n < passageWords {
			continue
		}
		h = 0
		for k := range passageWords {
			h = h*16777619 ^ ring[(n+k)%passageWords]
		}
		if h = h ^ h>>15; h%runsKept == 0 {
			runs = append(runs, h)
		}
	}
	return runs
}

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
