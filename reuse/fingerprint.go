package reuse

// Fingerprints are hashes of windows of three words with content, whatever stop
// words lie between them (spot signatures, Theobald et al. 2008, are akin). In a
// text of which three words in ten were exchanged a third of them is untouched, and
// an article of 500 words has some 250. One window in two is kept, chosen by its
// hash so that all texts keep the same ones (mod-p sampling, Manber 1994): a
// borrowed paragraph of 50 words still has about a dozen.
//
// Cost: linear.

const (
	windowWords = 3
	sampleMask  = 1 // windows whose hash has these bits clear are kept
	hashBits    = 48
	placeBits   = 16
)

// fingerprint is a window kept: its 48-bit hash above, and below it the number of
// its first word, modulo 65,536: where a text is longer, places repeat, and the
// alignment tells them apart.
type fingerprint uint64

func (f fingerprint) hash() uint64 { return uint64(f) >> placeBits }
func (f fingerprint) place() int   { return int(f & (1<<placeBits - 1)) }

// fingerprints appends those of words to fps. A window that was seen a short while
// before is left out, so that repetitive texts have few.
func fingerprints(fps []fingerprint, words []word) []fingerprint {
	var recent [256]uint32
	eachWindow(words, func(h uint64, at int) {
		if h&sampleMask != 0 {
			return
		}
		if slot, mark := &recent[h>>8&0xff], uint32(h>>32); *slot != mark {
			*slot = mark
			fps = append(fps, fingerprint(h&^(1<<placeBits-1)|uint64(at&(1<<placeBits-1))))
		}
	})
	return fps
}

// eachWindow calls visit with each window of three words with content: its hash and
// its first word.
func eachWindow(words []word, visit func(hash uint64, at int)) {
	var x, y uint64
	atX, atY, seen := 0, 0, 0
	for i := range words {
		w := &words[i]
		if w.stop {
			continue
		}
		z := uint64(uint32(w.id))
		if seen++; seen >= windowWords {
			visit(finish((x<<32|y)*0x9e3779b97f4a7c15^z), atX)
		}
		x, atX, y, atY = y, atY, z, i
	}
}
