package annotate

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/model"
)

// Part-of-speech tags, left to right, each decided once: a linear model over
// the words around and the two tags before (Ratnaparkhi 1996; Collins 2002). A
// class is a universal tag with its Penn Treebank tag, "VERB|VBD": the finer one
// is what tells the parser a finite verb from a participle. What the lexicon knows
// a word can be spares one or two mistakes in ten. One scoring a token,
// about fifty features: linear.

// tagger tags one sentence at a time.
type tagger struct {
	model    *model.Linear
	tags     []classTag // by class
	features features
	scores   model.Scores
}

// classTag is a class taken apart, with its hashes.
type classTag struct {
	upos     document.UPOS
	xpos     string
	pos, tag uint64
}

func newTagger(m *model.Linear) *tagger {
	t := &tagger{model: m}
	for _, c := range m.Classes() {
		t.tags = append(t.tags, classTagOf(c))
	}
	return t
}

func classTagOf(class string) classTag {
	upos, xpos, _ := strings.Cut(class, "|")
	var f form
	f.setTag(document.UPOS(upos), xpos)
	return classTag{document.UPOS(upos), xpos, f.pos, f.tag}
}

// tag sets the tags of forms and writes them to tokens.
func (t *tagger) tag(forms []form, tokens []document.Token) {
	mode := letterCase(forms)
	for i := range forms {
		t.features = tagFeatures(t.features[:0], forms, i, mode)
		c := &t.tags[t.model.Best(t.features, &t.scores)]
		forms[i].pos, forms[i].tag = c.pos, c.tag
		tokens[i].UPOS, tokens[i].XPOS = c.upos, c.xpos
	}
}

// letterCase tells how a sentence uses capitals: 0 as prose does, 1 for most
// words, as headlines do. Capitals mean little in the latter.
func letterCase(forms []form) uint64 {
	upper := 0
	for i := range forms {
		if forms[i].upper {
			upper++
		}
	}
	if len(forms) > 3 && 2*upper > len(forms) {
		return 1
	}
	return 0
}

// tagFeatures appends the features of token i, whose left neighbours are
// tagged.
func tagFeatures(f features, forms []form, i int, mode uint64) features {
	at := func(i int) *form {
		if i < 0 || i >= len(forms) {
			return &absent
		}
		return &forms[i]
	}
	w, p1, p2, n1, n2 := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	capital := mode
	if i == 0 || i == 1 && p1.mark {
		capital += 2
	}
	if w.upper {
		capital += 4
	}

	f.one(0)
	f.one(w.word)
	f.two(w.cased, capital)
	f.two(w.shape, capital)
	for _, s := range w.suffix {
		f.one(s)
	}
	for _, p := range w.prefix {
		f.one(p)
	}
	f.two(w.suffix[2], capital)
	f.three(w.shape, w.suffix[1], capital)

	f.one(p1.tag)
	f.one(p2.tag)
	f.two(p2.tag, p1.tag)
	f.two(p1.tag, w.word)
	f.two(p1.tag, w.suffix[2])
	f.two(p1.tag, w.shape)
	f.three(p2.tag, p1.tag, w.suffix[1])
	f.three(p1.tag, w.word, n1.word)
	f.three(p1.tag, w.suffix[2], n1.suffix[2])

	f.one(p1.word)
	f.one(p2.word)
	f.one(n1.word)
	f.one(n2.word)
	f.two(p1.word, w.word)
	f.two(w.word, n1.word)
	f.two(p2.word, p1.word)
	f.two(n1.word, n2.word)
	f.two(p1.word, n1.word)
	f.one(p1.suffix[2])
	f.one(n1.suffix[2])
	f.two(n1.suffix[1], n1.shape)
	f.two(n1.shape, w.shape)
	f.two(p1.shape, w.shape)
	f.two(w.suffix[2], n1.suffix[1])
	f.two(n2.suffix[2], n1.suffix[2])

	f.one(w.senses)
	f.two(w.senses, w.suffix[1])
	f.two(w.senses, capital)
	f.two(p1.tag, w.senses)
	f.three(p2.tag, p1.tag, w.senses)
	f.three(w.senses, p1.tag, n1.senses)
	f.three(w.senses, w.suffix[1], n1.word)
	f.three(w.senses, w.suffix[1], p1.word)
	f.one(n1.senses)
	f.two(n1.senses, n1.suffix[1])
	f.two(n1.senses, n2.senses)
	f.two(w.word, n1.senses)
	return f
}
