package story

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// A reading is what Derive looks at in one account. Words are numbered, so that
// two readings from one reader are compared number by number.
type reading struct {
	id        string
	text      string // the story alone: no date lines, credits, notices
	folded    string // the whole article, as in fold
	length    int    // words
	published article.Date
	agency    string
	names     []string // what the account's publisher and agency are called, as in fold
	houses    []string // the same for a reader: the full name of each
	sources   []string // who is quoted or named as a source, in order of the text
	quotes    []string // quoted words, as in fold
	sentences []bag
	forms     [][]int32 // all words of each sentence as written, sorted
	all       bag
	facts     []int32 // words of all that are names or numbers, sorted
	relative  int     // time expressions reckoned from the date of the account
	absolute  int     // time expressions that stand on the calendar by themselves
	vague     int     // amounts of which only the size is told
}

// bag is a set of content words, sorted, and the sum of their weights.
type bag struct {
	words  []int32
	weight float64
}

// reader numbers and weighs the words of a story's accounts.
type reader struct {
	number map[string]int32
	form   map[string]int32 // words as written, in lower case
	shown  []string         // as it was written first
	weight []float64        // by number

	formWeight []float64 // by number of form: its rarity
}

const (
	// common is the rarity below which a word says nothing about who copied
	// whom: words of more than a third of all articles.
	common = 1.3

	// rarest caps the weight of words: a name never seen before is no better a
	// witness than a rare word.
	rarest = 6
)

func newReader() *reader {
	return &reader{number: make(map[string]int32), form: make(map[string]int32)}
}

func (rd *reader) read(a Account) *reading {
	r := &reading{id: a.ID}
	d := a.Document
	if d == nil {
		return r
	}
	r.text = storyText(&d.Article)
	r.published = d.Article.Published
	r.folded = fold(d.Article.Text)
	r.agency = d.Article.Agency.Value
	r.names, r.houses = houseNames(d.Article.Publisher.Value, d.Article.Agency.Value)
	rd.readWords(r, d)
	for _, q := range claim.MarkedWords(a.Quotations) {
		if words := fold(d.Text(q.Content)); strings.Count(words, " ") > minQuote {
			r.quotes = append(r.quotes, words)
		}
	}
	r.sources = namedSources(a)
	for _, t := range d.Times {
		switch {
		case t.Relative:
			r.relative++
		case t.Placed():
			r.absolute++
		}
	}
	for _, q := range d.Quantities {
		if q.Vague {
			r.vague++
		}
	}
	return r
}

// readWords fills the sentences of r, its facts and its length.
func (rd *reader) readWords(r *reading, d *document.Document) {
	for i := range d.Sentences {
		if !tells(&d.Article, d.Sentences[i].Block) {
			continue
		}
		var words, forms []int32
		for _, t := range d.Words(i) {
			if t.UPOS == document.PUNCT {
				continue
			}
			r.length++
			forms = append(forms, rd.formOf(d.Text(t.Span)))
			w, ok := rd.word(d, t)
			if !ok {
				continue
			}
			words = append(words, w)
			if isFact(d, t) {
				r.facts = append(r.facts, w)
			}
		}
		if b := rd.bag(words); len(b.words) > 0 {
			r.sentences = append(r.sentences, b)
			r.forms = append(r.forms, unique(forms))
			r.all.words = append(r.all.words, b.words...)
		}
	}
	r.all = rd.bag(r.all.words)
	r.facts = unique(r.facts)
}

// word is the number of a token's lemma, if it has content.
func (rd *reader) word(d *document.Document, t document.Token) (int32, bool) {
	lemma := t.Lemma
	if lemma == "" {
		lemma = d.Text(t.Span)
	}
	lemma = strings.TrimRight(strings.ReplaceAll(strings.ToLower(lemma), ",", ""), ".")
	n, ok := rd.number[lemma]
	if !ok {
		n = -1 // without content
		if w := min(lexicon.Rarity(lemma), rarest) - common; w > 0 && tellsMuch(lemma) {
			n = int32(len(rd.weight))
			rd.shown, rd.weight = append(rd.shown, d.Text(t.Span)), append(rd.weight, w)
		}
		rd.number[lemma] = n
	}
	return n, n >= 0
}

// formOf is the number of a word as it is written.
func (rd *reader) formOf(word string) int32 {
	word = strings.ToLower(word)
	n, ok := rd.form[word]
	if !ok {
		n = int32(len(rd.form))
		rd.form[word] = n
		rd.formWeight = append(rd.formWeight, min(lexicon.Rarity(word), rarest))
	}
	return n
}

// tellsMuch reports whether a word has a digit or two letters: single letters
// are initials and units.
func tellsMuch(lemma string) bool {
	letters := 0
	for _, r := range lemma {
		if unicode.IsDigit(r) {
			return true
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isFact reports whether t is part of a name or a number: what even a heavy
// rewrite has to keep. Titles ("Gov.") it need not.
func isFact(d *document.Document, t document.Token) bool {
	word := d.Text(t.Span)
	switch {
	case '0' <= word[0] && word[0] <= '9', t.UPOS == document.NUM:
		return true
	case t.UPOS == document.PROPN:
		return !strings.HasSuffix(word, ".")
	}
	return false
}

func (rd *reader) bag(words []int32) bag {
	b := bag{words: unique(words)}
	for _, w := range b.words {
		b.weight += rd.weight[w]
	}
	return b
}

// shared is the weight of the words that x and y have in common, and their
// number.
func (rd *reader) shared(x, y []int32) (weight float64, n int) {
	for len(x) > 0 && len(y) > 0 {
		switch c := cmp.Compare(x[0], y[0]); {
		case c < 0:
			x = x[1:]
		case c > 0:
			y = y[1:]
		default:
			weight += rd.weight[x[0]]
			n++
			x, y = x[1:], y[1:]
		}
	}
	return weight, n
}

// unique sorts a copy of words and drops repetitions.
func unique[T cmp.Ordered](words []T) []T {
	words = slices.Clone(words)
	slices.Sort(words)
	return slices.Compact(words)
}

// tells reports whether block i of an article tells its story.
func tells(a *article.Article, i int) bool {
	if i < 0 || i >= len(a.Blocks) {
		return true // an article made without blocks
	}
	switch a.Blocks[i].Kind {
	case article.Meta, article.Credit, article.Notice:
		return false
	}
	return true
}

// storyText is the text of the blocks that tell the story.
func storyText(a *article.Article) string {
	if len(a.Blocks) == 0 {
		return a.Text
	}
	var sb strings.Builder
	for i, b := range a.Blocks {
		if tells(a, i) {
			sb.WriteString(b.Span.Of(a.Text))
			sb.WriteString("\n\n")
		}
	}
	return sb.String()
}

// namedSources are the names of those whom the account quotes or gives as the
// source of a claim, each once.
func namedSources(a Account) []string {
	var out []string
	add := func(s claim.Source) {
		if s.Kind.HasName() && s.Name != "" && !slices.Contains(out, s.Name) {
			out = append(out, s.Name)
		}
	}
	for _, q := range a.Quotations {
		add(q.Speaker)
	}
	for _, c := range a.Claims {
		for _, at := range c.Attribution {
			add(at.Source)
		}
	}
	return out
}

// has reports whether the sorted words hold w.
func has(words []int32, w int32) bool {
	_, ok := slices.BinarySearch(words, w)
	return ok
}
