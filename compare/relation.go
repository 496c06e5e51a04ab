package compare

// Relations.
//
// A cause, aim or answer that the copy gives and the reference does not, told by
// the words that say so. The tie is new only where both things tied are told in
// the reference; else the cause is an addition.

import (
	"strings"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
	"github.com/recount-news/recount/text"
)

// causal are the words that give one event as the cause, aim or answer of
// another. Longer ones first.
var causal = []string{
	"in retaliation", "in protest at", "in protest over", "in protest against", "in response to", "in response", "in revenge", "as a result of", "as a result", "as a consequence",
	"in reaction to", "because of", "because", "due to", "owing to", "thanks to", "on account of", "as punishment",
	"resulted in", "resulting in", "led to", "leading to", "prompted by", "prompted", "prompting", "triggered by", "triggered",
	"triggering", "caused by", "caused", "causing", "sparked by", "sparked", "sparking", "provoked by", "provoked", "forced",
	"stems from", "blamed on", "attributed to", "therefore", "consequently", "thus", "hence", "retaliated", "retaliation",
	"retaliatory", "after which", "so that", "in order to", "which is why", "amid fears", ", so",
}

// strongCausal are those that no clause order or participle gives by itself; only
// these make a change where the reference has nothing of the kind.
var strongCausal = map[string]bool{"in retaliation": true, "in response to": true, "in response": true, "in revenge": true,
	"as a result of": true, "as a result": true, "as a consequence": true, "in reaction to": true, "because of": true,
	"because": true, "due to": true, "owing to": true, "prompted by": true, "triggered by": true, "triggered": true,
	"caused by": true, "sparked by": true, "provoked by": true, "consequently": true, "therefore": true,
	"retaliated": true, "retaliation": true, "retaliatory": true, "as punishment": true, ", so": true}

// relations reports a cause that the reference does not give.
func (f *finder) relations() {
	for j := range f.B.doc.Sentences {
		if len(f.fromB[j]) == 0 || f.fromB[j][0].score < leastLink {
			continue
		}
		f.pushed(j)
		mark := f.B.causeIn(j, true)
		if mark.Empty() || f.B.quotedAt(mark) || f.B.emptyCause(j, mark) {
			continue
		}
		if l := f.fromB[j][0]; !f.causeNear(j) && !f.doneByCause(j, mark) && f.causeIsTold(j, mark) {
			f.add(Change, Relation, 0.5, f.way("A cause that the reference does not give: ", "A cause that only the reference gives: ")+quote(f.B.words(mark))+".",
				f.A.sentence(l.a), evidence{f.B.doc.Sentences[j].Span, []text.Span{mark}}, Score{"alignment", l.score})
		}
	}
}

// emptyCause reports a cause that names nothing: "in response to the
// developments".
func (s *side) emptyCause(i int, mark text.Span) bool {
	sent := &s.doc.Sentences[i]
	for t := s.firstToken(mark); t >= 0 && t < sent.Last; t++ {
		tok := s.token(t)
		if tok.Span.Start < mark.End || tok.UPOS != document.NOUN {
			continue
		}
		return vagueCauses[tok.Lemma]
	}
	return false
}

var vagueCauses = map[string]bool{"development": true, "event": true, "situation": true, "circumstance": true,
	"news": true, "question": true, "matter": true}

// doneByCause reports whether what B gives as the cause does, in A, what B says
// it caused: "the fighting pushed up prices", "dearer as a result of the
// fighting".
func (f *finder) doneByCause(j int, mark text.Span) bool {
	after := mark
	after.Start, after.End = mark.End, f.B.doc.Sentences[j].Span.End
	if !f.namesCause(mark) {
		return false
	}
	causes := f.B.termsIn(after)
	effect := f.B.termsIn(text.Span{Start: f.B.doc.Sentences[j].Span.Start, End: mark.Start})
	for _, l := range f.fromB[j] {
		for _, c := range f.A.claims[l.a] {
			for _, r := range f.A.claim(c).Roles {
				if e := f.A.termAt(r.Head); r.Name == claim.Agent && e >= 0 && f.best(e, causes) >= leastSimilar {
					if shared, _ := f.covered(f.A.termsOfClaim(c), effect); shared >= leastSure {
						return true
					}
				}
			}
		}
	}
	return false
}

// causeIsTold reports whether A tells what B gives as the cause, so that only the
// tie is new, or whether B names no cause apart: "in retaliation". What is told
// in B alone is an addition.
func (f *finder) causeIsTold(j int, mark text.Span) bool {
	after := mark
	after.Start, after.End = mark.End, f.B.doc.Sentences[j].Span.End
	if asciiLower(f.B.words(mark)) == ", so" {
		before := text.Span{Start: f.B.doc.Sentences[j].Span.Start, End: mark.Start}
		share, weight := f.coveredBy(f.B.termsIn(before), f.A)
		rest, left := f.coveredBy(f.B.termsIn(after), f.A)
		return weight >= leastCause && share >= 0.5 && left >= leastCause && rest >= 0.5
	}
	if !f.namesCause(mark) {
		return true
	}
	share, weight := f.coveredBy(f.B.termsIn(after), f.A)
	return weight >= leastCause && share >= 0.55
}

// namesCause reports whether the cause follows the causal words.
func (f *finder) namesCause(mark text.Span) bool {
	w := asciiLower(f.B.words(mark))
	return takesClause[w] || strings.HasSuffix(w, " of")
}

// leastCause is the weight of the words of a cause.
const leastCause = 4

// takesClause are the causal words that are followed by the cause.
var takesClause = map[string]bool{"because": true, "due to": true, "owing to": true, "in response to": true,
	"in reaction to": true, "prompted by": true, "triggered by": true, "caused by": true, "sparked by": true, "provoked by": true}

// causeNear reports whether the sentences of A linked to j give a cause of any
// sort, if only by "as".
func (f *finder) causeNear(j int) bool {
	for _, l := range f.fromB[j] {
		if l.left && !f.fromB[j][0].left {
			continue
		}
		if !f.A.causeIn(l.a, false).Empty() || f.A.givesReason(l.a) {
			return true
		}
	}
	return false
}

// givesReason reports a clause with "as", "since" or "so" in sentence i.
func (s *side) givesReason(i int) bool {
	for t := s.doc.Sentences[i].First; t < s.doc.Sentences[i].Last; t++ {
		if t == s.doc.Sentences[i].First && strings.EqualFold(s.wordOf(t), "as") {
			return true
		}
		if tok := s.token(t); tok.UPOS == document.SCONJ {
			switch strings.ToLower(s.wordOf(t)) {
			case "as":
				return !happens[s.token(s.token(s.token(t).Head).Head).Lemma] // "came as": at one time
			case "since", "so":
				return true
			}
		}
	}
	return false
}

// happens are the verbs of which "as" tells when it was.
var happens = map[string]bool{"come": true, "happen": true, "occur": true}

// pushers are verbs by which one thing is said to bring about a change of another.
var pushers = map[string]bool{"push up": true, "push down": true, "push": true, "drive": true, "drive up": true, "drive down": true,
	"lift": true, "boost": true, "raise": true, "fuel": true, "force": true, "strip": true, "spur": true, "send": true,
	"cause": true, "trigger": true, "spark": true, "prompt": true, "provoke": true, "hurt": true, "cut": true, "depress": true}

// pushed reports a claim of sentence j of B by which a thing brings about what, in
// A, only happens, in a sentence that tells of that thing and gives no cause: "sales,
// which have two new shops, climbed", "two new shops pushed up sales".
func (f *finder) pushed(j int) {
	for _, d := range f.B.claims[j] {
		cb := f.B.claim(d)
		p, ok := f.pairOfB[d]
		agent, patient := f.B.only(cb, claim.Agent), f.B.only(cb, claim.Patient)
		if !ok || agent == nil || patient == nil || !pushers[cb.Predicate.Lemma] || strings.HasPrefix(f.B.token(cb.Predicate.Token).Rel, "a") || agent.Entity >= 0 || f.B.quotedAt(cb.Predicate.Span) ||
			lexicon.KindShare(f.B.token(agent.Head).Lemma, lexicon.Person) >= 0.5 {
			continue
		}
		ca := f.A.claim(p.a)
		told := f.A.only(ca, claim.Agent)
		i := ca.Sentence
		if told == nil || p.overlap < 0.5 || !f.alikeFillers(told, patient) || !f.A.causeIn(i, false).Empty() || f.A.givesReason(i) ||
			f.A.only(ca, claim.Patient) != nil && !f.A.isAmount(f.A.only(ca, claim.Patient).Head) {
			continue
		}
		ts := f.B.termsIn(agent.Span)
		if shared, total := f.covered(ts, f.A.terms[i]); total >= leastSure && shared >= 0.6*total {
			f.add(Change, Relation, 0.5, f.way("A cause that the reference does not give: ", "A cause that only the reference gives: ")+quote(f.B.words(agent.Span))+".",
				f.A.sentence(i), f.B.whole(d, agent.Span.Union(cb.Predicate.Span)), Score{"alignment", p.score})
		}
	}
}

// causeIn is the first causal words of sentence i.
func (s *side) causeIn(i int, strong bool) text.Span {
	sp := s.doc.Sentences[i].Span
	low := asciiLower(s.words(sp))
	best := text.Span{}
	for _, c := range causal {
		if strong && !strongCausal[c] {
			continue
		}
		k := strings.Index(low, c)
		if k < 0 || !wordBounds(low, k, k+len(c)) || c == ", so" && !soBegins(low[k+len(c):]) {
			continue
		}
		if got := (text.Span{Start: sp.Start + k, End: sp.Start + k + len(c)}); best.Empty() || got.Start < best.Start {
			best = got
		}
	}
	return best
}

// soBegins reports whether the words behind "so" are a clause of what follows from
// something, rather than an aim, a degree or a quotation.
func soBegins(rest string) bool {
	next, _, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	switch next {
	case "he", "she", "it", "they", "we", "the", "his", "her", "its", "their", "a", "an", "no", "nobody":
		return strings.HasPrefix(rest, " ")
	}
	return false
}

// asciiLower lowers A to Z and leaves every byte in its place.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func wordBounds(s string, from, to int) bool {
	letter := func(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }
	return (from == 0 || !letter(s[from-1]) || !letter(s[from])) && (to == len(s) || !letter(s[to]))
}

func (s *side) quotedAt(sp text.Span) bool {
	t := s.firstToken(sp)
	return t >= 0 && s.inQuote[t] >= 0
}
