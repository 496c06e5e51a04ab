package eval

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// Quotations as PolNeAR marks them (Newell et al. 2018): a source, a cue and a
// content to each attribution, direct or not. Spans of a sort are matched one to
// one where they share a byte, exactly where their stretches are equal; an
// attribution is linked where all three parts match those of one quotation, and
// a source that is not there matches only one that is not there.

// QuotesCard is what the evaluation "quotes" gives.
type QuotesCard struct {
	Texts     int           `json:"texts"`
	Documents int           `json:"documents"` // by annotator
	Overlap   QuotesScore   `json:"overlap"`
	Exact     QuotesScore   `json:"exact"`
	Direct    TypeScore     `json:"direct"` // linked by overlap, of what is marked throughout
	Mixed     TypeScore     `json:"mixed"`  // … in part
	Indirect  TypeScore     `json:"indirect"`
	Speaker   Ratio         `json:"speaker"` // of the direct ones with a source, those with the right speaker
	Took      time.Duration `json:"took"`    // annotation included
	Slips     []QuoteSlip   `json:"slips"`
}

// QuotesScore counts the parts that were found, and the whole.
type QuotesScore struct {
	Cue     Hits `json:"cue"`
	Content Hits `json:"content"`
	Source  Hits `json:"source"`
	Linked  Hits `json:"linked"`
}

// TypeScore is how many attributions of one type were linked: of those labelled
// so, and of those found so.
type TypeScore struct {
	Recall    Ratio `json:"recall"`
	Precision Ratio `json:"precision"`
}

func (s TypeScore) f1() float64 {
	p, r := s.Precision.Share(), s.Recall.Share()
	return 2 * p * r / max(p+r, 1e-9)
}

// QuoteSlip is one attribution that was missed, invented or found in part.
type QuoteSlip struct {
	Fault    string `json:"fault"` // missed, invented, source or content
	Document string `json:"document"`
	Cue      string `json:"cue"` // lemma
	Want     string `json:"want"`
	Got      string `json:"got"`
}

// Quotes scores quotations on every PolNeAR text at or below the folder of in. A
// text that two annotators labelled counts twice.
func Quotes(ctx context.Context, in Input) (*QuotesCard, error) {
	texts, err := readPolNeAR(in.Data)
	if err != nil {
		return nil, err
	}
	card := &QuotesCard{}
	for _, t := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		begun := in.Now()
		d := annotate.Annotate(t.article)
		quotations, _ := claim.Extract(d)
		card.Took += in.Now().Sub(begun)
		card.Texts++
		for _, gold := range t.golds {
			card.document(d, gold, quotations)
		}
	}
	return card, nil
}

// attributed is an attribution with its parts as stretches in order; source is
// empty where there is none.
type attributed struct {
	source, cue, content []text.Span
	entity               int // whose mentions are the source's, or -1
	typ                  claim.QuotationType
}

// document counts the attributions of one text.
func (card *QuotesCard) document(d *document.Document, gold []attributed, quotations []claim.Quotation) {
	card.Documents++
	for i := range gold {
		gold[i].typ = typeByMarks(d, gold[i].content)
	}
	got := attributions(d, quotations)
	card.Overlap.count(gold, got, touch)
	card.Exact.count(gold, got, slices.Equal[[]text.Span])
	linked := pair(len(gold), len(got), func(i, j int) bool { return isLinked(&gold[i], &got[j], touch) })
	for i := range gold {
		card.ofType(gold[i].typ).Recall.count(linked[i] >= 0)
	}
	for j := range got {
		card.ofType(got[j].typ).Precision.count(slices.Contains(linked, j))
	}
	card.speakers(d, gold, quotations)
	card.slips(d, gold, got, linked)
}

func (card *QuotesCard) ofType(typ claim.QuotationType) *TypeScore {
	switch typ {
	case claim.Direct:
		return &card.Direct
	case claim.Mixed:
		return &card.Mixed
	}
	return &card.Indirect
}

// attributions are the quotations that lay something to somebody, in the writer's
// own voice: marks alone lay nothing to anybody, and PolNeAR labels nothing that
// stands in the content of another attribution.
func attributions(d *document.Document, quotations []claim.Quotation) (all []attributed) {
	for i := range quotations {
		q := &quotations[i]
		if q.Cue.Empty() || isNested(quotations, i) {
			continue
		}
		a := attributed{cue: []text.Span{q.Cue}, content: q.Pieces, entity: q.Speaker.Entity, typ: typeByMarks(d, q.Pieces)}
		if !q.Speaker.Span.Empty() && q.Speaker.Span != q.Cue {
			a.source = []text.Span{q.Speaker.Span}
		}
		all = append(all, a)
	}
	return all
}

// isNested reports whether the cue of quotation i stands in the content of a
// longer one.
func isNested(quotations []claim.Quotation, i int) bool {
	cue := quotations[i].Cue
	return slices.ContainsFunc(quotations, func(q claim.Quotation) bool {
		return q.Span.Len() > quotations[i].Span.Len() && slices.ContainsFunc(q.Pieces, cue.Overlaps)
	})
}

func (s *QuotesScore) count(gold, got []attributed, same func(a, b []text.Span) bool) {
	for _, part := range []struct {
		hits *Hits
		of   func(*attributed) []text.Span
	}{
		{&s.Cue, func(a *attributed) []text.Span { return a.cue }},
		{&s.Content, func(a *attributed) []text.Span { return a.content }},
		{&s.Source, func(a *attributed) []text.Span { return a.source }},
	} {
		want, found := distinct(gold, part.of), distinct(got, part.of)
		right := paired(pair(len(want), len(found), func(i, j int) bool { return same(want[i], found[j]) }))
		part.hits.add(Hits{Right: right, Got: len(found), Want: len(want)})
	}
	linked := pair(len(gold), len(got), func(i, j int) bool { return isLinked(&gold[i], &got[j], same) })
	s.Linked.add(Hits{Right: paired(linked), Got: len(got), Want: len(gold)})
}

func isLinked(a, b *attributed, same func(a, b []text.Span) bool) bool {
	return same(a.cue, b.cue) && same(a.content, b.content) && (len(a.source) == 0 && len(b.source) == 0 || same(a.source, b.source))
}

// distinct are the parts of a sort, each once: two attributions may share one.
func distinct(all []attributed, of func(*attributed) []text.Span) (parts [][]text.Span) {
	seen := map[string]bool{}
	for i := range all {
		part := of(&all[i])
		if key := fmt.Sprint(part); len(part) > 0 && !seen[key] {
			seen[key] = true
			parts = append(parts, part)
		}
	}
	return parts
}

// touch reports whether two parts share a byte.
func touch(a, b []text.Span) bool { return sharedBytes(a, b) > 0 }

// sharedBytes is the number of bytes that two parts share.
func sharedBytes(a, b []text.Span) (n int) {
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

// speakers counts the direct attributions whose source the quotation that has
// most of their words has.
func (card *QuotesCard) speakers(d *document.Document, gold []attributed, quotations []claim.Quotation) {
	for i := range gold {
		g := &gold[i]
		if g.typ != claim.Direct || len(g.source) == 0 {
			continue
		}
		best, most := -1, 0
		for j := range quotations {
			if n := sharedBytes(g.content, quotations[j].Pieces); n > most || n == most && n > 0 && holdsLess(&quotations[j], &quotations[best]) {
				best, most = j, n
			}
		}
		right := best >= 0 && isSpeaker(d, &quotations[best].Speaker, g.source)
		card.Speaker.count(right)
		if !right {
			slip := QuoteSlip{Fault: "speaker", Document: d.Article.Name, Cue: lemmaOf(d, g.cue), Want: describeAttributed(d, g)}
			if best >= 0 {
				slip.Got = d.Text(quotations[best].Speaker.Span) + " = " + quotations[best].Speaker.Name
			}
			card.Slips = append(card.Slips, slip)
		}
	}
}

// holdsLess reports whether a is the narrower quotation.
func holdsLess(a, b *claim.Quotation) bool { return a.Span.Len() < b.Span.Len() }

// isSpeaker reports whether s is the source that stands at want: its words, or
// another mention of its.
func isSpeaker(d *document.Document, s *claim.Source, want []text.Span) bool {
	if touch([]text.Span{s.Span}, want) {
		return true
	}
	if s.Entity < 0 {
		return false
	}
	return slices.ContainsFunc(d.Entities[s.Entity].Mentions, func(m int) bool {
		return touch([]text.Span{d.Mentions[m].Span}, want)
	})
}

// typeByMarks tells direct, mixed and indirect content by its marks alone.
func typeByMarks(d *document.Document, content []text.Span) claim.QuotationType {
	marks, all := 0, true
	for _, s := range content {
		words := strings.Trim(d.Text(s), " ,.;:?!—-…\n")
		marks += strings.Count(words, `"`) + strings.Count(words, "“") + strings.Count(words, "”") + strings.Count(words, "''") + strings.Count(words, "``")
		all = all && (strings.HasPrefix(words, `"`) || strings.HasPrefix(words, "“") || strings.HasPrefix(words, "``"))
	}
	switch {
	case marks == 0:
		return claim.Indirect
	case all:
		return claim.Direct
	}
	return claim.Mixed
}

func (card *QuotesCard) slips(d *document.Document, gold, got []attributed, linked []int) {
	used := make([]bool, len(got))
	for _, j := range linked {
		if j >= 0 {
			used[j] = true
		}
	}
	for i := range gold {
		if linked[i] >= 0 {
			continue
		}
		g := &gold[i]
		slip := QuoteSlip{Fault: "missed", Document: d.Article.Name, Cue: lemmaOf(d, g.cue), Want: describeAttributed(d, g)}
		for j := range got {
			if used[j] || !touch(g.cue, got[j].cue) {
				continue
			}
			used[j] = true
			slip.Fault, slip.Got = "source", describeAttributed(d, &got[j])
			if !touch(g.content, got[j].content) {
				slip.Fault = "content"
			}
			break
		}
		card.Slips = append(card.Slips, slip)
	}
	for j := range got {
		if !used[j] {
			card.Slips = append(card.Slips, QuoteSlip{"invented", d.Article.Name, lemmaOf(d, got[j].cue), "", describeAttributed(d, &got[j])})
		}
	}
}

// lemmaOf is the lemma of the word that the others of a cue hang on.
func lemmaOf(d *document.Document, cue []text.Span) string {
	for _, s := range cue {
		first, last := d.TokensIn(s)
		for t := first; t < last; t++ {
			if h := d.Tokens[t].Head; (h < first || h >= last || h == t) && d.Tokens[t].UPOS != document.PUNCT {
				return d.Tokens[t].Lemma
			}
		}
	}
	return "-"
}

func describeAttributed(d *document.Document, a *attributed) string {
	return fmt.Sprintf("%s | %s | %s", wordsOf(d, a.source), wordsOf(d, a.cue), shorten(wordsOf(d, a.content)))
}

func wordsOf(d *document.Document, spans []text.Span) string {
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = strings.Join(strings.Fields(d.Text(s)), " ")
	}
	return strings.Join(words, " … ")
}

// Values are the figures of the last line: fractions, and texts a second that
// are annotated and read for their quotations.
func (card *QuotesCard) Values() (values []Value) {
	figures := func(prefix string, s *QuotesScore, of func(Hits) float64, name string) {
		for _, part := range []struct {
			name string
			hits Hits
		}{{"cue", s.Cue}, {"content", s.Content}, {"source", s.Source}, {"linked", s.Linked}} {
			values = append(values, Value{Name: prefix + part.name + name, Value: of(part.hits)})
		}
	}
	figures("", &card.Overlap, Hits.F1, "_f1")
	figures("exact_", &card.Exact, Hits.F1, "_f1")
	values = append(values, Value{Name: "direct_speaker", Value: card.Speaker.Share()})
	speed := Value{Name: "docs_per_second", IsCount: true}
	if card.Took > 0 {
		speed.Value = float64(card.Texts) / card.Took.Seconds()
	}
	values = append(values, speed)
	figures("", &card.Overlap, Hits.Precision, "_precision")
	figures("", &card.Overlap, Hits.Recall, "_recall")
	figures("exact_", &card.Exact, Hits.Precision, "_precision")
	figures("exact_", &card.Exact, Hits.Recall, "_recall")
	for _, typ := range []struct {
		name string
		TypeScore
	}{{"direct", card.Direct}, {"indirect", card.Indirect}, {"mixed", card.Mixed}} {
		values = append(values,
			Value{Name: typ.name + "_f1", Value: typ.f1()},
			Value{Name: typ.name + "_precision", Value: typ.Precision.Share()},
			Value{Name: typ.name + "_recall", Value: typ.Recall.Share()})
	}
	return append(values,
		Value{Name: "documents", Value: float64(card.Documents), IsCount: true},
		Value{Name: "attributions", Value: float64(card.Overlap.Linked.Want), IsCount: true})
}

// WriteText writes what is wrong, by fault and cue, the most frequent cues first.
func (card *QuotesCard) WriteText(w io.Writer) error {
	const examples = 4
	var b strings.Builder
	for _, fault := range []string{"missed", "invented", "source", "content", "speaker"} {
		byCue := map[string][]QuoteSlip{}
		var cues []string
		for _, s := range card.Slips {
			if s.Fault != fault {
				continue
			}
			if byCue[s.Cue] == nil {
				cues = append(cues, s.Cue)
			}
			byCue[s.Cue] = append(byCue[s.Cue], s)
		}
		slices.SortStableFunc(cues, func(a, b string) int { return len(byCue[b]) - len(byCue[a]) })
		for _, cue := range cues {
			slips := byCue[cue]
			for _, s := range slips[:min(examples, len(slips))] {
				fmt.Fprintf(&b, "%-8s  %4d %-14s  want %s  got %s\n", fault, len(slips), cue, quoted(s.Want), quoted(s.Got))
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
