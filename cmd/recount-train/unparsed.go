package main

import (
	"context"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// unparsedFolders are the folders of the data folder whose article texts are
// parsed by the teacher, for the student to learn from. Their labels are not
// read.
var unparsedFolders = []string{"basil", "frank", "giveme5w1h", "longtail", "polnear", "tempeval3", "xsumfaith"}

const (
	unparsedMost     = 500 // texts of one folder
	unparsedShortest = 4   // words of a sentence
	unparsedLongest  = 60
)

// unparsed is the sentences of the article texts, each once, with nothing known of
// their words, and how many come from each folder.
func unparsed(data string) (list []annotate.Example, counts map[string]int, err error) {
	seen := map[string]bool{}
	counts = map[string]int{}
	for _, folder := range unparsedFolders {
		texts, err := news(filepath.Join(data, folder), unparsedMost)
		if err != nil {
			return nil, nil, err
		}
		for _, t := range texts {
			for _, words := range unparsedSentences(t) {
				if s := strings.Join(words, " "); !seen[s] {
					seen[s] = true
					list = append(list, annotate.Example{Words: words, Tokens: make([]document.Token, len(words))})
					counts[folder]++
				}
			}
		}
	}
	return list, counts, nil
}

// unparsedSentences are the sentences of text that are worth learning from: not
// very short, nor very long, and with small letters.
func unparsedSentences(text string) (list [][]string) {
	a, err := article.Read(context.Background(), "news.txt", []byte(text))
	if err != nil {
		return nil // no text
	}
	d := annotate.Segment(a)
	for i := range d.Sentences {
		var words []string
		small := 0
		for _, t := range d.Words(i) {
			w := d.Text(t.Span)
			words = append(words, w)
			if strings.IndexFunc(w, unicode.IsLower) >= 0 {
				small++
			}
		}
		if len(words) >= unparsedShortest && len(words) <= unparsedLongest && 3*small >= len(words) {
			list = append(list, words)
		}
	}
	return list
}
