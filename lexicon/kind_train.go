package lexicon

import (
	"crypto/sha256"
	"encoding/binary"
)

// Kinds are shares of a word's uses by [Kind].
type Kinds [kinds]float64

// EncodeKinds makes the table of kinds, for the words of the table that is
// embedded, of what of gives for each.
func EncodeKinds(of func(word string) Kinds) []byte {
	t := table(embedded)
	n := t.u32(headWords)
	body := put32([]byte(t[headDigest:headBody]), n)
	for w := range n {
		shares := uint32(0)
		for k, share := range of(t.spelling(word(w))) {
			shares |= uint32(share*kindUnit+0.5) << (4 * k)
		}
		body = binary.LittleEndian.AppendUint32(body, shares)
	}
	out := append([]byte(kindMagic), kindVersion)
	digest := sha256.Sum256(body)
	return append(append(out, digest[:]...), body...)
}
