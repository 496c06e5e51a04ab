package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/text"
)

// attributedText is a text with the attributions that each of its annotators saw
// in it.
type attributedText struct {
	article article.Article
	golds   [][]attributed
}

// readPolNeAR reads the texts at or below root that have attributions in the
// layout of PolNeAR: text/NAME.txt, and attributions/NAME.ann or
// attributions/NAME_ANNOTATOR.ann beside the folder, in brat stand-off whose
// offsets count characters.
func readPolNeAR(root string) (texts []attributedText, err error) {
	names, err := filesBelow(root, ".ann")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	index := map[string]int{}
	for _, name := range names {
		path, ok := polnearText(name)
		if !ok {
			continue // the labels of something else
		}
		i, seen := index[path]
		if !seen {
			words, err := os.ReadFile(path)
			if err != nil {
				return nil, fmt.Errorf("eval: %w", err)
			}
			i = len(texts)
			index[path] = i
			texts = append(texts, attributedText{article: polnearArticle(path, string(words))})
		}
		labels, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("eval: %w", err)
		}
		gold, err := parseAttributions(texts[i].article.Text, string(labels))
		if err != nil {
			return nil, fmt.Errorf("eval: %s: %w", name, err)
		}
		texts[i].golds = append(texts[i].golds, gold)
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("eval: no attributions/NAME.ann with its text/NAME.txt at or below %s", root)
	}
	return texts, nil
}

// polnearText is the text that the labels in the file called name are of.
func polnearText(name string) (string, bool) {
	dir := filepath.Join(filepath.Dir(filepath.Dir(name)), "text")
	base := strings.TrimSuffix(filepath.Base(name), ".ann")
	for {
		path := filepath.Join(dir, base+".txt")
		if _, err := os.Stat(path); err == nil {
			return path, true
		}
		i := strings.LastIndexByte(base, '_')
		if i < 0 {
			return "", false
		}
		base = base[:i]
	}
}

// polnearArticle is the article in a text file, whose first line is the headline.
func polnearArticle(name, words string) article.Article {
	a := article.Article{Name: name, Text: words, Blocks: paragraphs(words)}
	if len(a.Blocks) > 1 {
		a.Blocks[0].Kind = article.Title
	}
	return a
}

// parseAttributions reads the attributions of a stand-off file on words. Whatever
// else it labels is left out, and so are attributions without cue or content.
func parseAttributions(words, labels string) (all []attributed, err error) {
	at := runeOffsets(words).at
	spans := map[string][]text.Span{}
	for line := range strings.Lines(labels) {
		c := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(c) < 2 || !strings.HasPrefix(c[0], "T") {
			continue
		}
		_, offsets, _ := strings.Cut(c[1], " ")
		for _, pair := range strings.Split(offsets, ";") {
			from, to, _ := strings.Cut(pair, " ")
			start, err1 := strconv.Atoi(from)
			end, err2 := strconv.Atoi(to)
			if err1 != nil || err2 != nil || start < 0 || end < start || end >= len(at) {
				return nil, fmt.Errorf("%s: no place in the text: %q", c[0], pair)
			}
			spans[c[0]] = append(spans[c[0]], text.Span{Start: at[start], End: at[end]})
		}
	}
	for line := range strings.Lines(labels) {
		if !strings.HasPrefix(line, "E") {
			continue
		}
		a := attributed{entity: -1}
		_, parts, _ := strings.Cut(line, "\t")
		for _, part := range strings.Fields(parts) {
			role, id, _ := strings.Cut(part, ":")
			switch strings.TrimRight(role, "0123456789") {
			case "Source":
				a.source = append(a.source, spans[id]...)
			case "Cue":
				a.cue = append(a.cue, spans[id]...)
			case "Content":
				a.content = append(a.content, spans[id]...)
			}
		}
		if len(a.cue) > 0 && len(a.content) > 0 {
			all = append(all, a)
		}
	}
	return all, nil
}
