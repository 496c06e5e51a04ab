package main

import (
	"fmt"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/eval"
)

// nameLabels is what an IOB2 file says of the names of sentences, by their words.
type nameLabels map[string][]annotate.NameLabel

// noNameAtAll is what the draft of Universal NER calls some words that are no
// name.
const noNameAtAll = "B-O"

// readNameLabels reads an IOB2 file.
func readNameLabels(name string) (nameLabels, error) {
	sentences, err := eval.ReadLabels(name)
	if err != nil {
		return nil, err
	}
	all := nameLabels{}
	for _, s := range sentences {
		labels := make([]annotate.NameLabel, len(s.Labels))
		for i, l := range s.Labels {
			label, ok := annotate.ParseNameLabel(l)
			if !ok && l != noNameAtAll {
				return nil, fmt.Errorf("%s: label %q of %q is none of ours", name, l, s.Text)
			}
			labels[i] = label
		}
		all[strings.Join(s.Words, " ")] = labels
	}
	return all, nil
}

// add gives examples their names where the file has their words, and tells how
// many it had.
func (all nameLabels) add(examples []annotate.Example) (found int) {
	for i := range examples {
		if labels := all[strings.Join(examples[i].Words, " ")]; labels != nil {
			examples[i].Names = labels
			found++
		}
	}
	return found
}
