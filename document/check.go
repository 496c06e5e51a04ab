package document

import (
	"fmt"
	"strings"

	"github.com/recount-news/recount/text"
)

// Check reports the first thing that should be true of every document and is
// not true of d:
//
//   - spans lie inside the text, on rune boundaries, and lists follow the text;
//   - sentences do not overlap and lie in their blocks;
//   - the tokens of a sentence leave out nothing but blanks;
//   - every sentence is a tree with one root;
//   - every mention belongs to one entity, which knows it, and chains share none;
//   - no quantity lies inside a time.
//
// It takes time linear in the size of d. Annotate's documents pass; an error is
// a bug of the program, or of who built d by hand.
func Check(d *Document) error {
	for _, check := range []func(*Document) error{
		checkBlocks, checkSentences, checkTokens, checkTrees, checkMentions, checkEntities, checkFindings,
	} {
		if err := check(d); err != nil {
			return fmt.Errorf("document: %w", err)
		}
	}
	return nil
}

// order checks a list of spans: valid, not empty, and each beginning at or
// after the least byte that the one before allows.
type order struct {
	text  string
	what  string
	count int
	least int
}

func (o *order) next(s text.Span, apart bool) error {
	defer func() { o.count++ }()
	switch {
	case !s.Valid(o.text):
		return fmt.Errorf("%s %d: [%d,%d) is no span of the text", o.what, o.count, s.Start, s.End)
	case s.Empty():
		return fmt.Errorf("%s %d: empty at byte %d", o.what, o.count, s.Start)
	case s.Start < o.least:
		return fmt.Errorf("%s %d: begins at byte %d, before byte %d", o.what, o.count, s.Start, o.least)
	}
	if o.least = s.Start; apart {
		o.least = s.End
	}
	return nil
}

func checkBlocks(d *Document) error {
	o := order{text: d.Article.Text, what: "block"}
	for _, b := range d.Article.Blocks {
		if err := o.next(b.Span, true); err != nil {
			return err
		}
	}
	return nil
}

func checkSentences(d *Document) error {
	o := order{text: d.Article.Text, what: "sentence"}
	first := 0
	for i, s := range d.Sentences {
		if err := o.next(s.Span, true); err != nil {
			return err
		}
		if s.Block < 0 || s.Block >= len(d.Article.Blocks) || !d.Article.Blocks[s.Block].Span.Contains(s.Span) {
			return fmt.Errorf("sentence %d: does not lie in block %d", i, s.Block)
		}
		if s.First != first || s.Last <= first || s.Last > len(d.Tokens) {
			return fmt.Errorf("sentence %d: tokens [%d,%d) of %d do not go on from %d", i, s.First, s.Last, len(d.Tokens), first)
		}
		first = s.Last
	}
	if first != len(d.Tokens) {
		return fmt.Errorf("%d tokens lie in no sentence", len(d.Tokens)-first)
	}
	return nil
}

func checkTokens(d *Document) error {
	o := order{text: d.Article.Text, what: "token"}
	for i, s := range d.Sentences {
		end := s.Span.Start
		for _, t := range d.Words(i) {
			if err := o.next(t.Span, true); err != nil {
				return err
			}
			if !s.Span.Contains(t.Span) {
				return fmt.Errorf("token %d: [%d,%d) reaches out of sentence %d", o.count-1, t.Span.Start, t.Span.End, i)
			}
			if err := checkGap(d, end, t.Span.Start); err != nil {
				return err
			}
			end = t.Span.End
		}
		if err := checkGap(d, end, s.Span.End); err != nil {
			return err
		}
	}
	return nil
}

// checkGap holds that only blanks lie between tokens.
func checkGap(d *Document, start, end int) error {
	gap := d.Article.Text[start:end]
	if strings.TrimLeftFunc(gap, IsBlank) != "" {
		return fmt.Errorf("%q at byte %d is in no token", gap, start)
	}
	return nil
}

func checkTrees(d *Document) error {
	for i, s := range d.Sentences {
		roots := 0
		for t := s.First; t < s.Last; t++ {
			tok := d.Tokens[t]
			switch {
			case tok.Head < s.First || tok.Head >= s.Last:
				return fmt.Errorf("token %d: head %d lies outside sentence %d", t, tok.Head, i)
			case (tok.Head == t) != (tok.Rel == "root"):
				return fmt.Errorf("token %d: head %d by %q; the root, and it alone, is its own head", t, tok.Head, tok.Rel)
			case tok.Rel == "" || tok.UPOS == "":
				return fmt.Errorf("token %d: has no tag or no relation", t)
			case tok.Head == t:
				roots++
			}
		}
		if roots != 1 {
			return fmt.Errorf("sentence %d: %d roots, want 1", i, roots)
		}
		if t := d.cycle(s); t >= 0 {
			return fmt.Errorf("sentence %d: token %d hangs on itself", i, t)
		}
	}
	return nil
}

// cycle is a token of s from which no way leads to the root, or -1.
func (d *Document) cycle(s Sentence) int {
	const unseen = -1
	walk := make([]int, s.Last-s.First) // the walk that met the token first
	for i := range walk {
		walk[i] = unseen
	}
	for t := s.First; t < s.Last; t++ {
		for at := t; walk[at-s.First] != t; at = d.Tokens[at].Head {
			if walk[at-s.First] != unseen {
				break // an earlier walk came by here and reached the root
			}
			walk[at-s.First] = t
			if next := d.Tokens[at].Head; next != at && walk[next-s.First] == t {
				return t
			}
		}
	}
	return -1
}

func checkMentions(d *Document) error {
	o := order{text: d.Article.Text, what: "mention"}
	for i, m := range d.Mentions {
		if err := o.next(m.Span, false); err != nil {
			return err
		}
		if m.First < 0 || m.First >= m.Last || m.Last > len(d.Tokens) || m.Head < m.First || m.Head >= m.Last {
			return fmt.Errorf("mention %d: head %d of tokens [%d,%d)", i, m.Head, m.First, m.Last)
		}
		if m.Entity < 0 || m.Entity >= len(d.Entities) {
			return fmt.Errorf("mention %d: entity %d of %d", i, m.Entity, len(d.Entities))
		}
	}
	return nil
}

func checkEntities(d *Document) error {
	known, last := 0, -1
	for i, e := range d.Entities {
		before := -1
		for _, m := range e.Mentions {
			if m <= before || m >= len(d.Mentions) || d.Mentions[m].Entity != i {
				return fmt.Errorf("entity %d %q: does not share mention %d", i, e.Name, m)
			}
			before = m
			known++
		}
		if len(e.Mentions) == 0 || e.Mentions[0] <= last {
			return fmt.Errorf("entity %d %q: not in order of first mention", i, e.Name)
		}
		last = e.Mentions[0]
	}
	if known != len(d.Mentions) {
		return fmt.Errorf("%d mentions are in no entity", len(d.Mentions)-known)
	}
	return nil
}

func checkFindings(d *Document) error {
	times := order{text: d.Article.Text, what: "time"}
	for _, t := range d.Times {
		if err := times.next(t.Span, true); err != nil {
			return err
		}
	}
	places := order{text: d.Article.Text, what: "place"}
	for _, p := range d.Places {
		if err := places.next(p.Span, true); err != nil {
			return err
		}
	}
	quantities := order{text: d.Article.Text, what: "quantity"}
	t := 0
	for i, q := range d.Quantities {
		if err := quantities.next(q.Span, false); err != nil {
			return err
		}
		for t < len(d.Times) && d.Times[t].Span.End <= q.Span.Start {
			t++
		}
		if t < len(d.Times) && d.Times[t].Span.Contains(q.Span) {
			return fmt.Errorf("quantity %d: lies inside time %d", i, t)
		}
	}
	return nil
}
