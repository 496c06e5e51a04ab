package report

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// SchemaCompare names the JSON that [Write] gives. A change that an old reader
// could stumble over takes a new number and a line here:
//
//	recount.compare/1  2026: the first; "facts" came in beside "corroboration",
//	                   "unseen" and "corrections" behind them
const SchemaCompare = "recount.compare/1"

// What ends in JSON is a shape of these schemas, for programs that read them.
//
// Offsets in every schema are bytes of the article's text. Numbers are rounded
// to three decimals; an amount without an upper bound has null there. A list is
// never null.

// ComparisonJSON is what [Write] gives as JSON.
type ComparisonJSON struct {
	Schema        string              `json:"schema"`
	Accounts      []AccountJSON       `json:"accounts"`
	Derivations   []DerivationJSON    `json:"derivations"`
	Findings      []FindingJSON       `json:"findings"`
	Facts         []FactJSON          `json:"facts"`
	Claims        []ClaimJSON         `json:"claims"`
	Quotations    []QuotationJSON     `json:"quotations"`
	Corroboration []CorroborationJSON `json:"corroboration"`
	Unseen        []UnseenJSON        `json:"unseen"`
	Corrections   []CorrectionJSON    `json:"corrections"`
}

// UnseenJSON is a source that is none of the accounts; the copies were made from it.
type UnseenJSON struct {
	ID     string   `json:"id"`
	Copies []string `json:"copies"`
	Score  Decimal  `json:"score"`
	Why    []string `json:"why"`
}

// CorrectionJSON is what an account takes back. Kind, old and new are left out where
// they are not known.
type CorrectionJSON struct {
	ID      string               `json:"id"`
	Account string               `json:"account"`
	By      compare.CorrectionBy `json:"by"`
	Of      string               `json:"of"` // the account that is corrected; "" where it is unseen
	Note    WordsJSON            `json:"note"`
	Kind    compare.Kind         `json:"kind,omitempty"`
	Old     *WordsJSON           `json:"old,omitempty"`
	New     *WordsJSON           `json:"new,omitempty"`
	Kept    []HolderJSON         `json:"kept"` // still have the old words
	Took    []HolderJSON         `json:"took"` // have the new ones
}

// HolderJSON is the words of an account that has kept what was corrected, or taken
// the correction over.
type HolderJSON struct {
	WordsJSON
	Published compare.When `json:"published"` // "before", "after" the correction, or ""
}

// AccountJSON is an article in its role in a comparison. Published is a day or a
// moment in RFC 3339, empty where it is not known; PublishedFrom tells where it was
// found. SHA256 is of the text, in hexadecimal.
type AccountJSON struct {
	ID            string `json:"id"`
	Name          string `json:"name"`
	Title         string `json:"title"`
	Publisher     string `json:"publisher"`
	Published     string `json:"published"`
	PublishedFrom string `json:"published_from"`
	Words         int    `json:"words"`
	SHA256        string `json:"sha256"`
}

// DerivationJSON tells that the account Copy was made from the account Source. Score
// is how sure that is, Shared how much of the copy stands in the source, 0 to 1.
type DerivationJSON struct {
	Source string   `json:"source"`
	Copy   string   `json:"copy"`
	Score  Decimal  `json:"score"`
	Shared Decimal  `json:"shared"`
	Why    []string `json:"why"`

	// Through is the unseen source that stands behind both: the two share it, and
	// neither was made from the other.
	Through string `json:"through,omitempty"`
}

// FindingJSON is a [compare.Finding] with the words it rests on. Severity and Scores
// are 0 to 1; Reference is the account that the others were held against.
type FindingJSON struct {
	ID        string             `json:"id"`
	Level     compare.Level      `json:"level"`
	Kind      compare.Kind       `json:"kind"`
	Severity  Decimal            `json:"severity"`
	Summary   string             `json:"summary"`
	Evidence  []WordsJSON        `json:"evidence"`
	Reference string             `json:"reference"`
	Scores    map[string]Decimal `json:"scores"`
}

// WordsJSON is words of an account. Account is left out where the words can
// be of one account only.
type WordsJSON struct {
	Account string `json:"account,omitempty"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Agrees  bool   `json:"agrees,omitempty"` // of a finding: shown although it says what the reference says
}

// ClaimJSON is a [claim.Claim]: its words, who did what to whom, and how far that is
// held to be so. Fillers of one of Roles are parted by "; ".
type ClaimJSON struct {
	ID string `json:"id"`
	WordsJSON
	Predicate    string            `json:"predicate"`
	At           WordsJSON         `json:"predicate_at"`
	Roles        map[string]string `json:"roles"`
	Participants []ParticipantJSON `json:"participants"`
	Mention      bool              `json:"mention,omitempty"` // it only mentions an event
	Event        *EventJSON        `json:"event,omitempty"`
	StanceJSON
	Hedge       string            `json:"hedge"`
	Genericity  claim.Genericity  `json:"genericity"`
	Writer      StanceJSON        `json:"writer"`
	Attribution []AttributionJSON `json:"attribution"`
	Times       []TimeJSON        `json:"times"`
	Quantities  []QuantityJSON    `json:"quantities"`
	Places      []PlaceJSON       `json:"places"`
}

// ParticipantJSON is one of roles in its place. Name is as the article gives it
// most fully, text the words here.
type ParticipantJSON struct {
	Role claim.RoleName `json:"role"`
	Name string         `json:"name"`
	WordsJSON
}

// EventJSON is a class of PLOVER and a code of CAMEO.
type EventJSON struct {
	Class     claim.EventClass `json:"class"`
	Code      string           `json:"code"`
	Undergone bool             `json:"undergone,omitempty"` // by the agent
}

// StanceJSON is how far a claim is held to be so: as it is told, by a source, by
// the writer.
type StanceJSON struct {
	Polarity  claim.Polarity  `json:"polarity"`
	Certainty claim.Certainty `json:"certainty"`
}

// AttributionJSON is who a claim is laid to, by which word, and how far the source
// holds it to be so.
type AttributionJSON struct {
	Source string `json:"source"`
	Cue    string `json:"cue"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	StanceJSON
}

// FactJSON is a row of the matrix. Its text is the words of account, its lead.
type FactJSON struct {
	ID          string     `json:"id"`
	Account     string     `json:"account"`
	Text        string     `json:"text"`
	Headline    bool       `json:"headline,omitempty"`
	Accounts    int        `json:"accounts"`
	Independent int        `json:"independent"`
	Cells       []CellJSON `json:"cells"`
}

// CellJSON is what an account says of a fact. Only a silent one has no place.
type CellJSON struct {
	Account  string         `json:"account"`
	Stance   compare.Stance `json:"stance"`
	ClaimID  string         `json:"claim_id,omitempty"`
	At       *WordsJSON     `json:"at,omitempty"`
	Findings []string       `json:"findings"`
}

// CorroborationJSON is claims that tell one thing, how many accounts make them, and
// how many of these on their own.
type CorroborationJSON struct {
	ClaimIDs    []string `json:"claim_ids"`
	Accounts    int      `json:"accounts"`
	Independent int      `json:"independent"`
}

func writeJSON(w io.Writer, p *page) error {
	out := ComparisonJSON{
		Schema:        SchemaCompare,
		Accounts:      []AccountJSON{},
		Findings:      []FindingJSON{},
		Facts:         []FactJSON{},
		Claims:        []ClaimJSON{},
		Quotations:    []QuotationJSON{},
		Corroboration: []CorroborationJSON{},
		Derivations:   p.derivationsJSON(),
		Unseen:        p.unseenJSON(),
		Corrections:   p.correctionsJSON(),
	}
	names := claimNames{}
	for _, a := range p.accounts {
		out.Accounts = append(out.Accounts, a.json())
		for i, c := range a.Claims {
			out.Claims = append(out.Claims, a.claimJSON(names.add(a.ID, i), c))
		}
		for _, q := range a.Quotations {
			out.Quotations = append(out.Quotations, a.quotationJSON(q))
		}
	}
	for _, f := range p.findings {
		out.Findings = append(out.Findings, p.findingJSON(f))
	}
	for i := range p.Facts {
		out.Facts = append(out.Facts, p.factJSON(&p.Facts[i], names))
	}
	for _, c := range p.Corroboration {
		out.Corroboration = append(out.Corroboration, CorroborationJSON{names.of(c.Claims), c.Accounts, c.Independent})
	}
	return encode(w, out)
}

func (p *page) derivationsJSON() []DerivationJSON {
	out := []DerivationJSON{}
	for _, d := range p.Story.Derivations {
		through := ""
		for _, u := range p.Story.Unseen {
			if slices.Contains(u.Copies, d.Source) && slices.Contains(u.Copies, d.Copy) {
				through = u.ID
			}
		}
		out = append(out, DerivationJSON{d.Source, d.Copy, Decimal(d.Score), Decimal(d.Shared), append([]string{}, d.Why...), through})
	}
	return out
}

func (p *page) unseenJSON() []UnseenJSON {
	out := []UnseenJSON{}
	for _, u := range p.Story.Unseen {
		out = append(out, UnseenJSON{u.ID, append([]string{}, u.Copies...), Decimal(u.Score), append([]string{}, u.Why...)})
	}
	return out
}

func (p *page) correctionsJSON() []CorrectionJSON {
	out := []CorrectionJSON{}
	for i := range p.Corrections {
		x := &p.Corrections[i]
		c := CorrectionJSON{ID: x.ID, Account: x.Account, By: x.By, Of: x.Of, Note: p.account(x.Account).place(x.Note), Kind: x.Kind,
			Kept: p.holdersJSON(x.Kept), Took: p.holdersJSON(x.Took)}
		if x.Kind != "" {
			c.Old = p.wordingJSON(x.Old)
		}
		if x.New.Account != "" {
			c.New = p.wordingJSON(x.New)
		}
		out = append(out, c)
	}
	return out
}

func (p *page) wordingJSON(w compare.Wording) *WordsJSON {
	at := p.account(w.Account).place(w.Span)
	return &at
}

func (p *page) holdersJSON(hs []compare.Holder) []HolderJSON {
	out := []HolderJSON{}
	for _, h := range hs {
		out = append(out, HolderJSON{*p.wordingJSON(h.Wording), h.When})
	}
	return out
}

// claimNames gives claims the ids c1, c2, … in the order of their accounts.
type claimNames map[compare.ClaimRef]string

func (n claimNames) add(account string, i int) string {
	id := "c" + itoa(len(n)+1)
	n[compare.ClaimRef{Account: account, Claim: i}] = id
	return id
}

func (n claimNames) of(refs []compare.ClaimRef) []string {
	ids := make([]string, 0, len(refs))
	for _, r := range refs {
		ids = append(ids, n[r])
	}
	return ids
}

func (p *page) findingJSON(f finding) FindingJSON {
	out := FindingJSON{
		ID: f.ID, Level: f.Level, Kind: f.Kind, Severity: Decimal(f.Severity), Summary: f.Summary,
		Reference: f.Reference, Scores: map[string]Decimal{},
	}
	for _, e := range f.Evidence {
		at := p.account(e.Account).place(e.Span)
		at.Agrees = e.Agrees
		out.Evidence = append(out.Evidence, at)
	}
	for _, s := range f.Scores {
		out.Scores[s.Name] = Decimal(s.Value)
	}
	return out
}

func (p *page) factJSON(f *compare.Fact, names claimNames) FactJSON {
	out := FactJSON{ID: f.ID, Account: f.Lead, Text: f.Cell(f.Lead).Span.Of(p.account(f.Lead).text()), Headline: f.Headline,
		Accounts: f.Accounts, Independent: f.Independent, Cells: []CellJSON{}}
	for i, c := range f.Cells {
		cell := CellJSON{Account: c.Account, Stance: c.Stance, ClaimID: names[compare.ClaimRef{Account: c.Account, Claim: c.Claim}],
			Findings: append([]string{}, c.Findings...)}
		if c.Stance != compare.Silent {
			at := wordsAt(p.accounts[i].Document, c.Span)
			cell.At = &at
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

func (a *account) json() AccountJSON {
	art := &a.Document.Article
	return AccountJSON{
		ID:            a.ID,
		Name:          art.Name,
		Title:         art.Title.Value,
		Publisher:     art.Publisher.Value,
		Published:     art.Published.String(),
		PublishedFrom: string(art.Published.From),
		Words:         words(art),
		SHA256:        string(art.ID),
	}
}

func (a *account) place(s text.Span) WordsJSON {
	return WordsJSON{Account: a.ID, Start: s.Start, End: s.End, Text: s.Of(a.text())}
}

func (a *account) claimJSON(id string, c claim.Claim) ClaimJSON {
	out := ClaimJSON{
		ID: id, WordsJSON: a.place(c.Span), Predicate: c.Predicate.Lemma, At: wordsAt(a.Document, c.Predicate.Span),
		Roles: map[string]string{}, Participants: []ParticipantJSON{}, Mention: c.IsMention(),
		StanceJSON: StanceJSON{c.Polarity, c.Certainty}, Hedge: a.Document.Text(c.Hedge), Genericity: c.Genericity,
		Writer: StanceJSON(c.Writer), Attribution: []AttributionJSON{},
		Times: []TimeJSON{}, Quantities: []QuantityJSON{}, Places: []PlaceJSON{},
	}
	if e := c.Event; e.Class != "" {
		out.Event = &EventJSON{e.Class, e.Code, e.Undergone}
	}
	for _, r := range c.Roles {
		name := string(r.Name)
		if before, ok := out.Roles[name]; ok { // "from Leeds … from York"
			out.Roles[name] = before + "; " + r.Text
		} else {
			out.Roles[name] = r.Text
		}
		out.Participants = append(out.Participants, ParticipantJSON{r.Name, r.Text, wordsAt(a.Document, r.Span)})
	}
	d := a.Document
	for _, at := range c.Attribution {
		out.Attribution = append(out.Attribution, attributionOf(d, at))
	}
	for _, i := range c.Times {
		out.Times = append(out.Times, timeOf(d, d.Times[i]))
	}
	for _, i := range c.Quantities {
		out.Quantities = append(out.Quantities, quantityOf(d, d.Quantities[i]))
	}
	for _, i := range c.Places {
		out.Places = append(out.Places, placeOf(d, d.Places[i]))
	}
	return out
}

// attributionOf places an attribution at the words that name its source, or at
// its cue where nobody is named.
func attributionOf(d *document.Document, at claim.Attribution) AttributionJSON {
	place := at.Source.Span
	if place.Empty() {
		place = at.Cue
	}
	return AttributionJSON{sourceName(d, at.Source), cueWord(d, at.Cue, at.Word), place.Start, place.End, StanceJSON(at.Stance)}
}

// sourceName is the canonical name of a source, or the words that stand for it.
func sourceName(d *document.Document, s claim.Source) string {
	if s.Name != "" {
		return s.Name
	}
	return d.Text(s.Span)
}

// cueWord is a cue as the text has it, or its lemma where it has no place.
func cueWord(d *document.Document, cue text.Span, lemma string) string {
	if cue.Empty() {
		return lemma
	}
	return d.Text(cue)
}

// Decimal is a number written with at most three decimals, and null where JSON
// has no number for it.
type Decimal float64

// MarshalJSON implements [json.Marshaler].
func (d Decimal) MarshalJSON() ([]byte, error) {
	x := float64(d)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return []byte("null"), nil
	}
	if r := math.Round(x*1000) / 1000; !math.IsInf(r, 0) {
		x = r + 0 // -0 becomes 0
	}
	return json.Marshal(x)
}

// UnmarshalJSON implements [json.Unmarshaler]. Null becomes NaN, as JSON does not
// tell which number it had no place for.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Decimal(math.NaN())
		return nil
	}
	return json.Unmarshal(data, (*float64)(d))
}

// encode writes v, an object, with one member a line and one element of its
// lists a line: short enough to read, and a changed finding is one changed line.
func encode(w io.Writer, v any) error {
	var compact bytes.Buffer
	e := json.NewEncoder(&compact)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, laidOut(compact.Bytes()))
	return err
}

// laidOut breaks compact JSON into lines: the members of the outermost object,
// and the elements of the lists among them.
func laidOut(compact []byte) string {
	var out strings.Builder
	var open []byte // the brackets around the current byte
	broken := func() bool { return len(open) == 1 || len(open) == 2 && open[1] == '[' }
	newline := func() { out.WriteString("\n" + strings.Repeat(" ", len(open))) }
	quoted, escaped := false, false
	for i, b := range compact {
		if quoted {
			quoted = escaped || b != '"'
			escaped = b == '\\' && !escaped
			out.WriteByte(b)
			continue
		}
		if b == '}' || b == ']' {
			full := broken() && compact[i-1] != '{' && compact[i-1] != '['
			open = open[:len(open)-1]
			if full {
				newline()
			}
		}
		out.WriteByte(b)
		switch b {
		case '"':
			quoted = true
		case '{', '[':
			open = append(open, b)
			if next := compact[i+1]; broken() && next != '}' && next != ']' {
				newline()
			}
		case ',':
			if broken() {
				newline()
			}
		}
	}
	return out.String()
}
