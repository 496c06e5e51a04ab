package compare

// Revisions: what was done to a sentence that the copy otherwise has in the same
// words.
//
// Where two sentences are laid side by side (wording.go), everything that differs
// stands between words that do not. Each such edit is typed by what it is made of:
// a name for a name, a "not", a hedge, a cue with its source (after the taxonomy of
// edits of Daxenberger and Gurevych 2012, and of factual edits of Pagnoni, Balachandran
// and Tsvetkov 2021). So a sentence that was copied with one word changed is judged by
// that word, whatever a parse makes of the rest; and a difference that touches no edit
// is none, and is taken back.
//
// Cost: one alignment a pair of linked sentences.

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/text"
)

// leastKept is the share of the weight of the shorter sentence from which the
// other is a copy of it, and leastWords the weight kept.
const (
	leastKept  = 0.65
	leastWords = 3.0

	mayBeCopied = 0.45 // share of the content of either sentence that the other has, without which none is looked for
)

// revision is the sentences of two accounts that are copies of each other, and
// what was found in them.
type revision struct {
	*finder
	wordings     []*wording
	toldA, toldB []bool              // by token: it stands in a copied sentence of the other side
	keptA, keptB []bool              // likewise, in the same words
	wordingAt    map[[2]int]*wording // by sentences
	from         int                 // findings before this one are not of the revision
}

// edit is what stands between two units that the sentences share.
type edit struct {
	w     *wording
	a, b  []int     // indexes in w.ua and w.ub, of units that the other side has nowhere near
	swaps [][2]int  // units of one sort that stand for each other
	spanA text.Span // of a; empty where there is none
	spanB text.Span
	nearA int // token beside the edit that both sides have
	nearB int
	alike bool // the two mean much the same
	typed []Kind
}

// revisions types the edits of copied sentences, and takes back what the other
// comparisons found in them that touches no edit.
func (f *finder) revisions() {
	r := &revision{finder: f, toldA: make([]bool, len(f.A.doc.Tokens)), toldB: make([]bool, len(f.B.doc.Tokens)),
		keptA: make([]bool, len(f.A.doc.Tokens)), keptB: make([]bool, len(f.B.doc.Tokens)),
		wordingAt: make(map[[2]int]*wording), from: len(f.findings)}
	r.findCopies()
	for _, w := range r.wordings {
		r.findEdits(w)
		w.close = w.closeness()
	}
	for _, w := range r.wordings {
		for i := range w.edits {
			r.typeEdit(&w.edits[i])
		}
	}
	r.marks()
	r.lonely(r.A, r.fromA, func(w *wording) int { return w.a })
	r.lonely(r.B, r.fromB, func(w *wording) int { return w.b })
	r.takeBack()
}

// findCopies picks the pairs of sentences that are copies, those that share most
// first. What a pair has in common is told; a further pair must have most of what
// is left of either, so that a sentence cut in two is found twice and one that only
// resembles another that is copied is not.
func (r *revision) findCopies() {
	var all []*wording
	for _, l := range r.links {
		if max(l.covA, l.covB) >= mayBeCopied && r.A.isBody(l.a) == r.B.isBody(l.b) {
			all = append(all, r.word(l.a, l.b))
		}
	}
	slices.SortStableFunc(all, func(x, y *wording) int {
		return cmp.Or(cmp.Compare(y.kept(nil, nil), x.kept(nil, nil)), x.a-y.a, x.b-y.b)
	})
	for _, w := range all {
		kept := w.kept(r.toldA, r.toldB)
		if kept < leastWords || kept < leastKept*w.left(r.toldA, r.toldB) {
			continue
		}
		r.accept(w)
	}
	r.findShort()
	slices.SortFunc(r.wordings, func(x, y *wording) int { return cmp.Or(x.a-y.a, x.b-y.b) })
}

func (r *revision) accept(w *wording) {
	r.wordings = append(r.wordings, w)
	r.wordingAt[[2]int{w.a, w.b}] = w
	for i, j := range w.ofA {
		if w.same(i) {
			tell(r.toldA, &w.ua[i])
			tell(r.toldB, &w.ub[j])
		}
		if j >= 0 && w.ua[i].word == w.ub[j].word {
			tell(r.keptA, &w.ua[i])
			tell(r.keptB, &w.ub[j])
		}
	}
}

// findShort adds the sentences that have too few words to be linked, each beside one
// that is copied: "She was responsive."
func (r *revision) findShort() {
	usedA, usedB := make(map[int]bool), make(map[int]bool)
	for _, w := range r.wordings {
		usedA[w.a], usedB[w.b] = true, true
	}
	for _, step := range [2]int{1, -1} {
		for _, w := range slices.Clone(r.wordings) {
			for i, j := w.a+step, w.b+step; r.isFree(i, usedA, r.A) && r.isFree(j, usedB, r.B); i, j = i+step, j+step {
				short := r.word(i, j)
				if kept := short.kept(r.toldA, r.toldB); kept == 0 || kept < leastKept*short.whole() {
					break
				}
				r.accept(short)
				usedA[i], usedB[j] = true, true
			}
		}
	}
}

// isFree reports a sentence of the body that is there and in no wording.
func (r *revision) isFree(i int, used map[int]bool, s *side) bool {
	return i >= 0 && i < len(s.doc.Sentences) && !used[i] && s.isBody(i)
}

// whole is the weight of the longer sentence.
func (w *wording) whole() float64 {
	a, b := 0.0, 0.0
	for i := range w.ua {
		a += w.ua[i].weight
	}
	for j := range w.ub {
		b += w.ub[j].weight
	}
	return max(a, b)
}

func tell(told []bool, u *unit) {
	for t := u.first; t < u.last; t++ {
		told[t] = true
	}
}

// kept is the weight of the units that both sentences have in one order and that are
// not told elsewhere.
func (w *wording) kept(toldA, toldB []bool) float64 {
	sum := 0.0
	for i, j := range w.ofA {
		if w.same(i) && !isTold(toldA, &w.ua[i]) && !isTold(toldB, &w.ub[j]) {
			sum += w.ua[i].weight
		}
	}
	return sum
}

// closeness is how much of both sentences is in the same words, 0..1 (after Dice):
// what one has for something else of the other counts in full, what it merely adds a
// little, and what is moved or told elsewhere not at all.
func (w *wording) closeness() float64 {
	kept, other := 0.0, 0.0
	for i, j := range w.ofA {
		switch {
		case w.likeA[i] >= sameWord:
			kept += w.ua[i].weight + w.ub[j].weight
		case w.same(i):
			other += w.ua[i].weight + w.ub[j].weight
		}
	}
	for k := range w.edits {
		share := 1.0
		if w.edits[k].alike {
			continue
		}
		if len(w.edits[k].a) == 0 || len(w.edits[k].b) == 0 {
			share = merelyAdded
		}
		for _, i := range w.edits[k].a {
			other += share * w.ua[i].ofWording()
		}
		for _, j := range w.edits[k].b {
			other += share * w.ub[j].ofWording()
		}
	}
	return kept / max(kept+other, 1e-9)
}

// ofWording is what a unit counts as words: another name, amount or time is another fact
// more than another wording.
func (u *unit) ofWording() float64 {
	if u.kind >= nameUnit {
		return u.weight / 2
	}
	return u.weight
}

// merelyAdded is what words count against closeness that stand for none of the other.
const merelyAdded = 0.3

// left is the weight of what is told nowhere else of the shorter sentence; units
// that are only moved do not count.
func (w *wording) left(toldA, toldB []bool) float64 {
	a, b := 0.0, 0.0
	for i := range w.ua {
		if !isTold(toldA, &w.ua[i]) && w.moved[i] < 0 {
			a += w.ua[i].weight
		}
	}
	for j := range w.ub {
		if !isTold(toldB, &w.ub[j]) && w.from[j] < 0 {
			b += w.ub[j].weight
		}
	}
	return min(a, b)
}

func isTold(told []bool, u *unit) bool { return told != nil && told[u.head] }

// findEdits lists the edits of a wording: the units between two that both have, but
// for those that are moved or told in another copied sentence.
func (r *revision) findEdits(w *wording) {
	i, j := 0, 0
	for k := 0; k <= len(w.ua); k++ {
		if k < len(w.ua) && !w.same(k) {
			continue
		}
		if k < len(w.ua) {
			r.reworded(w, k)
		}
		end := len(w.ub)
		if k < len(w.ua) {
			end = w.ofA[k]
		}
		e := edit{w: w, nearA: r.A.doc.Sentences[w.a].First, nearB: r.B.doc.Sentences[w.b].First}
		if k < len(w.ua) {
			e.nearA, e.nearB = w.ua[k].head, w.ub[end].head
		} else if i > 0 {
			e.nearA, e.nearB = w.ua[i-1].head, w.ub[j-1].head
		}
		r.fillEdit(&e, i, k, j, end)
		if len(e.a)+len(e.b) > 0 {
			w.edits = append(w.edits, e)
		}
		if k < len(w.ua) {
			i, j = k+1, end+1
		}
	}
}

// reworded notes a unit that has another in its place that means much the same: it
// may still commit its source otherwise, or be vaguer.
func (r *revision) reworded(w *wording, k int) {
	x, y := &w.ua[k], &w.ub[w.ofA[k]]
	if x.word == y.word || x.lemma == y.lemma || x.kind != y.kind {
		return
	}
	switch x.kind {
	case verbWord, nounWord, otherWord, amountUnit, timeUnit:
		w.edits = append(w.edits, edit{w: w, a: []int{k}, b: []int{w.ofA[k]}, swaps: [][2]int{{k, w.ofA[k]}}, alike: true,
			spanA: r.A.unitSpan(x), spanB: r.B.unitSpan(y), nearA: x.head, nearB: y.head})
	}
}

func (r *revision) fillEdit(e *edit, i, k, j, end int) {
	w := e.w
	for x := i; x < k; x++ {
		if w.moved[x] >= 0 || r.toldA[w.ua[x].head] {
			continue
		}
		e.a = append(e.a, x)
		e.spanA = e.spanA.Union(r.A.unitSpan(&w.ua[x]))
		if y := w.ofA[x]; y >= 0 && w.from[y] < 0 && !r.toldB[w.ub[y].head] {
			e.swaps = append(e.swaps, [2]int{x, y})
		}
	}
	for y := j; y < end; y++ {
		if w.from[y] < 0 && !r.toldB[w.ub[y].head] {
			e.b = append(e.b, y)
			e.spanB = e.spanB.Union(r.B.unitSpan(&w.ub[y]))
		}
	}
}

func (s *side) unitSpan(u *unit) text.Span { return s.span(u.first).Union(s.span(u.last - 1)) }

// lonely reports the sentences that the other side has nothing of, beside one that it
// has a copy of: where all around is copied, few words are enough.
func (r *revision) lonely(s *side, links [][]link, sentence func(*wording) int) {
	copied := make(map[int]bool)
	for _, w := range r.wordings {
		copied[sentence(w)] = true
	}
	other, level := r.B, Omission
	if s == r.B {
		other, level = r.A, Addition
	}
	for i := range s.doc.Sentences {
		if copied[i] || len(links[i]) > 0 || !copied[i-1] && !copied[i+1] || !s.isBody(i) || len(s.claims[i]) == 0 {
			continue
		}
		ts := s.bare(s.terms[i])
		if share, weight := r.coveredBy(ts, other); weight >= leastAlone && len(ts) >= 3 && share < mostAlone {
			r.missing(s, level, s.doc.Sentences[i].Span, i, weight)
		}
	}
}

const (
	leastAlone = 3.0 // weight of a sentence that stands alone among copied ones
	mostAlone  = 0.6 // share of its words that two sentences of the other side may have
)

// takeBack removes the contradictions and changes that lie in one copied sentence and
// touch none of its edits, and those that call a typed edit something else.
func (r *revision) takeBack() {
	kept := r.findings[:0]
	for i, fd := range r.findings {
		if i < r.from && (fd.Level == Contradiction || fd.Level == Change) && r.refuted(&fd) ||
			i >= r.from && slices.ContainsFunc(kept, func(k Finding) bool { return r.saysSame(&k, &fd) }) {
			continue
		}
		kept = append(kept, fd)
	}
	r.findings = kept
}

// saysSame reports whether a finding of another comparison is of what an edit is, on the
// same words of one account in the same two sentences, whatever it shows of the other.
func (r *revision) saysSame(k, fd *Finding) bool {
	if k.Level != fd.Level || k.Kind != fd.Kind || len(k.Evidence) != 2 || len(fd.Evidence) != 2 {
		return false
	}
	sides := [2]*side{r.A, r.B}
	same := false
	for i, s := range sides {
		x, y := k.Evidence[i], fd.Evidence[i]
		if s.doc.SentenceAt(x.Span.Start) != s.doc.SentenceAt(y.Span.Start) {
			return false
		}
		same = same || len(x.Marks) > 0 && len(y.Marks) > 0 && marksOf(x).Overlaps(marksOf(y))
	}
	return same
}

func (r *revision) refuted(fd *Finding) bool {
	if fd.Kind == Quotation || len(fd.Evidence) != 2 {
		return false
	}
	a, b := marksOf(fd.Evidence[0]), marksOf(fd.Evidence[1])
	if isValue(fd.Kind) && r.A.words(a) != r.B.words(b) && (isKept(r.A, r.keptA, a) || isKept(r.B, r.keptB, b)) {
		return true // what has its like in a copied sentence stands for nothing else
	}
	w := r.wordingAt[[2]int{r.A.doc.SentenceAt(fd.Evidence[0].Span.Start), r.B.doc.SentenceAt(fd.Evidence[1].Span.Start)}]
	if w == nil {
		return false
	}
	touched := false
	for i := range w.edits {
		e := &w.edits[i]
		if !e.spanA.Overlaps(a) && !e.spanB.Overlaps(b) {
			continue
		}
		touched = true
		if len(e.typed) > 0 && !slices.Contains(e.typed, fd.Kind) && e.spanA.Overlaps(a) == e.spanB.Overlaps(b) {
			return true
		}
	}
	return !touched && !w.isMoved(r, a, b)
}

// isKept reports whether all of the words at sp are kept.
func isKept(s *side, kept []bool, sp text.Span) bool {
	first, last := s.doc.TokensIn(sp)
	return first < last && !slices.Contains(kept[first:last], false)
}

// isMoved reports whether any unit at a or b only changed its place.
func (w *wording) isMoved(r *revision, a, b text.Span) bool {
	for i := range w.ua {
		if w.moved[i] >= 0 && (r.A.unitSpan(&w.ua[i]).Overlaps(a) || r.B.unitSpan(&w.ub[w.moved[i]]).Overlaps(b)) {
			return true
		}
	}
	return false
}
