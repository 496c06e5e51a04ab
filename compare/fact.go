package compare

// Facts: the accounts of a story in one table.
//
// A fact is one statement of an account, with what every account says of it. The
// reference's statements come first: each other account tells one of them where a
// claim of it is paired with the statement's, or where two of its sentences in a
// row hold as much of the statement's weight as coverage asks for. What is then
// left of the other accounts, untold by the reference, is held against what they
// have among themselves, sources before their copies, by a vocabulary that all
// share. A contradiction or change turns a cell over; those that tell what the
// reference does not are held against each other for it, sentence by sentence.
//
// Cost: what the comparison with the reference has worked out already, and for
// each statement left over a look at the sentences that share a word with it.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// Fact is one thing that an account or several tell.
type Fact struct {
	ID       string // "t1", "t2", in the order of the report
	Lead     string // Account.ID of the one whose words stand for it: the reference, or the first that tells it
	Cells    []Cell // one for each account, in the order of the story
	Headline bool   // the title of the lead account tells it

	// Accounts is how many tell it as the lead does, Independent how many of these
	// do so on their own.
	Accounts    int
	Independent int
}

// Stance is how an account stands to a fact.
type Stance string

// The stances, worst first.
const (
	Contradicts Stance = "contradicts" // it says otherwise: both cannot be true
	Changes     Stance = "changes"     // it tells it, but so that it may mislead
	Says        Stance = "says"
	Silent      Stance = "silent"
)

// Cell is what one account says of a fact.
type Cell struct {
	Account  string // story.Account.ID
	Stance   Stance
	Claim    int       // index in story.Account.Claims of the claim that says it, or -1
	Span     text.Span // its words; zero where it is silent
	Findings []string  // what shows that it says otherwise
}

// Cell is what an account says of f.
func (f *Fact) Cell(account string) *Cell {
	for i := range f.Cells {
		if f.Cells[i].Account == account {
			return &f.Cells[i]
		}
	}
	return nil
}

// Stance is the worst stance of any account to f.
func (f *Fact) Stance() Stance {
	worst := Silent
	for i := range f.Cells {
		if s := f.Cells[i].Stance; stanceRank(s) < stanceRank(worst) {
			worst = s
		}
	}
	return worst
}

// stanceRank orders stances, worst first.
func stanceRank(s Stance) int { return slices.Index([]Stance{Contradicts, Changes, Says, Silent}, s) }

// table is the facts of a story being put together. Accounts go by their numbers.
type table struct {
	out        *Comparison
	ref        int
	finders    []*finder     // of the reference with each account; nil for itself
	strangers  [][]bool      // no two accounts were made from one another, or from one source
	statements [][]statement // of each account
	told       [][]bool      // statements that stand in a row
	rows       []row
	rowOf      []int // of each statement of the reference
	order      []int // the accounts, sources before their copies
}

// row is a fact being put together: it is what statement of of account lead tells.
type row struct {
	lead, of int
	by       []int // of each account, the statement that tells it, or -1
	fact     Fact
}

// facts are those of the comparison, which has its findings already.
func facts(out *Comparison, ref int, finders []*finder, ids *identities) []Fact {
	if len(finders) == 0 {
		return nil
	}
	n := len(out.Story.Accounts)
	t := &table{out: out, ref: ref, order: inOrder(&out.Story), finders: make([]*finder, n), strangers: make([][]bool, n),
		statements: make([][]statement, n), told: make([][]bool, n)}
	for k, f := range finders {
		i := k
		if k >= ref {
			i++
		}
		t.finders[i] = f
		t.statements[i] = f.B.statements()
	}
	t.statements[ref] = t.own().statements()
	for i := range t.statements {
		t.told[i] = make([]bool, len(t.statements[i]))
		for _, a := range out.Story.Accounts {
			t.strangers[i] = append(t.strangers[i], !out.Story.Related(out.Story.Accounts[i].ID, a.ID))
		}
	}
	t.ofReference()
	t.dispute()
	t.ofOthers(ids)
	return t.settled()
}

// own is the reference, as the finder of the account first in order has it.
func (t *table) own() *side {
	for _, i := range t.order {
		if i != t.ref {
			return t.finders[i].A
		}
	}
	return nil
}

// ofReference makes a row of each statement of the reference but those that only
// repeat an earlier one.
func (t *table) ofReference() {
	own := t.own()
	terms := termsOf(own, t.statements[t.ref])
	for k := range t.statements[t.ref] {
		if earlier := repeats(t.statements[t.ref], terms, k); earlier >= 0 {
			t.rowOf = append(t.rowOf, t.rowOf[earlier])
			continue
		}
		t.rowOf = append(t.rowOf, t.newRow(t.ref, k))
		for i, f := range t.finders {
			if f != nil {
				t.set(t.rowOf[k], i, t.tells(f, f.A, &t.statements[t.ref][k], i))
			}
		}
	}
	for i, f := range t.finders {
		if f == nil {
			continue
		}
		for k := range t.statements[i] {
			if t.told[i][k] {
				continue
			}
			if in := t.tells(f, f.B, &t.statements[i][k], t.ref); in >= 0 {
				t.set(t.rowOf[in], i, k)
			}
		}
	}
}

// newRow makes a row of a statement and gives its number.
func (t *table) newRow(account, statement int) int {
	f := Fact{Lead: t.out.Story.Accounts[account].ID, Headline: t.statements[account][statement].headline}
	for _, a := range t.out.Story.Accounts {
		f.Cells = append(f.Cells, Cell{Account: a.ID, Stance: Silent, Claim: -1})
	}
	t.rows = append(t.rows, row{account, statement, filled(len(f.Cells)), f})
	t.set(len(t.rows)-1, account, statement)
	return len(t.rows) - 1
}

// set notes that account i tells row r by its statement k, unless k is -1 or the
// account tells it elsewhere.
func (t *table) set(r, i, k int) {
	if k < 0 {
		return
	}
	t.told[i][k] = true
	if c := &t.rows[r].fact.Cells[i]; c.Stance == Silent {
		st := &t.statements[i][k]
		c.Stance, c.Claim, c.Span = Says, st.claim, st.span
		t.rows[r].by[i] = k
	}
}

// termsOf are the terms of each statement of side s.
func termsOf(s *side, all []statement) [][]term {
	terms := make([][]term, len(all))
	for k := range all {
		terms[k] = s.termsOfTokens(all[k].tokens)
	}
	return terms
}

// repeats is the earlier of some statements of one account that statement k says
// again, or -1. The terms are those of each.
func repeats(all []statement, terms [][]term, k int) int {
	for j := range k {
		if all[j].sentence != all[k].sentence && foundIn(terms[k], terms[j]) >= saidAgain {
			return j
		}
	}
	return -1
}

const (
	saidAgain  = 0.75 // share of its weight that makes a statement repeat an earlier one of its account
	wellPaired = 0.5  // score of a pair of claims that tell one thing
	strangeTo  = 0.5  // share of its weight that an account not made from the other has, where it tells a statement
)

// tells is the statement of account i by which it tells st, of side s; -1 where it
// does not. Accounts that nothing binds must have more of it: that they share names
// and words comes of their telling one event.
func (t *table) tells(f *finder, s *side, st *statement, i int) int {
	other, from, pairs := f.B, f.fromA, f.pairOfA
	if s == f.B {
		other, from, pairs = f.A, f.fromB, f.pairOfB
	}
	ts := s.termsOfTokens(st.tokens)
	least := coveredShare
	switch {
	case f.strangers:
		least = strangeTo
	case len(from[st.sentence]) > 0 && from[st.sentence][0].score >= surelyTold:
		least = linkedShare
	}
	if p, ok := pairs[st.claim]; ok && p.score >= wellPaired {
		c := p.b
		if s == f.B {
			c = p.a
		}
		if at := other.claim(c).Sentence; at >= 0 && (!f.strangers || f.v.shareIn(ts, other.terms[at]) >= coveredShare) {
			return t.nearest(f.v, other, i, at, at, c, ts)
		}
	}
	return t.home(f.v, s, st, other, f.homesOf(other), i, least, f.strangers)
}

// home is the statement of account i, whose side is other, in the two sentences
// that hold the most of st, if they hold so large a share of it, and it is one thing
// where that is asked for; else -1.
func (t *table) home(v *vocabulary, s *side, st *statement, other *side, h *homes, i int, least float64, strict bool) int {
	ts := s.termsOfTokens(st.tokens)
	at, shared := h.best(ts, 2)
	if at < 0 || shared < least*weightOf(ts) {
		return -1
	}
	k := t.nearest(v, other, i, at, min(at+1, len(other.terms)-1), -1, ts)
	if k >= 0 && strict && !v.oneThing(s, st, other, &t.statements[i][k]) {
		return -1
	}
	return k
}

// oneThing reports whether two statements can be of one thing: both affirm it or
// both deny it, and b has the predicate of a, or an amount of it that nobody
// gives by chance.
func (v *vocabulary) oneThing(s *side, a *statement, other *side, b *statement) bool {
	if a.claim >= 0 && b.claim >= 0 && s.claim(a.claim).Polarity != other.claim(b.claim).Polarity {
		return false
	}
	theirs := other.terms[b.sentence]
	for _, t := range s.termsOfTokens(a.tokens) {
		e := &v.entries[t.entry]
		told := a.claim >= 0 && t.token == s.claim(a.claim).Predicate.Token || e.kind == anAmount && (e.much.Unit != "" || e.much.Value >= manifold)
		if told && slices.ContainsFunc(theirs, func(o term) bool { return v.similar(t.entry, o.entry) >= leastSimilar }) {
			return true
		}
	}
	return a.claim < 0
}

// manifold is the least number that two accounts do not share by chance.
const manifold = 10

// nearest is the statement of account i in the sentences from first to last that
// makes claim c or, where none does, shares most with ts; -1 where there is none.
func (t *table) nearest(v *vocabulary, s *side, i, first, last, c int, ts []term) int {
	best, most := -1, -1.0
	for k := range t.statements[i] {
		st := &t.statements[i][k]
		if st.sentence < first || st.sentence > last {
			continue
		}
		if c >= 0 && st.claim == c {
			return k
		}
		if share := v.shareIn(ts, s.termsOfTokens(st.tokens)); share > most {
			best, most = k, share
		}
	}
	return best
}

// shareIn is the share of the weight of ts that others have, by the likes of them.
func (v *vocabulary) shareIn(ts, others []term) float64 {
	al := aligned{v: v}
	shared, total := al.covered(ts, others)
	if total == 0 {
		return 0
	}
	return shared / total
}

// dispute turns over the cells of accounts that contradict or change a fact, by
// the findings that show it.
func (t *table) dispute() {
	for n := range t.out.Findings {
		fd := &t.out.Findings[n]
		if fd.Level != Contradiction && fd.Level != Change || len(fd.Evidence) < 2 || fd.Evidence[0].Account != fd.Reference {
			continue
		}
		r := t.rowAt(marksOf(fd.Evidence[0]))
		if r < 0 {
			continue
		}
		stance := Changes
		if fd.Level == Contradiction {
			stance = Contradicts
		}
		for _, e := range fd.Evidence[1:] {
			i := slices.IndexFunc(t.out.Story.Accounts, func(a story.Account) bool { return a.ID == e.Account })
			if i >= 0 && i != t.ref && !e.Agrees {
				t.set(r, i, statementAt(t.finders[i].B, t.statements[i], marksOf(e)))
				t.rows[r].fact.Cells[i].turn(stance, fd.ID, e.Span)
			}
		}
	}
}

// turn notes that a finding shows how the cell's account differs, at sp.
func (c *Cell) turn(stance Stance, finding string, sp text.Span) {
	if stanceRank(stance) < stanceRank(c.Stance) {
		c.Stance, c.Span = stance, sp
	}
	if !slices.Contains(c.Findings, finding) {
		c.Findings = append(c.Findings, finding)
	}
}

// rowAt is the row whose statement of the reference has the words at sp, or, where
// they stand in the title, the one the title tells; -1 where there is none.
func (t *table) rowAt(sp text.Span) int {
	if k := statementAt(t.own(), t.statements[t.ref], sp); k >= 0 {
		return t.rowOf[k]
	}
	return -1
}

// statementAt is the number of the statement that has the words at sp, else of one
// in their sentence, else of the one that the title tells where they stand there;
// -1 where there is none.
func statementAt(s *side, all []statement, sp text.Span) int {
	at, i := s.firstToken(sp), s.doc.SentenceAt(sp.Start)
	near := -1
	for k := range all {
		if _, ok := slices.BinarySearch(all[k].tokens, at); ok {
			return k
		}
		if all[k].sentence == i || all[k].headline && i >= 0 && !s.isBody(i) {
			near = k
		}
	}
	return near
}

// ofOthers makes rows of the statements that the reference does not tell.
func (t *table) ofOthers(ids *identities) {
	left := newRemainder(t, ids)
	for _, i := range t.order {
		if i == t.ref {
			continue
		}
		terms := termsOf(t.finders[i].B, t.statements[i])
		for k := range t.statements[i] {
			if t.told[i][k] || repeats(t.statements[i], terms, k) >= 0 {
				continue
			}
			r := t.newRow(i, k)
			for _, o := range t.order {
				if o != i && o != t.ref {
					t.set(r, o, left.teller(i, k, o))
				}
			}
			left.parts(r, i, k)
			t.holdTogether(left, &t.rows[r])
		}
	}
	t.number()
}

// holdTogether holds those that tell a row, which the reference does not, against its
// lead, and turns over their cells.
func (t *table) holdTogether(left *remainder, r *row) {
	for o, m := range r.by {
		if o == r.lead || m < 0 || t.words(o, m) == t.words(r.lead, r.of) {
			continue
		}
		for _, fd := range left.differences(r.lead, r.of, o, m) {
			fd.ID = fmt.Sprintf("new%d", len(t.out.Findings))
			stance := Changes
			if fd.Level == Contradiction {
				stance = Contradicts
			}
			r.fact.Cells[o].turn(stance, fd.ID, fd.Evidence[1].Span)
			t.out.Findings = append(t.out.Findings, fd)
		}
	}
}

// words are those of statement k of account i, whatever the line breaks and capitals.
func (t *table) words(i, k int) string {
	return plainly(t.statements[i][k].span.Of(t.out.Story.Accounts[i].Document.Article.Text))
}

// plainly is s in small letters, with one space between words.
func plainly(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// number puts the findings in order, those between accounts beside the reference
// among them, and gives them their numbers, in the cells, too.
func (t *table) number() {
	slices.SortStableFunc(t.out.Findings, byImportance)
	names := make(map[string]string)
	for i := range t.out.Findings {
		names[t.out.Findings[i].ID] = fmt.Sprintf("f%d", i+1)
	}
	number(t.out.Findings)
	for i := range t.rows {
		for k := range t.rows[i].fact.Cells {
			ids := t.rows[i].fact.Cells[k].Findings
			for n := range ids {
				ids[n] = names[ids[n]]
			}
		}
	}
}

// inOrder is the accounts in an order of their own, whatever the order in which
// they were given: sources before their copies, then by date, name and words.
func inOrder(s *story.Story) []int {
	depth := make([]int, len(s.Accounts))
	order := make([]int, len(s.Accounts))
	for i := range s.Accounts {
		order[i], depth[i] = i, len(ancestors(s, s.Accounts[i].ID))
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := &s.Accounts[x].Document.Article, &s.Accounts[y].Document.Article
		return cmp.Or(depth[x]-depth[y], a.Published.Time.Compare(b.Published.Time), cmp.Compare(a.Name, b.Name), strings.Compare(a.Text, b.Text))
	})
	return order
}

// settled are the facts in the order in which they matter: the contradicted ones
// first, then those that were changed, then those in a headline; then by how many
// tell them independently, and how many at all; then by place, the reference's
// before the others'.
func (t *table) settled() []Fact {
	place := make([]int, len(t.out.Story.Accounts)) // of each account
	for n, i := range t.order {
		place[i] = n + 1
	}
	place[t.ref] = 0
	for i := range t.rows {
		f := &t.rows[i].fact
		f.Accounts, f.Independent = t.count(&t.rows[i])
	}
	slices.SortStableFunc(t.rows, func(x, y row) int {
		return cmp.Or(
			min(stanceRank(x.fact.Stance()), stanceRank(Says))-min(stanceRank(y.fact.Stance()), stanceRank(Says)),
			fromTrue(x.fact.Headline, y.fact.Headline),
			y.fact.Independent-x.fact.Independent,
			y.fact.Accounts-x.fact.Accounts,
			place[x.lead]-place[y.lead],
			x.of-y.of,
		)
	})
	out := make([]Fact, len(t.rows))
	for i := range t.rows {
		out[i] = t.rows[i].fact
		out[i].ID = fmt.Sprintf("t%d", i+1)
	}
	return out
}

// fromTrue orders what is so before what is not.
func fromTrue(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}
