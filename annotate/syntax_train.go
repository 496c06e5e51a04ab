package annotate

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
)

// The network is trained outside of Go (cmd/recount-train/python). What it is fed
// comes from here, so that training and parsing see the same.

// WriteExamples writes a line a word, with its tag, head (counted from one, 0 for
// the root), relation and the label of its name ("_" where names are not known),
// and a blank line behind each sentence.
func WriteExamples(w io.Writer, examples []Example) error {
	b := bufio.NewWriter(w)
	for _, e := range examples {
		for i, t := range e.Tokens {
			head := t.Head + 1
			if t.Head == i {
				head = 0
			}
			name := "_"
			if e.Names != nil {
				name = nameLabels[e.Names[i]]
			}
			fmt.Fprintf(b, "%s\t%s|%s\t%d\t%s\t%s\n", e.Words[i], t.UPOS, t.XPOS, head, t.Rel, name)
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// WriteFeatures writes what the network is fed of each word: the hash of the
// word, eight bytes, and the row of each part, four bytes each, little-endian.
func WriteFeatures(w io.Writer, examples []Example) error {
	b := bufio.NewWriter(w)
	var r reader
	var forms []form
	var fed []feature
	var record []byte
	for _, e := range examples {
		forms = r.forms(forms[:0], e.Words)
		fed = features(fed[:0], forms)
		for _, f := range fed {
			record = binary.LittleEndian.AppendUint64(record[:0], f.word)
			for _, p := range f.parts {
				record = binary.LittleEndian.AppendUint32(record, p)
			}
			b.Write(record)
		}
	}
	return b.Flush()
}

// WithHeadlines is examples with headlines behind the sentences they are made
// of. The same seed gives the same.
func WithHeadlines(examples []Example, seed uint64) []Example {
	random := rand.New(rand.NewPCG(seed, 3))
	var out []Example
	for _, e := range examples {
		out = append(out, e)
		if h, ok := perhapsHeadline(e, random); ok {
			out = append(out, h)
		}
	}
	return out
}
