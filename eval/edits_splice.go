package eval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// splice puts words in the place of a stretch of the article, which is empty where
// they are only put in.
type splice struct {
	at   text.Span
	with string
	// aside marks what an edit changes beside the fact, as a capital at the head of
	// what is left of a sentence: no finding need rest on it.
	aside bool
}

// variant is an article said anew.
type variant struct {
	text      string
	sentences []variantSentence

	edits       []editedWords
	editedSpan  text.Span // sentence with the edit, in text
	was         int       // the same sentence in the article, or -1
	putsInOrOut bool      // the edit only adds or only takes out
	reworded    bool      // the rest of the edited sentence is said anew, too
}

// variantSentence is one sentence of the article in a variant.
type variantSentence struct {
	span   text.Span
	index  int // in Document.Sentences
	edited bool
	forms  []string // faithful forms it was said anew by
}

// editedWords are words that an edit changed, in the article and in the variant.
type editedWords struct{ was, is text.Span }

// onEdit reports whether f rests on the edited words of the variant; on those taken
// out of the article, or the place they stood in, where nothing was put for them.
func (v *variant) onEdit(f *compare.Finding) bool {
	for _, e := range v.edits {
		if touches(f, "a2", e.is) || e.is.Empty() && touches(f, "a1", e.was) {
			return true
		}
	}
	return false
}

// editedWords are the sentence that was edited, before and after.
func (v *variant) editedWords(s *editSource) (was, is string) {
	if v.was >= 0 {
		was = s.d.Text(s.d.Sentences[v.was].Span)
	}
	return was, v.editedSpan.Of(v.text)
}

// writing is a variant in the making. What is not spliced keeps its bytes.
type writing struct {
	s       *editSource
	b       strings.Builder
	v       *variant
	splices []splice // faithful ones and those of the edit, in order, apart
	isEdit  []bool
	formOf  []string
	drop    []bool // sentences left out
	order   []int  // order[p] is the sentence that stands where p stood, in the same paragraph
	blocks  []int  // blocks[k] is the run of sentences that stands where run k stood
	e       *edit
}

// runs are the paragraphs that hold sentences, as ranges of these.
func (s *editSource) runs() (runs [][2]int) {
	for i := range s.d.Sentences {
		if i == 0 || s.d.Sentences[i].Block != s.d.Sentences[i-1].Block {
			runs = append(runs, [2]int{i, i})
		}
		runs[len(runs)-1][1] = i + 1
	}
	return runs
}

// write puts the text together.
func (w *writing) write() *variant {
	runs := w.s.runs()
	all := w.s.d.Article.Text
	sentences := w.s.d.Sentences
	w.v.was = -1
	before := 0 // end of the run whose place was filled last
	for k, from := range w.blocks {
		place := runs[k]
		gap := all[before:sentences[place[0]].Span.Start]
		before = sentences[place[1]-1].Span.End
		w.run(runs[from], gap)
	}
	w.b.WriteString(all[before:])
	w.v.text = w.b.String()
	return w.v
}

// run writes a paragraph after the gap that parts it from the one before. Where
// nothing is left of it, the gap goes too.
func (w *writing) run(run [2]int, gap string) {
	isFirst := true
	for p := run[0]; p < run[1]; p++ {
		i := w.order[p]
		if w.drop[i] {
			if w.e != nil && w.e.drop == i {
				at := text.Span{Start: w.b.Len(), End: w.b.Len()}
				w.v.edits = append(w.v.edits, editedWords{was: w.s.d.Sentences[i].Span, is: at})
				w.v.editedSpan, w.v.was, w.v.putsInOrOut = at, i, true
			}
			continue
		}
		switch {
		case isFirst:
			w.b.WriteString(gap)
		default:
			w.b.WriteString(w.s.d.Article.Text[w.s.d.Sentences[p-1].Span.End:w.s.d.Sentences[p].Span.Start])
		}
		isFirst = false
		w.sentence(i)
	}
}

// sentence writes sentence i with what is spliced into it.
func (w *writing) sentence(i int) {
	span := w.s.d.Sentences[i].Span
	all := w.s.d.Article.Text
	out := variantSentence{index: i, span: text.Span{Start: w.b.Len()}}
	at := span.Start
	first, _ := slices.BinarySearchFunc(w.splices, span.Start, func(sp splice, start int) int { return cmp.Compare(sp.at.Start, start) })
	for n := first; n < len(w.splices) && w.splices[n].at.End <= span.End; n++ {
		sp := w.splices[n]
		w.b.WriteString(all[at:sp.at.Start])
		is := text.Span{Start: w.b.Len(), End: w.b.Len() + len(sp.with)}
		w.b.WriteString(sp.with)
		at = sp.at.End
		switch {
		case !w.isEdit[n]:
			if !slices.Contains(out.forms, w.formOf[n]) {
				out.forms = append(out.forms, w.formOf[n])
			}
		case !sp.aside:
			w.v.edits = append(w.v.edits, editedWords{was: sp.at, is: is})
			out.edited = true
		default:
			out.edited = true
		}
	}
	w.b.WriteString(all[at:span.End])
	out.span.End = w.b.Len()
	if out.edited {
		w.v.editedSpan, w.v.was, w.v.reworded = out.span, i, len(out.forms) > 0
	}
	for k := range w.order {
		if w.order[k] == i && k != i {
			out.forms = append(out.forms, "order")
		}
	}
	w.v.sentences = append(w.v.sentences, out)
}

// variant writes the article with the edit e, or none, and with some of its other
// sentences said anew.
func (s *editSource) variant(e *edit) *variant {
	if e == nil {
		return s.variantBy(nil, house{manyPlaces, manyPlaces / 4, faithfulForms})
	}
	return s.variantBy(e, house{somePlaces, somePlaces / 4, faithfulForms})
}

// The shares of the places that a variant says anew.
const (
	somePlaces = 0.35
	manyPlaces = 0.7 // and of the edited sentence
)

// variantBy is variant as the house says things.
func (s *editSource) variantBy(e *edit, h house) *variant {
	w := &writing{s: s, v: &variant{}, e: e, drop: make([]bool, len(s.d.Sentences)), order: make([]int, len(s.d.Sentences))}
	for i := range w.order {
		w.order[i] = i
	}
	w.blocks = make([]int, len(s.runs()))
	for i := range w.blocks {
		w.blocks[i] = i
	}
	var taken []splice
	edited := map[int]bool{}
	if e != nil {
		w.v.putsInOrOut = true
		for i := range e.splices {
			s.trim(&e.splices[i])
		}
		for _, sp := range e.splices {
			edited[s.sentenceOf(sp.at.Start)] = true
			if !sp.aside && !sp.at.Empty() && sp.with != "" {
				w.v.putsInOrOut = false
			}
		}
		taken = append(taken, e.splices...)
		if e.drop >= 0 {
			w.drop[e.drop], edited[e.drop] = true, true
		}
	}
	w.reword(h, taken, edited)
	return w.write()
}

// trim leaves out of a splice what it has in common with what it replaces, where it
// then only puts in or only takes out.
func (s *editSource) trim(sp *splice) {
	was := sp.at.Of(s.d.Article.Text)
	switch {
	case len(was) < len(sp.with) && strings.HasSuffix(sp.with, was):
		sp.with, sp.at.End = strings.TrimSuffix(sp.with, was), sp.at.Start
	case len(was) < len(sp.with) && strings.HasPrefix(sp.with, was):
		sp.with, sp.at.Start = strings.TrimPrefix(sp.with, was), sp.at.End
	}
}

// settle puts faithful splices and those of the edit in order.
func (w *writing) settle(edits []splice, faithful []splice, forms []string) {
	type one struct {
		splice
		isEdit bool
		form   string
	}
	var all []one
	for _, sp := range edits {
		all = append(all, one{sp, true, ""})
	}
	for i, sp := range faithful {
		all = append(all, one{sp, false, forms[i]})
	}
	slices.SortStableFunc(all, func(a, b one) int {
		return cmp.Or(cmp.Compare(a.at.Start, b.at.Start), cmp.Compare(a.at.End, b.at.End))
	})
	for _, o := range all {
		w.splices, w.isEdit, w.formOf = append(w.splices, o.splice), append(w.isEdit, o.isEdit), append(w.formOf, o.form)
	}
}
