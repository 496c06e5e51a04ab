package eval

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/compare"
)

// simulated is a family of accounts with a known tree. members[0] is the root.
type simulated struct {
	name     string
	members  []*simulation
	withheld bool // the root is not shown
	start    time.Time
	order    []int // of the members shown
	rng      *rand.Rand
}

// simulation is one account of a family.
type simulation struct {
	name   string // of its file
	id     string // as Recount will call it, or "" where it is withheld
	text   string
	parent *simulation // nil for a root
	made   string
	hours  int // after the root
	err    *variant
}

const (
	unseenName = "unseen"

	// fewestSentences is below which an article is too short to be handed on.
	fewestSentences = 10
)

// errorKinds are the kinds of errors that are introduced.
var errorKinds = []compare.Kind{compare.Quantity, compare.Participant, compare.Place, compare.Time, compare.Polarity}

// newSimulated makes a family of the article n; nil where n is too short. The
// second article is the one that a merge takes from.
func newSimulated(ctx context.Context, n, second newsText, rng *rand.Rand) (*simulated, error) {
	root, err := newEditSource(ctx, n, "", rng)
	if err != nil || len(root.usable) < fewestSentences {
		return nil, err
	}
	other, err := newEditSource(ctx, second, "", rng)
	if err != nil {
		return nil, err
	}
	f := &simulated{name: n.Name, rng: rng, start: time.Date(2024, 3, 4, 6, 0, 0, 0, time.UTC)}
	f.members = []*simulation{{text: root.d.Article.Text, made: "root"}}
	f.withheld = rng.IntN(2) == 0
	shape := rng.IntN(3) // chain, fan, tree
	for i := range 3 + rng.IntN(3) {
		parent := f.members[0]
		switch {
		case f.withheld && i < 2: // a root withheld has two children or more
		case shape == 0:
			parent = f.members[len(f.members)-1]
		case shape == 2:
			parent = f.members[rng.IntN(len(f.members))]
		}
		if err := f.hand(ctx, parent, other); err != nil {
			return nil, err
		}
	}
	if len(other.usable) >= fewestSentences && slices.ContainsFunc(f.members, func(m *simulation) bool { return m.made == "merge" }) && rng.IntN(2) == 0 {
		f.members = append(f.members, &simulation{text: other.d.Article.Text, made: "second", hours: rng.IntN(3)})
	}
	f.show()
	return f, nil
}

// hand makes a copy of the parent.
func (f *simulated) hand(ctx context.Context, parent *simulation, other *editSource) error {
	s, err := newEditSource(ctx, newsText{Name: "copy", Text: parent.text}, "", f.rng)
	if err != nil {
		return err
	}
	m := &simulation{parent: parent, hours: parent.hours + 1 + f.rng.IntN(30)}
	m.made = []string{"light", "heavy", "cut", "merge"}[f.rng.IntN(4)]
	fromWithheld := f.withheld && parent.parent == nil
	lose := 0.0
	switch {
	case m.made == "heavy":
		lose = 0.25
	case fromWithheld: // each child of a root withheld has what another lacks
		lose = 0.2
	}
	switch {
	case m.made == "cut" && !fromWithheld:
		m.text = s.kept(func(i, of int) bool { return i < max(4, of*(5+f.rng.IntN(3))/10) })
	default:
		v := s.variant(f.anError(s))
		m.text = v.text
		if len(v.edits) > 0 {
			m.err = v
		}
		err = f.lose(ctx, m, lose)
	}
	if m.made == "heavy" && err == nil {
		err = f.again(ctx, m)
	}
	if m.made == "merge" && err == nil {
		m.text = f.merged(m.text, other)
	}
	if m.err != nil {
		m.findError()
	}
	f.members = append(f.members, m)
	return err
}

// anError is an edit that puts an error into a copy, or nil.
func (f *simulated) anError(s *editSource) *edit {
	if f.rng.IntN(2) == 0 {
		return nil
	}
	return s.choose(generators[0].forms, errorKinds[f.rng.IntN(len(errorKinds))])
}

// lose takes a share of the sentences out of m, at random, but for the one with an
// error.
func (f *simulated) lose(ctx context.Context, m *simulation, share float64) error {
	if share == 0 {
		return nil
	}
	s, err := newEditSource(ctx, newsText{Name: "copy", Text: m.text}, "", f.rng)
	if err != nil {
		return err
	}
	m.text = s.kept(func(i, _ int) bool {
		wrong := m.err != nil && s.d.Sentences[i].Span.Overlaps(m.err.editedSpan)
		return i < 2 || wrong || f.rng.Float64() >= share
	})
	return nil
}

// again says m anew once more, but for the sentence with the error.
func (f *simulated) again(ctx context.Context, m *simulation) error {
	s, err := newEditSource(ctx, newsText{Name: "copy", Text: m.text}, "", f.rng)
	if err != nil {
		return err
	}
	said := s.variant(nil).text
	if m.err == nil || strings.Contains(said, m.err.editedSpan.Of(m.err.text)) {
		m.text = said
	}
	return nil
}

// merged puts a stretch of another article into the text.
func (f *simulated) merged(text string, other *editSource) string {
	n := min(len(other.usable), 4+f.rng.IntN(5))
	from := f.rng.IntN(len(other.d.Sentences) - n + 1)
	if len(other.d.Sentences) < 4 {
		return text
	}
	stretch := other.kept(func(i, _ int) bool { return i >= from && i < from+n })
	paragraphs := strings.Split(text, "\n\n")
	at := 1 + f.rng.IntN(len(paragraphs))
	return strings.Join(slices.Insert(paragraphs, at, stretch), "\n\n")
}

// findError finds the sentence with the error again in the text that m became; the
// error is given up where it is lost.
func (m *simulation) findError() {
	sentence := m.err.editedSpan.Of(m.err.text)
	at := strings.Index(m.text, sentence)
	if at < 0 || len(sentence) == 0 {
		m.err = nil
		return
	}
	by := at - m.err.editedSpan.Start
	v := *m.err
	v.edits = slices.Clone(v.edits)
	for i := range v.edits {
		v.edits[i].is = v.edits[i].is.Shift(by)
	}
	v.editedSpan = v.editedSpan.Shift(by)
	m.err = &v
}

// kept is the text of the sentences for which keep says so.
func (s *editSource) kept(keep func(i, of int) bool) string {
	var b strings.Builder
	block := -1
	for i, sentence := range s.d.Sentences {
		if !keep(i, len(s.d.Sentences)) {
			continue
		}
		switch {
		case b.Len() == 0:
		case sentence.Block != block:
			b.WriteString("\n\n")
		default:
			b.WriteString(" ")
		}
		block = sentence.Block
		b.WriteString(s.d.Text(sentence.Span))
	}
	return b.String()
}

// show puts the members to be shown in an order that tells nothing.
func (f *simulated) show() {
	var shown []int
	for i := range f.members {
		if i > 0 || !f.withheld {
			shown = append(shown, i)
		}
	}
	f.rng.Shuffle(len(shown), func(i, k int) { shown[i], shown[k] = shown[k], shown[i] })
	f.order = shown
	for i, k := range shown {
		f.members[k].id = fmt.Sprintf("a%d", i+1)
		f.members[k].name = fmt.Sprintf("account%d", i+1)
	}
}

// shown are the members that are shown, in their order.
func (f *simulated) shown() (out []*simulation) {
	for _, i := range f.order {
		out = append(out, f.members[i])
	}
	return out
}

func (f *simulated) root() *simulation { return f.members[0] }

// parentOf is the id of the parent of m: "" for a root.
func (f *simulated) parentOf(m *simulation) string {
	switch {
	case m.parent == nil:
		return ""
	case m.parent.id == "":
		return unseenName
	}
	return m.parent.id
}

// sameText reports whether x and y are accounts with one text.
func (f *simulated) sameText(x, y string) bool {
	text := func(id string) string {
		for _, m := range f.shown() {
			if m.id == id {
				return m.text
			}
		}
		return ""
	}
	return text(x) != "" && text(x) == text(y)
}
