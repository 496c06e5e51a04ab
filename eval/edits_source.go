package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// newsText is an article as a data set has it.
type newsText struct {
	Name  string `json:"-"`
	Title string `json:"title"`
	Text  string `json:"text"`
	// Article is what the layouts of judged summaries call the text.
	Article string `json:"article"`
	// The day of publication by the names that data sets have for it.
	Date        string `json:"date"`
	DatePublish string `json:"date_publish"`
	DCT         string `json:"dct"`
}

// published is the day of publication, zero where it is not told.
func (n *newsText) published() time.Time {
	day := cmp.Or(n.Date, n.DatePublish, n.DCT)
	if len(day) > len(time.DateOnly) {
		day = day[:len(time.DateOnly)]
	}
	t, _ := time.Parse(time.DateOnly, day)
	return t
}

// readNews reads the articles at or below path: each .txt file, each .json file
// and each line of a .jsonl file that has a text. A text is taken once.
func readNews(path string) (all []newsText, err error) {
	names, err := filesBelow(path, ".txt", ".jsonl", ".json")
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	add := func(n newsText) {
		if n.Text == "" && n.Article != "" {
			n.Text = gluedParagraph.ReplaceAllString(n.Article, "$1\n\n$2")
		}
		if n.Title != "" && !strings.HasPrefix(n.Text, n.Title) {
			n.Text = n.Title + "\n\n" + n.Text
		}
		if n.Text != "" && !seen[n.Text] {
			seen[n.Text] = true
			all = append(all, n)
		}
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		short := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
		if strings.HasSuffix(name, ".txt") {
			add(newsText{Name: short, Text: string(data)})
			continue
		}
		lines := [][]byte{data}
		if strings.HasSuffix(name, ".jsonl") {
			lines = splitLines(data)
		}
		for i, line := range lines {
			n := newsText{}
			if json.Unmarshal(line, &n) == nil {
				n.Name = fmt.Sprintf("%s:%d", short, i+1)
				add(n)
			}
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("eval: no article at or below %s: a .txt file, or JSON with a text", path)
	}
	return all, nil
}

func splitLines(data []byte) (lines [][]byte) {
	scan := bufio.NewScanner(bytes.NewReader(data))
	scan.Buffer(nil, 64<<20)
	for scan.Scan() {
		lines = append(lines, bytes.Clone(scan.Bytes()))
	}
	return lines
}

// sampleNews takes n of the articles, in their order.
func sampleNews(all []newsText, n int, seed uint64) []newsText {
	if n >= len(all) {
		return all
	}
	chosen := rand.New(rand.NewPCG(seed, 0)).Perm(len(all))[:n]
	slices.Sort(chosen)
	var out []newsText
	for _, i := range chosen {
		out = append(out, all[i])
	}
	return out
}

// editSource is an article that variants are made of.
type editSource struct {
	name    string
	other   string // text of another article
	account story.Account
	d       *document.Document
	tree    *document.Tree
	rng     *rand.Rand
	quoted  []text.Span // inside quotation marks, with the marks
	murky   []text.Span // paragraphs whose marks do not pair
	usable  []int       // sentences that may be edited
	plain   []text.Span // the same, cut without the help of the parse
}

func newEditSource(ctx context.Context, n newsText, other string, rng *rand.Rand) (*editSource, error) {
	a, err := recount.Read(ctx, n.Name+".txt", []byte(n.Text))
	if err != nil {
		return nil, fmt.Errorf("eval: %s: %w", n.Name, err)
	}
	if day := n.published(); !day.IsZero() && !a.Published.Known() {
		a.Published = article.Date{Time: day, From: article.FromFlag}
	}
	s := &editSource{name: n.Name, other: other, account: recount.Account("a1", a), rng: rng}
	s.d = s.account.Document
	s.tree = document.NewTree(s.d)
	if again, err := recount.Read(ctx, a.Name, []byte(a.Text)); err != nil || again.Text != a.Text {
		return s, nil // it reads as something else than plain text
	}
	s.quoted, s.murky = quotedStretches(a.Text)
	for i := range s.d.Sentences {
		if s.mayEdit(i) {
			s.usable = append(s.usable, i)
		}
	}
	s.plain = s.plainSentences()
	return s, nil
}

// mayEdit reports whether sentence i is a whole sentence that tells something: it
// has a verb with a subject, and is no credit, notice or list.
func (s *editSource) mayEdit(i int) bool {
	sentence := s.d.Sentences[i]
	if s.d.Article.Blocks[sentence.Block].Kind != article.Paragraph {
		return false
	}
	if words := sentence.Last - sentence.First; words < 6 || words > 60 {
		return false
	}
	if !s.isProse(s.d.Text(sentence.Span)) {
		return false
	}
	for t := sentence.First; t < sentence.Last; t++ {
		if s.tok(t).UPOS == document.VERB && s.tree.Child(t, "nsubj", "nsubj:pass") >= 0 {
			return true
		}
	}
	return false
}

// isProse reports whether words are a sentence by their looks.
func (s *editSource) isProse(words string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(words, `"'“‘`))
	return unicode.IsUpper(first) && strings.HasSuffix(strings.TrimRight(words, `"'”’`), ".") && !boilerplate.MatchString(words)
}

// boilerplate is what stands around a story and is no part of it.
var boilerplate = regexp.MustCompile(`(?i)\b(?:read more|click|follow us|subscri|sign up|all rights|copyright|newsletter|getty|reuters/|photo|image|scroll|video|e-?mail|comment(?:s|ing)? (?:on|here|below)|contact us|terms of|advertis|cookies?|share this|hotline|crime ?stoppers|anyone with information|contributed to this|updated|posted|watch|media playback|on this device|follow updates|stay with|transcripts?|correspondent and|tune in|call \(?\d)|https?:|www\.|\.com\b|@|\d{3}[-.]\d{4}|\|`)

func (s *editSource) tok(t int) *document.Token { return &s.d.Tokens[t] }

func (s *editSource) word(t int) string { return s.d.Text(s.d.Tokens[t].Span) }

// isWord reports whether token t is one of words, in lower case.
func (s *editSource) isWord(t int, words ...string) bool {
	return slices.Contains(words, strings.ToLower(s.word(t)))
}

func (s *editSource) sentenceOf(offset int) int {
	for i := range s.d.Sentences {
		if span := s.d.Sentences[i].Span; span.Start <= offset && offset <= span.End {
			return i
		}
	}
	return -1
}

// tokens calls f for each token of the sentences that may be edited, outside
// quotation marks.
func (s *editSource) tokens(f func(sentence, t int)) {
	for _, i := range s.usable {
		for t := s.d.Sentences[i].First; t < s.d.Sentences[i].Last; t++ {
			if !s.inMarks(s.tok(t).Span) {
				f(i, t)
			}
		}
	}
}

// inMarks reports whether span has anything inside quotation marks.
func (s *editSource) inMarks(span text.Span) bool {
	within := func(q text.Span) bool { return q.Overlaps(span) || q.Start < span.Start && span.Start < q.End }
	return slices.ContainsFunc(s.quoted, within) || slices.ContainsFunc(s.murky, within)
}

// inQuotation reports whether span lies inside quotation marks that pair.
func (s *editSource) inQuotation(span text.Span) bool {
	return slices.ContainsFunc(s.quoted, func(q text.Span) bool { return q.Start < span.Start && span.End < q.End })
}

// hasMarks reports whether sentence i has quotation marks.
func (s *editSource) hasMarks(i int) bool { return s.inMarks(s.d.Sentences[i].Span) }

// sound reports whether the splices of e lie apart, outside quotation marks but
// where quotations are what is edited, and change anything.
func (s *editSource) sound(e edit) bool {
	if e.drop < 0 && len(e.splices) == 0 {
		return false
	}
	changes := e.drop >= 0
	for i, sp := range e.splices {
		if sp.at.End > len(s.d.Article.Text) || i > 0 && e.splices[i-1].at.End > sp.at.Start {
			return false
		}
		changes = changes || !strings.EqualFold(sp.at.Of(s.d.Article.Text), sp.with)
		if k := s.sentenceOf(sp.at.Start); k < 0 || !s.d.Sentences[k].Span.Contains(sp.at) {
			return false
		}
	}
	return changes
}

// quotedStretches are the stretches of s inside quotation marks, and the paragraphs
// in which these do not pair: a quotation that goes on in the next, or a slip.
func quotedStretches(s string) (spans, murky []text.Span) {
	start := 0
	for line := range strings.Lines(s) {
		marked, ok := quotedInLine(line)
		if !ok {
			murky = append(murky, text.Span{Start: start, End: start + len(line)})
		} else {
			for _, m := range marked {
				spans = append(spans, m.Shift(start))
			}
		}
		start += len(line)
	}
	return spans, murky
}

// quotedInLine are the stretches of a paragraph inside quotation marks; false where
// these do not pair.
func quotedInLine(line string) (spans []text.Span, ok bool) {
	open, mark, before := -1, rune(0), ' '
	for i, r := range line {
		end := i + utf8.RuneLen(r)
		after, _ := utf8.DecodeRuneInString(line[end:])
		isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
		switch {
		case open < 0 && (r == '“' || r == '"') || open < 0 && (r == '\'' || r == '‘') && !isWord(before) && (isWord(after) || strings.ContainsRune("$.[…", after)):
			open, mark = i, closing(r)
		case open >= 0 && r == mark && (r == '"' || r == '”' || !isWord(after) && !unicode.IsSpace(before)):
			spans = append(spans, text.Span{Start: open, End: end})
			open = -1
		case open < 0 && r == '”' || open >= 0 && mark == '’' && r == '‘':
			return nil, false
		}
		before = r
	}
	// A mark that also leaves letters out need not be closed: "the '90s".
	return spans, open < 0 || mark == '\'' && open > 0
}

func closing(r rune) rune {
	switch r {
	case '“':
		return '”'
	case '‘':
		return '’'
	}
	return r
}
