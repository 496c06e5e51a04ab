package report

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// SARIF 2.1.0 (OASIS Standard, 2020): what is wrong with a draft, or what accounts
// differ in, as results that editors and code hosts show beside the line. The rule of a result is the level
// and the kind of its finding, "contradiction/quantity". Columns and offsets count
// Unicode code points of the article's text.

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://json.schemastore.org/sarif-2.1.0.json"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	URI   string      `json:"informationUri"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID    string       `json:"id"`
	Short sarifMessage `json:"shortDescription"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifResult struct {
	Rule      string          `json:"ruleId"`
	RuleIndex int             `json:"ruleIndex"`
	Level     string          `json:"level"`
	Message   sarifMessage    `json:"message"`
	Locations []sarifLocation `json:"locations"`
	Related   []sarifLocation `json:"relatedLocations,omitempty"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int           `json:"startLine"`
	StartColumn int           `json:"startColumn"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	CharOffset  int           `json:"charOffset"`
	CharLength  int           `json:"charLength"`
	Snippet     *sarifMessage `json:"snippet,omitempty"`
}

// writeCheckSARIF writes what is wrong with a draft. Its results lie in the draft;
// the words of the sources are related.
func writeCheckSARIF(w io.Writer, p *checkPage) error {
	run := newSarifRun()
	inDraft := func(e compare.Evidence) bool { return e.Account == p.draft.ID }
	for _, s := range p.checking.Sentences {
		for _, f := range s.Findings {
			if f.Level == compare.Addition {
				f.Summary = noSource
			}
			run.add(p.page, f, "warning", inDraft)
		}
		if s.Verdict == compare.Unsupported && len(s.Findings) == 0 {
			run.add(p.page, compare.Finding{Level: compare.Addition, Kind: compare.Claim, Summary: noSource,
				Evidence: []compare.Evidence{{Account: p.draft.ID, Span: s.Span}}}, "warning", inDraft)
		}
	}
	return run.write(w)
}

const noSource = "No source tells this."

// writeSARIF writes what accounts differ in. A result lies where an account differs
// from the reference, or else where its words stand; the words of the others are
// related. What agrees is no result.
func writeSARIF(w io.Writer, p *page) error {
	run := newSarifRun()
	for _, f := range p.findings {
		usual := "note" // what only one account has
		switch f.Level {
		case compare.Agreement:
			continue
		case compare.Change:
			usual = "warning"
		}
		run.add(p, f.Finding, usual, func(e compare.Evidence) bool { return e.Account != p.Reference && !e.Agrees })
	}
	return run.write(w)
}

func newSarifRun() *sarifRun {
	return &sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "recount", URI: "https://github.com/recount-news/recount", Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
}

func (r *sarifRun) write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(sarifLog{sarifSchema, sarifVersion, []sarifRun{*r}})
}

// add makes f a result, and its rule one of the run's. A contradiction is an error,
// all else has the usual level. The result lies at the evidence that is at fault, and
// where none is, at all of it.
func (r *sarifRun) add(p *page, f compare.Finding, usual string, atFault func(compare.Evidence) bool) {
	rule := string(f.Level) + "/" + string(f.Kind)
	result := sarifResult{Rule: rule, RuleIndex: r.rule(rule, f), Level: usual, Message: sarifMessage{clean(f.Summary)}}
	if f.Level == compare.Contradiction {
		result.Level = "error"
	}
	for _, e := range f.Evidence {
		place := p.account(e.Account).sarifPlace(e)
		if atFault(e) {
			result.Locations = append(result.Locations, place)
			continue
		}
		place.Message = &sarifMessage{p.account(e.Account).Label + ": " + clean(e.Span.Of(p.account(e.Account).text()))}
		result.Related = append(result.Related, place)
	}
	if result.Locations == nil {
		result.Locations, result.Related = result.Related, nil
	}
	r.Results = append(r.Results, result)
}

// rule is the index of a rule, which is added where it is not there yet.
func (r *sarifRun) rule(id string, f compare.Finding) int {
	rules := &r.Tool.Driver.Rules
	for i := range *rules {
		if (*rules)[i].ID == id {
			return i
		}
	}
	*rules = append(*rules, sarifRule{id, sarifMessage{wordOf(f.Level).name + ": " + kindWord(f.Kind)}})
	return len(*rules) - 1
}

// sarifPlace is where the words lie that differ, or else the evidence.
func (a *account) sarifPlace(e compare.Evidence) sarifLocation {
	span := e.Span
	if marks := merged(e.Marks); len(marks) > 0 {
		span = text.Span{Start: marks[0].Start, End: marks[len(marks)-1].End}
	}
	from, to := a.lines.Position(span.Start), a.lines.Position(span.End)
	return sarifLocation{Physical: sarifPhysical{
		Artifact: sarifArtifact{sarifURI(a.Document.Article.Name)},
		Region: sarifRegion{from.Line, from.Column, to.Line, to.Column,
			utf8.RuneCountInString(a.text()[:span.Start]), utf8.RuneCountInString(span.Of(a.text())), &sarifMessage{span.Of(a.text())}},
	}}
}

// sarifURI is the name of an article as a URI reference.
func sarifURI(name string) string {
	if strings.Contains(name, "://") {
		return name
	}
	return (&url.URL{Path: strings.ReplaceAll(name, `\`, "/")}).String()
}
