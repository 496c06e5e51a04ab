package eval

import (
	"strings"
	"unicode"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

var placeForms = []editForm{
	{compare.Place, "town", (*editSource).otherTown},
	{compare.Place, "town of the article", (*editSource).otherTownOfArticle},
	{compare.Place, "town and state", (*editSource).otherTownAndState},
	{compare.Place, "country", (*editSource).otherCountry},
	{compare.Place, "quarter of the sky", (*editSource).otherQuarter},
}

var invented = struct{ towns, usTowns, countries []string }{
	towns: []string{"Lyon", "Marseille", "Hamburg", "Leipzig", "Rotterdam", "Antwerp", "Valencia", "Seville", "Naples", "Turin", "Krakow", "Gdansk", "Gothenburg", "Bergen",
		"Leeds", "Sheffield", "Bristol", "Cardiff", "Izmir", "Kharkiv", "Odesa", "Basra", "Aleppo", "Karachi", "Mumbai", "Chennai", "Osaka", "Busan", "Durban", "Lagos", "Mombasa", "Guadalajara", "Rosario"},
	usTowns:   []string{"Tulsa, Oklahoma", "Omaha, Nebraska", "Fresno, California", "Tucson, Arizona", "Boise, Idaho", "Toledo, Ohio", "Spokane, Washington", "El Paso, Texas", "Wichita, Kansas", "Memphis, Tennessee"},
	countries: []string{"Portugal", "Norway", "Austria", "Peru", "Kenya", "Vietnam", "Morocco", "Hungary", "Chile", "Malaysia", "Ghana", "Bulgaria", "Denmark", "Algeria", "Colombia", "Thailand"},
}

// standing calls f for the places where something happens: after a preposition of
// place, in no name of anything else, and not in the dateline.
func (s *editSource) standing(f func(m place.Mention, t int)) {
	for _, m := range s.d.Places {
		if m.Demonym || m.Metonym || s.inMarks(m.Span) || !s.isUsable(s.sentenceOf(m.Span.Start)) || s.d.Article.Dateline.Span.Overlaps(m.Span) {
			continue
		}
		first, last := s.d.TokensIn(m.Span)
		if last <= first {
			continue
		}
		t := first // the head of the name
		for k := first; k < last; k++ {
			if h := s.tok(k).Head; h < first || h >= last {
				t = k
			}
		}
		c := s.tree.Child(t, "case")
		if c < 0 || c != first-1 || !s.isWord(c, "in", "at", "near", "from", "to", "outside", "into", "through", "around", "across", "towards", "toward") {
			continue
		}
		if rel := s.tok(t).Rel; rel != "obl" && rel != "nmod" {
			continue
		}
		if s.inLongerName(m.Span) {
			continue
		}
		f(m, t)
	}
}

// inLongerName reports whether a name that is no place reaches beyond span.
func (s *editSource) inLongerName(span text.Span) bool {
	for _, m := range s.d.Mentions {
		if m.Form != document.Nominal && m.Form != document.Pronoun && m.Span.Overlaps(span) && m.Span != span {
			return true
		}
	}
	return false
}

// afterIs reports whether the text after span begins with any of the words.
func (s *editSource) afterIs(span text.Span, heads ...string) bool {
	for _, head := range heads {
		if strings.HasPrefix(s.d.Article.Text[span.End:], head) {
			return true
		}
	}
	return false
}

// goesOn reports whether what a place lies in follows its name: "Lyon, France".
func (s *editSource) goesOn(span text.Span) bool {
	rest, ok := strings.CutPrefix(s.d.Article.Text[span.End:], ", ")
	return ok && unicode.IsUpper(firstRune(rest))
}

// unnamed is one of a list that the article does not name; "" where it names all.
func (s *editSource) unnamed(list []string) string {
	for _, i := range s.rng.Perm(len(list)) {
		head, _, _ := strings.Cut(list[i], ",")
		if !strings.Contains(s.d.Article.Text, head) {
			return list[i]
		}
	}
	return ""
}

func (s *editSource) otherTown() (edits []edit) {
	s.standing(func(m place.Mention, _ int) {
		if with := s.unnamed(invented.towns); m.Place.Kind == place.City && with != "" && !s.goesOn(m.Span) && !s.afterIs(m.Span, "'s", "’s", " (") {
			edits = append(edits, replace(m.Span, with))
		}
	})
	return edits
}

func (s *editSource) otherTownOfArticle() (edits []edit) {
	s.standing(func(m place.Mention, _ int) {
		if m.Place.Kind != place.City || s.goesOn(m.Span) || s.afterIs(m.Span, "'s", "’s", " (") {
			return
		}
		for _, other := range s.d.Places {
			if other.Place.Kind == place.City && !other.Demonym && !s.inLongerName(other.Span) && !place.Agree(other.Place, m.Place) && !place.Contains(other.Place, m.Place) && !place.Contains(m.Place, other.Place) &&
				place.Kilometres(other.Place, m.Place) > 60 && s.d.Text(other.Span) != strings.ToUpper(s.d.Text(other.Span)) &&
				s.sentenceOf(other.Span.Start) != s.sentenceOf(m.Span.Start) {
				edits = append(edits, replace(m.Span, s.d.Text(other.Span)))
				return
			}
		}
	})
	return edits
}

func (s *editSource) otherTownAndState() (edits []edit) {
	s.standing(func(m place.Mention, _ int) {
		rest, ok := strings.CutPrefix(s.d.Article.Text[m.Span.End:], ", ")
		if !ok || m.Place.Kind != place.City {
			return
		}
		for _, other := range s.d.Places {
			if other.Span.Start == len(s.d.Article.Text)-len(rest) && place.Contains(other.Place, m.Place) {
				if with := s.unnamed(invented.usTowns); with != "" && m.Place.Country == "US" {
					edits = append(edits, replace(text.Span{Start: m.Span.Start, End: other.Span.End}, with))
				}
			}
		}
	})
	return edits
}

func (s *editSource) otherCountry() (edits []edit) {
	s.standing(func(m place.Mention, t int) {
		if with := s.unnamed(invented.countries); m.Place.Kind == place.Country && with != "" && s.tok(t).XPOS == "NNP" && !s.goesOn(m.Span) && !s.afterIs(m.Span, "'s", "’s", " and ") {
			span := m.Span
			if s.isWord(t-1, "the") {
				span.Start = s.tok(t - 1).Span.Start
			}
			edits = append(edits, replace(span, with))
		}
	})
	return edits
}

// otherQuarter moves an event to another end of a land or a town.
func (s *editSource) otherQuarter() []edit {
	others := map[string]string{"northern": "southern", "southern": "northern", "eastern": "western", "western": "eastern",
		"north": "south", "south": "north", "east": "west", "west": "east",
		"northeastern": "southwestern", "northwestern": "southeastern", "southeastern": "northwestern", "southwestern": "northeastern"}
	return s.otherWords(others, func(t int) bool {
		if s.tok(t).UPOS == document.PROPN || s.word(t) != strings.ToLower(s.word(t)) {
			return false
		}
		// "northern Iraq", "the north of the city"
		return s.tok(t).Rel == "amod" && s.tok(s.tok(t).Head).UPOS == document.PROPN || s.nextIs(t, "of")
	})
}
