package eval

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/text"
)

// Text reuse: which pairs of a collection share passages, and where these begin and
// end. Either the collection is made (reuse_corpus.go), so that it is known what was
// taken from where, or it is one of real articles whose pairs are listed by how much
// they overlap (reuse_pairs.go).

// ReuseCard is what the evaluation "reuse" gives of a made collection.
type ReuseCard struct {
	Docs      int              `json:"docs"`
	Kinds     map[string]Ratio `json:"kinds"`     // planted pairs found, by what was done
	Siblings  Ratio            `json:"siblings"`  // pairs made of one source that share 40 words or more
	Precision Ratio            `json:"precision"` // of the pairs reported
	Direction Ratio            `json:"direction"` // of the planted pairs found of which one is more contained
	Ends      int              `json:"ends"`      // of planted passages found, and
	Off       int              `json:"off"`       // by how many words they are wrong, together
	Passages  int              `json:"passages"`  // reported of planted pairs
	Seconds   float64          `json:"seconds"`   // to add and pair all
	Bytes     int64            `json:"bytes"`     // of the texts
	PeakMB    float64          `json:"peak_mb"`
	QueryP99  float64          `json:"query_p99_ms"`
	Missed    []string         `json:"missed"`
	Invented  []string         `json:"invented"`
}

// Reuse makes a collection of in.Docs articles of the sentences at in.Data, or scores
// the listed pairs there, where no number is given.
func Reuse(ctx context.Context, in Input) (Scorecard, error) {
	if in.Docs <= 0 {
		return card(ReusePairs(ctx, in))
	}
	return card(reuseMade(ctx, in))
}

func reuseMade(ctx context.Context, in Input) (*ReuseCard, error) {
	sentences, err := reuseSentences(in.Data, in.Seed)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "recount-reuse-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	corpus, err := newReuseCorpus(filepath.Join(dir, "texts"), sentences, in.Docs, in.Seed)
	if err != nil {
		return nil, err
	}
	defer corpus.file.Close()
	return corpus.score(ctx, filepath.Join(dir, "index"), in.Now)
}

// score indexes the collection, pairs it and holds the pairs against what was planted.
func (c *reuseCorpus) score(ctx context.Context, dir string, now func() time.Time) (*ReuseCard, error) {
	sc := &ReuseCard{Docs: len(c.docs), Kinds: map[string]Ratio{}, Bytes: c.size}
	runtime.GC()
	begun := now()
	x, err := reuse.WriteIndex(dir, reuse.Options{Texts: c.text})
	if err != nil {
		return nil, err
	}
	defer x.Close()
	if err := x.AddAll(ctx, len(c.docs), func(i int) (string, error) { return c.text(uint32(i)) }); err != nil {
		return nil, err
	}
	if err := x.Merge(); err != nil {
		return nil, err
	}
	type found struct {
		doc uint32
		m   reuse.Match
	}
	var all []found
	err = x.Pairs(ctx, 0, func(doc uint32, ms []reuse.Match) error {
		for _, m := range ms {
			for i := range m.Passages {
				m.Passages[i].Edits = nil
			}
			all = append(all, found{doc, m})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	sc.Seconds = now().Sub(begun).Seconds()
	sc.PeakMB = memoryTaken()
	if sc.QueryP99, err = c.queryTime(x, now); err != nil {
		return nil, err
	}
	reported := map[[2]uint32]bool{}
	for _, f := range all {
		reported[[2]uint32{f.m.Doc, f.doc}] = true
		if err := sc.judge(c, f.doc, f.m); err != nil {
			return nil, err
		}
	}
	for _, pair := range c.pairs() {
		a, b := &c.docs[pair[0]], &c.docs[pair[1]]
		shared := bothHold(a.taken, b.taken)
		hit := reported[pair]
		switch kind := plantedKind(a, b); {
		case kind != "":
			r := sc.Kinds[kind]
			r.count(hit)
			sc.Kinds[kind] = r
		case shared >= siblingWords:
			sc.Siblings.count(hit)
		default:
			continue
		}
		if !hit {
			sc.Missed = append(sc.Missed, fmt.Sprintf("%s and %s: documents %d and %d, %d words", a.kind, b.kind, pair[0], pair[1], shared))
		}
	}
	return sc, nil
}

// siblingWords is how many words two copies of one source must have in common to
// count as a pair.
const siblingWords = 40

// judge holds a pair reported against what was planted. A in the passages is of doc.
func (sc *ReuseCard) judge(c *reuseCorpus, doc uint32, m reuse.Match) error {
	a, b := &c.docs[doc], &c.docs[m.Doc]
	shared := bothHold(a.taken, b.taken)
	right := a.group == b.group && shared > 0
	sc.Precision.count(right)
	if !right {
		sc.Invented = append(sc.Invented, fmt.Sprintf("%s and %s: documents %d and %d", a.kind, b.kind, m.Doc, doc))
		return nil
	}
	if plantedKind(a, b) == "" {
		return nil
	}
	sc.Passages += len(m.Passages)
	if x, y := float64(shared)/float64(a.words), float64(shared)/float64(b.words); max(x, y) >= min(x, y)*1.1 {
		sc.Direction.count((x > y) == (m.OfText > m.OfDoc))
	}
	textA, err := c.text(doc)
	if err != nil {
		return err
	}
	textB, err := c.text(m.Doc)
	if err != nil {
		return err
	}
	wantA, wantB := plantedSpans(a, b)
	gotA, gotB := m.Passages[0].A, m.Passages[0].B
	for _, p := range m.Passages[1:] {
		gotA, gotB = hull(gotA, p.A), hull(gotB, p.B)
	}
	sc.Ends += 4
	sc.Off += wordsBetween(textA, gotA.Start, wantA.Start) + wordsBetween(textA, gotA.End, wantA.End) +
		wordsBetween(textB, gotB.Start, wantB.Start) + wordsBetween(textB, gotB.End, wantB.End)
	return nil
}

func hull(x, y text.Span) text.Span {
	return text.Span{Start: min(x.Start, y.Start), End: max(x.End, y.End)}
}

// wordsBetween counts the words between two places of s.
func wordsBetween(s string, i, j int) (n int) {
	for w := range strings.FieldsSeq(s[min(i, j):max(i, j)]) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			n++
		}
	}
	return n
}

// queryTime is how many milliseconds the slowest of a hundred searches takes, each for
// an article of the collection as if it were new.
func (c *reuseCorpus) queryTime(x *reuse.Index, now func() time.Time) (float64, error) {
	var times []float64
	for k := range min(1000, len(c.docs)) {
		s, err := c.text(uint32(k * (len(c.docs) / min(1000, len(c.docs)))))
		if err != nil {
			return 0, err
		}
		begun := now()
		if _, err := x.Search(s); err != nil {
			return 0, err
		}
		times = append(times, now().Sub(begun).Seconds()*1000)
	}
	slices.Sort(times)
	return times[len(times)*99/100], nil
}

// memoryTaken is how many megabytes the program has taken of the system's memory; it
// gives little back. Files that are mapped do not count.
func memoryTaken() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / 1e6
}

// Values are the figures of the last line.
func (sc *ReuseCard) Values() (values []Value) {
	add := func(name string, v float64) { values = append(values, Value{Name: name, Value: v}) }
	var all Ratio
	for _, r := range sc.Kinds {
		all.Right, all.Of = all.Right+r.Right, all.Of+r.Of
	}
	add("recall", all.Share())
	add("precision", sc.Precision.Share())
	for _, kind := range reuseKinds {
		add("recall_"+kind, sc.Kinds[kind].Share())
	}
	add("recall_siblings", sc.Siblings.Share())
	add("direction", sc.Direction.Share())
	add("boundary_words", float64(sc.Off)/float64(max(sc.Ends, 1)))
	add("passages_per_pair", float64(sc.Passages)/float64(max(all.Right, 1)))
	if sc.Seconds > 0 {
		add("docs_per_second", float64(sc.Docs)/sc.Seconds)
		add("mb_per_second", float64(sc.Bytes)/1e6/sc.Seconds)
		add("query_p99_ms", sc.QueryP99)
		add("peak_mb", sc.PeakMB)
	}
	values = append(values, Value{Name: "pairs", Value: float64(sc.Precision.Of), IsCount: true}, Value{Name: "docs", Value: float64(sc.Docs), IsCount: true})
	return values
}

// WriteText writes the pairs missed and invented, the first hundred of each.
func (sc *ReuseCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, list := range []struct {
		name  string
		lines []string
	}{{"missed", sc.Missed}, {"invented", sc.Invented}} {
		for i, line := range list.lines {
			if i == 100 {
				fmt.Fprintf(&b, "and %d more\n", len(list.lines)-i)
				break
			}
			fmt.Fprintf(&b, "%-8s  %s\n", list.name, line)
		}
	}
	for _, kind := range slices.SortedFunc(slices.Values(reuseKinds), cmp.Compare[string]) {
		fmt.Fprintf(&b, "%-8s  found %s\n", kind, sc.Kinds[kind])
	}
	_, err := io.WriteString(w, b.String())
	return err
}
