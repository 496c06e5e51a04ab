package compare

// Corrections: what an account takes back, who still has it and who took the
// correction over.
//
// An account corrects something by a note ("Correction: An earlier version of this
// article said …"), or by being a newer version of another: of the same house, later,
// nearly the same words, and a value changed where the words around it are the same.
//
//  1. The note is read (correction_note.go): cues tell which value it withdraws and
//     which is right, and the body of the account, in which the note does not stand,
//     must bear it out. What the note leaves open the older version tells, or the
//     copies of it, where a value differs of what the note speaks of.
//  2. An older version among the accounts is held against the newer by the edits
//     between them (correction_version.go).
//  3. The accounts of the same tree are looked through for either value, in sentences
//     that are linked with the corrected one or count the same thing.
//
// A value is an amount, a time or a name (correction_value.go). Of a note that
// corrects something else no more is told than that it is there.
//
// Cost: nothing to speak of where no account has a note or an older version beside
// it; else a note is parsed and two accounts are aligned for every account of the tree.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

// Correction is one thing that an account corrects.
type Correction struct {
	ID      string       // "x1", "x2", in order of publication
	Account string       // story.Account.ID of the one that corrects
	By      CorrectionBy // what shows it
	Note    text.Span    // in Account: the note, or the words of the newer version
	Of      string       // the account that is corrected; "" where it is not among them

	// Kind is quantity, time, place or participant, Old and New the words withdrawn
	// and those that are right; all are zero where they are not known.
	Kind Kind
	Old  Wording
	New  Wording

	Kept []Holder // accounts of the tree that have the old words, in the order of the accounts
	Took []Holder // those that have the new
}

// CorrectionBy is what shows a correction.
type CorrectionBy string

// What shows a correction.
const (
	ByNote    CorrectionBy = "note"
	ByVersion CorrectionBy = "version" // the account is a newer version of another, and says otherwise
)

// Wording is words of one account.
type Wording struct {
	Account string
	Span    text.Span
}

// Holder is an account that has the old or the new words of a correction.
type Holder struct {
	Wording
	When When
}

// When is when an account was published, as against the correction.
type When string

// When an account was published.
const (
	Earlier     When = "before"
	Later       When = "after"
	UnknownWhen When = "" // no date, or the same day and no time of day
)

// corrector is an account in which corrections are looked for.
type corrector struct {
	c     *Comparison
	ids   *identities
	own   int              // its index
	body  []value          // of its own text, notes apart
	older int              // its older version, or -1
	to    map[int]*aligned // with the account of each index, once asked for
}

// corrections lists those of all accounts.
func corrections(c *Comparison, ids *identities) []Correction {
	var out []Correction
	for _, i := range byPublication(c.Story.Accounts) {
		k := &corrector{c: c, ids: ids, own: i, older: olderVersion(&c.Story, i), to: map[int]*aligned{}}
		notes := notesOf(&c.Story.Accounts[i].Document.Article)
		if len(notes) == 0 && k.older < 0 {
			continue
		}
		k.body = valuesOf(c.Story.Accounts[i].Document)
		for _, x := range k.find(notes) {
			if !slices.ContainsFunc(out, func(o Correction) bool { return k.again(&o, &x) }) {
				out = append(out, x.Correction)
			}
		}
	}
	for i := range out {
		out[i].ID = fmt.Sprintf("x%d", i+1)
	}
	return out
}

// found is a correction with its values.
type found struct {
	Correction
	old, new *value
}

// find lists the corrections of one account: those that its notes tell, and what
// else is changed from its older version.
func (k *corrector) find(notes []text.Span) []found {
	var out []found
	changed := k.changesFromOlder()
	for _, n := range notes {
		pairs := k.readNote(n)
		if len(pairs) == 0 {
			pairs = k.fillNote(n, changed)
		}
		if len(pairs) == 0 && !slices.ContainsFunc(out, func(f found) bool { return f.Kind == "" }) {
			out = append(out, found{Correction: Correction{Account: k.id(k.own), By: ByNote, Note: n, Of: k.idOrNone(k.older)}})
		}
		for _, p := range pairs {
			out = append(out, k.follow(ByNote, n, p))
		}
	}
	if slices.ContainsFunc(out, func(f found) bool { return f.Kind != "" }) { // the others are of its making
		out = slices.DeleteFunc(out, func(f found) bool { return f.Kind == "" })
	}
	for _, p := range changed {
		if !slices.ContainsFunc(out, func(f found) bool { return f.old != nil && f.old.same(p.old) }) {
			out = append(out, k.follow(ByVersion, p.new.span, p))
		}
	}
	return out
}

// replaced is a value withdrawn and the one that is right, which may be nil.
type replaced struct {
	old, new *value
}

// follow looks for the values of a correction in the other accounts of the tree.
func (k *corrector) follow(by CorrectionBy, note text.Span, p replaced) found {
	x := found{Correction{Account: k.id(k.own), By: by, Note: note, Of: k.idOrNone(k.older), Kind: p.old.kind,
		Old: Wording{k.id(p.old.account(k.own)), p.old.span}}, p.old, p.new}
	if p.new != nil {
		x.New = Wording{k.id(k.own), p.new.span}
	}
	accounts := k.c.Story.Accounts
	for i := range accounts {
		if i == k.own || i == k.older || !k.c.Story.Related(k.id(i), k.id(k.own)) {
			continue
		}
		kept, took := k.holds(i, p)
		when := whenPublished(&accounts[i].Document.Article, &accounts[k.own].Document.Article)
		switch {
		case !kept.Empty():
			x.Kept = append(x.Kept, Holder{Wording{k.id(i), kept}, when})
		case !took.Empty():
			x.Took = append(x.Took, Holder{Wording{k.id(i), took}, when})
		}
	}
	return x
}

// holds is where account i has the old value, and where the new. A sentence with
// both tells of the correction: it holds the new.
func (k *corrector) holds(i int, p replaced) (kept, took text.Span) {
	var olds, news []*value
	all := valuesOf(k.c.Story.Accounts[i].Document)
	for n := range all {
		switch v := &all[n]; {
		case v.withdrawn(p) && k.tellsOf(i, v, p):
			olds = append(olds, v)
		case p.new != nil && v.same(p.new) && !v.same(p.old) && k.tellsOf(i, v, p):
			news = append(news, v)
		}
	}
	for _, o := range olds {
		if !slices.ContainsFunc(news, func(n *value) bool { return n.sentence == o.sentence }) {
			return o.span, text.Span{}
		}
	}
	if len(news) > 0 {
		return text.Span{}, news[0].span
	}
	return text.Span{}, text.Span{}
}

// tellsOf reports whether value v of account i is of the thing that is corrected:
// it counts the same, or its sentence is linked with one that has the right value.
// A name stands for itself.
func (k *corrector) tellsOf(i int, v *value, p replaced) bool {
	if v.kind == Participant || v.kind == Place {
		return true
	}
	if v.kind == Quantity && v.counted != "" && (v.counted == p.old.counted || p.new != nil && v.counted == p.new.counted) {
		return true
	}
	for n := range k.body {
		if b := &k.body[n]; p.new != nil && b.same(p.new) && k.with(i).haveLink(b.sentence, v.sentence) {
			return true
		}
	}
	return false
}

// with is the account aligned with account i.
func (k *corrector) with(i int) *aligned {
	if k.to[i] == nil {
		k.to[i] = alignAccounts(&k.c.Story.Accounts[k.own], &k.c.Story.Accounts[i], k.ids, k.own, i)
	}
	return k.to[i]
}

// haveLink reports whether sentences i of A and j of B are linked.
func (al *aligned) haveLink(i, j int) bool {
	return slices.ContainsFunc(al.fromA[i], func(l link) bool { return l.b == j })
}

// again reports whether x only repeats o, a correction of the same values in the
// same tree that was published before: its account took it over.
func (k *corrector) again(o *Correction, x *found) bool {
	return x.old != nil && k.c.Story.Related(o.Account, x.Account) && o.Kind == x.Kind &&
		slices.ContainsFunc(o.Took, func(h Holder) bool { return h.Account == x.Account })
}

func (k *corrector) id(i int) string { return k.c.Story.Accounts[i].ID }

func (k *corrector) idOrNone(i int) string {
	if i < 0 {
		return ""
	}
	return k.id(i)
}

// notesOf are the notes of correction of an article: its notices, and a title that
// says it was corrected.
func notesOf(a *article.Article) []text.Span {
	var out []text.Span
	if t := a.Title; !t.Span.Empty() && saysCorrected(t.Value) {
		out = append(out, t.Span)
	}
	for _, b := range a.Blocks {
		if b.Kind == article.Notice && article.IsCorrection(b.Span.Of(a.Text)) {
			out = append(out, b.Span)
		}
	}
	if len(out) > 1 && out[0] == a.Title.Span {
		return out[1:] // the note tells what the title only announces
	}
	return out
}

// saysCorrected reports whether a title says that its article was corrected:
// "CORRECTED-Ferry aground", "Ferry aground (Corrected)".
func saysCorrected(title string) bool {
	lower := strings.ToLower(title)
	return strings.Contains(lower, "(corrected)") || strings.Contains(lower, "[corrected]") ||
		strings.HasPrefix(title, "CORRECTED") || strings.HasPrefix(title, "UPDATE/CORRECTED") || strings.HasPrefix(title, "CORRECTION")
}

// byPublication is the order of accounts by date, name and text.
func byPublication(accounts []story.Account) []int {
	order := make([]int, len(accounts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := &accounts[x].Document.Article, &accounts[y].Document.Article
		return cmp.Or(a.Published.Time.Compare(b.Published.Time), cmp.Compare(a.Name, b.Name), strings.Compare(a.Text, b.Text))
	})
	return order
}

// whenPublished tells when a was published, as against b.
func whenPublished(a, b *article.Article) When {
	x, y := a.Published, b.Published
	if !x.Known() || !y.Known() || x.From == article.FromAssumed || y.From == article.FromAssumed {
		return UnknownWhen
	}
	p, q := x.Time, y.Time
	if !x.HasClock || !y.HasClock {
		p, q = p.Truncate(24*time.Hour), q.Truncate(24*time.Hour)
	}
	switch {
	case p.Before(q):
		return Earlier
	case q.Before(p):
		return Later
	}
	return UnknownWhen
}
