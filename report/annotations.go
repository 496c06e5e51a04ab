package report

import (
	"encoding/json"
	"io"
	"unicode/utf8"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// Findings as annotations of the accounts (Web Annotation Data Model, W3C
// Recommendation, 2017-02-23): one annotation a finding, its sentence the body, the
// words it rests on the targets. A target is named by its place, which counts code
// points of the article's text as the model wants it, and by its words with those
// around them, which find it in the page as it was published, too.

const (
	annotationContext = "http://www.w3.org/ns/anno.jsonld"
	aroundQuote       = 32 // bytes of prefix and suffix, and what is left of a rune
)

type annotationCollection struct {
	Context string         `json:"@context"`
	ID      string         `json:"id"`
	Type    string         `json:"type"`
	Label   string         `json:"label"`
	Total   int            `json:"total"`
	First   annotationPage `json:"first"`
}

type annotationPage struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	PartOf     string       `json:"partOf"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

type annotation struct {
	ID         string             `json:"id"`
	Type       string             `json:"type"`
	Motivation string             `json:"motivation"`
	Body       []annotationBody   `json:"body"`
	Target     []annotationTarget `json:"target"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Value   string `json:"value"`
	Format  string `json:"format,omitempty"`
	Purpose string `json:"purpose"`
}

type annotationTarget struct {
	Type     string `json:"type"`
	Source   string `json:"source"`
	Selector [2]any `json:"selector"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

func writeAnnotations(w io.Writer, p *page) error {
	items := []annotation{}
	for _, f := range p.findings {
		items = append(items, p.annotation(f.Finding))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(annotationCollection{
		Context: annotationContext, ID: "#findings", Type: "AnnotationCollection", Label: headline(p), Total: len(items),
		First: annotationPage{ID: "#page1", Type: "AnnotationPage", PartOf: "#findings", Items: items},
	})
}

func (p *page) annotation(f compare.Finding) annotation {
	out := annotation{ID: "#" + f.ID, Type: "Annotation", Motivation: "assessing", Body: []annotationBody{
		{"TextualBody", clean(f.Summary), "text/plain", "assessing"},
		{"TextualBody", string(f.Level), "", "classifying"},
		{"TextualBody", string(f.Kind), "", "classifying"},
	}}
	for _, e := range f.Evidence {
		out.Target = append(out.Target, p.account(e.Account).target(e.Span))
	}
	return out
}

// target names the words of s in the article as it was published, or as it was
// handed in where it has no address.
func (a *account) target(s text.Span) annotationTarget {
	words, source := a.text(), a.Document.Article.URL
	if source == "" {
		source = sarifURI(a.Document.Article.Name)
	}
	start := utf8.RuneCountInString(words[:s.Start])
	return annotationTarget{"SpecificResource", source, [2]any{
		positionSelector{"TextPositionSelector", start, start + utf8.RuneCountInString(s.Of(words))},
		quoteSelector{"TextQuoteSelector", s.Of(words), before(words, s.Start), after(words, s.End)},
	}}
}

// before is the end of words[:at], from a rune's beginning.
func before(words string, at int) string {
	from := max(0, at-aroundQuote)
	for from < at && !utf8.RuneStart(words[from]) {
		from++
	}
	return words[from:at]
}

// after is the beginning of words[at:], to a rune's end.
func after(words string, at int) string {
	to := min(len(words), at+aroundQuote)
	for to < len(words) && to > at && !utf8.RuneStart(words[to]) {
		to--
	}
	return words[at:to]
}
