package annotate

import (
	"fmt"
	"io"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
)

// folds is the number of parts of the jackknife.
const folds = 5

// The bytes each model may take: 12 MB in all. The actions gain most by more.
var (
	tagBudget      = model.Budget{Bytes: 4 << 19}
	actionBudget   = model.Budget{Bytes: 15 << 19}
	relationBudget = model.Budget{Bytes: 5 << 19}
)

// TrainSyntax learns the weights of the tag and parse passes. The parser learns
// on tags given by taggers that had not seen the sentence, so that it expects
// mistakes like those it will get. The same examples and seed give the same
// bytes. Progress goes to log.
func TrainSyntax(examples []Example, seed uint64, log io.Writer) Weights {
	say := func(format string, args ...any) { fmt.Fprintf(log, format+"\n", args...) }
	examples = withHeadlines(examples, seed)
	forms := jackknife(examples, seed)
	say("jackknife: %d sentences", len(examples))
	w := Weights{Tag: trainTagger(examples, seed).Freeze(tagBudget)}
	say("tagger: %d bytes", len(w.Tag))
	actions, relations := trainParser(examples, forms, seed, func(epoch int) { say("parser: epoch %d", epoch) })
	w.Action = actions.Freeze(actionBudget)
	w.Relation = relations.Freeze(relationBudget)
	say("parser: %d and %d bytes", len(w.Action), len(w.Relation))
	return w
}

// jackknife is the forms of all examples, each tagged by a tagger that has
// learnt from the other folds. Runs of sentences stay together, as neighbours
// share their names.
func jackknife(examples []Example, seed uint64) [][]form {
	const run = 40
	fold := func(i int) int { return i / run % folds }
	forms := make([][]form, len(examples))
	var r reader
	for k := range folds {
		var rest []Example
		for i, e := range examples {
			if fold(i) != k {
				rest = append(rest, e)
			}
		}
		m, err := model.Load(trainTagger(rest, seed).Freeze(tagBudget))
		if err != nil {
			panic(err) // what Freeze writes Load reads
		}
		t := newTagger(m)
		for i, e := range examples {
			if fold(i) == k {
				forms[i] = r.forms(nil, e.Words)
				t.tag(forms[i], make([]document.Token, len(e.Words)))
			}
		}
	}
	return forms
}
