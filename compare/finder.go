package compare

import (
	"fmt"
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// finder collects the findings between a reference (A) and one other account
// (B).
type finder struct {
	*aligned
	ownerA, ownerB []int // claim that holds each token, or -1
	pairOfA        map[int]pair
	pairOfB        map[int]pair
	findings       []Finding
	strangers      bool // neither account was made from the other or from one source
}

func newFinder(al *aligned) *finder {
	f := &finder{aligned: al, ownerA: owners(al.A), ownerB: owners(al.B),
		pairOfA: make(map[int]pair), pairOfB: make(map[int]pair)}
	for _, p := range al.pairs {
		f.pairOfA[p.a] = p
		f.pairOfB[p.b] = p
	}
	return f
}

// owners tells which claim each token belongs to: the clause rather than a noun
// of event inside it.
func owners(s *side) []int {
	owner := filled(len(s.doc.Tokens))
	for c := range s.account.Claims {
		for _, t := range s.account.Claims[c].Tokens {
			if owner[t] < 0 || s.claim(owner[t]).Predicate.Noun {
				owner[t] = c
			}
		}
	}
	return owner
}

// add records a finding with evidence in both accounts; an empty span leaves its
// account out. Marks are the words inside the evidence that differ.
func (f *finder) add(level Level, kind Kind, severity float64, summary string, a, b evidence, scores ...Score) {
	fd := Finding{Level: level, Kind: kind, Severity: min(1, max(0, severity)), Summary: summary,
		Reference: f.A.account.ID, Scores: scores}
	if !a.span.Empty() {
		fd.Evidence = append(fd.Evidence, Evidence{Account: f.A.account.ID, Span: a.span, Marks: a.marks})
	}
	if !b.span.Empty() {
		fd.Evidence = append(fd.Evidence, Evidence{Account: f.B.account.ID, Span: b.span, Marks: b.marks})
	}
	if len(fd.Evidence) > 0 {
		f.findings = append(f.findings, fd)
	}
}

// evidence is a place in one account and the words in it that differ.
type evidence struct {
	span  text.Span
	marks []text.Span
}

// around shows the words at mark within the claim that holds them, or within
// their sentence where no claim does.
func (s *side) around(mark text.Span, owner []int) evidence {
	span := mark
	first, _ := s.doc.TokensIn(mark)
	if first < len(owner) && owner[first] >= 0 {
		span = s.account.Claims[owner[first]].Span
	} else if i := s.doc.SentenceAt(mark.Start); i >= 0 {
		span = s.doc.Sentences[i].Span
	}
	return evidence{span.Union(mark), []text.Span{mark}}
}

// whole is a claim as evidence, with the words at marks marked.
func (s *side) whole(c int, marks ...text.Span) evidence {
	span := s.account.Claims[c].Span
	kept := marks[:0:0]
	for _, m := range marks {
		if !m.Empty() {
			kept = append(kept, m)
			span = span.Union(m)
		}
	}
	return evidence{span, kept}
}

// sentence is a whole sentence as evidence.
func (s *side) sentence(i int) evidence { return evidence{span: s.doc.Sentences[i].Span} }

// quote puts words into marks for a summary, cut to a readable length.
func quote(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len([]rune(s)) > 90 {
		r := []rune(s)
		cut := strings.LastIndexByte(string(r[:88]), ' ')
		if cut < 40 {
			cut = len(string(r[:88]))
		}
		s = string(r)[:cut] + " …"
	}
	return "“" + strings.Trim(s, "“”\"") + "”"
}

// against is the plain form of a difference: two wordings.
func against(a, b string) string { return fmt.Sprintf("%s against %s.", quote(a), quote(b)) }

// inBody reports whether both claims of a pair stand in the body of their
// accounts: headlines leave out too much to be contradicted.
func (f *finder) inBody(p pair) bool {
	i, j := f.A.claim(p.a).Sentence, f.B.claim(p.b).Sentence
	return i >= 0 && j >= 0 && f.A.isBody(i) && f.B.isBody(j)
}

// linked reports the score of the link between sentences i and j, 0 where there
// is none.
func (f *finder) linked(i, j int) float64 {
	for _, l := range f.fromA[i] {
		if l.b == j {
			return l.score
		}
	}
	return 0
}

// context tells how well the surroundings of token x of A and token y of B
// match, 0..1: their claims are paired, or the words near them are shared.
func (f *finder) context(x, y int) float64 {
	if c := f.ownerA[x]; c >= 0 {
		if p, ok := f.pairOfA[c]; ok && p.b == f.ownerB[y] {
			return max(0.5, p.score)
		}
	}
	wa, wb := f.A.window(x), f.B.window(y)
	sa, ta := f.covered(wa, wb)
	sb, tb := f.covered(wb, wa)
	if ta == 0 || tb == 0 {
		return 0
	}
	return (sa/ta + sb/tb) / 2
}

// windowSize is how many tokens on either side make up the surroundings of one.
const windowSize = 6

// window is the terms around token t in its sentence, without t's own.
func (s *side) window(t int) []term {
	i := s.doc.SentenceAt(s.doc.Tokens[t].Span.Start)
	if i < 0 {
		return nil
	}
	var out []term
	for _, x := range s.terms[i] {
		if x.token != t && x.token >= t-windowSize && x.token <= t+windowSize {
			out = append(out, x)
		}
	}
	return out
}

// words are those at sp, byte for byte, on one line: where a printer broke it is none of
// what is told.
func (s *side) words(sp text.Span) string { return strings.ReplaceAll(s.doc.Text(sp), "\n", " ") }

func (s *side) claim(c int) *claim.Claim { return &s.account.Claims[c] }

func (s *side) token(t int) *document.Token { return &s.doc.Tokens[t] }

// firstToken is the first token inside sp, or -1.
func (s *side) firstToken(sp text.Span) int {
	first, last := s.doc.TokensIn(sp)
	if first >= last {
		return -1
	}
	return first
}
