package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// ClaimsCard is what the evaluation "claims" gives for ECB+.
type ClaimsCard struct {
	Documents    int           `json:"documents"`
	Predicates   Hits          `json:"predicates"`
	Baseline     Hits          `json:"baseline"` // every verb, and every noun that mostly means events
	Participants Hits          `json:"participants"`
	Sorts        []ClaimsSort  `json:"sorts"` // the recall of each sort of label
	Took         time.Duration `json:"took"`
	Slips        []ClaimSlip   `json:"slips"`
}

// ClaimsSort is how many of one sort of labels were found.
type ClaimsSort struct {
	Name  string `json:"name"` // as ECB+ has it: "ACTION_OCCURRENCE"
	Found Ratio  `json:"found"`
}

// ClaimSlip is one predicate or participant that was missed or invented.
type ClaimSlip struct {
	Fault  string `json:"fault"` // missed or invented
	Sort   string `json:"sort"`  // the label, or "predicate" or "participant"
	Words  string `json:"words"`
	Around string `json:"around"` // its sentence
}

// ecbClaims scores predicates and participants on the files called names.
func ecbClaims(ctx context.Context, in Input, names []string) (*ClaimsCard, error) {
	sentences, err := validated(in.Data)
	if err != nil {
		return nil, err
	}
	card := &ClaimsCard{}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f, err := readECB(name)
		if err != nil {
			return nil, err
		}
		card.document(f, filepath.Base(name), sentences, in.Now)
	}
	return card, nil
}

func (card *ClaimsCard) document(f *ecbFile, file string, sentences map[string]bool, now func() time.Time) {
	g, a, wordOf := f.text()
	begun := now()
	d := annotate.Annotate(a)
	quotes, claims := claim.Extract(d)
	card.Took += now().Sub(begun)
	card.Documents++

	s := claimScorer{card: card, d: d, counts: make([]bool, len(d.Tokens))}
	labelled := f.acting()
	for _, w := range f.Words {
		if sentences == nil && labelled[w.Sentence] || sentences != nil && isValidated(sentences, file, w.Sentence) {
			first, last := d.TokensIn(g.spans[wordOf[w.ID]])
			for t := first; t < last; t++ {
				s.counts[t] = true
			}
		}
	}
	for _, m := range f.Marked.Mentions {
		s.label(m, g, wordOf)
	}
	s.predicates(quotes, claims)
	s.baseline()
	s.participants(quotes, claims)
}

// acting are the sentences in which an action is labelled.
func (f *ecbFile) acting() map[int]bool {
	sentences := map[int]bool{}
	for _, m := range f.Marked.Mentions {
		if strings.Contains(m.XMLName.Local, "ACTION") && len(m.Words) > 0 {
			sentences[f.sentenceOf(m.Words[0].ID)] = true
		}
	}
	return sentences
}

// claimScorer holds one document against its labels. Only tokens that count are
// looked at: those of validated sentences.
type claimScorer struct {
	card    *ClaimsCard
	d       *document.Document
	counts  []bool
	actions []ecbLabel
	fillers []ecbLabel
	ours    []bool // the tokens that head our fillers
}

// ecbLabel is a labelled stretch by its tokens. Its head is the token that hangs
// highest in our parse.
type ecbLabel struct {
	sort              string
	first, last, head int
}

func (l ecbLabel) holds(t int) bool { return l.first <= t && t < l.last }

// label takes mention m of the gold standard where it counts.
func (s *claimScorer) label(m ecbMention, g *goldText, wordOf map[int]int) {
	if len(m.Words) == 0 {
		return
	}
	from, ok := wordOf[m.Words[0].ID]
	to, ok1 := wordOf[m.Words[len(m.Words)-1].ID]
	if !ok || !ok1 {
		return
	}
	l := ecbLabel{sort: m.XMLName.Local}
	if l.first, l.last = s.d.TokensIn(g.spans[from].Union(g.spans[to])); l.first >= l.last || !s.counts[l.first] {
		return
	}
	l.head = l.first
	for t := l.first; t < l.last; t++ {
		if depthOf(s.d, t) < depthOf(s.d, l.head) {
			l.head = t
		}
	}
	switch {
	case strings.HasPrefix(l.sort, "ACTION"), strings.HasPrefix(l.sort, "NEG_ACTION"):
		s.actions = append(s.actions, l)
	case m.isEntity(), strings.HasPrefix(l.sort, "TIME_"):
		s.fillers = append(s.fillers, l)
	}
}

// predicates scores ours: those of claims, and the cues that lay something to a
// source, which ECB+ labels as actions, too.
func (s *claimScorer) predicates(quotes []claim.Quotation, claims []claim.Claim) {
	ours := make([]bool, len(s.d.Tokens))
	for i := range claims {
		p := &claims[i].Predicate
		if !s.isBeing(&claims[i]) {
			s.markPredicate(ours, p)
		}
		for _, a := range claims[i].Attribution {
			s.markVerb(ours, a.Cue)
		}
	}
	for i := range quotes {
		s.markVerb(ours, quotes[i].Cue)
	}
	s.card.Predicates.add(s.hits(ours, true))
}

// isBeing reports whether c says what something is by a noun that means no event:
// "Lund is the mayor". ECB+ has no action there.
func (s *claimScorer) isBeing(c *claim.Claim) bool {
	tok := &s.d.Tokens[c.Predicate.Token]
	if tok.UPOS == document.VERB || tok.UPOS == document.ADJ || lexicon.KindShare(tok.Lemma, lexicon.Act) > 0.5 {
		return false
	}
	for i := range c.Roles {
		if c.Roles[i].Head == c.Predicate.Token {
			return true
		}
	}
	return false
}

// markPredicate marks the word of p, and where its verb is light ("made an offer")
// those of its two words that are labelled.
func (s *claimScorer) markPredicate(ours []bool, p *claim.Predicate) {
	verb, noun := s.isLabelled(p.Token), s.isLabelled(p.Core)
	ours[p.Token] = ours[p.Token] || verb || !noun
	ours[p.Core] = ours[p.Core] || noun
}

// isLabelled reports whether token t lies in an action.
func (s *claimScorer) isLabelled(t int) bool {
	for _, l := range s.actions {
		if l.holds(t) {
			return true
		}
	}
	return false
}

// markVerb marks the verbs and nouns of a cue, and not the words of "according to".
func (s *claimScorer) markVerb(ours []bool, cue text.Span) {
	first, last := s.d.TokensIn(cue)
	for t := first; t < last; t++ {
		if u := s.d.Tokens[t].UPOS; u == document.VERB && s.d.Tokens[t].Rel != "case" || u == document.NOUN {
			ours[t] = true
		}
	}
}

// baseline scores every verb and every noun that means events more often than not.
func (s *claimScorer) baseline() {
	ours := make([]bool, len(s.d.Tokens))
	for t := range s.d.Tokens {
		tok := &s.d.Tokens[t]
		ours[t] = tok.UPOS == document.VERB || tok.UPOS == document.NOUN && lexicon.Eventful(tok.Lemma) > 0.5
	}
	s.card.Baseline.add(s.hits(ours, false))
}

// hits holds marked tokens against the actions: each of ours inside an action is
// right, and each action with one of ours inside is found.
func (s *claimScorer) hits(ours []bool, note bool) (h Hits) {
	taken := make([]bool, len(s.d.Tokens))
	for _, l := range s.actions {
		h.Want++
		found := false
		for t := l.first; t < l.last && !found; t++ {
			found = ours[t] && !taken[t]
			taken[t] = taken[t] || found
		}
		h.Right += one(found)
		if note {
			s.count(l, found)
		}
	}
	for t, is := range ours {
		if !is || !s.counts[t] {
			continue
		}
		h.Got++
		if note && !taken[t] {
			s.slip("invented", "predicate", s.d.Tokens[t].Span)
		}
	}
	return h
}

// participants scores the fillers of those claims whose predicate is labelled as
// an action, and the sources whose cue is.
func (s *claimScorer) participants(quotes []claim.Quotation, claims []claim.Claim) {
	s.ours = make([]bool, len(s.d.Tokens))
	for i := range claims {
		c := &claims[i]
		for j := range c.Attribution {
			s.markSource(&c.Attribution[j].Source, c.Attribution[j].Cue)
		}
		if s.isAction(&c.Predicate) {
			s.markFillers(c)
		}
	}
	for i := range quotes {
		s.markSource(&quotes[i].Speaker, quotes[i].Cue)
	}
	var h Hits
	taken := make([]bool, len(s.d.Tokens))
	for _, l := range s.fillers {
		if s.isRelative(l) {
			continue
		}
		h.Want++
		found := false
		for t := l.first; t < l.last && !found; t++ {
			found = s.ours[t] && !taken[t]
			taken[t] = taken[t] || found
		}
		h.Right += one(found)
		s.count(l, found)
	}
	for t, is := range s.ours {
		if !is || !s.counts[t] || s.isLabelled(t) && !taken[t] {
			continue
		}
		h.Got++
		if !taken[t] {
			s.slip("invented", "participant", s.d.Tokens[t].Span)
		}
	}
	s.card.Participants.add(h)
}

// isRelative reports whether l is a "who" or "which", for which our claims have
// the noun before it.
func (s *claimScorer) isRelative(l ecbLabel) bool {
	x := s.d.Tokens[l.head].XPOS
	return l.last-l.first == 1 && (x == "WP" || x == "WDT" || x == "WRB")
}

// markSource marks who a cue that is labelled lays something to.
func (s *claimScorer) markSource(source *claim.Source, cue text.Span) {
	first, last := s.d.TokensIn(cue)
	for t := first; t < last; t++ {
		if s.isLabelled(t) && !source.Span.Empty() {
			s.ours[s.labelled(s.headOf(source.Span))] = true
			return
		}
	}
}

// markFillers marks who and what takes part in c, and where and when it is.
func (s *claimScorer) markFillers(c *claim.Claim) {
	for j := range c.Roles {
		if r := &c.Roles[j]; r.Name != claim.Attribute {
			s.ours[s.labelled(r.Head)] = true
		}
	}
	for _, k := range c.Times {
		s.ours[s.headOf(s.d.Times[k].Span)] = true
	}
	for _, k := range c.Places {
		if p := &s.d.Places[k]; !p.Demonym && !s.isInside(p.Span, c) {
			s.ours[s.headOf(p.Span)] = true
		}
	}
}

// isInside reports whether a place lies in the words of a participant of c, which
// is then counted for it.
func (s *claimScorer) isInside(place text.Span, c *claim.Claim) bool {
	for i := range c.Roles {
		if c.Roles[i].Span.Contains(place) {
			return true
		}
	}
	return false
}

// labelled is token t, or the name beside it where that is what is labelled:
// "harbour master Karin Lund".
func (s *claimScorer) labelled(t int) int {
	for _, l := range s.fillers {
		if l.holds(t) {
			return t
		}
	}
	for _, l := range s.fillers {
		if h := &s.d.Tokens[l.head]; h.Head == t && (h.Rel == "flat" || h.Rel == "appos") {
			return l.head
		}
	}
	return t
}

func (s *claimScorer) isAction(p *claim.Predicate) bool {
	return s.isLabelled(p.Token) || s.isLabelled(p.Core)
}

// headOf is the token of span that hangs highest.
func (s *claimScorer) headOf(span text.Span) int {
	first, last := s.d.TokensIn(span)
	head := min(first, len(s.d.Tokens)-1)
	for t := first; t < last; t++ {
		if depthOf(s.d, t) < depthOf(s.d, head) {
			head = t
		}
	}
	return head
}

// count counts a label among those of its sort.
func (s *claimScorer) count(l ecbLabel, found bool) {
	if !found {
		s.slip("missed", l.sort, s.d.Tokens[l.first].Span.Union(s.d.Tokens[l.last-1].Span))
	}
	for i := range s.card.Sorts {
		if s.card.Sorts[i].Name == l.sort {
			s.card.Sorts[i].Found.count(found)
			return
		}
	}
	s.card.Sorts = append(s.card.Sorts, ClaimsSort{Name: l.sort})
	s.card.Sorts[len(s.card.Sorts)-1].Found.count(found)
}

func (s *claimScorer) slip(fault, sort string, span text.Span) {
	around := ""
	if i := s.d.SentenceAt(span.Start); i >= 0 {
		around = s.d.Text(s.d.Sentences[i].Span)
	}
	s.card.Slips = append(s.card.Slips, ClaimSlip{fault, sort, s.d.Text(span), around})
}

// Values are the figures of the last line.
func (card *ClaimsCard) Values() []Value {
	speed := 0.0
	if card.Took > 0 {
		speed = float64(card.Documents) / card.Took.Seconds()
	}
	return []Value{
		{Name: "predicate_f1", Value: card.Predicates.F1()},
		{Name: "predicate_precision", Value: card.Predicates.Precision()},
		{Name: "predicate_recall", Value: card.Predicates.Recall()},
		{Name: "participant_f1", Value: card.Participants.F1()},
		{Name: "participant_precision", Value: card.Participants.Precision()},
		{Name: "participant_recall", Value: card.Participants.Recall()},
		{Name: "docs_per_second", Value: speed},
		{Name: "baseline_predicate_f1", Value: card.Baseline.F1()},
		{Name: "baseline_predicate_precision", Value: card.Baseline.Precision()},
		{Name: "baseline_predicate_recall", Value: card.Baseline.Recall()},
		{Name: "documents", Value: float64(card.Documents), IsCount: true},
		{Name: "predicates", Value: float64(card.Predicates.Want), IsCount: true},
		{Name: "participants", Value: float64(card.Participants.Want), IsCount: true},
	}
}

// WriteText writes what was missed and what was invented, and then how many of
// each sort of label were found.
func (card *ClaimsCard) WriteText(w io.Writer) error {
	for _, s := range card.Slips {
		if _, err := fmt.Fprintf(w, "%-9s %-24s %s · %s\n", s.Fault, s.Sort, s.Words, s.Around); err != nil {
			return err
		}
	}
	for _, s := range card.Sorts {
		if _, err := fmt.Fprintf(w, "%-26s found %v\n", s.Name, s.Found); err != nil {
			return err
		}
	}
	return nil
}
