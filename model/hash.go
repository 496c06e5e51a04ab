package model

import "math/bits"

// Items are told by hashes. HashRune and Mix are part of the format of the weights:
// changing either makes every trained model worthless, so a change of them is a
// change of version.

const (
	hashOffset = 0xcbf29ce484222325 // FNV-1a
	hashPrime  = 0x100000001b3
	mixPrime   = 0x9e3779b97f4a7c15 // 2^64 over the golden ratio
)

// HashStart is the FNV-1a hash of nothing, which [HashRune] carries on.
const HashStart uint64 = hashOffset

// HashRune carries the hash h on by one rune.
func HashRune(h uint64, r rune) uint64 { return (h ^ uint64(r)) * hashPrime }

// Mix joins two hashes into one. Order matters.
func Mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^b>>32^0x2545f4914f6cdd1d, b^mixPrime)
	return hi ^ lo
}
