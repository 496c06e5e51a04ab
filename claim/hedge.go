package claim

import (
	_ "embed"
	"strings"
	"sync"
)

// value is what is said of the truth of something, as FactBank has it.
type value struct {
	negative bool
	level    level
}

// level is a Certainty as a number that grows with it.
type level int8

const (
	underspecified level = iota
	possible
	probable
	certain
)

var certainties = [...]Certainty{Underspecified, Possible, Probable, Certain}

// values are FactBank's names of them.
var values = map[string]value{
	"CT+": {false, certain}, "PR+": {false, probable}, "PS+": {false, possible},
	"CT-": {true, certain}, "PR-": {true, probable}, "PS-": {true, possible}, "Uu": {},
}

//go:embed hedges.tsv
var hedgeTable string

//go:embed implicatives.tsv
var implicativeTable string

// place is a word and what stands beside it or below it.
type place struct{ word, beside string }

// frame is what a word says of its complement, affirmed and negated.
type frame struct{ affirmed, negated value }

// isFactive reports a word that takes its complement for granted.
func (f frame) isFactive() bool { return f.affirmed == f.negated && f.affirmed.level == certain }

var hedges = sync.OnceValue(func() map[place]value {
	table := make(map[place]value, 80)
	eachRow(hedgeTable, 3, func(row []string) { table[place{row[0], row[1]}] = valueOf(row[2]) })
	return table
})

var frames = sync.OnceValue(func() map[place]frame {
	table := make(map[place]frame, 400)
	eachRow(implicativeTable, 4, func(row []string) {
		table[place{row[0], row[1]}] = frame{valueOf(row[2]), valueOf(row[3])}
	})
	return table
})

// eachRow calls f with every line of a table of n columns.
func eachRow(table string, n int, f func(row []string)) {
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSpace(line), "\t")
		if len(row) != n {
			panic("claim: a line has not its columns: " + line) // a broken table cannot pass the tests
		}
		f(row)
	}
}

func valueOf(name string) value {
	v, ok := values[name]
	if !ok {
		panic("claim: no value of FactBank: " + name)
	}
	return v
}

// frameOf is what lemma says of its complement: as the table has it, else, for
// words that lay something to a source, by how far they commit to it.
func frameOf(lemma, complement string) (frame, bool) {
	if f, ok := frames()[place{lemma, complement}]; ok {
		return f, true
	}
	cue, ok := CueOf(lemma)
	switch {
	case complement == "whether":
		return frame{}, true
	case complement == "to" && ok:
		return frame{}, cue.Kind == Speech // "told them to leave"
	case !ok || complement != "that" && complement != "ing":
		return frame{}, false
	case cue.Commitment >= 0.6:
		return frame{affirmed: value{false, certain}}, true
	case cue.Commitment >= 0.45:
		return frame{affirmed: value{false, probable}}, true
	case cue.Commitment >= 0.3:
		return frame{affirmed: value{false, possible}}, true
	case cue.Commitment > -0.3:
		return frame{}, true
	case cue.Commitment > -0.6:
		return frame{affirmed: value{true, possible}}, true
	}
	return frame{affirmed: value{true, certain}, negated: value{false, possible}}, true
}
