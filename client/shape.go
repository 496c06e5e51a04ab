package client

import (
	"time"

	"github.com/recount-news/recount/report"
)

// The shapes that only the API has. The server makes its answers of them, too, and
// the OpenAPI document is made of them, so a comment here is beside a tag that says
// it to those who read the document.

// Input is an article that is handed in, by its words or its address, or one that
// the server has, by its ID. One of ID, Text, HTML and URL is needed.
type Input struct {
	ID        string `json:"id,omitempty" jsonschema:"of an article that the server has, in place of all else"`
	Name      string `json:"name,omitempty" jsonschema:"what to call it in the answer"`
	Text      string `json:"text,omitempty" jsonschema:"plain text, with the headline on the first line"`
	HTML      string `json:"html,omitempty" jsonschema:"a page as it was published"`
	URL       string `json:"url,omitempty" jsonschema:"an address that the server fetches, where it may"`
	Published string `json:"published,omitempty" jsonschema:"2026-03-03 or 2026-03-03T14:30:00Z; overrules what the article says"`
	Publisher string `json:"publisher,omitempty" jsonschema:"overrules what the article says"`
}

// CompareRequest asks what accounts of one event agree and differ in.
type CompareRequest struct {
	Accounts  []Input  `json:"accounts" jsonschema:"called a1, a2 and so on in the answer, in this order"`
	Reference string   `json:"reference,omitempty" jsonschema:"the account that the others are held against, as a1; the first of two, and of more the one that the others were made from"`
	Only      []string `json:"only,omitempty" jsonschema:"levels and kinds that findings must be of"`
}

// CheckRequest asks which sentences of a draft its sources support.
type CheckRequest struct {
	Draft   Input   `json:"draft" jsonschema:"a1 in the answer"`
	Sources []Input `json:"sources" jsonschema:"a2, a3 and so on in the answer"`
}

// Added tells what became of an article that was handed in to be kept.
type Added struct {
	ID    string `json:"id" jsonschema:"made from the words, the address, the date and the like: the same article has the same id"`
	New   bool   `json:"new" jsonschema:"it was not there before"`
	Story string `json:"story,omitempty" jsonschema:"the id of the story it tells"`
}

// Summary is an article that the server has, without its text.
type Summary struct {
	ID        string    `json:"id"`
	SHA256    string    `json:"sha256" jsonschema:"of its text"`
	URL       string    `json:"url"`
	Version   int       `json:"version" jsonschema:"of what its address had, from 1"`
	Name      string    `json:"name"`
	Title     string    `json:"title"`
	Publisher string    `json:"publisher"`
	Published time.Time `json:"published,omitzero" jsonschema:"left out where it is not known"`
	Added     time.Time `json:"added"`
	Words     int       `json:"words"`
	Story     string    `json:"story,omitempty" jsonschema:"the id of its story"`
}

// ArticlePage is some of the articles, newest first.
type ArticlePage struct {
	Articles []Summary `json:"articles"`
	Next     string    `json:"next,omitempty" jsonschema:"the cursor of the next page; left out on the last"`
}

// StoredArticle is an article that the server has, and how it stands to others. The
// derivations name articles by their IDs.
type StoredArticle struct {
	Summary
	Article     report.ArticleJSON      `json:"article"`
	Derivations []report.DerivationJSON `json:"derivations" jsonschema:"what it was made from, and what was made from it"`
}

// StorySummary is a story without what its accounts tell.
type StorySummary struct {
	ID             string    `json:"id"`
	Title          string    `json:"title"`
	First          time.Time `json:"first,omitzero" jsonschema:"when its first account was published"`
	Last           time.Time `json:"last,omitzero" jsonschema:"when its last account was published"`
	Accounts       int       `json:"accounts"`
	Independent    int       `json:"independent" jsonschema:"accounts made from no other"`
	Contradictions int       `json:"contradictions"`
	Changed        time.Time `json:"changed"`
}

// StoryPage is some of the stories, newest first.
type StoryPage struct {
	Stories []StorySummary `json:"stories"`
	Next    string         `json:"next,omitempty" jsonschema:"the cursor of the next page; left out on the last"`
}

// Story is what the accounts of one event tell.
type Story struct {
	report.StoryJSON
	Articles map[string]string `json:"articles" jsonschema:"the id of the article behind each account"`
}

// Hit is an article that was found, with the words that show why.
type Hit struct {
	Summary
	Snippet *Snippet `json:"snippet,omitempty" jsonschema:"left out where no words were asked for"`
}

// Snippet is a piece of the text of an article. Start and End, and those of the
// matches, are bytes of the text.
type Snippet struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Matches []Span `json:"matches"`
}

// Span is the bytes of a text from Start to End, which is no more among them.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// HitPage is some of what was found.
type HitPage struct {
	Hits []Hit  `json:"hits"`
	Next string `json:"next,omitempty" jsonschema:"the cursor of the next page; left out on the last"`
}

// StoryFinding is a finding and the story whose accounts it is of.
type StoryFinding struct {
	Story    string             `json:"story"`
	Articles map[string]string  `json:"articles" jsonschema:"the id of the article behind each account of the evidence"`
	Finding  report.FindingJSON `json:"finding"`
}

// FindingPage is some of the findings, those of the newest story first. It may be
// short, or empty, and yet not the last: Next tells.
type FindingPage struct {
	Findings []StoryFinding `json:"findings"`
	Next     string         `json:"next,omitempty" jsonschema:"the cursor of the next page; left out on the last"`
}

// StoryEvent tells that a story changed.
type StoryEvent struct {
	Story          string `json:"story"`
	Title          string `json:"title"`
	Accounts       int    `json:"accounts"`
	Independent    int    `json:"independent"`
	Contradictions int    `json:"contradictions"`
	Gone           bool   `json:"gone,omitempty" jsonschema:"it became part of another, or lost its articles"`
}

// Health tells that the server works, and with what.
type Health struct {
	Status   string `json:"status" jsonschema:"ok"`
	API      string `json:"api" jsonschema:"the version of the API"`
	Articles int    `json:"articles"`
	Stories  int    `json:"stories"`
	ReadOnly bool   `json:"read_only" jsonschema:"nothing is kept that comes in"`
}

// Problem is why the server did not do what it was asked (RFC 9457). It is an error.
type Problem struct {
	Type   string `json:"type" jsonschema:"stable; its last part is the name"`
	Title  string `json:"title" jsonschema:"what is wrong"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty" jsonschema:"what is wrong in this case"`
	Remedy string `json:"remedy" jsonschema:"what to do about it"`
	Limit  int    `json:"limit,omitempty" jsonschema:"what may not be exceeded, where that was"`
}
