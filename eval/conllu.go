package eval

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/recount-news/recount/document"
)

// goldSentence is a sentence with labels, from a CoNLL-U file
// (universaldependencies.org/format) or one of the like with other columns.
type goldSentence struct {
	text    string // the "text" comment
	words   []string
	tokens  []document.Token // heads count from the first word; no spans
	labels  []string         // the third column of IOB2
	glued   bool             // no blank follows in the document
	begins  bool             // begins a paragraph
	article string           // "newdoc id"
}

// readSentences reads the blocks of lines of a file; word reads one line into
// the open sentence.
func readSentences(name string, word func(s *goldSentence, fields []string) error) ([]goldSentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	defer f.Close()
	all, err := parseSentences(f, word)
	if err != nil {
		return nil, fmt.Errorf("eval: %s: %w", name, err)
	}
	return all, nil
}

func parseSentences(r io.Reader, word func(s *goldSentence, fields []string) error) (all []goldSentence, err error) {
	var s goldSentence
	end := func() {
		if len(s.words) > 0 {
			all = append(all, s)
			s = goldSentence{article: s.article}
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		switch {
		case line == "":
			end()
		case line[0] == '#':
			s.comment(line)
		default:
			if err := word(&s, strings.Split(line, "\t")); err != nil {
				return nil, fmt.Errorf("line %d: %w", number, err)
			}
		}
	}
	end()
	return all, lines.Err()
}

func (s *goldSentence) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
	switch {
	case key == "newdoc id":
		s.article, s.begins = value, true
	case key == "newpar" || key == "newpar id":
		s.begins = true
	case key == "text":
		s.text = value
	}
}

// treebankWord reads a line of CoNLL-U. Ranges (1-2) and empty nodes (1.1) hold
// no word of the tree.
func treebankWord(s *goldSentence, f []string) error {
	if len(f) != 10 {
		return fmt.Errorf("%d fields, want 10", len(f))
	}
	if !strings.Contains(f[0], ".") {
		s.glued = strings.Contains(f[9], "SpaceAfter=No")
	}
	if strings.ContainsAny(f[0], "-.") {
		return nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return fmt.Errorf("head %q is no number", f[6])
	}
	if head--; head < 0 {
		head = len(s.words) // the root is its own head
	}
	s.words = append(s.words, f[1])
	s.tokens = append(s.tokens, document.Token{UPOS: document.UPOS(f[3]), XPOS: f[4], Head: head, Rel: f[7], Lemma: f[2]})
	return nil
}

// labelWord reads a line of IOB2: number, word, label.
func labelWord(s *goldSentence, f []string) error {
	if len(f) < 3 {
		return fmt.Errorf("%d fields, want at least 3", len(f))
	}
	s.words = append(s.words, f[1])
	s.labels = append(s.labels, f[2])
	return nil
}

// filesBelow are the files at or below root whose names end in one of suffixes,
// in order; it is an error if there are none.
func filesBelow(root string, suffixes ...string) (names []string, err error) {
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for _, suffix := range suffixes {
			if strings.HasSuffix(name, suffix) {
				names = append(names, name)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("eval: no %s file at or below %s", strings.Join(suffixes, " or "), root)
	}
	return names, nil
}

// byArticle parts sentences where a new document begins.
func byArticle(all []goldSentence) [][]goldSentence {
	var parts [][]goldSentence
	for i, s := range all {
		if i == 0 || s.article != all[i-1].article {
			parts = append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], s)
	}
	return parts
}
