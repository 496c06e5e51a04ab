package place

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/text"
)

var update = flag.Bool("update", false, "rewrite what is found in testdata/news.txtar")

// caseFiles explain their formats.
var caseFiles = map[string]func(line string) (string, []Mention){
	"testdata/news.txtar":    func(s string) (string, []Mention) { return s, Find(s) },
	"testdata/company.txtar": func(s string) (string, []Mention) { return s, Find(s) },
	"testdata/hinted.txtar": func(s string) (string, []Mention) {
		plain, hints := marked(s)
		return plain, FindWith(plain, hints)
	},
}

// TestFind reads the files of cases in testdata.
func TestFind(t *testing.T) {
	for name, find := range caseFiles {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range archive.Files {
			f := &archive.Files[i]
			t.Run(f.Name, func(t *testing.T) {
				got := answer(string(f.Data), find)
				if want := string(f.Data); got != want && !*update {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
				f.Data = []byte(got)
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// answer is a section of cases with what find makes of them.
func answer(section string, find func(string) (string, []Mention)) string {
	var out strings.Builder
	for line := range strings.Lines(section) {
		s, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "> ")
		if !ok {
			continue
		}
		fmt.Fprintf(&out, "> %s\n", s)
		plain, mentions := find(s)
		for _, m := range mentions {
			fmt.Fprintln(&out, describe(plain, m))
		}
	}
	return out.String()
}

// marked takes the marks of hinted.txtar out of a text.
func marked(s string) (plain string, hints []Hint) {
	kinds := map[string]HintKind{"place": OfPlace, "person": OfPerson, "other": OfOther}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "[")
		b.WriteString(before)
		if !ok {
			return b.String(), hints
		}
		mark, after, _ := strings.Cut(rest, "]")
		kind, name, _ := strings.Cut(mark, " ")
		hints = append(hints, Hint{Span: text.Span{Start: b.Len(), End: b.Len() + len(name)}, Of: kinds[kind]})
		b.WriteString(name)
		s = after
	}
}

func describe(s string, m Mention) string {
	d := fmt.Sprintf("%q %s %s", m.Span.Of(s), m.Place.ID, m.Place.Kind)
	if m.Demonym {
		d += " people"
	}
	return d
}

func TestFind_nameOverLines(t *testing.T) {
	for s, want := range map[string]int{
		"the United\nStates": 1, "the United \r\n States": 1, "the United\u00a0States": 1,
		"the United\n\nStates": 0, "United": 0, "the United ": 0,
	} {
		if got := len(Find(s)); got != want {
			t.Errorf("Find(%q) has %d places, want %d", s, got, want)
		}
	}
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{
		"Turkiye": "TR", "Türkiye": "TR", "the Netherlands": "NL", "The Gambia": "GM", "Holland": "NL",
		"Kiev": "UA/Kyiv", "Kyiv": "UA/Kyiv", "U.S.": "US", "Frenchmen": "FR", "the White House": "US/White House",
		"New York": "US/New York/New York City", "Georgia": "GE", "Pa.": "US/Pennsylvania", "the Hague": "NL/The Hague",
		"Moscow": "RU/Moscow", "Vancouver": "CA/British Columbia/Vancouver", "Birmingham": "GB/England/Birmingham",
		"": "", "Nowhere": "", "ukraine": "", "Washington Post": "",
	} {
		if got, ok := Lookup(name); got.ID != want || ok != (want != "") {
			t.Errorf("Lookup(%q) = %q, %v; want %q", name, got.ID, ok, want)
		}
	}
}

func TestContains(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"UA", "UA/Kyiv", true},
		{"UA", "UA/Crimea/Sevastopol", true},
		{"UA/Crimea", "UA/Crimea/Sevastopol", true},
		{"RU", "RU/Kremlin", true},
		{"US", "US/Texas", true},
		{"UA/Kyiv", "UA", false},
		{"UA", "UA", false},
		{"RU", "UA/Kyiv", false},
		{"US/Texas", "US/Georgia/Atlanta", false},
		{"Europe", "FR", false},
		{"UA/Kyiv", "UA/Kyiv/Darnytsia Raion", true},
		{"UA", "UA/Kyiv/Darnytsia Raion", true},
		{"UA/Kyiv region", "UA/Kyiv", false},
		{"US/Texas", "US/Texas/Paris", true},
		{"US/Texas/Lamar County", "US/Texas/Paris", true},
		{"US/Texas/Harris County", "US/Texas/Houston", true},
		{"FR/Brittany", "FR/Rennes", true},
	} {
		a, okA := ByID(c.a)
		b, okB := ByID(c.b)
		if !okA || !okB {
			t.Errorf("ByID knows %s: %v, %s: %v", c.a, okA, c.b, okB)
		}
		if got := Contains(a, b); got != c.want {
			t.Errorf("Contains(%s, %s) = %v, want %v", c.a, c.b, got, c.want)
		}
		if Same(a, b) != (c.a == c.b) {
			t.Errorf("Same(%s, %s) = %v", c.a, c.b, Same(a, b))
		}
	}
	if Contains(Place{}, Place{ID: "/x"}) {
		t.Error("no place contains a place")
	}
}

func TestAgree(t *testing.T) {
	place := func(id string) Place {
		p, ok := ByID(id)
		if !ok {
			t.Errorf("no place %s", id)
		}
		return p
	}
	kyiv, district, lviv := place("UA/Kyiv"), place("UA/Kyiv/Darnytsia Raion"), place("UA/Lviv")
	if !Agree(kyiv, district) || !Agree(district, kyiv) || !Agree(kyiv, kyiv) {
		t.Error("Kyiv and its district do not agree")
	}
	if Agree(lviv, district) || Agree(kyiv, lviv) {
		t.Error("Lviv agrees with Kyiv")
	}
	if km := Kilometres(kyiv, lviv); km < 460 || km > 480 {
		t.Errorf("Kyiv and Lviv are %.0f km apart", km)
	}
	var ids []string
	for _, p := range Within(district) {
		ids = append(ids, p.ID)
	}
	if got := strings.Join(ids, " "); got != "UA/Kyiv UA" {
		t.Errorf("the district lies within %s", got)
	}
}

// TestPlaces holds of every place that what it lies in ends, that its id finds it,
// and that it is somewhere on Earth.
func TestPlaces(t *testing.T) {
	g := known()
	for n := range len(g.places) + g.table.records() {
		if n >= len(g.places) && g.node(n-len(g.places)) != n {
			continue // the twin of a place of the tables
		}
		const deepest = 6
		up := n
		for range deepest {
			up = g.up(up)
		}
		p := g.place(n)
		if up >= 0 {
			t.Errorf("%s lies in too many places", p.ID)
		}
		if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
			t.Errorf("%s lies at %f, %f", p.ID, p.Lat, p.Lon)
		}
		if n%101 == 0 && g.nodeOf(p.ID) != n {
			t.Errorf("the id %s finds another place", p.ID)
		}
	}
}

// TestPlaces_located holds that a place of the tables is somewhere.
func TestPlaces_located(t *testing.T) {
	for _, p := range known().places {
		if p.Kind != Seat && !p.Located() {
			t.Errorf("%s has no coordinates: gazetteer.bin does not have it, give it a line in where.tsv", p.ID)
		}
	}
}

// TestGazetteer holds what the tables must be.
func TestGazetteer(t *testing.T) {
	g := known()
	if len(g.places) != len(g.byID) {
		t.Errorf("%d places have %d ids", len(g.places), len(g.byID))
	}
	countries := 0
	for _, p := range g.places {
		if p.Kind == Country {
			countries++
			if len(p.ID) != 2 || p.Country != p.ID {
				t.Errorf("country %q has id %q and code %q", p.Name, p.ID, p.Country)
			}
		}
		for _, id := range parentIDs(p.ID) {
			if _, ok := g.byID[id]; !ok {
				t.Errorf("%s lies in %s, which is no place", p.ID, id)
			}
		}
	}
	if countries < 193 {
		t.Errorf("%d countries, fewer than the United Nations have members", countries)
	}
}

func TestGazetteer_columns(t *testing.T) {
	for table, want := range map[string]int{countriesTSV: 6, citiesTSV: 4, regionsTSV: 5, careTSV: 2, whereTSV: 3} {
		eachRow(table, func(c []string) {
			if len(c) != want || slices.Contains(c, "") {
				t.Errorf("row %q has %d columns, want %d that are not empty", c, len(c), want)
			}
		})
	}
}

// TestGazetteer_names holds that every name can be found where nothing stands
// around it but what care.tsv asks for.
func TestGazetteer_names(t *testing.T) {
	g := known()
	for _, n := range g.names {
		for ; n != nil; n = n.shorter {
			full := n.first + n.rest
			if n.care&no != 0 {
				if got := Find("to " + full); len(got) != 0 {
					t.Errorf("%q is no place, but found as %s", full, got[0].Place.ID)
				}
				continue
			}
			if len(n.readings) == 0 {
				t.Errorf("care.tsv has %q, which is no name", full)
				continue
			}
			before := "to "
			if n.care&withThe != 0 {
				before = "to the "
			} else if n.readings[0].abbreviation {
				before = "to Otherville, "
			}
			if before[0] != 't' || !capital(full) {
				continue
			}
			if got := Find(before + full); len(got) != 1 || got[0].Span != (text.Span{Start: len(before), End: len(before + full)}) {
				t.Errorf("Find(%q) = %v", before+full, got)
			}
		}
	}
}

func TestFind_doesNotAllocateInVain(t *testing.T) {
	s := strings.Repeat("The council of Otherville met on Friday. It voted, She said, for nothing at ALL. ", 20)
	if got := Find(s); len(got) != 0 {
		t.Fatalf("Find found %v", got)
	}
	if n := testing.AllocsPerRun(20, func() { Find(s) }); n != 0 {
		t.Errorf("Find allocates %v times for a text without places", n)
	}
}

// FuzzSpansInText: places lie in the text, in order, apart, and on known names.
func FuzzSpansInText(f *testing.F) {
	for name := range caseFiles {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			for line := range strings.Lines(string(file.Data)) {
				f.Add(line)
			}
		}
	}
	f.Add("US\xff, Pa.\x00 Côte d’Ivoire\u0301 İstanbul ÎLE")
	f.Fuzz(func(t *testing.T, s string) {
		plain, hints := marked(s)
		checkSpans(t, s, Find(s))
		checkSpans(t, s, FindKnown(s))
		checkSpans(t, plain, FindWith(plain, hints))
	})
}

func checkSpans(t *testing.T, s string, mentions []Mention) {
	t.Helper()
	end := 0
	for _, m := range mentions {
		if !m.Span.Valid(s) || m.Span.Start < end || m.Span.Empty() {
			t.Fatalf("span %v after %d in %q", m.Span, end, s)
		}
		if p, ok := ByID(m.Place.ID); !ok || p != m.Place {
			t.Fatalf("place %+v in %q is not in the gazetteer", m.Place, s)
		}
		end = m.Span.End
	}
}

var story = strings.Repeat(`OTHERVILLE, Ohio — The ferry left the harbour before dawn, witnesses said, and nobody had checked
its engines since the spring. The company, which also runs lines in Norway and on the Black Sea, would
not say how many people were on board; a spokeswoman in London promised a list "within the hour".
Three Norwegian divers and a crew from the U.S. Coast Guard searched the wreck until Tuesday night. `, 40)

func BenchmarkFind(b *testing.B) {
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	for b.Loop() {
		Find(story)
	}
}

// BenchmarkFind_documents finds the places of a story of usual length, whose
// names have many meanings.
func BenchmarkFind_documents(b *testing.B) {
	story, hints := marked(strings.Repeat(`A barn burned in [place Springfield] on Monday, and nobody in [place Oakland] or
[place Richmond] saw it, [person Anna Holt] of the [other Greene County Fire Department] said. Two trucks from [place Jackson],
one from [place Franklin] and a crew from [place Georgetown], near [place Salem], came too late. "It was dry hay," she told a
paper in [place Columbus]. `, 6))
	b.ReportAllocs()
	for b.Loop() {
		FindWith(story, hints)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

func BenchmarkFind_none(b *testing.B) {
	none := strings.Repeat("The council of Otherville met on Friday to vote on the bridge, and nobody came. ", 500)
	b.SetBytes(int64(len(none)))
	b.ReportAllocs()
	for b.Loop() {
		Find(none)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load()
	}
}

// parentIDs are the ids that an id begins with.
func parentIDs(id string) (ids []string) {
	for at, c := range id {
		if c == '/' {
			ids = append(ids, id[:at])
		}
	}
	return ids
}

func TestPlace_located(t *testing.T) {
	if (Place{Name: "Lem"}).Located() {
		t.Error("a place without coordinates is located")
	}
	if p, ok := Lookup("Kyiv"); !ok || !p.Located() {
		t.Errorf("got %+v, want Kyiv with its coordinates", p)
	}
}
