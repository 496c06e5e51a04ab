package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/document"
)

// CorefCard is what the evaluation "coref" gives.
type CorefCard struct {
	Total     corefScore `json:"-"`
	Baseline  corefScore `json:"-"` // mentions are one where their last words are
	Documents int        `json:"documents"`
	Mentions  Ratio      `json:"mentions"` // in chains of the gold standard: met by one of ours
	Wrong     []string   `json:"wrong"`    // the chains of ours that join what should be apart
}

// Coref scores the chains within each document on the ECB+ files at or below the
// folder root. How mentions are matched is told in doc/evaluation.md.
func Coref(ctx context.Context, root string) (*CorefCard, error) {
	names, err := filesBelow(root, "ecb.xml", "ecbplus.xml")
	if err != nil {
		return nil, err
	}
	sentences, err := validated(root)
	if err != nil {
		return nil, err
	}
	card := &CorefCard{}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f, err := readECB(name)
		if err != nil {
			return nil, err
		}
		card.document(f, filepath.Base(name), sentences)
	}
	return card, nil
}

// goldMention is a mention of the gold standard, by its tokens in our document.
type goldMention struct {
	id, first, last int // tokens [first, last)
	chain           int
}

func (card *CorefCard) document(f *ecbFile, file string, sentences map[string]bool) {
	g, a, wordOf := f.text()
	d := annotate.Annotate(a)
	var mentions []goldMention
	chainOf := f.chains()
	for _, m := range f.Marked.Mentions {
		if !m.isEntity() {
			continue
		}
		from, from1 := wordOf[m.Words[0].ID]
		to, to1 := wordOf[m.Words[len(m.Words)-1].ID]
		if !from1 || !to1 || !isValidated(sentences, file, f.sentenceOf(m.Words[0].ID)) {
			continue
		}
		first, last := d.TokensIn(g.spans[from].Union(g.spans[to]))
		if first == last {
			continue
		}
		chain, ok := chainOf[m.ID]
		if !ok {
			chain = -1 - m.ID // alone
		}
		mentions = append(mentions, goldMention{m.ID, first, last, chain})
	}
	want := gather(mentions, func(m goldMention) (int, bool) { return m.chain, true })
	met := matchMentions(d, mentions)
	got := gather(mentions, func(m goldMention) (int, bool) { e, ok := met[m.id]; return e, ok })
	plain := gather(mentions, lastWords(d))
	card.Documents++
	card.Total.add(scoreChains(got, want))
	card.Baseline.add(scoreChains(plain, want))
	card.count(want, met)
	card.noteWrong(d, mentions, got)
}

func (card *CorefCard) count(want chains, met map[int]int) {
	for _, chain := range want {
		for _, m := range chain {
			_, ok := met[m]
			card.Mentions.count(ok)
		}
	}
}

// noteWrong keeps the chains that join mentions of several things.
func (card *CorefCard) noteWrong(d *document.Document, mentions []goldMention, got chains) {
	byID := map[int]goldMention{}
	for _, m := range mentions {
		byID[m.id] = m
	}
	for _, chain := range got {
		things := map[int]bool{}
		var words []string
		for _, m := range chain {
			g := byID[m]
			things[g.chain] = true
			span := d.Tokens[g.first].Span.Union(d.Tokens[g.last-1].Span)
			words = append(words, fmt.Sprintf("%s@%d", d.Text(span), span.Start))
		}
		if len(things) > 1 {
			card.Wrong = append(card.Wrong, d.Article.Name+": "+strings.Join(words, " = "))
		}
	}
}

// gather makes the chains of the mentions that have the same key. Chains of one
// mention are none.
func gather(mentions []goldMention, key func(goldMention) (int, bool)) chains {
	var all chains
	at := map[int]int{}
	for _, m := range mentions {
		k, ok := key(m)
		if !ok {
			continue
		}
		i, ok := at[k]
		if !ok {
			i = len(all)
			at[k] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], m.id)
	}
	return slices.DeleteFunc(all, func(c []int) bool { return len(c) < 2 })
}

// matchMentions is, by the id of a gold mention, the entity of ours it stands
// for: that of the mention with the same head. The head of a gold mention is the
// word of it that hangs highest: in "at his home in Lem" the home. A person's name
// that ends it is as good: "harbour master Karin Lund".
func matchMentions(d *document.Document, mentions []goldMention) map[int]int {
	entityAt, personBefore := map[int]int{}, map[int]document.Mention{}
	for _, ours := range d.Mentions {
		if ours.Form != document.Pronoun && d.Entities[ours.Entity].Type == document.PER {
			personBefore[ours.Last] = ours
		}
		if _, ok := entityAt[ours.Head]; !ok || ours.Form == document.Named {
			entityAt[ours.Head] = ours.Entity
		}
	}
	entity := map[int]int{}
	for _, m := range mentions {
		head := m.first
		for t := m.first; t < m.last; t++ {
			if depthOf(d, t) < depthOf(d, head) {
				head = t
			}
		}
		if e, ok := entityAt[head]; ok {
			entity[m.id] = e
		} else if p, ok := personBefore[m.last]; ok && p.First >= m.first {
			entity[m.id] = p.Entity
		}
	}
	return entity
}

// depthOf is how many arcs part token t from the root.
func depthOf(d *document.Document, t int) int {
	n := 0
	for d.Tokens[t].Head != t {
		t = d.Tokens[t].Head
		n++
	}
	return n
}

// lastWords is the key of the baseline: the last word of a mention.
func lastWords(d *document.Document) func(goldMention) (int, bool) {
	seen := map[string]int{}
	return func(m goldMention) (int, bool) {
		w := strings.ToLower(d.Text(d.Tokens[m.last-1].Span))
		if seen[w] == 0 {
			seen[w] = len(seen) + 1
		}
		return seen[w], true
	}
}

// chains are the chains that relations join mentions to, by mention.
func (f *ecbFile) chains() map[int]int {
	chainOf := map[int]int{}
	for _, r := range f.Relations.Relations {
		for _, m := range r.Sources {
			chainOf[m.ID] = r.Target.ID
		}
	}
	return chainOf
}

func (f *ecbFile) sentenceOf(word int) int {
	for _, w := range f.Words {
		if w.ID == word {
			return w.Sentence
		}
	}
	return -1
}

// Values are the figures of the last line, fractions.
func (card *CorefCard) Values() []Value {
	t := card.Total
	return []Value{
		{Name: "conll", Value: t.CoNLL()},
		{Name: "b3", Value: t.B3.f1()},
		{Name: "muc", Value: t.MUC.f1()},
		{Name: "ceaf", Value: t.CEAF.f1()},
		{Name: "mentions", Value: card.Mentions.Share()},
		{Name: "b3_precision", Value: share(t.B3.right, t.B3.got)},
		{Name: "b3_recall", Value: share(t.B3.found, t.B3.want)},
		{Name: "documents", Value: float64(card.Documents), IsCount: true},
		{Name: "baseline_conll", Value: card.Baseline.CoNLL()},
		{Name: "baseline_b3", Value: card.Baseline.B3.f1()},
	}
}

// WriteText writes the chains that join what should be apart.
func (card *CorefCard) WriteText(w io.Writer) error {
	for _, chain := range card.Wrong {
		if _, err := fmt.Fprintln(w, chain); err != nil {
			return err
		}
	}
	return nil
}
