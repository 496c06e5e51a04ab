package claim

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Cue is a word that lays something to a source.
type Cue struct {
	Lemma string
	// Commitment is how far the word commits to the truth of what is said, from
	// 1 (it is shown to be so: confirm, prove) over 0.8 (say), 0.5 (suggest,
	// believe) and 0 (left open) to -1 (it is shown not to be so: refute).
	Commitment    float64
	Kind          CueKind
	commits       bool
	constructions construction
	preps         []string // prepositions that bring in what is said: "about", "of"
}

// CueKind is what a cue introduces.
type CueKind string

// What a cue can introduce.
const (
	Speech   CueKind = "speech"
	Thought  CueKind = "thought"
	Document CueKind = "document" // reports, findings, posts
)

// construction is one, or several together, in which a cue gives what is said.
type construction uint8

const (
	clauses     construction = 1 << iota // "that …", "whether …", marked words
	marked                               // marked words alone
	infinitives                          // "to …"
	nominals                             // an object: "announced the closure"
	ofPapers                             // an object of what was written or counted: "the poll found a lead of nine points"
	unowned                              // of a noun, without whose it is: "allegations of fraud"
	subjects                             // what is said is the subject: "it seems", "X is said to"
)

// takes reports whether c gives what is said in one of the constructions.
func (c *Cue) takes(any construction) bool { return c.constructions&any != 0 }

//go:embed cues.tsv
var cueTable string

// cueTables are the cues by word class.
type cueTables struct{ verbs, nouns, adjectives map[string]*Cue }

var cues = sync.OnceValue(func() cueTables {
	t := cueTables{make(map[string]*Cue), make(map[string]*Cue), make(map[string]*Cue)}
	for line := range strings.Lines(cueTable) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 5 {
			continue
		}
		c := &Cue{Lemma: f[0], Kind: CueKind(f[2])}
		if f[1] != "-" {
			n, err := strconv.ParseFloat(f[1], 64)
			if err != nil {
				panic("claim: cues.tsv: " + line) // a broken table cannot pass the tests
			}
			c.Commitment, c.commits = n, true
		}
		c.constructions, c.preps = parseConstructions(f[4])
		switch f[3] {
		case "v":
			t.verbs[c.Lemma] = c
		case "n":
			t.nouns[c.Lemma] = c
		case "a":
			t.adjectives[c.Lemma] = c
		default:
			panic("claim: cues.tsv: " + line)
		}
	}
	return t
})

func parseConstructions(s string) (f construction, preps []string) {
	for w := range strings.FieldsSeq(s) {
		switch w {
		case "that":
			f |= clauses
		case "marks":
			f |= marked
		case "inf":
			f |= infinitives
		case "obj":
			f |= nominals
		case "open":
			f |= unowned
		case "paper":
			f |= ofPapers
		case "subj":
			f |= subjects
		default:
			preps = append(preps, w)
		}
	}
	return f, preps
}

// CueOf looks a verb's lemma up among the words that commit a source to what is
// said, more or less.
func CueOf(lemma string) (Cue, bool) {
	c := cues().verbs[lemma]
	if c == nil || !c.commits {
		return Cue{}, false
	}
	return *c, true
}
