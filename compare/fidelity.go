package compare

// Fidelity: how far an account can be trusted to say what its source says.
//
// A score from 0 to 1 for every sentence of a draft, made of parts that a reader
// can be shown. It starts from what the source has of the sentence: its content
// words, weighed by their rarity; the words that stand next to each other, which
// the source must have near each other too (as the arcs of Goyal and Durrett 2020,
// without a parser's errors); and its runs of three words.
// What the findings say of the sentence is taken off. A draft has the mean of its
// sentences.
//
// Cost: the words of the draft times the places where the source has them, after
// one pass over the source.

import (
	"math"
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// What each part takes off the score of a sentence at most, before the findings:
// together 1. Set by hand.
const (
	lossUnknown  = 0.3
	lossUnjoined = 0.4
	lossUncopied = 0.3

	lossRepeated     = 0.3 // of the weight of words said twice in one sentence
	lossContradicted = 0.1 // of the severity of findings
	lossAdded        = 0.1
	lossChanged      = 0.02 // most changes mislead without making a sentence false

	fidelityPower = 1.5 // a sentence with half of its words from nowhere is less than half true

	joinedWithin = 4 // tokens from one neighbour to the next in the source
)

// Fidelity is how faithful a draft is to its source.
type Fidelity struct {
	Score     float64 // 0..1, the mean of its sentences; 1 where there is none
	Sentences []SentenceFidelity
}

// SentenceFidelity is how faithful one sentence is, and why. All but the span and
// the findings run from 0 to 1.
type SentenceFidelity struct {
	Span         text.Span // in the draft
	Home         text.Span // the sentence of the source that has most of it; empty where none has any
	Told         float64   // share of the weight of its content words that Home has
	Known        float64   // share of that weight that the source has anywhere
	Joined       float64   // share of its pairs of neighbouring content words that the source has near each other
	Copied       float64   // share of its runs of three words that the source has
	Repeated     float64   // share of the weight of content words said before in the sentence
	Contradicted float64   // severity of the findings that concern it, by level
	Changed      float64
	Added        float64
	Findings     []int // these findings, as indexes in Comparison.Findings
	Score        float64
}

// FidelityOf tells how faithful the account called draft is to the reference of c.
// An account that c does not have has no sentence.
func FidelityOf(c *Comparison, draft string) Fidelity {
	var source, copied *story.Account
	for i := range c.Story.Accounts {
		switch a := &c.Story.Accounts[i]; a.ID {
		case c.Reference:
			source = a
		case draft:
			copied = a
		}
	}
	out := Fidelity{Score: 1}
	if source == nil || copied == nil {
		return out
	}
	index := indexSource(source.Document)
	for i := range copied.Document.Sentences {
		s, ok := index.sentence(copied.Document, i)
		if !ok {
			continue
		}
		s.weighFindings(c, draft)
		s.Score = s.score()
		out.Sentences = append(out.Sentences, s)
	}
	if len(out.Sentences) > 0 {
		out.Score = 0
		for i := range out.Sentences {
			out.Score += out.Sentences[i].Score / float64(len(out.Sentences))
		}
	}
	return out
}

// at is the sentence with this span, or nil.
func (f *Fidelity) at(sp text.Span) *SentenceFidelity {
	for i := range f.Sentences {
		if f.Sentences[i].Span == sp {
			return &f.Sentences[i]
		}
	}
	return nil
}

// add adds part of o, but its places and findings.
func (s *SentenceFidelity) add(o *SentenceFidelity, part float64) {
	s.Told += part * o.Told
	s.Known += part * o.Known
	s.Joined += part * o.Joined
	s.Copied += part * o.Copied
	s.Repeated += part * o.Repeated
	s.Contradicted += part * o.Contradicted
	s.Changed += part * o.Changed
	s.Added += part * o.Added
	s.Score += part * o.Score
}

func (s *SentenceFidelity) score() float64 {
	lost := lossUnknown*(1-s.Known) + lossUnjoined*(1-s.Joined) + lossUncopied*(1-s.Copied) + lossRepeated*s.Repeated +
		lossContradicted*s.Contradicted + lossChanged*s.Changed + lossAdded*s.Added
	return math.Pow(max(0, 1-lost), fidelityPower)
}

// weighFindings adds up the findings that have words of the sentence.
func (s *SentenceFidelity) weighFindings(c *Comparison, draft string) {
	for i := range c.Findings {
		fd := &c.Findings[i]
		var sum *float64
		switch fd.Level {
		case Contradiction:
			sum = &s.Contradicted
		case Change:
			sum = &s.Changed
		case Addition:
			sum = &s.Added
		default:
			continue
		}
		for _, e := range fd.Evidence {
			if e.Account == draft && !e.Agrees && e.Span.Overlaps(s.Span) {
				*sum = min(1, *sum+fd.Severity)
				s.Findings = append(s.Findings, i)
				break
			}
		}
	}
}

// sourceIndex knows where the source has which words.
type sourceIndex struct {
	doc  *document.Document
	at   map[string][]spot // by form and by lemma, in lower case
	runs map[[3]string]bool
	sums []float64 // scratch: weight found, by sentence
}

type spot struct{ sentence, token int }

func indexSource(d *document.Document) *sourceIndex {
	x := &sourceIndex{doc: d, at: make(map[string][]spot), runs: make(map[[3]string]bool), sums: make([]float64, len(d.Sentences))}
	for i := range d.Sentences {
		var run [3]string
		for t := d.Sentences[i].First; t < d.Sentences[i].Last; t++ {
			if d.Tokens[t].UPOS == document.PUNCT {
				continue
			}
			form, lemma := wordKeys(d, t)
			x.at[form] = append(x.at[form], spot{i, t})
			if lemma != form {
				x.at[lemma] = append(x.at[lemma], spot{i, t})
			}
			run = [3]string{run[1], run[2], lemma}
			if run[0] != "" {
				x.runs[run] = true
			}
		}
	}
	return x
}

func wordKeys(d *document.Document, t int) (form, lemma string) {
	return strings.ToLower(d.Text(d.Tokens[t].Span)), strings.ToLower(d.Tokens[t].Lemma)
}

// spots are where the source has token t of d: its form, else its lemma.
func (x *sourceIndex) spots(form, lemma string) []spot {
	if at := x.at[form]; len(at) > 0 {
		return at
	}
	return x.at[lemma]
}

// carried is a content word of the draft and where the source has it.
type carried struct {
	lemma  string
	weight float64
	at     []spot
}

// sentence weighs sentence i of d; ok is false where it has no word.
func (x *sourceIndex) sentence(d *document.Document, i int) (s SentenceFidelity, ok bool) {
	sent := &d.Sentences[i]
	s.Span = sent.Span
	var words []carried
	var run [3]string
	var runs, copied int
	for t := sent.First; t < sent.Last; t++ {
		if d.Tokens[t].UPOS == document.PUNCT {
			continue
		}
		ok = true
		form, lemma := wordKeys(d, t)
		run = [3]string{run[1], run[2], lemma}
		if run[0] != "" {
			runs++
			if x.runs[run] {
				copied++
			}
		}
		if isContent(d.Tokens[t].UPOS) && !emptyWords[lemma] {
			words = append(words, carried{lemma, lexicon.Rarity(lemma), x.spots(form, lemma)})
		}
	}
	s.Copied = shareOf(float64(copied), float64(runs))
	x.weighWords(&s, words)
	weighNeighbours(&s, words)
	return s, ok
}

func isContent(pos document.UPOS) bool {
	switch pos {
	case document.NOUN, document.PROPN, document.X, document.NUM, document.SYM, document.VERB, document.ADJ, document.ADV:
		return true
	}
	return false
}

// weighWords tells what the source has of the words, each for itself.
func (x *sourceIndex) weighWords(s *SentenceFidelity, words []carried) {
	var all, known, repeated float64
	clear(x.sums)
	for k, w := range words {
		all += w.weight
		if len(w.at) > 0 {
			known += w.weight
		}
		last := -1
		for _, p := range w.at {
			if p.sentence != last {
				x.sums[p.sentence] += w.weight
				last = p.sentence
			}
		}
		for _, o := range words[:k] {
			if o.lemma == w.lemma {
				repeated += w.weight
				break
			}
		}
	}
	best := 0.0
	for i, sum := range x.sums {
		if sum > best {
			best, s.Home = sum, x.doc.Sentences[i].Span
		}
	}
	s.Told, s.Known = shareOf(best, all), shareOf(known, all)
	if all > 0 {
		s.Repeated = repeated / all
	}
}

// weighNeighbours tells how many neighbours the source has near each other.
func weighNeighbours(s *SentenceFidelity, words []carried) {
	joined := 0
	for k := 1; k < len(words); k++ {
		if areJoined(words[k-1].at, words[k].at) {
			joined++
		}
	}
	s.Joined = shareOf(float64(joined), float64(len(words)-1))
}

// areJoined reports whether the source has two words in one sentence, in this
// order and near each other. Both lists are in the order of the source.
func areJoined(a, b []spot) bool {
	k := 0
	for _, p := range a {
		for k < len(b) && b[k].token <= p.token {
			k++
		}
		if k < len(b) && b[k].sentence == p.sentence && b[k].token-p.token <= joinedWithin {
			return true
		}
	}
	return false
}

// shareOf is part/all, and 1 where there is nothing to have.
func shareOf(part, all float64) float64 {
	if all <= 0 {
		return 1
	}
	return part / all
}
