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

// GoldSentence is a sentence with labels, from a CoNLL-U file
// (universaldependencies.org/format) or one of the like with other columns.
type GoldSentence struct {
	Text    string // the "text" comment
	Words   []string
	Tokens  []document.Token // of CoNLL-U: heads count from the first word, the root is its own; no spans
	Labels  []string         // the third column of IOB2
	Article string           // "newdoc id"
	glued   bool             // no blank follows in the document
	begins  bool             // begins a paragraph
}

// ReadTreebank reads the sentences of a CoNLL-U file.
func ReadTreebank(name string) ([]GoldSentence, error) { return readSentences(name, treebankWord) }

// ReadLabels reads the sentences of an IOB2 file, with the labels of their names.
func ReadLabels(name string) ([]GoldSentence, error) { return readSentences(name, labelWord) }

// readSentences reads the blocks of lines of a file; word reads one line into
// the open sentence.
func readSentences(name string, word func(s *GoldSentence, fields []string) error) ([]GoldSentence, error) {
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

func parseSentences(r io.Reader, word func(s *GoldSentence, fields []string) error) (all []GoldSentence, err error) {
	var s GoldSentence
	end := func() {
		if len(s.Words) > 0 {
			all = append(all, s)
			s = GoldSentence{Article: s.Article}
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

func (s *GoldSentence) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
	switch {
	case key == "newdoc id":
		s.Article, s.begins = value, true
	case key == "newpar" || key == "newpar id":
		s.begins = true
	case key == "text":
		s.Text = value
	}
}

// treebankWord reads a line of CoNLL-U. Ranges (1-2) and empty nodes (1.1) hold
// no word of the tree.
func treebankWord(s *GoldSentence, f []string) error {
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
		head = len(s.Words) // the root is its own head
	}
	s.Words = append(s.Words, f[1])
	s.Tokens = append(s.Tokens, document.Token{UPOS: document.UPOS(f[3]), XPOS: f[4], Head: head, Rel: f[7], Lemma: f[2]})
	return nil
}

// labelWord reads a line of IOB2: number, word, label.
func labelWord(s *GoldSentence, f []string) error {
	if len(f) < 3 {
		return fmt.Errorf("%d fields, want at least 3", len(f))
	}
	s.Words = append(s.Words, f[1])
	s.Labels = append(s.Labels, f[2])
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
func byArticle(all []GoldSentence) [][]GoldSentence {
	var parts [][]GoldSentence
	for i, s := range all {
		if i == 0 || s.Article != all[i-1].Article {
			parts = append(parts, nil)
		}
		last := len(parts) - 1
		parts[last] = append(parts[last], s)
	}
	return parts
}
