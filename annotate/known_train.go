package annotate

import (
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// KnownNames is the table of the names of towns, which may be several words, and
// of surnames.
func KnownNames(cities, surnames []string) string {
	classes, order := map[uint64]uint16{}, []uint64{}
	add := func(name string, class uint16) {
		d := document.Document{Article: article.Article{Text: name}}
		d.Sentences = []document.Sentence{{Span: text.Span{End: len(name)}}}
		tokens(&d) // cut as the text will be
		hash := uint64(0)
		for n, t := range d.Tokens {
			hash = joinHash(hash, wordHash(d.Text(t.Span)), n)
		}
		if n := len(d.Tokens); n == 0 || n > cityWords {
			return
		}
		if classes[hash] == 0 {
			order = append(order, hash)
		}
		classes[hash] |= class
	}
	for _, name := range cities {
		add(name, knownCity)
	}
	for _, name := range surnames {
		add(name, knownSurname)
	}
	t := newTable(len(order))
	for _, hash := range order {
		t.add(hash, classes[hash])
	}
	return string(t)
}

// tableBytes is a table in the making.
type tableBytes []byte

// newTable is a table for n words, at most two thirds full.
func newTable(n int) tableBytes {
	slots := 1 << 10
	for 3*n > 2*slots {
		slots *= 2
	}
	return make(tableBytes, tableSlot*slots)
}

func (t tableBytes) add(hash uint64, class uint16) {
	slots := len(t) / tableSlot
	for at := int(hash >> 20 & uint64(slots-1)); ; at = (at + 1) & (slots - 1) {
		s := t[tableSlot*at : tableSlot*at+tableSlot]
		if s[2] == 0 && s[3] == 0 {
			s[0], s[1], s[2], s[3] = byte(hash), byte(hash>>8), byte(class), byte(class>>8)
			return
		}
		if s[0] == byte(hash) && s[1] == byte(hash>>8) {
			return
		}
	}
}
