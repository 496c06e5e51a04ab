package claim

// Where the event was: the place that most of its words speak for, and the
// building or the like that the event's own words name.

import (
	"math"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// EventPlace is where an event was.
type EventPlace struct {
	Span  text.Span   // "Meridian Tower in Chicago"
	Place place.Place // zero where the gazetteer knows none
}

// Known reports whether anything is known of p.
func (p EventPlace) Known() bool { return !p.Span.Empty() }

const (
	demonymShare = 0.03 // what "British" speaks for Britain, of what the name does
	metonymShare = 0.2  // of "Moscow said"
	datelineVote = 0.3  // what the dateline speaks for its place
	aboutShare   = 0.3  // of what is said of somebody or something
	insideShare  = 0.35 // of the votes of a place, what one inside it needs to be named instead
	inCountry    = 0.12 // the same, where the place is a country or a region: titles name those
)

// where is where the event was.
func (m *mainReader) where() EventPlace {
	out := m.dateline()
	if best, votes := m.bestPlace(); best >= 0 && (votes >= datelineVote || !out.Known()) {
		out = EventPlace{m.fullest(best), m.d.Places[best].Place}
	}
	t, span := m.landmark()
	if t < 0 {
		return out
	}
	if p, ok := m.around(m.d.Tokens[t].Span); ok {
		return EventPlace{span, p}
	}
	if out.Place.Kind == place.City || m.together(t, out.Place) {
		return EventPlace{span, out.Place}
	}
	return EventPlace{Span: span}
}

// dateline is the place that the story was written from.
func (m *mainReader) dateline() (out EventPlace) {
	if f := m.d.Article.Dateline; !f.Span.Empty() {
		out.Span = f.Span
		town, _, _ := strings.Cut(f.Value, ",")
		for _, name := range []string{f.Value, town} {
			if found := place.Find(name); len(found) > 0 {
				out.Place = found[0].Place
				break
			}
			if p, ok := place.Lookup(name); ok {
				out.Place = p
				break
			}
		}
	}
	return out
}

// together reports whether a sentence that names landmark t also names p, as
// "the Tamsel Zoo" itself does.
func (m *mainReader) together(t int, p place.Place) bool {
	name := m.d.Text(m.d.Tokens[t].Span)
	for i := range m.d.Places {
		if at := &m.d.Places[i]; !at.Demonym && place.Same(at.Place, p) {
			s := m.d.SentenceAt(at.Span.Start)
			if s >= 0 && strings.Contains(m.d.Text(m.d.Sentences[s].Span), name) {
				return true
			}
		}
	}
	return false
}

// around is the place that some sentence puts the landmark in: "Meridian Tower in
// Chicago", "Ash Lane, Deptford".
func (m *mainReader) around(landmark text.Span) (place.Place, bool) {
	name := m.d.Text(landmark)
	for i := range m.d.Places {
		p := &m.d.Places[i]
		if p.Demonym || p.Metonym {
			continue
		}
		before := m.d.Article.Text[:p.Span.Start]
		before = strings.TrimSuffix(strings.TrimSuffix(before, "in "), ", ")
		if strings.HasSuffix(strings.TrimSpace(before), name) {
			return p.Place, true
		}
	}
	return place.Place{}, false
}

// bestPlace is the mention of the place with the most votes, and of the places
// inside it of the smallest that has enough of them, and the votes of the first;
// -1 where there is none.
func (m *mainReader) bestPlace() (best int, most float64) {
	best = -1
	votes := m.placeVotes()
	for i, v := range votes {
		if v > most {
			best, most = i, v
		}
	}
	for best >= 0 {
		sharper, enough := -1, insideShare*most
		if k := m.d.Places[best].Place.Kind; k == place.Country || k == place.Region {
			enough = inCountry * most
		}
		for i, v := range votes {
			if v > 0 && v >= enough && isSharper(m.d.Places[i].Place, m.d.Places[best].Place) {
				sharper, enough = i, math.Nextafter(v, 2*v) // the first of equals
			}
		}
		if sharper < 0 {
			break
		}
		best = sharper
	}
	return best, most
}

// placeVotes are, for every mention of a place, the votes of all mentions of that
// place; 0 for mentions that say nothing.
func (m *mainReader) placeVotes() []float64 {
	own := make([]float64, len(m.d.Places))
	for i := range m.d.Places {
		own[i] = m.placeVote(i)
	}
	sums := make([]float64, len(m.d.Places))
	for i := range m.d.Places {
		for j := range m.d.Places {
			if own[i] > 0 && own[j] > 0 && place.Same(m.d.Places[j].Place, m.d.Places[i].Place) {
				sums[i] += own[j]
			}
		}
	}
	return sums
}

// isSharper reports whether a lies in b, or is a smaller town beside it: what
// towns have grown into is not always known to the gazetteer.
func isSharper(a, b place.Place) bool {
	const beside = 25 // kilometres
	return place.Contains(b, a) ||
		a.Kind == place.City && b.Kind == place.City && a.People*2 < b.People && place.Kilometres(a, b) < beside
}

func (m *mainReader) placeVote(i int) float64 {
	p := &m.d.Places[i]
	v := m.nearness(p.Span)
	first, last := m.d.TokensIn(p.Span)
	switch {
	case first == last || m.namesPerson(p.Span):
		return 0
	case p.Demonym:
		return v * demonymShare
	case p.Metonym:
		return v * metonymShare
	case p.Span.Start > 0 && m.d.Article.Text[p.Span.Start-1] == '-', m.describes(last-1, p.Span.End):
		return v * aboutShare
	}
	return v
}

// namesPerson reports whether the words of s are part of the name of a person of
// the article.
func (m *mainReader) namesPerson(s text.Span) bool {
	words := m.d.Text(s)
	for i := range m.d.Entities {
		e := &m.d.Entities[i]
		if e.Type == document.PER && (e.Name == words || strings.HasPrefix(e.Name, words+" ") || strings.HasSuffix(e.Name, " "+words)) {
			return true
		}
	}
	return false
}

// describes reports whether the name of a place that ends with token t tells
// what somebody or something is rather than where it is: "a man from Tamsel",
// "the Corvane team", "Corvane-based", but not "the Corvane crash".
func (m *mainReader) describes(t, end int) bool {
	if tok := &m.d.Tokens[t]; tok.Rel == "compound" {
		return lexicon.Eventful(m.d.Tokens[tok.Head].Lemma) < leastEventful
	}
	if end < len(m.d.Article.Text) && m.d.Article.Text[end] == '-' {
		return true
	}
	for range 4 {
		if c := m.tree.Child(t, "case"); c >= 0 {
			return m.word(c) == "from"
		}
		t = m.d.Tokens[t].Head
	}
	return false
}

// fullest is the first of the longest mentions of the place that i mentions.
func (m *mainReader) fullest(i int) text.Span {
	span := m.placeSpan(i)
	for j := range m.d.Places {
		if p := &m.d.Places[j]; !p.Demonym && place.Same(p.Place, m.d.Places[i].Place) && m.placeVote(j) > 0 {
			if s := m.placeSpan(j); s.Len() > span.Len() || m.d.Places[i].Demonym {
				i, span = j, s
			}
		}
	}
	return span
}

// placeSpan is the mention of place i with the places it lies in that follow:
// "Deptford, south London".
func (m *mainReader) placeSpan(i int) text.Span {
	span := m.d.Places[i].Span
	for j := i + 1; j < len(m.d.Places); j++ {
		p := &m.d.Places[j]
		if p.Demonym || !place.Contains(p.Place, m.d.Places[i].Place) || !m.joins(span.End, p.Span.Start) {
			break
		}
		span = span.Union(m.d.Places[j].Span)
	}
	return span
}

// joins reports whether no more than a comma, a preposition and the like stands
// between two bytes of the text.
func (m *mainReader) joins(from, to int) bool {
	first, last := m.d.TokensIn(text.Span{Start: from, End: to})
	for t := first; t < last; t++ {
		switch m.d.Tokens[t].UPOS {
		case document.PUNCT, document.ADP, document.ADJ, document.DET, document.PROPN:
		default:
			return false
		}
	}
	return last-first < 4
}

// landmark is what says where the event was by a building, a street or the like,
// nearest to its words: the token that heads it, and its phrase; -1 where none is
// named.
func (m *mainReader) landmark() (best int, span text.Span) {
	best = -1
	most := leastNear
	consider := func(first, last int) {
		for t := first; t < last; t++ {
			if !m.isLandmark(t) {
				continue
			}
			if v := m.nearness(m.d.Tokens[t].Span); v > most {
				best, most = t, v
			}
		}
	}
	for _, l := range m.title {
		consider(l.first, l.last)
	}
	for _, s := range m.body[:min(len(m.body), ledeSentences)] {
		consider(m.d.Sentences[s].First, m.d.Sentences[s].Last)
	}
	if best >= 0 {
		span = m.withoutTimes(m.tree.Phrase(best), best)
	}
	return best, span
}

// withoutTimes is span without a time behind token t, and the preposition before
// it: "the hall on Sunday night".
func (m *mainReader) withoutTimes(span text.Span, t int) text.Span {
	for i := range m.d.Times {
		if at := m.d.Times[i].Span; at.Start > m.d.Tokens[t].Span.Start && at.Start < span.End {
			first, _ := m.d.TokensIn(at)
			for first > t+1 && m.d.Tokens[first-1].UPOS == document.ADP {
				first--
			}
			span.End = m.d.Tokens[first-1].Span.End
		}
	}
	return span
}

// leastNear is how near to the event a landmark must stand.
const leastNear = 0.3

// The prepositions that say where; the first go before names of bodies, too,
// which stand for their buildings.
var (
	besides  = map[string]bool{"at": true, "near": true, "outside": true, "inside": true, "beside": true}
	locative = map[string]bool{"at": true, "near": true, "outside": true, "inside": true, "beside": true, "in": true, "on": true, "off": true}
)

// isLandmark reports whether token t heads a name that says where, "outside
// Meridian Tower", and is no person, time or place of the gazetteer.
func (m *mainReader) isLandmark(t int) bool {
	tok := &m.d.Tokens[t]
	if tok.UPOS != document.PROPN || tok.Rel != "obl" && tok.Rel != "nmod" || m.isTime(t) || m.isPlace(t) {
		return false
	}
	c := m.tree.Child(t, "case")
	if c < 0 {
		return false
	}
	kind := document.MISC
	if i := m.mentionOf[t]; i >= 0 {
		e := &m.d.Entities[m.d.Mentions[i].Entity]
		oneWord := !strings.Contains(e.Name, " ")
		if kind = e.Type; kind == document.ORG && (oneWord || isPublication(e.Name) || e.Kind == document.Company) {
			return false
		}
	}
	switch kind {
	case document.LOC:
		return locative[m.word(c)]
	case document.PER:
		return false
	}
	return besides[m.word(c)]
}

// isPlace reports whether token t is part of a place of the gazetteer.
func (m *mainReader) isPlace(t int) bool {
	s := m.d.Tokens[t].Span
	for i := range m.d.Places {
		if m.d.Places[i].Span.Contains(s) {
			return true
		}
	}
	return false
}
