package claim

// The main event of an article: who, what, when and where.
//
// After the questions that Giveme5W1H answers (Hamborg et al. 2019), by rules
// over what the document and its claims already hold:
//
//  1. A telling is a subject with its predicate. The title, where it tells
//     something, tells the main event; what stands before a colon in it is the
//     topic. Else the lede does: of the first sentences, the one that holds
//     most of the words of the title and stands foremost.
//  2. Who is the subject, which is the patient of a passive. A bare number or a
//     pronoun gives way to the fuller words of the lede; victims who are named
//     in it, to their names.
//  3. What runs from the predicate to the end of its clause.
//  4. When and where are put to a vote of the times and places of all sentences,
//     each weighed by how much of the event its sentence tells again, how early
//     it stands, and whether it belongs to the event's own clause.
//
// What tells is in mainevent_tell.go and mainevent_title.go, who in mainevent_who.go and
// mainevent_name.go, the votes in mainevent_when.go and mainevent_where.go.
//
// Cost: linear in the tokens of the first sentences, each of which is held
// against the few words of the event; a fifth of a millisecond an article.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// MainEvent is what an article is about. Spans are zero where nothing was found.
type MainEvent struct {
	Claim     int       // index of the claim that tells it, or -1: a title may tell it in words that make none
	Predicate int       // token, or -1
	Span      text.Span // the words that tell it, from the subject on
	Topic     text.Span // what the title calls it, before a colon: "Tamsel bridge collapse"
	Subject   []Role    // who does it, or to whom it is done, in the words that tell it
	Who       []Role    // the same, by name or in full where the story has that
	What      text.Span // from the predicate to the end of its clause
	When      EventTime
	Where     EventPlace
}

// mostSentences is how many sentences are looked at for the event.
const mostSentences = 40

// Main is the main event of d, whose quotations and claims are those of Extract.
// Where nothing is told, Claim and Predicate are -1 and the rest is zero, but for
// time and place.
func Main(d *document.Document, quotes []Quotation, claims []Claim) MainEvent {
	m := newMainReader(d, quotes, claims)
	e := MainEvent{Claim: -1, Predicate: -1}
	t, ok := m.tellTitle()
	if !ok {
		t, ok = m.tellLede()
	}
	if ok {
		m.tellsOf(t)
		e.Claim, e.Predicate = m.claimAt[t.predicate], t.predicate
		e.Span = t.what
		for i := range t.who {
			e.Span = e.Span.Union(t.who[i].Span)
		}
		e.Subject, e.What, e.Topic = t.who, t.what, t.topic
	}
	if ok {
		e.Who = m.named(m.fuller(e.Subject))
	}
	e.When = m.when()
	e.Where = m.where()
	return e
}

// mainReader is one document being read for its main event.
type mainReader struct {
	*reader
	claims  []Claim
	claimAt []int // claim of each predicate, or -1
	title   []titleLine
	body    []int // the first sentences of the story
	event   telling
	lemma   lexicon.Entry // of the event's predicate
	words   []weighedWord // of the title and the event
	echo    []float64     // of each sentence in body: the share of words that it holds
}

// titleLine is a sentence of the title: tokens [first, last).
type titleLine struct{ first, last int }

// weighedWord is a lemma and how much it tells, in nats.
type weighedWord struct {
	lemma  string
	weight float64
}

// telling is a subject with what is said of it.
type telling struct {
	predicate int // token
	who       []Role
	topic     text.Span
	what      text.Span
}

func newMainReader(d *document.Document, quotes []Quotation, claims []Claim) *mainReader {
	m := &mainReader{reader: newReader(d), claims: claims, claimAt: filled(len(d.Tokens)), event: telling{predicate: -1}}
	m.quotes = quotes
	for i := range claims {
		m.claimAt[claims[i].Predicate.Token] = i
	}
	for i := range d.Sentences {
		switch d.Article.Blocks[d.Sentences[i].Block].Kind {
		case article.Title:
			m.title = append(m.title, m.withoutSite(d.Sentences[i].First, d.Sentences[i].Last))
		case article.Paragraph, article.Caption:
			if len(m.body) < mostSentences {
				m.body = append(m.body, i)
			}
		}
	}
	for _, l := range m.title {
		m.addWords(l.first, l.last)
	}
	if len(m.words) == 0 {
		m.addOftenTold()
	}
	m.weigh()
	return m
}

// addOftenTold adds the words that a story without a title tells again and again:
// those with the highest product of frequency and rarity.
func (m *mainReader) addOftenTold() {
	const most = 15
	for _, s := range m.body {
		m.addWords(m.d.Sentences[s].First, m.d.Sentences[s].Last)
	}
	index := make(map[string]int, len(m.words))
	often := make([]int, len(m.words))
	for i := range m.words {
		index[m.words[i].lemma] = i
	}
	for _, s := range m.body {
		for t := m.d.Sentences[s].First; t < m.d.Sentences[s].Last; t++ {
			if i, ok := index[strings.ToLower(m.d.Tokens[t].Lemma)]; ok {
				often[i]++
			}
		}
	}
	for i := range m.words {
		m.words[i].weight *= float64(often[i] - 1) // once is not again
	}
	slices.SortStableFunc(m.words, func(a, b weighedWord) int { return cmp.Compare(b.weight, a.weight) })
	m.words = m.words[:min(len(m.words), most)]
}

// inTitle reports whether token t is part of the title.
func (m *mainReader) inTitle(t int) bool {
	for _, l := range m.title {
		if l.first <= t && t < l.last {
			return true
		}
	}
	return false
}

// leastTelling is the rarity from which on a word tells one event from another.
const leastTelling = 2

// addWords adds the words that tell something of tokens [first, last).
func (m *mainReader) addWords(first, last int) {
	for t := first; t < last; t++ {
		tok := &m.d.Tokens[t]
		switch tok.UPOS {
		case document.NOUN, document.PROPN, document.VERB, document.ADJ, document.NUM:
		default:
			continue
		}
		lemma := strings.ToLower(tok.Lemma)
		if w := lexicon.Rarity(lemma); w >= leastTelling && !m.hasWord(lemma) {
			m.words = append(m.words, weighedWord{lemma, w})
		}
	}
}

func (m *mainReader) hasWord(lemma string) bool {
	for i := range m.words {
		if m.words[i].lemma == lemma {
			return true
		}
	}
	return false
}

// tellsOf takes t for the event, and its words for words to look for.
func (m *mainReader) tellsOf(t telling) {
	m.event, m.lemma = t, lexicon.Look(m.d.Tokens[t.predicate].Lemma)
	before := len(m.words)
	m.addWords(m.d.TokensIn(t.what))
	if len(m.words) > before {
		m.weigh()
	}
}

// weigh reckons the echo of every sentence.
func (m *mainReader) weigh() {
	total := 0.0
	for i := range m.words {
		total += m.words[i].weight
	}
	m.echo = m.echo[:0]
	held := make([]bool, len(m.words))
	for _, s := range m.body {
		clear(held)
		sum := 0.0
		for t := m.d.Sentences[s].First; t < m.d.Sentences[s].Last; t++ {
			for i := range m.words {
				if !held[i] && strings.EqualFold(m.words[i].lemma, m.d.Tokens[t].Lemma) {
					held[i] = true
					sum += m.words[i].weight
				}
			}
		}
		if total > 0 {
			sum /= total
		}
		m.echo = append(m.echo, sum)
	}
}

// early is how much less a sentence counts the later it stands.
func early(i int) float64 { return 1 / (1 + 0.2*float64(i)) }

// ledeSentences is how many sentences may be the lede.
const ledeSentences = 10

// tellLede is what the foremost sentence tells that tells the title again; of a
// text without a title, what the foremost tells that tells anything.
func (m *mainReader) tellLede() (best telling, ok bool) {
	most := 0.0
	for i, s := range m.body[:min(len(m.body), ledeSentences)] {
		t, told := m.tell(m.d.Sentences[s].First, m.d.Sentences[s].Last, false)
		if !told || m.isVoid(t.who[0]) {
			continue
		}
		if score := (0.3 + m.echo[i]) * early(i); score > most {
			best, most, ok = t, score, true
		}
	}
	return best, ok
}

// isVoid reports whether r is a pronoun that names nobody here.
func (m *mainReader) isVoid(r Role) bool {
	return r.Entity < 0 && m.d.Tokens[r.Head].UPOS == document.PRON
}

// tell is the first thing told of a subject in tokens [first, last), which are a
// sentence or a part of a title.
func (m *mainReader) tell(first, last int, isTitle bool) (telling, bool) {
	for p := first; p < last; p++ {
		if !m.mayTell(p, first, last, isTitle) {
			continue
		}
		who := m.subjects(p, first)
		if len(who) == 0 {
			continue
		}
		if m.showsOnly(p, who) && (!isTitle || m.tellsMore(p, last)) {
			first = p + 1
			continue
		}
		if len(who) == 1 {
			m.extend(&who[0], p)
		}
		return telling{predicate: p, who: who, what: m.predicateSpan(p, who, first, last, isTitle)}, true
	}
	return telling{}, false
}

// extend takes the nouns that run on from r's head to predicate p
// for the rest of its name: of "Norland minister to resign" and "singer Dara Quill
// died" any may have been taken for the head.
func (m *mainReader) extend(r *Role, p int) {
	end := r.Head
	if i := m.mentionOf[end]; i >= 0 {
		end = m.d.Mentions[i].Last - 1
	}
	last := end
	for last+1 < p && (m.d.Tokens[last+1].UPOS == document.NOUN || m.d.Tokens[last+1].UPOS == document.PROPN) && !m.isTime(last+1) {
		last++
	}
	if last == end || last <= r.Head {
		return
	}
	span := r.Span.Union(m.d.Tokens[last].Span)
	*r = m.role(r.Name, last)
	r.Span = span
	if r.Entity < 0 {
		r.Text = m.d.Text(span)
	}
}
