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

// treebank is the sentences of a CoNLL-U file (universaldependencies.org/format)
// with what is needed to put its raw text together again.
type treebank struct {
	sentences []treebankSentence
}

type treebankSentence struct {
	annotate.Example
	document string // "newdoc id"
	opens    bool   // a paragraph
	text     string // as it was written
	glued    bool   // no blank follows
}

func readTreebank(name string) (*treebank, error) {
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

func parseTreebank(r io.Reader) (*treebank, error) {
	t := &treebank{}
	s := treebankSentence{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		switch {
		case line == "":
			if len(s.Words) > 0 {
				t.sentences = append(t.sentences, s)
			}
			s = treebankSentence{document: s.document}
		case line[0] == '#':
			s.comment(line)
		default:
			if err := s.word(line); err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
		}
	}
	return t, lines.Err()
}

func (s *treebankSentence) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
	switch key {
	case "newdoc id":
		s.document = value
		s.opens = true
	case "text":
		s.text = value
	}
	if strings.HasPrefix(key, "newpar") {
		s.opens = true
	}
}

// word reads one line of ten fields. Ranges (1-2) tell only whether a blank
// follows; empty nodes (1.1) nothing.
func (s *treebankSentence) word(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d fields, want 10", len(f))
	}
	s.glued = strings.Contains(f[9], "SpaceAfter=No")
	if strings.ContainsAny(f[0], "-.") {
		return nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return fmt.Errorf("head %q is no number", f[6])
	}
	if head--; head < 0 {
		head = len(s.Words)
	}
	s.Words = append(s.Words, f[1])
	s.Tokens = append(s.Tokens, document.Token{UPOS: document.UPOS(f[3]), XPOS: f[4], Head: head, Rel: f[7], Lemma: f[2]})
	return nil
}

// examples are the sentences to learn from.
func (t *treebank) examples() []annotate.Example {
	var es []annotate.Example
	for _, s := range t.sentences {
		es = append(es, s.Example)
	}
	return es
}
