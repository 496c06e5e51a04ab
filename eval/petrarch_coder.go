package eval

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
)

// CodedEvent is who did what to whom, in codes.
type CodedEvent struct {
	Source string `json:"source"`
	Target string `json:"target"`
	Code   string `json:"code"`
}

// petrarchCoder codes documents by dictionaries: who acts is read from claims, what
// the codes of actors and deeds are from the dictionaries.
type petrarchCoder struct {
	verbs    *verbDictionary
	actors   *actorDictionary
	agents   *actorDictionary
	discards *actorDictionary // phrases of sentences not to be coded, or nil
}

// codedSentence is a sentence with its actors, as tokens [first, last) of a
// document.
type codedSentence struct {
	*petrarchCoder
	d           *document.Document
	tree        *document.Tree
	claims      []claim.Claim
	tokens      []string // of the document, glued
	first, last int
	day         int
	anyActor    bool // a target may be missing
	actors      []namedActor
	titles      []namedActor // agents
}

// namedActor is tokens that name an actor or agent.
type namedActor struct {
	first, last int
	codes       []string
}

// event is one found event, and the claim that it was read from, -1 for none.
type foundEvent struct {
	CodedEvent
	claim int
}

// code finds the events of d.
func (c *petrarchCoder) code(d *document.Document, claims []claim.Claim, day int, anyActor bool) []foundEvent {
	tokens := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		tokens[i] = glued(d.Text(d.Tokens[i].Span))
	}
	var all []foundEvent
	for i := range d.Sentences {
		s := codedSentence{petrarchCoder: c, d: d, tree: document.NewTree(d), claims: claims, tokens: tokens,
			first: d.Sentences[i].First, last: d.Sentences[i].Last, day: day, anyActor: anyActor}
		if s.isDiscarded() {
			return nil
		}
		s.actors = s.named(c.actors)
		s.titles = s.named(c.agents)
		all = append(all, s.events()...)
	}
	return all
}

func (s *codedSentence) isDiscarded() bool {
	for i := s.first; i < s.last && s.discards != nil; i++ {
		if _, end := s.discards.longest(s.tokens, i); end > 0 {
			return true
		}
	}
	return false
}

// named finds the longest names of dictionary d in the sentence.
func (s *codedSentence) named(d *actorDictionary) []namedActor {
	var list []namedActor
	for i := s.first; i < s.last; {
		key, end := d.longest(s.tokens, i)
		if end == 0 {
			i++
			continue
		}
		if code := d.code(key, s.day); strings.Trim(code, "-+#") != "" || code == "###" {
			list = append(list, namedActor{i, end, strings.Split(code, "/")})
		}
		i = end
	}
	return list
}

func (s *codedSentence) events() []foundEvent {
	var all []foundEvent
	for t := s.first; t < s.last; t++ {
		end, codes, m := s.codeOf(s.verbs, t)
		if end == 0 || strings.Trim(codes, "-+#") == "" || strings.HasSuffix(codes, "?") || !s.hasVerb(t, end) {
			continue
		}
		for _, e := range s.eventsOf(t, end, codes, m) {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return all
}

// hasVerb reports whether one of the tokens [first, last) is a verb.
func (s *codedSentence) hasVerb(first, last int) bool {
	for t := first; t < last; t++ {
		if s.d.Tokens[t].UPOS == document.VERB || strings.HasPrefix(s.d.Tokens[t].XPOS, "VB") {
			return true
		}
	}
	return false
}

// eventsOf are the events of the verb at token t, whose words end before end.
func (s *codedSentence) eventsOf(t, end int, codes string, m petrarchMatch) []foundEvent {
	claimed := s.claimAt(t)
	sources, targets := s.sources(t, claimed, m), s.targetsOf(t, claimed, m)
	if m.target >= 0 && m.source < 0 && slices.Equal(sources, targets) {
		sources = s.otherBefore(t, targets)
	}
	if len(targets) == 0 {
		targets = s.firstAfter(t, end, sources)
	}
	forth, back, both := strings.Cut(codes, ":")
	if len(sources) > 1 && (m.compound >= 0 || len(targets) == 0 && both) {
		return pairsOf(sources, codes, claimed)
	}
	if len(targets) == 0 && s.anyActor {
		targets = []string{"---"}
	}
	var list []foundEvent
	for _, a := range sources {
		for _, b := range targets {
			if a == b {
				continue
			}
			if forth != "" {
				list = append(list, foundEvent{CodedEvent{a, b, forth}, claimed})
			}
			if back != "" {
				list = append(list, foundEvent{CodedEvent{b, a, back}, claimed})
			}
		}
	}
	return list
}

// pairsOf are the events among actors who do something together.
func pairsOf(actors []string, codes string, claimed int) []foundEvent {
	forth, back, both := strings.Cut(codes, ":")
	if !both {
		back = forth
	}
	var list []foundEvent
	for i, a := range actors {
		for _, b := range actors[i+1:] {
			list = append(list, foundEvent{CodedEvent{a, b, forth}, claimed}, foundEvent{CodedEvent{b, a, back}, claimed})
		}
	}
	return list
}

// claimAt is the claim whose predicate is token t, or -1.
func (s *codedSentence) claimAt(t int) int {
	for i := range s.claims {
		if s.claims[i].Predicate.Token == t {
			return i
		}
	}
	return -1
}

// sources are the codes of who acts.
func (s *codedSentence) sources(t, claimed int, m petrarchMatch) []string {
	if m.source >= 0 {
		return s.codesAbout(m.source)
	}
	var codes []string
	if claimed >= 0 {
		codes = s.roleCodes(claimed, claim.Agent)
		if len(codes) == 0 && s.byAgent(claimed) < 0 {
			codes = s.roleCodesBefore(claimed, claim.Patient, t)
		}
	} else if h := s.subjectOf(t); h >= 0 {
		codes = s.codesOf(h)
	}
	if len(codes) == 0 {
		codes = s.otherBefore(t, nil)
	}
	return codes
}

// targetsOf are the codes of who is acted upon, where the pattern or a passive tells.
func (s *codedSentence) targetsOf(t, claimed int, m petrarchMatch) []string {
	if m.target >= 0 {
		return s.codesAbout(m.target)
	}
	if claimed >= 0 && s.byAgent(claimed) >= 0 {
		return s.roleCodesBefore(claimed, claim.Patient, t)
	}
	return nil
}

// byAgent is the head of an agent that stands behind the predicate of a passive, or -1.
func (s *codedSentence) byAgent(claimed int) int {
	c := &s.claims[claimed]
	for i := range c.Roles {
		if c.Roles[i].Name == claim.Agent && c.Roles[i].Head > c.Predicate.Token {
			return c.Roles[i].Head
		}
	}
	return -1
}

func (s *codedSentence) roleCodes(claimed int, name claim.RoleName) []string {
	return s.roleCodesBefore(claimed, name, len(s.tokens))
}

// roleCodesBefore are the codes of the fillers of a role that stand before token
// limit.
func (s *codedSentence) roleCodesBefore(claimed int, name claim.RoleName, limit int) []string {
	var codes []string
	c := &s.claims[claimed]
	for i := range c.Roles {
		if r := &c.Roles[i]; r.Name == name && r.Head < limit {
			for _, code := range s.codesOf(s.topOf(r.Head)) {
				if !slices.Contains(codes, code) {
					codes = append(codes, code)
				}
			}
		}
	}
	return codes
}

// topOf is the first member of the coordination that t is in.
func (s *codedSentence) topOf(t int) int {
	for s.d.Tokens[t].Rel == "conj" && s.d.Tokens[t].Head != t && isNoun(s.d.Tokens[s.d.Tokens[t].Head].UPOS) {
		t = s.d.Tokens[t].Head
	}
	return t
}

// subjectOf is the head of the subject of a verb without a claim, or -1.
func (s *codedSentence) subjectOf(t int) int {
	for range 4 {
		if k := s.tree.Child(t, "nsubj", "nsubj:pass"); k >= 0 {
			return k
		}
		h := s.d.Tokens[t].Head
		if h == t {
			break
		}
		t = h
	}
	return -1
}

// otherBefore are the codes of the nearest actor before token t that are not those
// given.
func (s *codedSentence) otherBefore(t int, not []string) []string {
	for a := len(s.actors) - 1; a >= 0; a-- {
		if s.actors[a].last > t {
			continue
		}
		if codes := s.codesAbout(a); len(codes) > 0 && (len(not) == 0 || !slices.Contains(not, codes[0])) {
			return codes
		}
	}
	return nil
}

// firstAfter are the codes of the first actor from token end on that are not those
// of the source; else those of what the verb at token t is done to.
func (s *codedSentence) firstAfter(t, end int, not []string) []string {
	for i := end; i < s.last; i++ {
		if a := s.actorAt(i); a >= 0 && !s.isOfAnother(i, t) {
			if codes := s.codesAbout(a); !slices.ContainsFunc(codes, func(c string) bool { return slices.Contains(not, c) }) {
				return codes
			}
		}
	}
	if k := s.tree.Child(t, "obj"); k >= 0 {
		return s.codesOf(k)
	}
	return nil
}

// isOfAnother reports whether token i is in the subject of a verb that does not
// hang on the verb at token t.
func (s *codedSentence) isOfAnother(i, t int) bool {
	subject := false
	for range 40 {
		tok := &s.d.Tokens[i]
		if i == t {
			return false
		}
		subject = subject || tok.Rel == "nsubj" || tok.Rel == "nsubj:pass"
		if tok.Head == i {
			break
		}
		i = tok.Head
	}
	return subject
}
