package lexicon

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
)

// Vector is the vector of a lemma as one part of speech.
type Vector struct {
	Lemma      string
	POS        POS
	Components []float64
}

// EncodeVectors writes the table that vectors.go describes. Of two words of the
// lexicon that share a key neither is written, nor are vectors of nothing.
func EncodeVectors(list []Vector) ([]byte, error) {
	if len(list) == 0 {
		return nil, fmt.Errorf("lexicon: no vectors to encode")
	}
	dimensions := len(list[0].Components)
	holders := table(embedded).keyHolders()
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Vector) int {
		return cmp.Compare(vectorKey(a.Lemma, a.POS), vectorKey(b.Lemma, b.POS))
	})
	var keys, rows []byte
	for _, v := range list {
		if len(v.Components) != dimensions {
			return nil, fmt.Errorf("lexicon: vector of %q has %d dimensions, not %d", v.Lemma, len(v.Components), dimensions)
		}
		row, ok := quantized(v.Components)
		if key := vectorKey(v.Lemma, v.POS); ok && holders[key] == 1 {
			keys = put32(keys, int(key))
			rows = append(rows, row...)
		}
	}
	body := put32(put32(nil, len(keys)/4), dimensions)
	body = append(append(body, keys...), rows...)
	digest := sha256.Sum256(body)
	return slices.Concat([]byte(vectorMagic), []byte{vectorVersion}, digest[:], body), nil
}

// keyHolders counts how many lemmas of t have each key.
func (t table) keyHolders() map[uint32]int {
	holders := map[uint32]int{}
	for w := range word(t.u32(headWords)) {
		for pos := Noun; pos <= Adverb; pos++ {
			if t.hasSense(w, pos) {
				holders[vectorKey(t.spelling(w), pos)]++
			}
		}
	}
	return holders
}

// quantized is v with its largest component at 127: only its direction counts.
func quantized(v []float64) (row []byte, ok bool) {
	most := 0.0
	for _, x := range v {
		most = max(most, math.Abs(x))
	}
	for _, x := range v {
		row = append(row, byte(int8(math.Round(x/most*127))))
	}
	return row, most > 0
}
