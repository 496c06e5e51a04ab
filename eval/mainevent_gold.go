package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// goldMain is an article of the Giveme5W1H gold standard (Hamborg et al. 2019)
// with the phrases that people marked in it.
type goldMain struct {
	name     string
	category string
	article  article.Article
	phrases  [len(questions)][]goldPhrase
}

// questions are the questions that count, in their order.
var questions = [...]string{"who", "what", "when", "where"}

// goldPhrase is a marked phrase, and the day that it was read as, where it is an
// answer to "when".
type goldPhrase struct {
	text string
	day  time.Time // zero where there is none
}

type goldMainJSON struct {
	Category    string `json:"category"`
	Published   string `json:"date_publish"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Text        string `json:"text"`
	Questions   map[string]struct {
		Annotated []struct {
			Text   string `json:"text"`
			Parsed string `json:"parsed"`
		} `json:"annotated"`
	} `json:"fiveWoneH"`
}

// errNoEvent says that a file is no article of the gold standard.
var errNoEvent = errors.New("no fiveWoneH in it")

func readGoldMain(ctx context.Context, name string) (goldMain, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return goldMain{}, fmt.Errorf("eval: %w", err)
	}
	var in goldMainJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return goldMain{}, fmt.Errorf("eval: %s: %w", name, err)
	}
	if in.Questions == nil {
		return goldMain{}, errNoEvent
	}
	g := goldMain{name: name, category: in.Category}
	if g.article, err = in.article(ctx, name); err != nil {
		return goldMain{}, err
	}
	for q, question := range questions {
		for _, p := range in.Questions[question].Annotated {
			phrase := goldPhrase{text: unescaped.Replace(strings.TrimSpace(p.Text))}
			if question == "when" {
				phrase.day, _ = time.Parse(time.DateOnly, p.Parsed)
			}
			if phrase.text != "" || !phrase.day.IsZero() {
				g.phrases[q] = append(g.phrases[q], phrase)
			}
		}
	}
	return g, nil
}

// article is what a desk would hand in: title and date above, then the title, the
// standfirst where the text does not repeat it, and the text.
func (in *goldMainJSON) article(ctx context.Context, name string) (article.Article, error) {
	oneLine := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	title, lead := oneLine(in.Title), oneLine(in.Description)
	var b strings.Builder
	date, _, _ := strings.Cut(in.Published, "T")
	date, _, _ = strings.Cut(date, " ")
	fmt.Fprintf(&b, "---\ntitle: %s\ndate: %s\n---\n\n%s\n\n", title, date, title)
	if lead != "" && !strings.Contains(oneLine(in.Text), head(lead, 60)) {
		b.WriteString(lead + "\n\n")
	}
	b.WriteString(in.Text + "\n")
	a, err := article.Read(ctx, name, []byte(b.String()))
	if err != nil {
		return a, fmt.Errorf("eval: %w", err)
	}
	return a, nil
}

// unescaped mends phrases that were escaped twice.
var unescaped = strings.NewReplacer(`\u2018`, "‘", `\u2019`, "’", `\u201c`, "“", `\u201d`, "”", `\u0113`, "ē", `\u2013`, "–", `\u2014`, "—")

func head(s string, most int) string {
	if len(s) > most {
		return s[:most]
	}
	return s
}

// readPhrase is a phrase as it is understood: where it stands in the article, or
// on its own where it does not stand there word for word.
type readPhrase struct {
	d    *document.Document
	span text.Span
	tree *document.Tree
}

func readPhraseIn(d *document.Document, tree *document.Tree, phrase string) readPhrase {
	for from := 0; ; {
		i := strings.Index(d.Article.Text[from:], phrase)
		if i < 0 {
			break
		}
		s := text.Span{Start: from + i, End: from + i + len(phrase)}
		if first, last := d.TokensIn(s); last > first {
			return readPhrase{d, s, tree}
		}
		from = s.End
	}
	a := article.Article{
		Name: d.Article.Name, Text: phrase, Published: d.Article.Published,
		Blocks: []article.Block{{Span: text.Span{End: len(phrase)}, Kind: article.Paragraph}},
	}
	alone := annotate.Annotate(a)
	return readPhrase{alone, a.Blocks[0].Span, document.NewTree(alone)}
}

// tokens is the range of its words.
func (p readPhrase) tokens() (first, last int) { return p.d.TokensIn(p.span) }

// heads are the words that the phrase hangs on, those coordinated with it, all
// words of a name among them, and what a team or a number is of.
func (p readPhrase) heads() (heads []int) {
	first, last := p.tokens()
	isHead := make([]bool, last-first)
	for again := true; again; {
		again = false
		for t := first; t < last; t++ {
			tok := &p.d.Tokens[t]
			if isHead[t-first] || tok.UPOS == document.PUNCT {
				continue
			}
			root := tok.Head == t || tok.Head < first || tok.Head >= last
			joined := !root && isHead[tok.Head-first] && (tok.Rel == "conj" || tok.Rel == "flat" ||
				tok.Rel == "nmod" && collective[p.d.Tokens[tok.Head].Lemma])
			if root && isContent(tok.UPOS) || joined {
				isHead[t-first], again = true, true
			}
		}
	}
	for i, h := range isHead {
		if h {
			heads = append(heads, first+i)
		}
	}
	return heads
}

// predicates are the heads, and the verbs that say what one of them does or what
// is done to it: "victims named".
func (p readPhrase) predicates() []int {
	heads := p.heads()
	out := heads
	for _, h := range heads {
		for _, c := range p.tree.Children(h) {
			if tok := &p.d.Tokens[c]; tok.UPOS == document.VERB && tok.Rel == "acl" && p.span.Contains(tok.Span) {
				out = append(out, int(c))
			}
		}
	}
	return out
}

var collective = map[string]bool{"team": true, "group": true, "crew": true, "number": true, "dozen": true, "hundred": true,
	"thousand": true, "pair": true, "couple": true, "crowd": true, "majority": true}

// isContent reports whether words of this class carry meaning of their own.
func isContent(u document.UPOS) bool {
	switch u {
	case document.NOUN, document.PROPN, document.VERB, document.ADJ, document.NUM, document.PRON:
		return true
	}
	return false
}
