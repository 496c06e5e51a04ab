package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/reuse"
)

// Real pairs: pairs.jsonl lists articles of one event with the share of the five-word
// runs of one that stand in the other, in three bands. What is boilerplate counts as
// overlap there. The articles lie beside the folder of the list.

// reusePair is a line of pairs.jsonl.
type reusePair struct {
	Set  string  `json:"set"`
	Band string  `json:"band"`
	A    string  `json:"a"`
	B    string  `json:"b"`
	AInB float64 `json:"a_in_b"`
	BInA float64 `json:"b_in_a"`
}

// ReusePairsCard is what the evaluation "reuse" gives of listed pairs.
type ReusePairsCard struct {
	Articles  int        `json:"articles"`
	Bands     []BandHits `json:"bands"`
	Direction Ratio      `json:"direction"` // of the found whose shares differ by a tenth
	Unlisted  int        `json:"unlisted"`  // pairs reported that are not listed
	Seconds   float64    `json:"seconds"`
	Missed    []string   `json:"missed"`
}

// BandHits is how many pairs of a band were found.
type BandHits struct {
	Band string `json:"band"`
	Hits Ratio  `json:"hits"`
}

// ReusePairs scores the pairs listed at or below in.Data.
func ReusePairs(ctx context.Context, in Input) (*ReusePairsCard, error) {
	pairs, err := readReusePairs(in.Data)
	if err != nil {
		return nil, err
	}
	number := map[string]uint32{}
	var names []string
	for _, p := range pairs {
		for _, name := range []string{p.A, p.B} {
			name = p.Set + " " + name
			if _, ok := number[name]; !ok {
				number[name] = uint32(len(names))
				names = append(names, name)
			}
		}
	}
	texts, err := reusePairTexts(in.Data, names)
	if err != nil {
		return nil, err
	}
	sc := &ReusePairsCard{Articles: len(names)}
	read := func(doc uint32) (string, error) { return texts[doc], nil }
	begun := in.Now()
	x := reuse.NewIndex(reuse.Options{Texts: read})
	if err := x.AddAll(ctx, len(texts), func(i int) (string, error) { return texts[i], nil }); err != nil {
		return nil, err
	}
	found := map[[2]uint32]reuse.Match{}
	if err := x.Pairs(ctx, 0, func(doc uint32, ms []reuse.Match) error {
		for _, m := range ms {
			found[[2]uint32{m.Doc, doc}] = m
		}
		return nil
	}); err != nil {
		return nil, err
	}
	sc.Seconds = seconds(in.Now, begun)
	sc.judge(pairs, number, found)
	return sc, nil
}

func seconds(now func() time.Time, begun time.Time) float64 { return now().Sub(begun).Seconds() }

func (sc *ReusePairsCard) judge(pairs []reusePair, number map[string]uint32, found map[[2]uint32]reuse.Match) {
	listed := 0
	for _, p := range pairs {
		a, b := number[p.Set+" "+p.A], number[p.Set+" "+p.B]
		m, hit := found[[2]uint32{min(a, b), max(a, b)}]
		i := slices.IndexFunc(sc.Bands, func(h BandHits) bool { return h.Band == p.Band })
		if i < 0 {
			i, sc.Bands = len(sc.Bands), append(sc.Bands, BandHits{Band: p.Band})
		}
		sc.Bands[i].Hits.count(hit)
		if !hit {
			sc.Missed = append(sc.Missed, fmt.Sprintf("%-7s %s: %s and %s, %.2f and %.2f", p.Band, p.Set, p.A, p.B, p.AInB, p.BInA))
			continue
		}
		listed++
		if p.AInB > p.BInA+0.1 || p.BInA > p.AInB+0.1 {
			ofA, ofB := m.OfText, m.OfDoc // A is the text when it came later
			if a < b {
				ofA, ofB = ofB, ofA
			}
			sc.Direction.count((ofA > ofB) == (p.AInB > p.BInA))
		}
	}
	sc.Unlisted = len(found) - listed
	slices.SortFunc(sc.Bands, func(x, y BandHits) int { return strings.Compare(x.Band, y.Band) })
}

func readReusePairs(path string) (pairs []reusePair, err error) {
	files, err := filesBelow(path, ".jsonl")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, line := range splitLines(data) {
			var p reusePair
			if json.Unmarshal(line, &p) == nil && p.Band != "" {
				pairs = append(pairs, p)
			}
		}
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("eval: no pairs at or below %s; make a collection with --docs, or name a folder with pairs.jsonl", path)
	}
	return pairs, nil
}

// reusePairTexts reads the articles that names, each "set name", stand for.
func reusePairTexts(path string, names []string) ([]string, error) {
	root := filepath.Join(path, "..")
	if filepath.Ext(path) == ".jsonl" {
		root = filepath.Join(path, "..", "..")
	}
	reports, err := longtailTexts(filepath.Join(root, "longtail", "reports.jsonl"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	texts := make([]string, len(names))
	for i, name := range names {
		set, name, _ := strings.Cut(name, " ")
		if set == "longtail" {
			texts[i] = reports[name]
		} else if texts[i], err = pairText(filepath.Join(root, filepath.FromSlash(name))); err != nil {
			return nil, err
		}
		if texts[i] == "" {
			return nil, fmt.Errorf("eval: no text of %s %s below %s", set, name, root)
		}
	}
	return texts, nil
}

func longtailTexts(name string) (map[string]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, line := range splitLines(data) {
		var r struct{ ID, Text string }
		if err := json.Unmarshal(line, &r); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		texts[r.ID] = r.Text
	}
	return texts, nil
}

// pairText is the text of an ECB+ file, or of a JSON file with a text or with
// paragraphs.
func pairText(name string) (string, error) {
	if filepath.Ext(name) == ".xml" {
		f, err := readECB(name)
		if err != nil {
			return "", err
		}
		_, a, _ := f.text()
		return a.Text, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	var a struct {
		Text       string
		Paragraphs [][]string `json:"body-paragraphs"`
	}
	if err := json.Unmarshal(data, &a); err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	for _, p := range a.Paragraphs {
		a.Text += strings.Join(p, " ") + "\n\n"
	}
	return a.Text, nil
}

// Values are the figures of the last line.
func (sc *ReusePairsCard) Values() (values []Value) {
	var all Ratio
	for _, b := range sc.Bands {
		all.Right, all.Of = all.Right+b.Hits.Right, all.Of+b.Hits.Of
	}
	values = append(values, Value{Name: "recall", Value: all.Share()})
	for _, b := range sc.Bands {
		values = append(values, Value{Name: "recall_" + b.Band, Value: b.Hits.Share()})
	}
	values = append(values, Value{Name: "direction", Value: sc.Direction.Share()})
	if sc.Seconds > 0 {
		values = append(values, Value{Name: "docs_per_second", Value: float64(sc.Articles) / sc.Seconds})
	}
	return append(values, Value{Name: "unlisted", Value: float64(sc.Unlisted), IsCount: true},
		Value{Name: "articles", Value: float64(sc.Articles), IsCount: true})
}

// WriteText writes the pairs missed.
func (sc *ReusePairsCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, m := range sc.Missed {
		fmt.Fprintf(&b, "missed  %s\n", m)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
