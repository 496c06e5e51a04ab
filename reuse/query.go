package reuse

import (
	"cmp"
	"slices"

	"github.com/recount-news/recount/text"
)

// A query works by vote, align and discount:
//
//  1. vote:     fingerprints of the text that few documents have point at these, each
//     with a diagonal (place in the text minus place in the document)
//  2. align:    documents with two votes on diagonals near each other are aligned as
//     Pair does it (pair.go)
//  3. discount: a short passage made up of fingerprints that many documents have is
//     boilerplate: a byline, "follow us", the tail of an agency
//
// A text of which nearly all is common is a reprint of what many have printed: then
// common fingerprints vote, too, each for the first documents that have it.
//
// Cost: one look-up a fingerprint and segment, a sort of the votes, an alignment for
// each document that shares something.

const (
	// commonDocs is how many documents may have a fingerprint that votes.
	commonDocs = 100

	// A short passage is boilerplate when its fingerprints stand in more than
	// manyDocs documents, or one in oftenDocs where that is more.
	manyDocs   = 8
	oftenDocs  = 50
	shortWords = 60

	// minVotes on diagonals that lie within voteWindow words make a candidate.
	minVotes   = 2
	voteWindow = 48

	// minShared is how many equal words a passage of a match must have: by chance,
	// texts share shorter ones.
	minShared = 14
)

// Match is a document that shares passages with a text.
type Match struct {
	Doc         uint32
	Passages    []Passage // A in the text, B in the document
	Boilerplate []Passage // shared with so many that they tell nothing
	// OfText and OfDoc tell which share of the words of each stands in the passages,
	// 0 to 1: what is contained in the other has the greater.
	OfText, OfDoc float64
}

// searcher holds the memory of one query for the next.
type searcher struct {
	words, other []word
	prints       []fingerprint
	found        []place
	docs         []int // by fingerprint, how many documents have it, up to commonDocs+1
	votes        []uint64
	many         int // documents, to make a short passage boilerplate
}

// place is where the records of a fingerprint lie.
type place struct {
	print    fingerprint
	seg      *segment
	from, to int
}

// search finds the documents below limit that share passages with s.
func (q *searcher) search(segs []*segment, gone map[uint32]bool, limit uint32, s string, read func(uint32) (string, error)) ([]Match, error) {
	q.words = splitHashed(q.words[:0], s)
	q.prints = fingerprints(q.prints[:0], q.words)
	q.look(segs, limit)
	q.many = manyDocs
	if k := len(segs) - 1; k >= 0 {
		q.many = min(commonDocs, max(manyDocs, int(segs[k].first+segs[k].docs)/oftenDocs))
	}
	var out []Match
	for _, doc := range q.candidates() {
		if gone[doc] {
			continue
		}
		t, err := read(doc)
		if err != nil {
			return nil, err
		}
		q.other = splitHashed(q.other[:0], t)
		if m := q.match(s, t); len(m.Passages) > 0 {
			m.Doc = doc
			out = append(out, m)
		}
	}
	return out, nil
}

// look finds the records of all fingerprints and gathers the votes.
func (q *searcher) look(segs []*segment, limit uint32) {
	q.found, q.docs, q.votes = q.found[:0], q.docs[:0], q.votes[:0]
	frequent := 0
	for _, f := range q.prints {
		n, first := 0, len(q.found)
		for _, s := range segs {
			if from, to := s.find(f.hash(), commonDocs); from < to {
				q.found = append(q.found, place{f, s, from, to})
				n += to - from
			}
		}
		q.docs = append(q.docs, n)
		if n > commonDocs {
			frequent++
			continue
		}
		for _, p := range q.found[first:] {
			q.vote(p, limit)
		}
		q.found = q.found[:first]
	}
	if 4*frequent > 3*len(q.prints) {
		for _, p := range q.found {
			q.vote(p, limit)
		}
	}
}

// vote adds the records at p: the document above, the diagonal below.
func (q *searcher) vote(p place, limit uint32) {
	for i := p.from; i < p.to; i++ {
		if r := p.seg.posting(i); r.doc < limit && r.doc-p.seg.first < p.seg.docs {
			q.votes = append(q.votes, uint64(r.doc)<<32|uint64(1<<placeBits+p.print.place()-r.print.place()))
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

// match aligns the text, whose words are in q.words, with one whose words are in
// q.other.
func (q *searcher) match(s, t string) (m Match) {
	for _, p := range pairWords(s, t, q.words, q.other) {
		switch {
		case p.Same < minShared:
		case q.boilerplate(p):
			m.Boilerplate = append(m.Boilerplate, p)
		default:
			m.Passages = append(m.Passages, p)
		}
	}
	if len(m.Passages) > 0 {
		m.OfText = coveredWords(q.words, m.Passages, func(p Passage) text.Span { return p.A })
		m.OfDoc = coveredWords(q.other, m.Passages, func(p Passage) text.Span { return p.B })
	}
	return m
}

// boilerplate reports whether the passage is short, less than half of both texts, and
// too little of it is the text's own: a fingerprint and the words up to the next one
// are not, if it stands in many documents.
func (q *searcher) boilerplate(p Passage) bool {
	if p.Words > shortWords || 2*p.Words >= min(len(q.words), len(q.other)) {
		return false
	}
	from, _ := slices.BinarySearchFunc(q.words, p.A.Start, func(w word, at int) int { return cmp.Compare(w.span.Start, at) })
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
	return own < minShared
}

// coveredWords is the share of words inside the passages.
func coveredWords(words []word, ps []Passage, side func(Passage) text.Span) float64 {
	inside := 0
	for i := range words {
		w := words[i].span
		for _, p := range ps {
			if s := side(p); s.Start <= w.Start && w.End <= s.End {
				inside++
				break
			}
		}
	}
	return float64(inside) / float64(max(len(words), 1))
}
