package reuse

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/recount-news/recount/text"
)

// A query works by vote, align and discount:
//
//  1. vote:     fingerprints of the text that few documents have point at these, each
//     with a diagonal (place in the text minus place in the document)
//  2. align:    documents with two votes on diagonals near each other are aligned as
//     Pair does it (pair.go)
//  3. discount: a short passage made up of fingerprints that many documents have is
//     boilerplate, unless somebody said it: a byline, "follow us", the tail of an agency
//
// What many have printed is common, too: fingerprints that are common and follow each
// other for longer than boilerplate does vote for the first documents that have them.
//
// Cost: one look-up a fingerprint and segment, a sort of the votes, an alignment for
// each document that shares something.

const (
	// commonDocs is how many documents may have a fingerprint that votes.
	commonDocs = 100

	// A short passage is boilerplate when its fingerprints stand in more than
	// manyDocs documents, or one in oftenDocs where that is more.
	manyDocs   = 8
	oftenDocs  = 200
	shortWords = 60

	// minVotes on diagonals that lie within voteWindow words make a candidate.
	minVotes   = 2
	voteWindow = 48

	// minShared is how many equal words a passage of a match must have, or minTogether
	// several of minShort and more: by chance, texts share shorter ones.
	minShared   = 14
	minTogether = 20
	minShort    = 8

	// minSaid is enough inside quotation marks: two who give the same twelve words have
	// them from one source, and however many give them they are no boilerplate.
	minSaid = 12

	// minAgreeing is how many fingerprints that few have must agree with a document
	// whose text cannot be had: some 25 words of its own.
	minAgreeing = 6
)

// ErrNoText is what [Options].Texts may give, wrapped or not, for a document whose
// text is no longer to be had. Search then tells what the fingerprints say.
var ErrNoText = errors.New("the text is no longer to be had")

// Match is a document that shares passages with a text.
type Match struct {
	Doc         uint32
	Passages    []Passage // A in the text, B in the document
	Boilerplate []Passage // shared with so many that they tell nothing
	// OfText and OfDoc tell which share of the words of each stands in the passages,
	// 0 to 1: what is contained in the other has the greater.
	OfText, OfDoc float64
	// Agreeing is how many fingerprints of few documents both have in one place, where
	// the document's text was not to be had ([ErrNoText]): then nothing was aligned, and
	// all of the above but Doc is empty.
	Agreeing int
}

// searcher holds the memory of one query for the next.
type searcher struct {
	pairing   pairing // its A is the text, B the document at hand
	anchors   anchorTable
	prints    []fingerprint
	buckets   [][2]int // by fingerprint
	touched   uint64
	found     []place
	docs      []int  // by fingerprint, how many documents have it, up to commonDocs+1
	reprinted []bool // by fingerprint: common, and in a long stretch of such
	votes     []uint64
	many      int // documents, to make a short passage boilerplate
}

// place is where the records of a fingerprint lie.
type place struct {
	print    int // number of the fingerprint
	seg      *segment
	from, to int
}

// search finds the documents below limit that share passages with s.
func (q *searcher) search(segs []*segment, gone map[uint32]bool, limit uint32, s string, read func(uint32) (string, error)) ([]Match, error) {
	q.pairing.a = splitHashed(q.pairing.a[:0], s)
	q.prints = fingerprints(q.prints[:0], q.pairing.a)
	q.look(segs, limit)
	q.many = manyDocs
	if k := len(segs) - 1; k >= 0 {
		q.many = min(commonDocs, max(manyDocs, int(segs[k].first+segs[k].docs)/oftenDocs))
	}
	var out []Match
	filled := false // the table of anchors
	for _, doc := range q.candidates() {
		if gone[doc] {
			continue
		}
		t, err := read(doc)
		if errors.Is(err, ErrNoText) {
			if n := q.agreeing(doc); n >= minAgreeing {
				out = append(out, Match{Doc: doc, Agreeing: n})
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		if !filled {
			q.anchors.fill(q.pairing.a)
			filled = true
		}
		q.pairing.b = splitHashed(q.pairing.b[:0], t)
		if m := q.match(s, t); len(m.Passages) > 0 {
			m.Doc = doc
			out = append(out, m)
		}
	}
	return out, nil
}

// look finds the records of all fingerprints and gathers the votes.
func (q *searcher) look(segs []*segment, limit uint32) {
	q.found, q.votes, q.docs = q.found[:0], q.votes[:0], cleared(q.docs, len(q.prints))
	for _, s := range segs {
		q.lookIn(s)
	}
	q.markReprinted()
	for _, p := range q.found {
		if q.docs[p.print] <= commonDocs || q.reprinted[p.print] {
			q.vote(p, limit)
		}
	}
}

// markReprinted marks the common fingerprints that follow each other for longer than
// boilerplate does.
func (q *searcher) markReprinted() {
	q.reprinted = cleared(q.reprinted, len(q.prints))
	long := min(shortWords, len(q.pairing.a)/2)
	for i, j := 0, 0; i < len(q.prints); i = j + 1 {
		for j = i; j < len(q.prints) && q.docs[j] > commonDocs; j++ {
		}
		if j > i && q.prints[j-1].place()-q.prints[i].place() >= long {
			for k := i; k < j; k++ {
				q.reprinted[k] = true
			}
		}
	}
}

// lookIn finds the records in s. It goes over the directory, then over the first
// records, then over what is left to do, so that the memory fetches many at a time:
// to wait for it is most of the cost.
func (q *searcher) lookIn(s *segment) {
	q.buckets = q.buckets[:0]
	for _, f := range q.prints {
		from, to := s.bucket(f.hash())
		q.buckets = append(q.buckets, [2]int{from, to})
	}
	for _, b := range q.buckets {
		if b[0] < b[1] {
			q.touched ^= s.hash((b[0] + b[1]) / 2)
		}
	}
	for i, f := range q.prints {
		from, to := s.narrow(q.buckets[i][0], q.buckets[i][1], f.hash(), commonDocs)
		if from < to {
			q.found = append(q.found, place{i, s, from, to})
			q.docs[i] += to - from
		}
	}
}

// vote adds the records at p: the document above, the diagonal below.
func (q *searcher) vote(p place, limit uint32) {
	place := q.prints[p.print].place()
	for i := p.from; i < p.to; i++ {
		if r := p.seg.posting(i); r.doc < limit && r.doc-p.seg.first < p.seg.docs {
			q.votes = append(q.votes, uint64(r.doc)<<32|uint64(1<<placeBits+place-r.print.place()))
		}
	}
}

// candidates are the documents with enough votes near one diagonal, in order.
func (q *searcher) candidates() (docs []uint32) {
	slices.Sort(q.votes)
	for i := minVotes - 1; i < len(q.votes); i++ {
		doc := uint32(q.votes[i] >> 32)
		if len(docs) > 0 && docs[len(docs)-1] == doc {
			continue
		}
		if q.votes[i]-q.votes[i-minVotes+1] <= voteWindow {
			docs = append(docs, doc)
		}
	}
	return docs
}

// agreeing counts the fingerprints that few documents have, on diagonals of doc that
// are near each other.
func (q *searcher) agreeing(doc uint32) (most int) {
	var diagonals []int
	for _, p := range q.found {
		for i := p.from; i < p.to && q.docs[p.print] <= q.many; i++ {
			if r := p.seg.posting(i); r.doc == doc {
				diagonals = append(diagonals, q.prints[p.print].place()-r.print.place())
			}
		}
	}
	slices.Sort(diagonals)
	for i, from := 0, 0; i < len(diagonals); i++ {
		for diagonals[i]-diagonals[from] > voteWindow {
			from++
		}
		most = max(most, i-from+1)
	}
	return most
}

// match aligns the text, whose words are in q.pairing.a, with one whose words are in
// q.pairing.b.
func (q *searcher) match(s, t string) (m Match) {
	q.pairing.textA, q.pairing.textB = s, t
	most, together, said := 0, 0, 0 // equal words of a passage
	for _, p := range q.pairing.pair(q.anchors.runs(q.pairing.a, q.pairing.b)) {
		if p.Same < minShort {
			continue
		}
		isSaid := p.Words <= shortWords && (quoted(s, p.A) || quoted(t, p.B))
		if !isSaid && q.boilerplate(p) {
			m.Boilerplate = append(m.Boilerplate, p)
			continue
		}
		m.Passages = append(m.Passages, p)
		most, together = max(most, p.Same), together+p.Same
		if isSaid {
			said = max(said, p.Same)
		}
	}
	if most < minShared && together < minTogether && said < minSaid {
		return Match{}
	}
	if p := &q.pairing; len(m.Passages) > 0 {
		p.takenA, p.takenB = cleared(p.takenA, len(p.a)), cleared(p.takenB, len(p.b))
		for _, passage := range m.Passages {
			takeWords(p.takenA, p.a, passage.A)
			takeWords(p.takenB, p.b, passage.B)
		}
		m.OfText, m.OfDoc = shareTaken(p.takenA), shareTaken(p.takenB)
	}
	return m
}

// wordAt is the number of the word that begins at the byte start.
func wordAt(words []word, start int) int {
	i, _ := slices.BinarySearchFunc(words, start, func(w word, at int) int { return cmp.Compare(w.span.Start, at) })
	return i
}

// takeWords marks the words inside span.
func takeWords(taken []bool, words []word, span text.Span) {
	for i := wordAt(words, span.Start); i < len(words) && words[i].span.End <= span.End; i++ {
		taken[i] = true
	}
}

func shareTaken(taken []bool) float64 {
	n := 0
	for _, t := range taken {
		if t {
			n++
		}
	}
	return float64(n) / float64(max(len(taken), 1))
}

// boilerplate reports whether the passage is short, less than half of both texts, and
// too little of it is the text's own: a fingerprint and the words up to the next one
// are not, if it stands in many documents.
func (q *searcher) boilerplate(p Passage) bool {
	if p.Words > shortWords || 2*p.Words >= min(len(q.pairing.a), len(q.pairing.b)) {
		return false
	}
	from := wordAt(q.pairing.a, p.A.Start)
	own, place, common := 0, from, false
	for i, f := range q.prints {
		at := f.place()
		if at < from || at >= from+p.Words {
			continue
		}
		if !common {
			own += at - place
		}
		place, common = at, q.docs[i] > q.many
	}
	if !common {
		own += from + p.Words - place
	}
	return own < min(minShared, p.Words)
}

// quoted reports whether at least half of span stands between quotation marks. Those
// of a paragraph before it tell whether it begins inside.
func quoted(s string, span text.Span) bool {
	paragraph := strings.LastIndexByte(s[:span.Start], '\n') + 1
	open, inside, from := false, 0, 0
	for i, r := range s[paragraph:span.End] {
		i += paragraph
		was := open
		switch r {
		case '“', '„', '«':
			open = true
		case '”', '»', '\n':
			open = false
		case '"':
			open = !open
		}
		if open && !was {
			from = i
		} else if was && !open {
			inside += max(i-max(from, span.Start), 0)
		}
	}
	if open {
		inside += span.End - max(from, span.Start)
	}
	return 2*inside >= span.End-span.Start
}
