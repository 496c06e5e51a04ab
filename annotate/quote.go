package annotate

import "github.com/recount-news/recount/document"

// quotes numbers the quotations of d and tells for each token which one holds
// it, 0 for none. A quotation that is not closed at the end of its paragraph
// goes on in the next if that opens with a mark, as long quotations are set:
// goesOn has for each quotation the one it goes on with, or 0.
func quotes(d *document.Document) (of, goesOn []int32) {
	of, goesOn = make([]int32, len(d.Tokens)), []int32{0}
	open, before := int32(0), int32(0) // before: left open by the last paragraph
	block, begin := -1, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Block != block {
			block, begin, before, open = s.Block, s.First, open, 0
		}
		for t := s.First; t < s.Last; t++ {
			opens, closes := quoteMark(wordOf(d, t))
			if open != 0 && closes {
				of[t], open = open, 0
				continue
			}
			if open == 0 && opens {
				open = int32(len(goesOn))
				goesOn = append(goesOn, 0)
				if t == begin {
					goesOn[open] = before
				}
			}
			of[t] = open
		}
	}
	return of, goesOn
}

// quoteMark tells what a token does as a quotation mark. Single marks are also
// apostrophes and are left alone.
func quoteMark(w string) (opens, closes bool) {
	switch w {
	case `"`:
		return true, true
	case "“", "„", "«":
		return true, false
	case "”", "»":
		return false, true
	}
	return false, false
}
