package server

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/story"
)

// Quotations by who speaks, each once, with what every account made of it. The
// wording of a source stands for it, of several the earliest; the others are held
// against that one, word by word (reuse.Diff). Two wordings are one quotation where most words of the shorter stand
// in the longer in order.
//
// Cost: an alignment for each two stretches inside marks of different accounts that
// have many of their longer words in common.

const (
	fewestQuoted  = 3   // words inside marks that are a quotation and not a term
	sameQuoted    = 0.6 // share of the shorter wording's words that makes two one
	manySpeakers  = 6   // shown before the rest is put away
	manyCited     = 12  // of whom nothing is quoted
	manyQuoted    = 3   // quotations of one speaker, likewise
	longestQuoted = 60  // words of a quotation that are shown
)

// speaker is somebody with what is quoted of him.
type speaker struct {
	Name   string
	Role   string
	Quotes []quoted
	More   []quoted
	Told   string // accounts that tell what he said in their own words only

	names map[string]bool // spellings, in lower case
	by    map[string]bool // accounts that lay anything to him
	told  int             // accounts that only tell it
	named bool            // he has a name; others are listed where several accounts cite them
}

// quoted is one quotation and the accounts' versions of it.
type quoted struct {
	Words    string
	From     string // account whose wording stands for it
	Same     string // accounts that have it word for word
	Variants []variant
	Without  string // accounts that have it not
	Own      string // accounts that tell it in their own words
	Only     bool   // no other account has anything of it

	accounts map[string]bool
	length   int
}

// variant is a wording that differs: what was cut is told, what was altered marked.
type variant struct {
	Account string
	What    string // "cut", "altered", "cut and added to"
	Other   string // another speaker that it gives the words to
	Pieces  []piece
}

// piece is a stretch of a wording: as in the other wording, put in its place, or cut.
type piece struct {
	Text string
	New  bool
	Cut  bool
}

// saying is a stretch inside marks of one account.
type saying struct {
	account string
	q       *claim.Quotation
	words   string
	count   int
}

// speakers are those whose words are quoted, the first ones and the rest, and those
// who are only cited.
func (r *reading) speakers() (shown, more, cited []*speaker) {
	var all []*speaker
	for _, group := range groupSayings(r.sayings()) {
		r.sourceFirst(group)
		named := max(0, slices.IndexFunc(group, func(s saying) bool { return s.q.Speaker.Kind.HasName() }))
		s := speakerOf(&all, group[named].q)
		for i := range group {
			s.by[group[i].account] = true
		}
		s.Quotes = append(s.Quotes, r.quoted(group))
	}
	all = r.reported(all)
	for _, s := range all {
		slices.SortStableFunc(s.Quotes, func(x, y quoted) int {
			return cmp.Or(len(y.accounts)-len(x.accounts), y.length-x.length)
		})
		if len(s.Quotes) > manyQuoted+1 {
			s.Quotes, s.More = s.Quotes[:manyQuoted], s.Quotes[manyQuoted:]
		}
	}
	slices.SortStableFunc(all, func(x, y *speaker) int {
		return cmp.Or(len(y.by)-len(x.by), y.told-x.told, len(y.Quotes)+len(y.More)-len(x.Quotes)-len(x.More))
	})
	for _, s := range all {
		if len(s.Quotes) > 0 {
			shown = append(shown, s)
		} else if len(cited) < manyCited && (s.named || s.told > 1) {
			cited = append(cited, s)
		}
	}
	if len(shown) > manySpeakers+1 {
		shown, more = shown[:manySpeakers], shown[manySpeakers:]
	}
	return shown, more, cited
}

// sayings are the stretches inside marks of all accounts, the longest first.
func (r *reading) sayings() (all []saying) {
	for i := range r.Story.Accounts {
		a := &r.Story.Accounts[i]
		marked := claim.MarkedWords(a.Quotations)
		for k := range marked {
			w := strings.TrimRight(r.words(a.ID, marked[k].Content), ",;")
			if n := len(strings.Fields(w)); n >= fewestQuoted && isName(marked[k].Speaker.Name) {
				all = append(all, saying{a.ID, &marked[k], w, n})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y saying) int { return y.count - x.count })
	return all
}

// groupSayings puts the wordings of one quotation together, one of an account. The
// longest come first.
func groupSayings(all []saying) (groups [][]saying) {
	at := map[string][]int{} // groups by the telling words of their first wording
	var shared []int         // of each group, such words that the wording at hand has
	for _, s := range all {
		clear(shared)
		tell := tellingWords(s.words)
		for _, w := range tell {
			for _, g := range at[w] {
				shared[g]++
			}
		}
		joined := false
		for g := range groups {
			if float64(shared[g]) < sharedWords*float64(len(tell)) || slices.ContainsFunc(groups[g], func(o saying) bool { return o.account == s.account }) {
				continue
			}
			if joined = isOne(groups[g][0].words, s.words); joined {
				groups[g] = append(groups[g], s)
				break
			}
		}
		if joined {
			continue
		}
		for _, w := range tell {
			at[w] = append(at[w], len(groups))
		}
		groups, shared = append(groups, []saying{s}), append(shared, 0)
	}
	return groups
}

const (
	sharedWords = 0.4 // share of its telling words that a wording must have in another to be held against it
	tellingWord = 4   // letters of such a word
)

// tellingWords are the words of s by which quotations know each other, each once: the
// longer ones, or all where there are none.
func tellingWords(s string) []string {
	words := plainWords(s)
	slices.Sort(words)
	words = slices.Compact(words)
	long := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(w) < tellingWord })
	if len(long) > 0 {
		return long
	}
	return words
}

// sourceFirst puts those first that were made from no other, and of them the earliest;
// of one date it leaves the longest first.
func (r *reading) sourceFirst(group []saying) {
	isCopy := func(s *saying) int {
		if slices.ContainsFunc(group, func(o saying) bool { return r.madeFrom(s.account, o.account) }) {
			return 1
		}
		return 0
	}
	order := slices.Clone(group)
	slices.SortStableFunc(order, func(x, y saying) int {
		return cmp.Or(isCopy(&x)-isCopy(&y), r.published(x.account).Compare(r.published(y.account)))
	})
	copy(group, order)
}

// published is when an account was; those without a date come last.
func (r *reading) published(account string) time.Time {
	if p := r.doc(account).Article.Published; p.Known() {
		return p.Time
	}
	return time.Unix(1<<40, 0)
}

// madeFrom reports whether account id was made from another, by way of others perhaps.
func (r *reading) madeFrom(id, source string) bool {
	for range r.Story.Derivations {
		i := slices.IndexFunc(r.Story.Derivations, func(d story.Derivation) bool { return d.Copy == id })
		if i < 0 {
			return false
		}
		if id = r.Story.Derivations[i].Source; id == source {
			return true
		}
	}
	return false
}

// isOne reports whether most of the shorter wording is in the longer.
func isOne(longer, shorter string) bool {
	gone := 0
	for _, e := range reuse.Diff(longer, shorter) {
		gone += len(strings.Fields(e.B.Of(shorter)))
	}
	n := len(strings.Fields(shorter))
	return float64(n-gone) >= sameQuoted*float64(n) && n-gone >= fewestQuoted
}

// plainWords are the words of s without marks, in lower case.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' && c != '’' })
}

// speakerOf is the speaker of q among those known, by the whole name or by its last
// word.
func speakerOf(all *[]*speaker, q *claim.Quotation) *speaker {
	name := strings.ToLower(q.Speaker.Name)
	for _, s := range *all {
		if s.names[name] || q.Speaker.Kind == claim.Named && s.goesBy(name) {
			s.names[name] = true
			if len(q.Speaker.Name) > len(s.Name) {
				s.Name = q.Speaker.Name
			}
			s.Role = cmp.Or(s.Role, q.Speaker.Role)
			return s
		}
	}
	s := &speaker{Name: q.Speaker.Name, Role: q.Speaker.Role, names: map[string]bool{name: true}, by: map[string]bool{}}
	*all = append(*all, s)
	return s
}

// goesBy reports whether name is the last word of one of his names, or the other way
// round.
func (s *speaker) goesBy(name string) bool {
	for n := range s.names {
		if strings.HasSuffix(n, " "+name) || strings.HasSuffix(name, " "+n) {
			return true
		}
	}
	return false
}

// quoted holds the wordings of one quotation against the first of them.
func (r *reading) quoted(group []saying) quoted {
	base := &group[0]
	out := quoted{Words: shortened(base.words, longestQuoted), From: r.names[base.account], accounts: map[string]bool{}, length: base.count}
	var same, without, own []string
	for i := range group {
		out.accounts[group[i].account] = true
	}
	for _, a := range r.Story.Accounts {
		k := slices.IndexFunc(group, func(s saying) bool { return s.account == a.ID })
		switch {
		case k == 0:
		case k > 0:
			if v, differs := variantOf(base, &group[k]); differs {
				v.Account = r.names[a.ID]
				out.Variants = append(out.Variants, v)
			} else {
				same = append(same, r.names[a.ID])
			}
		case r.tellsUnquoted(base, a.ID):
			own = append(own, r.names[a.ID])
		default:
			without = append(without, r.names[a.ID])
		}
	}
	out.Same, out.Without, out.Own = listedUpTo(same, 6), listedUpTo(without, 3), listedUpTo(own, 6)
	out.Only = len(without) == len(r.Story.Accounts)-1
	return out
}

// tellsUnquoted reports whether a finding shows that an account has the words of a
// quotation as its own.
func (r *reading) tellsUnquoted(s *saying, account string) bool {
	return slices.ContainsFunc(r.Findings, func(f compare.Finding) bool {
		if f.Kind != compare.Quotation || f.Level != compare.Change {
			return false
		}
		here := slices.ContainsFunc(f.Evidence, func(e compare.Evidence) bool {
			return e.Account == s.account && e.Span.Overlaps(s.q.Content)
		})
		return here && slices.ContainsFunc(f.Evidence, func(e compare.Evidence) bool { return e.Account == account && !e.Agrees })
	})
}

// variantOf is other as it differs from base; differs is false where it does not, but
// for marks and capitals.
func variantOf(base, other *saying) (v variant, differs bool) {
	at := 0
	var cut, added, altered bool
	for _, e := range reuse.Diff(base.words, other.words) {
		was, is := e.A.Of(base.words), e.B.Of(other.words)
		if slices.Equal(plainWords(was), plainWords(is)) {
			continue
		}
		v.add(piece{Text: other.words[at:e.B.Start]})
		at = e.B.End
		switch {
		case is == "":
			cut = true
			v.apart(other.words[at:])
			v.add(piece{Text: shortened(was, cutWords), Cut: true})
			v.apart(other.words[at:])
		case was == "":
			added = true
			v.add(piece{Text: is, New: true})
		default:
			altered = true
			v.add(piece{Text: is, New: true})
		}
	}
	v.add(piece{Text: other.words[at:]})
	var what []string
	for _, w := range []struct {
		so   bool
		word string
	}{{cut, "cut"}, {altered, "altered"}, {added, "added to"}} {
		if w.so {
			what = append(what, w.word)
		}
	}
	v.What, v.Other = listed(what), otherSpeaker(base.q, other.q)
	return v, len(what) > 0 || v.Other != ""
}

// cutWords are how many of the words left out are shown.
const cutWords = 12

func (v *variant) add(p piece) {
	if p.Text != "" {
		v.Pieces = append(v.Pieces, p)
	}
}

// apart puts a blank between the last piece and what comes next, where neither has
// one.
func (v *variant) apart(next string) {
	n := len(v.Pieces)
	if n == 0 || strings.HasSuffix(v.Pieces[n-1].Text, " ") || v.Pieces[n-1].Cut && (next == "" || next[0] == ' ') {
		return
	}
	v.add(piece{Text: " "})
}

// otherSpeaker is the speaker of b, where a gives the words to somebody else.
func otherSpeaker(a, b *claim.Quotation) string {
	x, y := strings.ToLower(a.Speaker.Name), strings.ToLower(b.Speaker.Name)
	one := speaker{names: map[string]bool{x: true}}
	if a.Speaker.Kind != claim.Named || b.Speaker.Kind != claim.Named || x == y || one.goesBy(y) {
		return ""
	}
	return b.Speaker.Name
}

// reported adds those whose words are told without marks only, and who tells words of
// others so.
func (r *reading) reported(all []*speaker) []*speaker {
	told := map[*speaker][]string{}
	for i := range r.Story.Accounts {
		a := &r.Story.Accounts[i]
		for k := range a.Quotations {
			q := &a.Quotations[k]
			if len(q.Marked) > 0 || !isName(q.Speaker.Name) || !answers(q.Speaker.Kind) {
				continue
			}
			s := speakerOf(&all, q)
			s.named = s.named || q.Speaker.Kind.HasName()
			if !s.by[a.ID] && !slices.Contains(told[s], r.names[a.ID]) {
				told[s] = append(told[s], r.names[a.ID])
			}
		}
	}
	for s, names := range told {
		s.Told, s.told = listedUpTo(names, 4), len(names)
	}
	for _, s := range all {
		if strings.Contains(strings.ToLower(s.Name), strings.ToLower(s.Role)) {
			s.Role = ""
		}
	}
	return all
}

// isName reports whether a reader would know somebody by s.
func isName(s string) bool { return s != "" && !strings.ContainsAny(s, "“”\"") }

// answers reports whether a source of that kind is somebody who could be asked.
func answers(k claim.SourceKind) bool { return k.HasName() || k == claim.Unnamed }
