package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/document"
)

// treebankSentence is a sentence of a CoNLL-U file
// (universaldependencies.org/format).
type treebankSentence struct {
	annotate.Example
	document string // "newdoc id"
}

func readTreebank(name string) ([]treebankSentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := parseTreebank(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

func parseTreebank(r io.Reader) ([]treebankSentence, error) {
	var all []treebankSentence
	var s treebankSentence
	end := func() {
		if len(s.Words) > 0 {
			all = append(all, s)
		}
		s = treebankSentence{document: s.document}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		switch {
		case line == "":
			end()
		case line[0] == '#':
			if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
				s.document = id
			}
		default:
			if err := s.word(line); err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
		}
	}
	end()
	return all, lines.Err()
}

// word reads one line of ten fields. Ranges (1-2) and empty nodes (1.1) hold no
// word of the tree.
func (s *treebankSentence) word(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d fields, want 10", len(f))
	}
	if strings.ContainsAny(f[0], "-.") {
		return nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return fmt.Errorf("head %q is no number", f[6])
	}
	if head--; head < 0 {
		head = len(s.Words) // the root is its own head
	}
	s.Words = append(s.Words, f[1])
	s.Tokens = append(s.Tokens, document.Token{
		UPOS: document.UPOS(f[3]), XPOS: f[4], Head: head, Rel: f[7], Lemma: f[2],
	})
	return nil
}

// examples are the sentences to learn from.
func examples(ts []treebankSentence) []annotate.Example {
	var es []annotate.Example
	for _, t := range ts {
		es = append(es, t.Example)
	}
	return es
}
