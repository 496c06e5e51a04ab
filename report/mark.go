package report

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// Evidence of several findings may nest and overlap, elements of a page may
// not. So each block is cut wherever any evidence or marked word begins or
// ends, and each segment names all the findings that it is evidence of. Words
// with a reading are cut out, too; the page sets an element around the segments
// between their ends, which holds as those words never overlap. Cost: segments
// times pieces of evidence and readings, a block at a time.

// segment is a run of words of one block that no evidence begins or ends in.
type segment struct {
	Text    string
	Anchors []string      // ids of the evidence that begins here
	Holds   []int         // numbers of the findings that it is evidence of
	Marks   []int         // those of them that mark it
	Level   compare.Level // the most serious of those that mark it; "" where none does
	Notes   []footnote    // findings to point at after it
	Opens   bool          // words with a reading begin here
	Closes  *gloss        // the reading of the words that end here
	span    text.Span
}

// footnote is the number of a finding set after the words it is about.
type footnote struct {
	Number int
	Level  compare.Level
	Kind   compare.Kind
	Label  string // for those who hear the page
}

// gloss is a reading laid over the words that have it, or the readings of words
// that overlap.
type gloss struct {
	Words string // "time: Friday 16 May 2025"
	Stop  bool   // the first of its account for these words: the Tab key stops there
	span  text.Span
}

// glosses are those of account a, in order and without overlap. A document made
// by hand may have readings that lie in no block: they are left out.
func glosses(a *account, blocks []article.Block) []gloss {
	var out []gloss
	for _, r := range Readings(a.Document) {
		inside := func(b article.Block) bool { return b.Span.Contains(r.Span) }
		if r.Span.Empty() || !slices.ContainsFunc(blocks, inside) {
			continue
		}
		words := clean(r.Kind + ": " + r.Words)
		if last := len(out) - 1; last >= 0 && out[last].span.Overlaps(r.Span) {
			out[last].Words += "; " + words
			out[last].span.End = max(out[last].span.End, r.Span.End)
			continue
		}
		out = append(out, gloss{Words: words, span: r.Span})
	}
	told := map[string]bool{}
	for i := range out {
		key := clean(out[i].span.Of(a.text())) + " = " + out[i].Words
		out[i].Stop = !told[key]
		told[key] = true
	}
	return out
}

// cover is one piece of evidence laid over the text of its account.
type cover struct {
	finding finding
	anchor  string
	span    text.Span
	marks   []text.Span // what to mark; never empty unless span is
}

// covers are all evidence of account a, in the order of the findings.
func (p *page) covers(a *account) []cover {
	var out []cover
	for _, f := range p.findings {
		for i, e := range f.Evidence {
			if e.Account != a.ID {
				continue
			}
			c := cover{finding: f, anchor: anchor(f, i), span: e.Span, marks: merged(e.Marks)}
			if len(c.marks) == 0 {
				c.marks = merged([]text.Span{e.Span})
			}
			out = append(out, c)
		}
	}
	return out
}

// anchor is the id of the place of a finding's evidence: "f3-1", "f3-2".
func anchor(f finding, evidence int) string { return f.ID + "-" + itoa(evidence+1) }

// segments cuts the blocks of an account, one list a block. It reports the
// anchors that found no place because their evidence lies outside all blocks.
func segments(a *account, blocks []article.Block, covers []cover) (cut [][]segment, lost []string) {
	read := glosses(a, blocks)
	for _, b := range blocks {
		cut = append(cut, cutBlock(a.text(), b.Span, covers, read))
	}
	for _, c := range covers {
		first, last := ends(cut, c)
		if first == nil {
			lost = append(lost, c.anchor)
			continue
		}
		first.Anchors = append(first.Anchors, c.anchor)
		if c.finding.Level != compare.Agreement {
			last.Notes = append(last.Notes, noteOf(c.finding))
		}
	}
	return cut, lost
}

func noteOf(f finding) footnote {
	return footnote{f.Number, f.Level, f.Kind, "Finding " + itoa(f.Number) + ": " + heading(f.Finding)}
}

// ends are the first and the last segment that c marks.
func ends(cut [][]segment, c cover) (first, last *segment) {
	for i := range cut {
		for j := range cut[i] {
			s := &cut[i][j]
			if !overlapsAny(s.span, c.marks) {
				continue
			}
			if first == nil {
				first = s
			}
			last = s
		}
	}
	return first, last
}

// cutBlock is the segments of one block. Together they are its text.
func cutBlock(str string, block text.Span, covers []cover, read []gloss) []segment {
	covers = slices.Collect(func(yield func(cover) bool) {
		for _, c := range covers {
			if c.span.Overlaps(block) && !yield(c) {
				return
			}
		}
	})
	read = slices.Collect(func(yield func(gloss) bool) {
		for _, g := range read {
			if block.Contains(g.span) && !yield(g) {
				return
			}
		}
	})
	var out []segment
	points := cutPoints(block, covers, read)
	for i := range len(points) - 1 {
		s := segment{span: text.Span{Start: points[i], End: points[i+1]}}
		s.Text = s.span.Of(str)
		for _, c := range covers {
			if !c.span.Contains(s.span) {
				continue
			}
			s.Holds = appendNew(s.Holds, c.finding.Number)
			if overlapsAny(s.span, c.marks) {
				s.Marks = appendNew(s.Marks, c.finding.Number)
				if s.Level == "" { // findings come most serious first
					s.Level = c.finding.Level
				}
			}
		}
		for _, g := range read {
			s.Opens = s.Opens || g.span.Start == s.span.Start
			if g.span.End == s.span.End {
				s.Closes = &g
			}
		}
		out = append(out, s)
	}
	return out
}

// cutPoints are the places where a block must be cut, in order, its own ends
// among them.
func cutPoints(block text.Span, covers []cover, read []gloss) []int {
	points := []int{block.Start, block.End}
	add := func(s text.Span) {
		for _, at := range []int{s.Start, s.End} {
			if block.Start < at && at < block.End {
				points = append(points, at)
			}
		}
	}
	for _, c := range covers {
		add(c.span)
		for _, m := range c.marks {
			add(m)
		}
	}
	for _, g := range read {
		add(g.span)
	}
	slices.Sort(points)
	return slices.Compact(points)
}

func overlapsAny(s text.Span, others []text.Span) bool {
	return slices.ContainsFunc(others, s.Overlaps)
}

func appendNew(list []int, n int) []int {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

// numbers are finding numbers as a list for an attribute: "3 5".
func numbers(list []int) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = itoa(n)
	}
	return strings.Join(out, " ")
}
