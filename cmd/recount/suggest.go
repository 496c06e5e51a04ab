package main

import (
	"os"
	"path/filepath"
	"strings"
)

// didYouMean is "; did you mean X?" for the word of known that is most like
// word, "" where none is like it.
func didYouMean(word string, known []string) string {
	best, limit := "", 1+len(word)/3 // a third of the letters may be wrong
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d <= limit && k != word {
			best, limit = k, d-1
		}
	}
	if best == "" {
		return ""
	}
	return "; did you mean " + best + "?"
}

// didYouMeanFile is didYouMean for a path that does not exist, among the files
// of its folder. Where there is no such folder either, that is what it says.
func didYouMeanFile(path string) string {
	dir := filepath.Dir(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "; there is no folder " + dir
	}
	var names []string
	for _, e := range entries {
		names = append(names, filepath.Join(dir, e.Name()))
	}
	return didYouMean(filepath.Clean(path), names)
}

// distance is the number of letters to insert, delete or replace to make b of a
// (Levenshtein 1966), O(len(a)·len(b)).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
