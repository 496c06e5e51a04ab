package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// news gathers the article texts of a folder: .txt whole, .json and .jsonl by
// the field that holds the text, .xml and .tml without their tags. Equal texts
// count once. Of a folder with more than most texts it takes those whose hash is
// least, so that one large collection on one subject does not decide what is
// rare in news; the choice looks random and is the same every time.
func news(dir string, most int) ([]string, error) {
	texts := map[[sha256.Size]byte]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || isNotice(entry.Name()) {
			return err
		}
		found, err := articleTexts(path)
		if err != nil {
			return fmt.Errorf("news: %s: %w", path, err)
		}
		for _, t := range found {
			texts[sha256.Sum256([]byte(t))] = t
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("news: %s: no article texts in it", dir)
	}
	return leastHashed(texts, most), nil
}

// isNotice reports whether a file tells about the texts beside it.
func isNotice(name string) bool {
	return strings.HasPrefix(name, "README") || strings.HasPrefix(name, "LICENSE")
}

func leastHashed(texts map[[sha256.Size]byte]string, most int) []string {
	hashes := make([][sha256.Size]byte, 0, len(texts))
	for h := range texts {
		hashes = append(hashes, h)
	}
	slices.SortFunc(hashes, func(a, b [sha256.Size]byte) int { return bytes.Compare(a[:], b[:]) })
	hashes = hashes[:min(most, len(hashes))]
	list := make([]string, len(hashes))
	for i, h := range hashes {
		list[i] = texts[h]
	}
	return list
}

// articleTexts are the texts that one file holds; none where it is of another
// kind.
func articleTexts(path string) ([]string, error) {
	extract := map[string]func([]byte) ([]string, error){
		".txt": plainText, ".json": jsonTexts, ".jsonl": jsonTexts, ".xml": markedText, ".tml": markedText,
	}[filepath.Ext(path)]
	if extract == nil {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return extract(data)
}

func plainText(data []byte) ([]string, error) { return []string{string(data)}, nil }

// articleRow is an article in one of the shapes that corpora give it.
type articleRow struct {
	Text       string     `json:"text"`
	Article    string     `json:"article"`
	Paragraphs [][]string `json:"body-paragraphs"`
}

// jsonTexts reads one JSON value after the other.
func jsonTexts(data []byte) ([]string, error) {
	var texts []string
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		var row articleRow
		err := d.Decode(&row)
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if _, other := errors.AsType[*json.UnmarshalTypeError](err); err != nil && !other {
			return nil, err
		}
		if t := cmp.Or(row.Text, row.Article, joined(row.Paragraphs)); t != "" {
			texts = append(texts, t)
		}
	}
}

func joined(paragraphs [][]string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		b.WriteString(strings.Join(p, " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// markedText is what stands between the tags.
func markedText(data []byte) ([]string, error) {
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return []string{b.String()}, nil
		}
		if err != nil {
			return nil, err
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

// lowerWords are the words of a text in lower case, without possessive endings:
// runs of letters that may have marks inside ("u.s", "mid-march", "o'brien").
func lowerWords(text string) []string {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	var list []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune("-'.", r)
	}) {
		w = strings.TrimSuffix(strings.Trim(w, "-'."), "'s")
		list = append(list, strings.Split(w, "--")...)
		// A compound also counts for its parts, and "said.The", where a blank was
		// lost, for its words.
		if parts := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '.' }); len(parts) > 1 {
			list = append(list, parts...)
		}
	}
	return slices.DeleteFunc(list, func(w string) bool { return len(w) < 2 || len(w) > 40 })
}
