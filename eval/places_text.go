package eval

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/text"
)

// placeText is a text whose toponyms are labelled.
type placeText struct {
	file     string
	text     string
	toponyms []goldPlace
}

// goldPlace is a labelled toponym.
type goldPlace struct {
	span     text.Span
	located  bool // it has coordinates
	lat, lon float64
}

// readPlaces reads the labelled texts at or below root.
func readPlaces(root string) (all []placeText, err error) {
	names, err := filesBelow(root, ".xml", ".ann")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		read := readPlacesXML
		if strings.HasSuffix(name, ".ann") {
			read = readPlacesBrat
		}
		texts, err := read(name)
		if err != nil {
			return nil, err
		}
		all = append(all, texts...)
	}
	return all, nil
}

// placesXML is the form of LGL and TR-News, whose offsets count characters from
// zero, and that of GeoVirus, whose offsets count them from one.
type placesXML struct {
	Articles []struct {
		ID       string        `xml:"docid,attr"`
		Text     string        `xml:"text"`
		Toponyms []toponymXML  `xml:"toponyms>toponym"`
		Places   []locationXML `xml:"locations>location"`
	} `xml:"article"`
}

type toponymXML struct {
	Start  int    `xml:"start"`
	End    int    `xml:"end"`
	Phrase string `xml:"phrase"`
	Gaztag *struct {
		Lat string `xml:"lat"`
		Lon string `xml:"lon"`
	} `xml:"gaztag"`
}

type locationXML struct {
	Start int    `xml:"start"`
	End   int    `xml:"end"`
	Name  string `xml:"name"`
	Lat   string `xml:"lat"`
	Lon   string `xml:"lon"`
}

func readPlacesXML(name string) (all []placeText, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	var file placesXML
	if err := xml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", name, err)
	}
	for i, a := range file.Articles {
		t := placeText{file: fmt.Sprintf("%s#%d", filepath.Base(name), i), text: a.Text}
		at := runeOffsets(a.Text)
		for _, p := range a.Toponyms {
			if p.Gaztag == nil {
				t.add(at.span(p.Start, p.End, p.Phrase), "", "")
			} else {
				t.add(at.span(p.Start, p.End, p.Phrase), p.Gaztag.Lat, p.Gaztag.Lon)
			}
		}
		for _, p := range a.Places {
			t.add(at.span(p.Start-1, p.End-1, p.Name), p.Lat, p.Lon)
		}
		all = append(all, t)
	}
	return all, nil
}

// readPlacesBrat reads the form of GeoWebNews: brat stand-off, where the note of
// a toponym is its coordinates or its number in GeoNames.
func readPlacesBrat(name string) ([]placeText, error) {
	content, err := os.ReadFile(strings.TrimSuffix(name, ".ann") + ".txt")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // the labels of something else
	}
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	labels, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	t := placeText{file: filepath.Base(name), text: string(content)}
	at := runeOffsets(t.text)
	notes := bratNotes(string(labels))
	for line := range strings.Lines(string(labels)) {
		c := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(c) < 3 || !strings.HasPrefix(c[0], "T") {
			continue
		}
		f := strings.Fields(c[1])
		if len(f) != 3 || notPlaces[f[0]] {
			continue
		}
		start, _ := strconv.Atoi(f[1])
		end, _ := strconv.Atoi(f[2])
		if peoples[f[0]] {
			t.add(at.span(start, end, c[2]), "", "")
			continue
		}
		lat, lon := noted(notes[c[0]])
		t.add(at.span(start, end, c[2]), lat, lon)
	}
	return []placeText{t}, nil
}

// notPlaces are the labels of GeoWebNews for what is not the name of a place:
// other names, "capital of the world", and the people called Paris.
var notPlaces = map[string]bool{
	"Non_Toponym": true, "Literal_Expression": true, "Non_Lit_Expression": true, "Homonym": true,
}

// peoples are its labels for words made from the name of a place, which it gives
// no coordinates worth having.
var peoples = map[string]bool{"Demonym": true, "Language": true}

// bratNotes are the notes of a stand-off file by what they are on.
func bratNotes(labels string) map[string]string {
	notes := map[string]string{}
	for line := range strings.Lines(labels) {
		c := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(c) < 3 || !strings.HasPrefix(c[0], "#") {
			continue
		}
		if _, on, ok := strings.Cut(c[1], " "); ok {
			notes[on] = strings.TrimSpace(c[2])
		}
	}
	return notes
}

// noted are the coordinates that a note gives, or "".
func noted(note string) (lat, lon string) {
	if lat, lon, ok := strings.Cut(note, ","); ok {
		return strings.TrimSpace(lat), strings.TrimSpace(lon)
	}
	id, err := strconv.Atoi(note)
	if err != nil {
		return "", ""
	}
	p, ok := place.ByGeoNames(id)
	if !ok {
		return "", ""
	}
	return strconv.FormatFloat(p.Lat, 'f', -1, 64), strconv.FormatFloat(p.Lon, 'f', -1, 64)
}

// add adds the toponym at s, which has coordinates where lat and lon are numbers.
func (t *placeText) add(s text.Span, lat, lon string) {
	if s.Empty() {
		return
	}
	g := goldPlace{span: s}
	var errLat, errLon error
	g.lat, errLat = strconv.ParseFloat(strings.TrimSpace(lat), 64)
	g.lon, errLon = strconv.ParseFloat(strings.TrimSpace(lon), 64)
	g.located = errLat == nil && errLon == nil
	t.toponyms = append(t.toponyms, g)
}

// runes maps characters of a text to bytes.
type runes struct {
	text string
	at   []int // begin of each character, and the end of the text
}

func runeOffsets(s string) runes {
	r := runes{s, make([]int, 0, len(s)+1)}
	for i := range s {
		r.at = append(r.at, i)
	}
	r.at = append(r.at, len(s))
	return r
}

// span is where phrase stands: between two characters, or where labels have
// slipped, at the nearest place within a few characters. It is empty where the
// phrase is not there.
func (r runes) span(start, end int, phrase string) text.Span {
	const slip = 12
	length := utf8.RuneCountInString(phrase)
	for d := range slip {
		for _, at := range []int{start - d, start + d} {
			if 0 <= at && at+length < len(r.at) && r.text[r.at[at]:r.at[at+length]] == phrase {
				return text.Span{Start: r.at[at], End: r.at[at+length]}
			}
		}
	}
	return text.Span{}
}
