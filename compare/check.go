package compare

// A draft held against its sources.
//
// Every source is compared with the draft as [Compare] would, the source as the
// reference. Each sentence of the draft is then judged by what was found in it:
//
//	contradicted  a source contradicts it, and no other source says what it says
//	changed       a source tells it differently, and no other as the draft does;
//	              or some of it, less than half, is in no source
//	unsupported   no source tells it, or half of it and more is in none
//	supported     a source tells it
//
// A source tells a sentence where a claim agrees, or where two of its sentences in
// a row hold as much of the weight of the sentence's words as coverage asks for.
// A headline is judged as any sentence is. A byline, a date line, a credit, a
// notice, a heading inside the story that makes no claim ("The owner"), a line of
// one word and one without a word of content ("So it was.") are not judged.
//
// Cost: one comparison a source.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// Verdict says how a sentence of a draft stands to its sources.
type Verdict string

// The verdicts, most serious first.
const (
	Contradicted Verdict = "contradicted" // a source says otherwise
	Changed      Verdict = "changed"      // supported, with changes
	Unsupported  Verdict = "unsupported"  // in no source
	Supported    Verdict = "supported"    // in a source, as it is told here
)

// Verdicts are all verdicts, most serious first.
var Verdicts = []Verdict{Contradicted, Changed, Unsupported, Supported}

// Checked is one sentence of a draft and what its sources say of it.
type Checked struct {
	Sentence int // index in Document.Sentences of the draft
	Span     text.Span
	Verdict  Verdict
	Covered  float64          // 0..1, share of the weight of its words found in the best source
	Support  []Evidence       // the words of each source that tells it and differs nowhere, in the order of the sources
	Fidelity SentenceFidelity // to the source that it is most faithful to; its Findings are nil

	// Findings are the contradictions, changes and additions in it, each with
	// evidence in every source concerned and, last, in the draft.
	Findings []Finding

	// Disputed are the differences from a source that do not count, because another
	// source says what the draft says.
	Disputed []Finding
}

// Checking is what Check gives.
type Checking struct {
	Story     story.Story
	Draft     string    // story.Account.ID; all other accounts are its sources
	Sentences []Checked // those that were judged, in order
	Notes     []string  // what could not be judged, and why
}

// Count is the number of sentences with a verdict.
func (c *Checking) Count(v Verdict) int {
	n := 0
	for i := range c.Sentences {
		if c.Sentences[i].Verdict == v {
			n++
		}
	}
	return n
}

// Share is the share of supported sentences, 0..1; 1 where none was judged.
func (c *Checking) Share() float64 {
	if len(c.Sentences) == 0 {
		return 1
	}
	return float64(c.Count(Supported)) / float64(len(c.Sentences))
}

// Fidelity is how faithful the draft is, and why: the means of its sentences, each
// held against the source that it is most faithful to. All is 1, and what is taken
// off 0, where no sentence was judged.
func (c *Checking) Fidelity() SentenceFidelity {
	if len(c.Sentences) == 0 {
		return SentenceFidelity{Told: 1, Known: 1, Joined: 1, Copied: 1, Score: 1}
	}
	var sum SentenceFidelity
	for i := range c.Sentences {
		sum.add(&c.Sentences[i].Fidelity, 1/float64(len(c.Sentences)))
	}
	return sum
}

// Check holds the draft, an Account.ID, against all other accounts of s, its
// sources. The same story gives the same answer.
func Check(s story.Story, draft string) *Checking {
	out := &Checking{Story: s, Draft: draft}
	at := slices.IndexFunc(s.Accounts, func(a story.Account) bool { return a.ID == draft })
	if at < 0 {
		return out
	}
	ids := identify(s.Accounts)
	var sources []*checkedSource
	for i := range s.Accounts {
		if i == at {
			continue
		}
		f := newFinder(alignAccounts(&s.Accounts[i], &s.Accounts[at], ids, i, at))
		c := &checkedSource{finder: f, found: settle(f.find())}
		c.fidelity = FidelityOf(&Comparison{Story: s, Reference: s.Accounts[i].ID, Findings: c.found}, draft)
		sources = append(sources, c)
		if len(f.links) == 0 {
			out.Notes = append(out.Notes, noStory(&s.Accounts[i], &s.Accounts[at]))
		}
	}
	if len(sources) == 0 {
		return out
	}
	for j := range s.Accounts[at].Document.Sentences {
		if sources[0].B.judges(j) {
			out.Sentences = append(out.Sentences, checkSentence(sources, j))
		}
	}
	out.number()
	return out
}

// number names the findings f1, f2, … in the order of the draft.
func (c *Checking) number() {
	n := 0
	for i := range c.Sentences {
		for _, fs := range [][]Finding{c.Sentences[i].Findings, c.Sentences[i].Disputed} {
			for k := range fs {
				n++
				fs[k].ID = fmt.Sprintf("f%d", n)
			}
		}
	}
}

// judges reports whether sentence j says something that a source could say.
func (s *side) judges(j int) bool {
	switch s.doc.Article.Blocks[s.doc.Sentences[j].Block].Kind {
	case article.Meta, article.Credit, article.Notice:
		return false
	case article.Heading:
		return len(s.claims[j]) > 0 && weightOf(s.terms[j]) > 0
	}
	return (len(s.claims[j]) > 0 || len(s.terms[j]) > 1) && weightOf(s.terms[j]) > 0
}

// checkedSource is one source (A) and the draft (B), and what was found between
// them.
type checkedSource struct {
	*finder
	found    []Finding
	fidelity Fidelity
}

// in lists the findings of a level that rest on words of sp in the draft, or on
// words that hold it.
func (c *checkedSource) in(sp text.Span, levels ...Level) []Finding {
	var out []Finding
	for _, fd := range c.found {
		last := fd.Evidence[len(fd.Evidence)-1]
		if slices.Contains(levels, fd.Level) && last.Account == c.B.account.ID && marksOf(last).Overlaps(sp) {
			out = append(out, fd)
		}
	}
	return out
}

// checkSentence judges sentence j of the draft.
func checkSentence(sources []*checkedSource, j int) Checked {
	draft := sources[0].B
	out := Checked{Sentence: j, Span: draft.doc.Sentences[j].Span, Verdict: Unsupported}
	for _, c := range sources {
		if s := c.fidelity.at(out.Span); s != nil && (s.Score > out.Fidelity.Score || out.Fidelity.Span.Empty()) {
			out.Fidelity = *s
			out.Fidelity.Findings = nil
		}
		share, support, tells := c.support(j)
		out.Covered = max(out.Covered, share)
		differs := c.in(out.Span, Contradiction, Change)
		if tells {
			out.Verdict = Supported
		}
		if tells && len(differs) == 0 {
			out.Support = append(out.Support, support)
		}
		for _, fd := range differs {
			if slices.ContainsFunc(sources, func(o *checkedSource) bool { return o != c && o.saysWith(&fd, j) }) {
				out.Disputed = joinFinding(out.Disputed, fd)
			} else {
				out.Findings = joinFinding(out.Findings, fd)
			}
		}
	}
	added := nowhere(sources, out.Span)
	out.Findings = append(out.Findings, added...)
	slices.SortStableFunc(out.Findings, func(x, y Finding) int {
		return cmp.Or(rank(x.Level)-rank(y.Level), cmp.Compare(y.Severity, x.Severity))
	})
	share := 0.0
	for _, fd := range added {
		share += weightOf(draft.termsIn(fd.Evidence[0].Span)) / weightOf(draft.terms[j])
	}
	out.Verdict = judged(&out, share)
	if out.Verdict == Unsupported && share > 0.9 {
		out.Support = nil // what is nearest to it tells something else
	}
	return out
}

// judged is the verdict on a sentence of which it is known whether a source tells
// it, what differs, and what share of its weight is in no source.
func judged(c *Checked, added float64) Verdict {
	has := func(l Level) bool {
		return slices.ContainsFunc(c.Findings, func(fd Finding) bool { return fd.Level == l })
	}
	switch {
	case has(Contradiction):
		return Contradicted
	case has(Change):
		return Changed
	case added >= 0.5:
		return Unsupported
	case has(Addition) && c.Verdict == Supported:
		return Changed
	}
	return c.Verdict
}

// support tells how much of sentence j the source has, where, and whether that
// makes it tell the sentence.
func (c *checkedSource) support(j int) (share float64, where Evidence, tells bool) {
	at, shared := c.homesA.best(c.B.terms[j], 2)
	share = shared / weightOf(c.B.terms[j])
	agreed := c.in(c.B.doc.Sentences[j].Span, Agreement)
	switch {
	case len(c.fromB[j]) > 0:
		at = c.fromB[j][0].a
		where.Span = c.A.doc.Sentences[at].Span
	case len(agreed) > 0:
		where.Span = agreed[0].Evidence[0].Span
	case at >= 0:
		where.Span = c.A.doc.Sentences[at].Span
		if next := at + 1; next < len(c.A.terms) && c.holds(next, j) {
			where.Span = where.Span.Union(c.A.doc.Sentences[next].Span)
		}
		if !c.holds(at, j) && at+1 < len(c.A.terms) {
			where.Span = c.A.doc.Sentences[at+1].Span
		}
	}
	where.Account = c.A.account.ID
	return share, where, len(agreed) > 0 || at >= 0 && share >= sentenceShare
}

// holds reports whether sentence i of the source has a word of sentence j of the
// draft.
func (c *checkedSource) holds(i, j int) bool {
	shared, _ := c.covered(c.B.terms[j], c.A.terms[i])
	return shared > 0
}

// saysWith reports whether the source says what the draft says in sentence j at
// the words of fd, a difference from another source: it tells the sentence, has
// the words that differ where it does, and no such difference there itself.
func (c *checkedSource) saysWith(fd *Finding, j int) bool {
	words := marksOf(fd.Evidence[len(fd.Evidence)-1])
	for _, own := range c.in(words, Contradiction, Change, Addition) {
		if own.Level == Addition && own.Kind == Claim || own.Kind == fd.Kind || sameRoot(own.Kind) && sameRoot(fd.Kind) {
			return false
		}
	}
	if len(c.in(words, Agreement)) == 0 || len(c.fromB[j]) == 0 {
		return false
	}
	const said = 0.8
	shared, all := c.covered(c.B.termsIn(words), c.A.terms[c.fromB[j][0].a])
	return shared >= said*all
}

// nowhere are the additions in sp that every source lacks: where one lacks a clause
// and another the sentence, the clause.
func nowhere(sources []*checkedSource, sp text.Span) []Finding {
	left := sources[0].in(sp, Addition)
	for _, c := range sources[1:] {
		var both []Finding
		for _, fd := range left {
			for _, o := range c.in(fd.Evidence[0].Span, Addition) {
				if o.Evidence[0].Span.Len() > fd.Evidence[0].Span.Len() {
					o = fd
				}
				if !slices.ContainsFunc(both, func(b Finding) bool { return b.Evidence[0].Span == o.Evidence[0].Span }) {
					both = append(both, o)
				}
			}
		}
		left = both
	}
	return slices.DeleteFunc(left, func(fd Finding) bool {
		return fd.Kind == Participant && slices.ContainsFunc(sources, func(c *checkedSource) bool { return c.mentions(fd.Evidence[0].Span) })
	})
}

// mentions reports whether the source has the words at sp of the draft, in capital
// letters or small: a name may have been told for one in the draft alone.
func (c *checkedSource) mentions(sp text.Span) bool {
	words, in := asciiLower(c.B.words(sp)), asciiLower(c.A.doc.Article.Text)
	for from := 0; ; {
		at := strings.Index(in[from:], words)
		if at < 0 {
			return false
		}
		if at += from; wordBounds(in, at, at+len(words)) {
			return true
		}
		from = at + len(words)
	}
}

// joinFinding adds fd to fs, or its source to the finding there that says the same
// of the same words of the draft.
func joinFinding(fs []Finding, fd Finding) []Finding {
	last := len(fd.Evidence) - 1
	for i := range fs {
		o := &fs[i]
		own := len(o.Evidence) - 1
		if o.Level == fd.Level && o.Kind == fd.Kind && marksOf(o.Evidence[own]).Overlaps(marksOf(fd.Evidence[last])) {
			o.Evidence = slices.Insert(o.Evidence, own, fd.Evidence[:last]...)
			o.Severity = max(o.Severity, fd.Severity)
			return fs
		}
	}
	return append(fs, fd)
}
