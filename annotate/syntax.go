package annotate

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
)

// Weights are the three models of the tag and parse passes, as files.
type Weights struct {
	Tag      string // which tag a word has
	Action   string // which transition the parser takes
	Relation string // what an arc is called
}

// The weights that Annotate uses. syntax.md is their card.
var (
	//go:embed tag.bin
	tagWeights string
	//go:embed action.bin
	actionWeights string
	//go:embed relation.bin
	relationWeights string
)

// Syntax tags and parses sentences. It holds scratch space that grows to the
// longest sentence and is used again, so it serves one goroutine.
type Syntax struct {
	tagger tagger
	parser parser
	reader reader
	forms  []form
}

// NewSyntax loads weights. [Annotate] uses those embedded in the package; others
// are of use for measuring them.
func NewSyntax(w Weights) (*Syntax, error) {
	m, err := load(w)
	if err != nil {
		return nil, err
	}
	return m.syntax(), nil
}

// models are the weights, ready to score. They are shared by all who parse.
type models struct{ tags, actions, relations *model.Linear }

func load(w Weights) (m models, err error) {
	if m.tags, err = model.Load(w.Tag); err != nil {
		return m, fmt.Errorf("annotate: tag weights: %w", err)
	}
	if m.actions, err = model.Load(w.Action); err != nil {
		return m, fmt.Errorf("annotate: action weights: %w", err)
	}
	if m.relations, err = model.Load(w.Relation); err != nil {
		return m, fmt.Errorf("annotate: relation weights: %w", err)
	}
	return m, nil
}

// embedded loads the weights of the binary when they are first needed. They are
// part of the program: that they load is a matter for tests, not for callers.
var embedded = sync.OnceValue(func() models {
	m, err := load(Weights{tagWeights, actionWeights, relationWeights})
	if err != nil {
		panic(err)
	}
	return m
})

func (m models) syntax() *Syntax {
	return &Syntax{tagger: *newTagger(m.tags), parser: parser{actions: m.actions, relations: m.relations}}
}

// run fills in the tags, heads and relations of every sentence of d.
func (s *Syntax) run(d *document.Document) {
	for i := range d.Sentences {
		sentence := &d.Sentences[i]
		s.forms = s.forms[:0]
		for _, t := range d.Words(i) {
			s.forms = append(s.forms, s.reader.form(d.Text(t.Span)))
		}
		tokens := d.Words(i)
		s.tagger.tag(s.forms, tokens)
		s.parser.parse(s.forms, tokens, sentence.First)
	}
}

// Parse gives each word of a sentence its tags, head and relation. Heads count
// from the first word; spans and lemmas are left empty.
func (s *Syntax) Parse(words []string) []document.Token {
	tokens := make([]document.Token, len(words))
	if len(words) == 0 {
		return tokens
	}
	s.forms = s.reader.forms(s.forms[:0], words)
	s.tagger.tag(s.forms, tokens)
	s.parser.parse(s.forms, tokens, 0)
	return tokens
}

// Example is a sentence whose syntax is known, as [Syntax.Parse] would give it.
type Example struct {
	Words  []string
	Tokens []document.Token
}
