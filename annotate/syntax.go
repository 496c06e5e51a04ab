package annotate

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
)

// Tags, heads and relations come from one network (package model) that reads a
// sentence at once. It is fed the hashes of form.go. A sentence longer than a
// window is read in pieces, so that time and memory stay linear in the text; the
// tops of the later pieces hang on the top of the first.

// window is the most words that are read at once. One sentence in a thousand is
// longer, and those are lists.
const window = 100

// loose is the relation of what stands in a sentence without being tied into it.
const loose = "parataxis"

// The sets of labels that the network gives.
const (
	tagSet = iota
	nameSet
	labelSets
)

// Weights are the network of the tag and parse passes and of names, as a file.
type Weights string

// The weights that Annotate uses. syntax.md is their card.
//
//go:embed syntax.bin
var syntaxWeights string

// network is weights, ready to read. It is shared by all who parse.
type network struct {
	*model.Network
	tags []tag
	// first is the first row of the table of each part of a word.
	first [parts]uint32
}

func load(w Weights) (n network, err error) {
	if n.Network, err = model.LoadNetwork(string(w)); err != nil {
		return n, fmt.Errorf("annotate: weights of syntax: %w", err)
	}
	if n.Inputs() != 1+parts {
		return n, fmt.Errorf("annotate: weights of syntax: %d rows a word, want %d", n.Inputs(), 1+parts)
	}
	if sets := n.Labels(); len(sets) != labelSets || !slices.Equal(sets[nameSet], nameLabels) {
		return n, fmt.Errorf("annotate: weights of syntax: labels are not those of this program; learn them again")
	}
	n.tags = tagsOf(n.Labels()[tagSet])
	at := uint64(n.Rows())
	for k := parts - 1; k >= 0; k-- {
		if at < partRows(k) {
			return n, fmt.Errorf("annotate: weights of syntax: %d rows are too few", n.Rows())
		}
		at -= partRows(k)
		n.first[k] = uint32(at)
	}
	return n, nil
}

// embedded loads the weights of the binary when they are first needed. They are
// part of the program: that they load is a matter for tests, not for callers.
var embedded = sync.OnceValue(func() network {
	n, err := load(Weights(syntaxWeights))
	if err != nil {
		panic(err)
	}
	return n
})

// Syntax tags and parses sentences. It holds scratch space that grows to the
// longest sentence and is used again, so it serves one goroutine.
type Syntax struct {
	network  network
	spelling reader
	forms    []form
	features []feature
	rows     []uint32
	reader   *model.Reader
	decoder  decoder
	names    nameReader
}

// NewSyntax loads weights. [Annotate] uses those embedded in the package; others
// are of use for measuring them.
func NewSyntax(w Weights) (*Syntax, error) {
	n, err := load(w)
	if err != nil {
		return nil, err
	}
	return n.syntax(), nil
}

func (n network) syntax() *Syntax { return &Syntax{network: n, reader: n.Reader()} }

// idle are readers at rest. What they remember saves time and changes no answer.
var idle = sync.Pool{New: func() any { return embedded().syntax() }}

// syntax fills in the tags, heads and relations of d, and gives the labels of
// names.
func syntax(d *document.Document) []NameLabel {
	s := idle.Get().(*Syntax)
	defer idle.Put(s)
	return slices.Clone(s.run(d))
}

// run fills in the tags, heads and relations of every sentence of d, and gives the
// labels of names, which are good until the next run.
func (s *Syntax) run(d *document.Document) []NameLabel {
	s.names.begin()
	for i := range d.Sentences {
		s.forms = s.forms[:0]
		for _, t := range d.Words(i) {
			s.forms = append(s.forms, s.spelling.form(d.Text(t.Span)))
		}
		s.sentence(d.Words(i), d.Sentences[i].First)
	}
	return s.names.finish()
}

// Parse gives each word of a sentence its tags, head, relation and the label of
// its name. Heads count from the first word; spans and lemmas are left empty.
func (s *Syntax) Parse(words []string) ([]document.Token, []NameLabel) {
	tokens := make([]document.Token, len(words))
	s.forms = s.spelling.forms(s.forms[:0], words)
	s.names.begin()
	s.sentence(tokens, 0)
	return tokens, slices.Clone(s.names.finish())
}

// sentence parses the words of s.forms; the first of tokens is number first of
// the document.
func (s *Syntax) sentence(tokens []document.Token, first int) {
	s.features = features(s.features[:0], s.forms)
	capitals := letterCase(s.forms) == 0
	top := -1
	for at := 0; at < len(tokens); at += window {
		end := min(at+window, len(tokens))
		t := s.piece(tokens[at:end], s.features[at:end], first+at)
		s.names.read(s.reader, s.forms[at:end], capitals)
		if top < 0 {
			top = t
			continue
		}
		tokens[t-first].Head, tokens[t-first].Rel = top, loose
	}
}

// piece parses words that are read at once and tells which is the top.
func (s *Syntax) piece(tokens []document.Token, fed []feature, first int) (top int) {
	s.rows = s.rows[:0]
	for i := range fed {
		s.rows = append(s.rows, s.network.Row(fed[i].word))
		for k, part := range fed[i].parts {
			s.rows = append(s.rows, s.network.first[k]+part)
		}
	}
	s.reader.Read(s.rows)
	heads := s.decoder.decode(s.reader.Heads(), len(tokens))
	relations := s.reader.Relations(heads)
	for i := range tokens {
		t := &tokens[i]
		tag := s.network.tags[s.reader.Label(tagSet, i)]
		t.UPOS, t.XPOS = tag.upos, tag.xpos
		t.Head, t.Rel = first+heads[i]-1, s.relation(relations[i])
		if heads[i] == 0 {
			top = first + i
			t.Head, t.Rel = top, "root"
		}
	}
	mend(tokens, first)
	return top
}

// relation is the name of a relation below the top.
func (s *Syntax) relation(r int) string {
	if name := s.network.RelationNames()[r]; name != "root" {
		return name
	}
	return loose
}

// Example is a sentence whose syntax is known, as [Syntax.Parse] would give it.
type Example struct {
	Words  []string
	Tokens []document.Token
	Names  []NameLabel // nil where they are not known
}
