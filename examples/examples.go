// Package examples answers: is there something to try this on?
//
// It holds stories that were written for it, each a folder with its accounts. The
// people, ships and firms in them are invented.
package examples

import (
	"embed"
	"io/fs"
	"iter"
)

//go:embed */*.txt
var files embed.FS

// Articles are the accounts of all stories, as bytes, by the names of their files:
// "ferry/wire.txt".
func Articles() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		names, err := fs.Glob(files, "*/*.txt")
		if err != nil {
			panic(err) // the pattern is ours
		}
		for _, name := range names {
			data, err := files.ReadFile(name)
			if err != nil {
				panic(err) // the files are embedded
			}
			if !yield(name, data) {
				return
			}
		}
	}
}
