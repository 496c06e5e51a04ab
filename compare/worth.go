package compare

// What is missing, by how much a reader would miss it.
//
// The severity of an omission or addition is
//
//	0.10 + 0.20 early + 0.15 voice + 0.10 number + 0.30 reply + 0.15 length
//
// of which a detail (one name, one figure of a sentence that is told) has 0.6, and
// what an account lacks that was not made from the other has half: it owes nothing.
// The parts are scores of the finding:
//
//	early   1 in the first sentence of the story or where the title tells it, and
//	        falling: a half in the fifth, a quarter in the thirteenth
//	voice   1 where somebody named is quoted or given as the source, else 0.5 where
//	        anybody is
//	number  1 where there is an amount
//	reply   1 where somebody denies or answers what is said of him
//	length  the weight of its words, 1 for a long sentence
//
// News is written with the gravest first (the inverted pyramid); codes of the press
// ask that whoever is accused is heard (Impress 2017, 1.3; Pressekodex 13.1).

import (
	"slices"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/quantity"
	"github.com/recount-news/recount/text"
)

const (
	worthAnything = 0.10
	worthEarly    = 0.20
	worthVoice    = 0.15
	worthNumber   = 0.10
	worthReply    = 0.30
	worthLength   = 0.15

	worthDetail = 0.6 // of a detail
	worthOwed   = 0.5 // of what was not owed

	halfAsEarly = 4.0  // sentences after the first
	longWeight  = 40.0 // of a long sentence
)

// weighMissing gives omissions and additions their severity and its parts, and puts
// them in order.
func weighMissing(fs []Finding, finders []*finder) {
	for i := range fs {
		fd := &fs[i]
		if fd.Level != Omission && fd.Level != Addition {
			continue
		}
		at := fd.Evidence[0]
		s, owed := whose(at.Account, fd, finders)
		severity, parts := s.worth(marksOf(at))
		if fd.Kind != Claim && fd.Kind != Quotation {
			severity *= worthDetail
		}
		if !owed {
			severity *= worthOwed
		}
		fd.Severity, fd.Scores = severity, append(parts, fd.Scores...)
	}
	slices.SortStableFunc(fs, byImportance)
	number(fs)
}

// whose is the side of the account that has what another lacks, and whether any of
// those that lack it was made from it, or it from the reference.
func whose(account string, fd *Finding, finders []*finder) (s *side, owed bool) {
	for _, f := range finders {
		switch {
		case f.B.account.ID == account:
			return f.B, !f.strangers
		case f.A.account.ID == account:
			s = f.A
			has := slices.ContainsFunc(fd.Evidence, func(e Evidence) bool { return e.Account == f.B.account.ID })
			owed = owed || !f.strangers && !has
		}
	}
	return s, owed
}

// worth is how much a reader would miss the words at sp, and the parts of it.
func (s *side) worth(sp text.Span) (float64, []Score) {
	parts := []struct {
		name         string
		share, value float64
	}{
		{"early", worthEarly, s.early(sp)},
		{"voice", worthVoice, s.voice(sp)},
		{"number", worthNumber, s.number(sp)},
		{"reply", worthReply, s.reply(sp)},
		{"length", worthLength, min(1, weightOf(s.termsIn(sp))/longWeight)},
	}
	sum := worthAnything
	scores := make([]Score, len(parts))
	for i, p := range parts {
		sum += p.share * p.value
		scores[i] = Score{p.name, p.value}
	}
	return sum, scores
}

// early tells how near the beginning of the story the words at sp stand, 0..1.
func (s *side) early(sp text.Span) float64 {
	at := s.doc.SentenceAt(sp.Start)
	before := 0
	for i := range s.doc.Sentences {
		if s.tellsAt(i) {
			if i >= at {
				break
			}
			before++
		} else if s.isTitle(i) && (i == at || foundIn(s.terms[i], s.termsIn(sp)) >= leastHeadline) {
			return 1
		}
	}
	return 1 / (1 + float64(before)/halfAsEarly)
}

// voice tells whether somebody speaks in the words at sp: 1 with a name, 0.5 without.
func (s *side) voice(sp text.Span) float64 {
	best := 0.0
	heard := func(src *claim.Source) {
		switch {
		case src.Kind.HasName():
			best = 1
		case src.Kind == claim.Unnamed || src.Kind == claim.Pronominal:
			best = max(best, 0.5)
		}
	}
	for i := range s.account.Quotations {
		if q := &s.account.Quotations[i]; q.Content.Overlaps(sp) {
			heard(&q.Speaker)
		}
	}
	for _, c := range s.claimsIn(sp) {
		for i := range s.claim(c).Attribution {
			heard(&s.claim(c).Attribution[i].Source)
		}
	}
	return best
}

// number is 1 where the words at sp hold an amount, which "first" and an age are not.
func (s *side) number(sp text.Span) float64 {
	for i := range s.doc.Quantities {
		if q := &s.doc.Quantities[i]; sp.Contains(q.Span) && q.Kind != quantity.Ordinal && q.Kind != quantity.Age {
			return 1
		}
	}
	return 0
}

// reply is 1 where in the words at sp somebody denies something, says that it is not
// so, or is said to have been asked.
func (s *side) reply(sp text.Span) float64 {
	for _, c := range s.claimsIn(sp) {
		cl := s.claim(c)
		if cue, ok := claim.CueOf(cl.Predicate.Lemma); ok && cue.Commitment < 0 {
			return 1
		}
		if cl.Polarity == claim.Negative && slices.ContainsFunc(cl.Attribution, func(at claim.Attribution) bool { return at.Source.Kind.HasName() }) {
			return 1
		}
	}
	first, last := s.doc.TokensIn(sp)
	for t := first; t < last; t++ {
		if isAsked[s.token(t).Lemma] {
			return 1
		}
	}
	return 0
}

// isAsked are words that tell of an answer asked for, given or not: "declined to
// comment".
var isAsked = map[string]bool{"comment": true, "deny": true, "denial": true, "rebut": true, "rebuttal": true, "refute": true,
	"dispute": true, "reject": true}

// claimsIn are the claims whose words lie in sp.
func (s *side) claimsIn(sp text.Span) []int {
	i := s.doc.SentenceAt(sp.Start)
	if i < 0 {
		return nil
	}
	var out []int
	for ; i < len(s.doc.Sentences) && s.doc.Sentences[i].Span.Start < sp.End; i++ {
		for _, c := range s.claims[i] {
			if sp.Contains(s.claim(c).Predicate.Span) {
				out = append(out, c)
			}
		}
	}
	return out
}

// joinAdditions makes one finding of the additions of several accounts that tell one
// fact. Those before them keep their numbers.
func joinAdditions(fs []Finding, facts []Fact) []Finding {
	var out []Finding
	says := sayings(facts)
	telling := make([][]int, len(facts)) // additions in out that tell each fact, in order
	for _, fd := range fs {
		i := -1
		var told []int
		if fd.Level == Addition {
			told = says.toldBy(fd.Evidence[0])
			for _, f := range told {
				for _, k := range telling[f] {
					if (i < 0 || k < i) && out[k].Kind == fd.Kind && !sharesAccount(&out[k], &fd) {
						i = k
					}
				}
			}
		}
		if i >= 0 {
			out[i].Evidence = append(out[i].Evidence, fd.Evidence...)
			continue
		}
		for _, f := range told {
			telling[f] = append(telling[f], len(out))
		}
		out = append(out, fd)
	}
	number(out)
	return out
}

// saying is the words in which an account tells a fact.
type saying struct {
	fact int
	span text.Span
}

// sayingsOf are those of each account, by its ID.
type sayingsOf map[string][]saying

func sayings(facts []Fact) sayingsOf {
	of := sayingsOf{}
	for i := range facts {
		for k := range facts[i].Cells {
			if c := &facts[i].Cells[k]; c.Stance == Says {
				of[c.Account] = append(of[c.Account], saying{i, c.Span})
			}
		}
	}
	return of
}

// toldBy are the facts that the account of e tells in its words.
func (of sayingsOf) toldBy(e Evidence) (facts []int) {
	for _, s := range of[e.Account] {
		if s.span.Overlaps(e.Span) {
			facts = append(facts, s.fact)
		}
	}
	return facts
}

func sharesAccount(x, y *Finding) bool {
	return slices.ContainsFunc(x.Evidence, func(e Evidence) bool {
		return slices.ContainsFunc(y.Evidence, func(o Evidence) bool { return o.Account == e.Account })
	})
}
