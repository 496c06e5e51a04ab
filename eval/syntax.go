package eval

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
)

// SyntaxCard is what the evaluation "syntax" gives.
type SyntaxCard struct {
	Total SyntaxScore   `json:"total"`
	Parts []SyntaxScore `json:"parts"` // each file, and each genre of its documents
	Took  time.Duration `json:"took"`  // to annotate the raw text
}

// SyntaxScore is the counts of one part.
type SyntaxScore struct {
	Name string `json:"name"`

	// On the words as the treebank has them.
	Words     int             `json:"words"`
	UPOS      int             `json:"upos"`
	UAS       int             `json:"uas"`
	LAS       int             `json:"las"`
	Relations map[string]Hits `json:"relations"`

	// From raw text.
	RawLAS    Hits `json:"raw_las"`
	Tokens    Hits `json:"tokens"`
	Sentences Hits `json:"sentences"`
}

// syntaxRelations are the relations that are scored each by itself, in the order
// of the last line. "neg" is our own name for an adverb of negation.
var syntaxRelations = []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "appos", "conj",
	"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "nummod", "neg"}

// Syntax scores tags and parses on every .conllu file at or below the folder
// root: on the words as given, and from the text of whole documents.
func Syntax(ctx context.Context, in Input) (*SyntaxCard, error) {
	names, err := filesBelow(in.Data, ".conllu")
	if err != nil {
		return nil, err
	}
	card := &SyntaxCard{Total: SyntaxScore{Name: "all"}}
	parser := annotate.EmbeddedSyntax() // loads the weights, too, which is not to count as annotating
	for _, name := range names {
		all, err := ReadTreebank(name)
		if err != nil {
			return nil, err
		}
		file := SyntaxScore{Name: filepath.ToSlash(name)}
		genres := map[string]*SyntaxScore{}
		var order []string
		for _, doc := range byArticle(all) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			genre := genreOf(doc[0].Article)
			if genres[genre] == nil {
				genres[genre] = &SyntaxScore{Name: "  " + genre}
				order = append(order, genre)
			}
			score := card.document(doc, parser, in.Now)
			genres[genre].add(score)
			file.add(score)
		}
		card.Total.add(file)
		card.Parts = append(card.Parts, file)
		for _, genre := range order {
			card.Parts = append(card.Parts, *genres[genre])
		}
	}
	return card, nil
}

// genreOf is the part of a document's id that treebanks name its genre by:
// "weblog" of weblog-blogspot.com_…, "GUM_news" of GUM_news_….
func genreOf(id string) string {
	if collection, rest, ok := strings.Cut(id, "_"); ok && !strings.Contains(collection, "-") {
		genre, _, _ := strings.Cut(rest, "_")
		return collection + "_" + genre
	}
	genre, _, _ := strings.Cut(id, "-")
	return genre
}

// document scores one document both ways.
func (card *SyntaxCard) document(sentences []GoldSentence, parser *annotate.Syntax, now func() time.Time) SyntaxScore {
	score := SyntaxScore{}
	for _, s := range sentences {
		tokens, _ := parser.Parse(s.Words)
		score.gold(s, tokens)
	}
	g, a := treebankText(sentences)
	begun := now()
	d := annotate.Annotate(a)
	card.Took += now().Sub(begun)
	score.raw(sentences, g, d)
	return score
}

// gold counts the words of one sentence that are right, given its words.
func (s *SyntaxScore) gold(gold GoldSentence, got []document.Token) {
	if s.Relations == nil {
		s.Relations = map[string]Hits{}
	}
	for i, want := range gold.Tokens {
		t := got[i]
		s.Words++
		s.UPOS += one(t.UPOS == want.UPOS)
		s.UAS += one(t.Head == want.Head)
		s.LAS += one(t.Head == want.Head && plainRelation(t.Rel) == plainRelation(want.Rel))
		ours, theirs := relationOf(gold.Words[i], t.Rel), relationOf(gold.Words[i], want.Rel)
		s.count(ours, Hits{Got: 1})
		s.count(theirs, Hits{Want: 1})
		if ours == theirs && t.Head == want.Head {
			s.count(ours, Hits{Right: 1})
		}
	}
}

func (s *SyntaxScore) count(relation string, h Hits) {
	h.add(s.Relations[relation])
	s.Relations[relation] = h
}

// raw counts the words and sentences of one document that were cut as the
// treebank cuts them, and of these words those that hang rightly.
func (s *SyntaxScore) raw(sentences []GoldSentence, g *goldText, d *document.Document) {
	at := map[int]int{} // where a token begins -> its index
	for i, t := range d.Tokens {
		at[t.Span.Start] = i
	}
	ours := func(word int) int { // the token that is that word, or -1
		if i, ok := at[g.spans[word].Start]; ok && d.Tokens[i].Span == g.spans[word] {
			return i
		}
		return -1
	}
	ends := map[int]int{} // where a sentence begins -> where it ends
	for _, sentence := range d.Sentences {
		ends[sentence.Span.Start] = sentence.Span.End
	}
	first := 0
	for _, gold := range sentences {
		last := first + len(gold.Words) - 1
		s.Sentences.Right += one(ends[g.spans[first].Start] == g.spans[last].End)
		for i, want := range gold.Tokens {
			t := ours(first + i)
			if t < 0 {
				continue
			}
			s.Tokens.Right++
			s.RawLAS.Right += one(d.Tokens[t].Head == ours(first+want.Head) &&
				plainRelation(d.Tokens[t].Rel) == plainRelation(want.Rel))
		}
		first = last + 1
	}
	s.Sentences.add(Hits{Got: len(d.Sentences), Want: len(sentences)})
	s.Tokens.add(Hits{Got: len(d.Tokens), Want: first})
	s.RawLAS.add(Hits{Got: len(d.Tokens), Want: first})
}

// treebankText is a document as text, by its paragraphs.
func treebankText(sentences []GoldSentence) (*goldText, article.Article) {
	g, blank := &goldText{}, " "
	for _, s := range sentences {
		if s.begins {
			g.paragraph()
		}
		g.sentence(blank, s.Text, s.Words)
		blank = " "
		if s.glued {
			blank = ""
		}
	}
	return g, g.finish(sentences[0].Article)
}

func (s *SyntaxScore) add(other SyntaxScore) {
	s.Words += other.Words
	s.UPOS += other.UPOS
	s.UAS += other.UAS
	s.LAS += other.LAS
	s.RawLAS.add(other.RawLAS)
	s.Tokens.add(other.Tokens)
	s.Sentences.add(other.Sentences)
	if s.Relations == nil {
		s.Relations = map[string]Hits{}
	}
	for relation, h := range other.Relations {
		s.count(relation, h)
	}
}

// relationOf is the relation of word as it is scored by itself: that of "not" is
// neg, which UD 2 no longer tells from other adverbs.
func relationOf(word, relation string) string {
	switch strings.ToLower(word) {
	case "not", "n't", "n’t":
		if relation == "advmod" {
			return "neg"
		}
	}
	return relation
}

// plainRelation is a relation without its subtype.
func plainRelation(relation string) string {
	relation, _, _ = strings.Cut(relation, ":")
	return relation
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
