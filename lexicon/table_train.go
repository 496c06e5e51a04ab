package lexicon

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
)

// Source is what a word table is made from. Everything in it may be in any
// order and any of it twice: [Encode] sorts and drops repetitions.
type Source struct {
	Documents  int            // documents counted
	Frequency  map[string]int // documents that hold a word
	Synsets    int            // synsets are numbered 0 to Synsets-1
	Senses     []Sense
	Pointers   []Pointer
	Exceptions []Link // irregular form, lemma
	Derived    []Link // words derived from each other; given one way, written both
	Opposites  []Link // antonyms, as WordNet names them; given one way, written both
	Verbs      []Link // noun of event, its verb
	Nouns      []Link // verb, its noun of event
}

// Sense says that a word has a meaning.
type Sense struct {
	Word   string
	POS    POS
	Synset int
	Share  float64 // of the uses of Word as POS, 0..1
}

// Pointer is a relation between two synsets.
type Pointer struct {
	From, To int
	Kind     PointerKind
}

// Link ties one word to another.
type Link struct {
	Word, To   string
	POS, ToPOS POS
	Share      float64 // how much of the uses of both it concerns, 0..1
}

// Encode writes the table that table.go describes. It fails where the source
// is too large for the format or names a synset that is not there.
func Encode(src Source) ([]byte, error) {
	e := encoder{src: src}
	e.collect()
	if err := e.check(); err != nil {
		return nil, err
	}
	parts := [sections][]byte{
		counts:    e.counts(),
		forms:     e.links(src.Exceptions, false),
		kin:       e.links(src.Derived, true),
		opposites: e.links(src.Opposites, true),
		verbs:     e.links(src.Verbs, false),
		nouns:     e.links(src.Nouns, false),
	}
	parts[spell], parts[letters] = e.spelling()
	parts[firstSense], parts[senses] = e.senses()
	parts[firstPoint], parts[points] = e.pointers()
	return e.assemble(parts), nil
}

type encoder struct {
	src    Source
	words  []string
	number map[string]word
}

// collect numbers every word that anything mentions.
func (e *encoder) collect() {
	seen := map[string]bool{}
	for w := range e.src.Frequency {
		seen[w] = true
	}
	for _, s := range e.src.Senses {
		seen[s.Word] = true
	}
	for _, list := range [][]Link{e.src.Exceptions, e.src.Derived, e.src.Opposites, e.src.Verbs, e.src.Nouns} {
		for _, l := range list {
			seen[l.Word], seen[l.To] = true, true
		}
	}
	for w := range seen {
		e.words = append(e.words, w)
	}
	slices.Sort(e.words)
	e.number = make(map[string]word, len(e.words))
	for i, w := range e.words {
		e.number[w] = word(i)
	}
}

func (e *encoder) check() error {
	if len(e.words) > bits20 || e.src.Synsets > bits20 {
		return fmt.Errorf("lexicon: %d words and %d synsets, the format holds %d of each", len(e.words), e.src.Synsets, bits20)
	}
	known := func(s int) bool { return 0 <= s && s < e.src.Synsets }
	for _, s := range e.src.Senses {
		if !known(s.Synset) {
			return fmt.Errorf("lexicon: sense of %q has synset %d of %d", s.Word, s.Synset, e.src.Synsets)
		}
	}
	for _, p := range e.src.Pointers {
		if !known(p.From) || !known(p.To) {
			return fmt.Errorf("lexicon: pointer from %d to %d, with %d synsets", p.From, p.To, e.src.Synsets)
		}
	}
	return nil
}

func (e *encoder) spelling() (begins, letters []byte) {
	for _, w := range e.words {
		begins = put32(begins, len(letters))
		letters = append(letters, w...)
	}
	return put32(begins, len(letters)), letters
}

func (e *encoder) counts() []byte {
	var b []byte
	for _, w := range e.words {
		b = binary.LittleEndian.AppendUint16(b, uint16(min(e.src.Frequency[w], 1<<16-1)))
	}
	return b
}

func (e *encoder) senses() (firsts, records []byte) {
	list := slices.Clone(e.src.Senses)
	slices.SortFunc(list, func(a, b Sense) int {
		return cmp.Or(cmp.Compare(a.Word, b.Word), cmp.Compare(a.POS, b.POS),
			cmp.Compare(b.Share, a.Share), cmp.Compare(a.Synset, b.Synset))
	})
	list = slices.Compact(list)
	next := 0
	for _, w := range e.words {
		firsts = put32(firsts, next)
		for ; next < len(list) && list[next].Word == w; next++ {
			s := list[next]
			records = put32(records, share(s.Share)<<24|int(s.POS)<<20|s.Synset)
		}
	}
	return put32(firsts, next), records
}

func (e *encoder) pointers() (firsts, records []byte) {
	list := slices.Clone(e.src.Pointers)
	slices.SortFunc(list, func(a, b Pointer) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.To, b.To))
	})
	list = slices.Compact(list)
	next := 0
	for s := range e.src.Synsets {
		firsts = put32(firsts, next)
		for ; next < len(list) && list[next].From == s; next++ {
			records = put32(records, int(list[next].Kind)<<24|list[next].To)
		}
	}
	return put32(firsts, next), records
}

func (e *encoder) links(list []Link, bothWays bool) []byte {
	var records []link
	for _, l := range list {
		from, to := e.number[l.Word], e.number[l.To]
		records = append(records, makeLink(from, l.POS, to, l.ToPOS, share(l.Share)))
		if bothWays {
			records = append(records, makeLink(to, l.ToPOS, from, l.POS, share(l.Share)))
		}
	}
	slices.Sort(records)
	var b []byte
	for _, r := range slices.Compact(records) {
		b = binary.LittleEndian.AppendUint64(b, uint64(r))
	}
	return b
}

// assemble puts the header before the parts, and the digest into the header.
func (e *encoder) assemble(parts [sections][]byte) []byte {
	b := append([]byte(magic), version)
	b = append(b, make([]byte, sha256.Size)...)
	b = put32(b, e.src.Documents)
	b = put32(b, len(e.words))
	b = put32(b, e.src.Synsets)
	at := int(headEnd)
	for _, p := range parts {
		b = put32(put32(b, at), len(p))
		at += len(p)
	}
	for _, p := range parts {
		b = append(b, p...)
	}
	digest := sha256.Sum256(b[headBody:])
	copy(b[headDigest:], digest[:])
	return b
}

func put32(b []byte, v int) []byte { return binary.LittleEndian.AppendUint32(b, uint32(v)) }

// share is a share in 1/255, never 0: what is listed happens.
func share(v float64) int { return min(255, max(1, int(v*255+0.5))) }
