package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/recount-news/recount/annotate"
)

// nameLabels is what an IOB2 file says of the names of sentences, by their words.
type nameLabels map[string][]annotate.NameLabel

// noNameAtAll is what the draft of Universal NER calls some words that are no
// name.
const noNameAtAll = "B-O"

// readNameLabels reads an IOB2 file: number, word and label on a line, a blank line
// behind each sentence.
func readNameLabels(name string) (nameLabels, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all := nameLabels{}
	var words []string
	var labels []annotate.NameLabel
	end := func() {
		all[strings.Join(words, " ")] = labels
		words, labels = nil, nil
	}
	lines := bufio.NewScanner(f)
	for number := 1; lines.Scan(); number++ {
		fields := strings.Split(lines.Text(), "\t")
		switch {
		case lines.Text() == "":
			end()
		case strings.HasPrefix(lines.Text(), "#"):
		case len(fields) < 3:
			return nil, fmt.Errorf("%s: line %d: %d fields, want number, word and label", name, number, len(fields))
		default:
			label, ok := annotate.ParseNameLabel(fields[2])
			if !ok && fields[2] != noNameAtAll {
				return nil, fmt.Errorf("%s: line %d: label %q is none of ours", name, number, fields[2])
			}
			words, labels = append(words, fields[1]), append(labels, label)
		}
	}
	end()
	return all, lines.Err()
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
