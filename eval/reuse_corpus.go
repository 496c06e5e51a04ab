package eval

import (
	"bufio"
	"embed"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/recount-news/recount/text"
)

// A made collection: groups of ten articles of some 500 words. The first of a group is
// the source, five are made of it, four have nothing to do with it:
//
//	reprint  the source under a new lede
//	cut      its first part, a third to two thirds
//	light    one word in ten deleted, exchanged or put in
//	heavy    three words in ten
//	embedded one of its paragraphs within an article of other sentences
//
// Sentences are real ones and are used once, as long as there are any; sentences that
// share six words in a row with one before are left out, so that what is shared was
// planted. When they are used up a sentence gives its small words, and the others come
// from anywhere in the data, half of them with one or two that follow there.
// Many articles end in one of a few tails, which is no reuse.

var reuseKinds = []string{"reprint", "cut", "light", "heavy", "embedded"}

const (
	groupDocs     = 10
	articleWords  = 500
	paragraphSize = 3 // sentences
	madeRow       = 3 // words that a made sentence takes from one place, at most
)

// ownArticles are of sentences written for this program, for whoever has no data.
//
//go:embed testdata/edits/*.txt testdata/cases/*/*.txt
var ownArticles embed.FS

// tails are what agencies and papers put below their articles.
var tails = []string{
	"Follow us on every network and subscribe to the morning letter of the Harbour Courier for more stories like this one.",
	"(Reporting by the Northern Wire bureau in Ostrava Bay; additional reporting and editing by the central desk)",
	"Copyright the Inland Gazette. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.",
	"Have you a tip for our newsroom? Write to the editors of the Valley Post, or call the desk at any hour; we protect our sources.",
	"This story has been corrected to give the right title of the office. Readers who see an error may write to the standards editor.",
}

// sentencePool is what articles are made of.
type sentencePool struct {
	sentences [][]string // words with the marks on them
	content   []string   // the words with content of all sentences, in their order
	unused    int
}

// reuseSentences reads the sentences of the articles at path, or of our own where that
// is "", in an order that seed decides.
func reuseSentences(path string, seed uint64) (*sentencePool, error) {
	var texts []string
	if path == "" {
		for _, pattern := range []string{"testdata/edits", "testdata/cases"} {
			own, err := ownTexts(pattern)
			if err != nil {
				return nil, err
			}
			texts = append(texts, own...)
		}
	} else {
		news, err := readNews(path)
		if err != nil {
			return nil, err
		}
		for _, n := range news {
			texts = append(texts, n.Text)
		}
	}
	p := &sentencePool{}
	seen := map[string]bool{}
	for _, t := range texts {
		for _, s := range plainSentences(t) {
			if fresh(seen, s) {
				p.sentences = append(p.sentences, s)
			}
		}
	}
	if len(p.sentences) < 20 {
		return nil, fmt.Errorf("eval: %d sentences at or below %s are too few to make articles of", len(p.sentences), path)
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	rng.Shuffle(len(p.sentences), func(i, j int) { p.sentences[i], p.sentences[j] = p.sentences[j], p.sentences[i] })
	for _, s := range p.sentences {
		for _, w := range s {
			if hasContent(w) {
				p.content = append(p.content, w)
			}
		}
	}
	p.unused = len(p.sentences)
	return p, nil
}

func ownTexts(dir string) (texts []string, err error) {
	entries, err := ownArticles.ReadDir(dir)
	for _, e := range entries {
		name := dir + "/" + e.Name()
		if e.IsDir() {
			below, err := ownTexts(name)
			if err != nil {
				return nil, err
			}
			texts = append(texts, below...)
			continue
		}
		data, err := ownArticles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(data))
	}
	return texts, err
}

// plainSentences are the sentences of s that have six to sixty words, by their marks,
// and no markup.
func plainSentences(s string) (out [][]string) {
	for line := range strings.Lines(s) {
		var sentence []string
		for w := range strings.FieldsSeq(line) {
			sentence = append(sentence, w)
			if strings.ContainsAny(w[len(w)-1:], ".!?") && len(w) > 4 {
				if 6 <= len(sentence) && len(sentence) <= 60 && !strings.ContainsAny(strings.Join(sentence, " "), "<>=@#") {
					out = append(out, sentence)
				}
				sentence = nil
			}
		}
	}
	return out
}

// fresh reports whether no six words in a row of s were seen, and remembers them.
func fresh(seen map[string]bool, s []string) bool {
	const window = 6
	bare := make([]string, len(s))
	for i, w := range s {
		bare[i] = bareWord(w)
	}
	known := false
	for i := 0; i+window <= len(s); i++ {
		key := strings.Join(bare[i:i+window], " ")
		known = known || seen[key]
		seen[key] = true
	}
	return !known
}

func bareWord(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }))
}

// hasContent reports, roughly, whether w is no article, preposition or the like.
func hasContent(w string) bool {
	return len(w) > 3 || strings.ContainsFunc(w, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsNumber(r) })
}

// sentence takes one that was not used, or makes one up.
func (p *sentencePool) sentence(rng *rand.Rand) []string {
	if p.unused > 0 {
		p.unused--
		return p.sentences[p.unused]
	}
	s := slices.Clone(p.sentences[rng.IntN(len(p.sentences))])
	at, row := 0, madeRow
	for i, w := range s {
		if !hasContent(w) {
			continue
		}
		at, row = at+1, row+1
		if row >= madeRow || at >= len(p.content) || rng.IntN(2) == 0 {
			at, row = rng.IntN(len(p.content)), 0
		}
		s[i] = p.content[at]
	}
	return s
}

// reuseDoc is what is known of a made article.
type reuseDoc struct {
	offset, length int64
	group          int32
	kind           string // source, one of reuseKinds, or other
	words          int32
	taken          [2]int32  // which words of the source it holds, or held before edits
	span           text.Span // of what was taken, from the first word left to the last
	inSource       text.Span // the same in the source
}

// reuseCorpus is a made collection; its texts lie in a file.
type reuseCorpus struct {
	file *os.File
	size int64
	docs []reuseDoc // in an order that has nothing to do with groups
	slot [][]uint32 // by group: its documents
}

// text is the article numbered doc.
func (c *reuseCorpus) text(doc uint32) (string, error) {
	d := &c.docs[doc]
	b := make([]byte, d.length)
	if _, err := c.file.ReadAt(b, d.offset); err != nil {
		return "", err
	}
	return string(b), nil
}

// pairs are those within groups, the smaller number first.
func (c *reuseCorpus) pairs() (pairs [][2]uint32) {
	for _, docs := range c.slot {
		for i, x := range docs {
			for _, y := range docs[i+1:] {
				pairs = append(pairs, [2]uint32{min(x, y), max(x, y)})
			}
		}
	}
	return pairs
}

// plantedKind is what was done to one of the pair to make the other, or "".
func plantedKind(a, b *reuseDoc) string {
	switch {
	case a.group != b.group || a.taken == [2]int32{} || b.taken == [2]int32{}:
	case a.kind == "source":
		return b.kind
	case b.kind == "source":
		return a.kind
	}
	return ""
}

// plantedSpans are where the planted passage lies in both.
func plantedSpans(a, b *reuseDoc) (inA, inB text.Span) {
	if a.kind == "source" {
		return b.inSource, b.span
	}
	return a.span, a.inSource
}

// bothHold is how many words of one source both hold.
func bothHold(x, y [2]int32) int { return int(max(0, min(x[1], y[1])-max(x[0], y[0]))) }

// newReuseCorpus makes a collection of n articles in the file name.
func newReuseCorpus(name string, pool *sentencePool, n int, seed uint64) (*reuseCorpus, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	c := &reuseCorpus{file: file, docs: make([]reuseDoc, n)}
	out := bufio.NewWriterSize(file, 1<<20)
	rng := rand.New(rand.NewPCG(seed, 2))
	places := rng.Perm(n)
	w := &reuseWriter{pool: pool, rng: rng}
	for start := 0; start < n; start += groupDocs {
		places := places[start:min(start+groupDocs, n)]
		var slot []uint32
		for i, made := range w.group(len(places)) {
			made.doc.group, made.doc.offset, made.doc.length = int32(start/groupDocs), c.size, int64(len(made.text))
			c.docs[places[i]] = made.doc
			slot = append(slot, uint32(places[i]))
			c.size += int64(len(made.text))
			if _, err := out.WriteString(made.text); err != nil {
				return nil, err
			}
		}
		c.slot = append(c.slot, slot)
	}
	return c, out.Flush()
}

// reuseWriter writes articles.
type reuseWriter struct {
	pool *sentencePool
	rng  *rand.Rand
}

// madeArticle is an article and what is known of it.
type madeArticle struct {
	doc  reuseDoc
	text string
}

// token is a word of an article: which word of the source it is, or -1; and whether a
// sentence ends with it.
type token struct {
	word string
	from int32
	last bool
}

// group makes the n articles of a group, ten or fewer.
func (w *reuseWriter) group(n int) (made []madeArticle) {
	source := w.article(articleWords)
	for i := range source {
		source[i].from = int32(i)
	}
	sourceText, places := layOut(source)
	for i := range n {
		var tokens []token
		kind := "other"
		switch {
		case i == 0:
			kind, tokens = "source", source
		case i <= len(reuseKinds):
			kind = reuseKinds[i-1]
			tokens = w.derive(kind, source)
		default:
			tokens = w.article(articleWords)
		}
		m := madeArticle{doc: reuseDoc{kind: kind, words: int32(len(tokens))}}
		var spans []text.Span
		if m.text, spans = layOut(tokens); i == 0 {
			m.text, spans = sourceText, places
		}
		m.doc.mark(tokens, spans, places)
		if w.rng.IntN(5) > 0 {
			m.text += "\n\n" + tails[w.rng.IntN(len(tails))]
		}
		made = append(made, m)
	}
	return made
}

// mark notes what of the source the tokens hold.
func (d *reuseDoc) mark(tokens []token, spans, places []text.Span) {
	first, last := -1, -1
	for i, t := range tokens {
		if t.from >= 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	d.taken = [2]int32{tokens[first].from, tokens[last].from + 1}
	d.span = text.Span{Start: spans[first].Start, End: spans[last].End}
	d.inSource = text.Span{Start: places[tokens[first].from].Start, End: places[tokens[last].from].End}
}

// article makes one of about so many words.
func (w *reuseWriter) article(words int) (tokens []token) {
	for len(tokens) < words {
		s := w.pool.sentence(w.rng)
		for i, word := range s {
			tokens = append(tokens, token{word, -1, i == len(s)-1})
		}
	}
	return tokens
}

// derive makes an article of the source.
func (w *reuseWriter) derive(kind string, source []token) []token {
	switch kind {
	case "reprint":
		return slices.Concat(w.article(25), source[sentenceEnd(source, 0):])
	case "cut":
		return slices.Clone(source[:sentenceEnd(source, len(source)*(33+w.rng.IntN(33))/100)])
	case "light":
		return w.edit(source, 0.1)
	case "heavy":
		return w.edit(source, 0.3)
	}
	from := sentenceEnd(source, w.rng.IntN(len(source)/2))
	to := from
	for to-from < 50 {
		to = sentenceEnd(source, to)
	}
	host := w.article(articleWords - (to - from))
	at := sentenceEnd(host, len(host)/3)
	return slices.Concat(host[:at], source[from:to], host[at:])
}

// sentenceEnd is the end of the sentence that word i is in.
func sentenceEnd(tokens []token, i int) int {
	for ; i < len(tokens)-1 && !tokens[i].last; i++ {
	}
	return i + 1
}

// edit deletes, exchanges or puts in words, such a share of them.
func (w *reuseWriter) edit(source []token, share float64) (out []token) {
	for _, t := range source {
		if w.rng.Float64() >= share {
			out = append(out, t)
			continue
		}
		other := token{w.pool.content[w.rng.IntN(len(w.pool.content))], -1, t.last}
		switch w.rng.IntN(3) {
		case 0: // deleted
		case 1:
			out = append(out, other)
		case 2:
			out = append(out, token{t.word, t.from, false}, other)
		}
	}
	return out
}

// layOut sets tokens in paragraphs, and tells where each came to stand.
func layOut(tokens []token) (string, []text.Span) {
	var b strings.Builder
	spans := make([]text.Span, len(tokens))
	sentences := 0
	for i, t := range tokens {
		if i > 0 {
			if tokens[i-1].last {
				sentences++
			}
			if tokens[i-1].last && sentences%paragraphSize == 0 {
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
		spans[i] = text.Span{Start: b.Len(), End: b.Len() + len(t.word)}
		b.WriteString(t.word)
	}
	return b.String(), spans
}

// ReuseTexts is a made collection in memory, for other programs to be held against.
type ReuseTexts struct {
	Texts  []string
	corpus *reuseCorpus
}

// ReuseCollection makes the collection that Reuse would.
func ReuseCollection(in Input) (*ReuseTexts, error) {
	pool, err := reuseSentences(in.Data, in.Seed)
	if err != nil {
		return nil, err
	}
	file, err := os.CreateTemp("", "recount-reuse-")
	if err != nil {
		return nil, err
	}
	defer os.Remove(file.Name())
	file.Close()
	corpus, err := newReuseCorpus(file.Name(), pool, in.Docs, in.Seed)
	if err != nil {
		return nil, err
	}
	defer corpus.file.Close()
	c := &ReuseTexts{make([]string, in.Docs), corpus}
	for i := range c.Texts {
		if c.Texts[i], err = corpus.text(uint32(i)); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Score is recall by kind and precision of pairs of places in Texts, the smaller first.
func (c *ReuseTexts) Score(pairs map[[2]int]bool) string {
	kinds := map[string]Ratio{}
	var all, precision Ratio
	for _, p := range c.corpus.pairs() {
		if kind := plantedKind(&c.corpus.docs[p[0]], &c.corpus.docs[p[1]]); kind != "" {
			r := kinds[kind]
			r.count(pairs[[2]int{int(p[0]), int(p[1])}])
			all.count(pairs[[2]int{int(p[0]), int(p[1])}])
			kinds[kind] = r
		}
	}
	for p := range pairs {
		a, b := &c.corpus.docs[p[0]], &c.corpus.docs[p[1]]
		precision.count(a.group == b.group && bothHold(a.taken, b.taken) > 0)
	}
	line := fmt.Sprintf("recall=%.3f precision=%.3f", all.Share(), precision.Share())
	for _, kind := range reuseKinds {
		line += fmt.Sprintf(" recall_%s=%.3f", kind, kinds[kind].Share())
	}
	return line
}
