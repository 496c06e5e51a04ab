package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/recount-news/recount/lexicon"
)

// wordNet is a WordNet database as its files give it: data.*, index.*, *.exc and
// cntlist.rev (wndb(5WN), cntlist(5WN)), of version 3.
type wordNet struct {
	synsets    map[synsetID]synset
	senses     map[lemma][]synsetID // most usual first
	tagged     map[tag]int          // times a sense was met in the tagged texts
	exceptions []exception
}

// synsetID is the part of speech of a synset and its place in the data file.
type synsetID struct {
	pos    lexicon.POS
	offset int
}

type lemma struct {
	word string
	pos  lexicon.POS
}

// tag is a lemma and the number of one of its senses, from 1.
type tag struct {
	lemma lemma
	sense int
}

type synset struct {
	id       synsetID
	file     int // lexicographer file: 4 is noun.act
	words    []string
	pointers []wnPointer
	gloss    string

	transitive bool // of verbs: most of its sentence frames have an object
}

// wnPointer is a relation to another synset or, where from is not 0, from one word
// of this synset to one of the other.
type wnPointer struct {
	symbol   string
	target   synsetID
	from, to int // words, from 1
}

type exception struct {
	form  string
	lemma lemma
}

var posFiles = []string{lexicon.Noun: "noun", lexicon.Verb: "verb", lexicon.Adjective: "adj", lexicon.Adverb: "adv"}

// readWordNet reads the database in dir.
func readWordNet(dir string) (*wordNet, error) {
	wn := &wordNet{synsets: map[synsetID]synset{}, senses: map[lemma][]synsetID{}, tagged: map[tag]int{}}
	for p, name := range posFiles {
		pos := lexicon.POS(p)
		for _, f := range []struct {
			name string
			line func(string, lexicon.POS) error
		}{
			{"data." + name, wn.readSynset},
			{"index." + name, wn.readIndex},
			{name + ".exc", wn.readException},
		} {
			if err := eachLine(filepath.Join(dir, f.name), func(line string) error { return f.line(line, pos) }); err != nil {
				return nil, err
			}
		}
	}
	return wn, eachLine(filepath.Join(dir, "cntlist.rev"), wn.readCount)
}

// eachLine calls f with every line of a file but the notice at its head, whose
// lines begin with a blank.
func eachLine(path string, f func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("wordnet: %w (install the package wordnet-base, see doc/models.md)", err)
	}
	defer file.Close()
	return eachLineOf(file, path, f)
}

func eachLineOf(r io.Reader, name string, f func(string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if strings.HasPrefix(line, " ") {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("wordnet: %s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("wordnet: %s: %w", name, err)
	}
	return nil
}

// fields takes the blank-separated fields of a line one by one; the first that
// does not parse stays as the error.
type fields struct {
	list []string
	err  error
}

func (f *fields) word() string {
	if len(f.list) == 0 {
		f.fail("line is too short")
		return ""
	}
	w := f.list[0]
	f.list = f.list[1:]
	return w
}

func (f *fields) number(base int) int {
	w := f.word()
	n, err := strconv.ParseUint(w, base, 31)
	if err != nil {
		f.fail("%q is no number of base %d", w, base)
	}
	return int(n)
}

func (f *fields) fail(format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf(format, args...)
	}
}

// readSynset reads a line of data.*:
// offset file type count (word id)... count (symbol offset pos from/to)... | gloss
//
// Before the gloss of a verb stands what transitive reads.
func (wn *wordNet) readSynset(line string, pos lexicon.POS) error {
	data, gloss, _ := strings.Cut(line, " | ")
	f := &fields{list: strings.Fields(data)}
	s := synset{id: synsetID{pos, f.number(10)}, file: f.number(10), gloss: gloss}
	f.word() // type, which the file tells
	for n := f.number(16); n > 0 && f.err == nil; n-- {
		s.words = append(s.words, plain(f.word()))
		f.word() // id
	}
	for n := f.number(10); n > 0 && f.err == nil; n-- {
		s.pointers = append(s.pointers, f.pointer())
	}
	if pos == lexicon.Verb {
		s.transitive = f.transitive()
	}
	wn.synsets[s.id] = s
	return f.err
}

func (f *fields) pointer() wnPointer {
	p := wnPointer{symbol: f.word()}
	offset := f.number(10)
	p.target = synsetID{f.pos(), offset}
	words := f.number(16)
	p.from, p.to = words>>8, words&255
	return p
}

// objectFrames are the sentence frames with a direct object (wninput(5WN)).
var objectFrames = map[int]bool{8: true, 9: true, 10: true, 11: true, 14: true, 15: true, 16: true, 17: true, 18: true,
	19: true, 20: true, 21: true, 24: true, 25: true, 30: true, 31: true}

// transitive reads the sentence frames of a verb, count (+ frame word)..., and
// reports whether half of them or more have an object.
func (f *fields) transitive() bool {
	with, all := 0, 0
	for n := f.number(10); n > 0 && f.err == nil; n-- {
		f.word() // +
		all++
		if objectFrames[f.number(10)] {
			with++
		}
		f.number(16)
	}
	return 2*with >= all && with > 0
}

func (f *fields) pos() lexicon.POS {
	w := f.word()
	i := strings.IndexByte("nvar", (w + " ")[0])
	if w == "s" { // a satellite is an adjective
		i = int(lexicon.Adjective)
	}
	if i < 0 {
		f.fail("%q is no part of speech", w)
		return 0
	}
	return lexicon.POS(i)
}

// plain is a word as people write it: blanks for underscores, no mark of where
// an adjective may stand.
func plain(word string) string {
	word, _, _ = strings.Cut(word, "(")
	return strings.ReplaceAll(word, "_", " ")
}

// readIndex reads a line of index.*:
// lemma pos synsets pointers symbol... senses tagged offset...
func (wn *wordNet) readIndex(line string, pos lexicon.POS) error {
	f := &fields{list: strings.Fields(line)}
	key := lemma{plain(f.word()), pos}
	f.word() // part of speech, which the file tells
	count := f.number(10)
	for n := f.number(10); n > 0 && f.err == nil; n-- {
		f.word()
	}
	f.number(10)
	f.number(10)
	for ; count > 0 && f.err == nil; count-- {
		wn.senses[key] = append(wn.senses[key], synsetID{pos, f.number(10)})
	}
	return f.err
}

// readException reads a line of *.exc: form lemma...
func (wn *wordNet) readException(line string, pos lexicon.POS) error {
	f := &fields{list: strings.Fields(line)}
	form, base := plain(f.word()), plain(f.word())
	wn.exceptions = append(wn.exceptions, exception{form, lemma{base, pos}})
	return f.err
}

// readCount reads a line of cntlist.rev: key sense count, where the key is
// lemma%type:..., and the types are numbered noun, verb, adjective, adverb,
// satellite from 1.
func (wn *wordNet) readCount(line string) error {
	f := &fields{list: strings.Fields(line)}
	word, key, ok := strings.Cut(f.word(), "%")
	types := []lexicon.POS{lexicon.Noun, lexicon.Verb, lexicon.Adjective, lexicon.Adverb, lexicon.Adjective}
	if !ok || key == "" || key[0] < '1' || key[0] > '5' {
		return fmt.Errorf("%q is no sense key", word)
	}
	at := tag{lemma{plain(word), types[key[0]-'1']}, f.number(10)}
	wn.tagged[at] = f.number(10)
	return f.err
}

// sortedLemmas are the lemmas of wn in the order of their spelling.
func (wn *wordNet) sortedLemmas() []lemma {
	list := make([]lemma, 0, len(wn.senses))
	for l := range wn.senses {
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b lemma) int {
		if c := strings.Compare(a.word, b.word); c != 0 {
			return c
		}
		return int(a.pos) - int(b.pos)
	})
	return list
}
