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
	Commitment float64
	Kind       CueKind
}

// CueKind is what a cue introduces.
type CueKind string

// What a cue can introduce.
const (
	Speech   CueKind = "speech"
	Thought  CueKind = "thought"
	Document CueKind = "document" // reports, findings, posts
)

//go:embed cues.tsv
var cueTable string

var cues = sync.OnceValue(func() map[string]Cue {
	table := make(map[string]Cue)
	for line := range strings.Lines(cueTable) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		n, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			panic("claim: cues.tsv: " + line) // a broken table cannot pass the tests
		}
		table[f[0]] = Cue{f[0], n, CueKind(f[2])}
	}
	return table
})

// CueOf looks a lemma up among the words that lay something to a source.
func CueOf(lemma string) (Cue, bool) {
	c, ok := cues()[lemma]
	return c, ok
}
