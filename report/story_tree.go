package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// The tree of a story as every drawing of it has it: who was made from whom, unseen
// sources among them, and what first appears with each account.

// twig is an account, or an unseen source, in the tree of its story.
type twig struct {
	*account                // nil of an unseen source
	Unseen   *story.Unseen  // nil of an account
	Sure     string         // how sure it is that it was made from the account above; "" where there is none
	Copied   string         // what is to be said of it as a copy: "the same text"; or ""
	Changes  []branchChange // that first appear with it
	root     bool
	below    []*twig
}

// branchChange is what first appears with an account, in few words.
type branchChange struct {
	Level compare.Level // "" of what a correction tells
	Sign  string        // "" of the number of those left out
	Words string        // "214→241", "how certain", "corrects 241→214"
}

// name is what the twig is called.
func (t *twig) name() string {
	if t.Unseen != nil {
		return "unseen source"
	}
	return t.account.Name
}

// note is what stands under the name: when it was published, how sure its source is.
func (t *twig) note() string {
	if t.Unseen != nil {
		return percent(t.Unseen.Score) + " sure"
	}
	parts := []string{day(t.Document.Article.Published)}
	if t.Copied != "" {
		parts = append(parts, t.Copied)
	} else if t.Sure != "" {
		parts = append(parts, t.Sure)
	}
	return strings.Join(parts, " · ")
}

// alone reports whether the twig is an account that was made from no other, nor any
// from it.
func (t *twig) alone() bool { return t.root && t.Unseen == nil && len(t.below) == 0 }

// forest is the trees of the story: those of several accounts first, those that
// stand alone behind them, each in order of publication.
func (p *page) forest() []*twig {
	twigs := map[string]*twig{}
	for _, a := range p.accounts {
		twigs[a.ID] = &twig{account: a}
	}
	for i := range p.Story.Unseen {
		u := &p.Story.Unseen[i]
		twigs[u.ID] = &twig{Unseen: u}
	}
	changes := p.changesAt()
	var roots []*twig
	for _, id := range p.twigIDs() {
		t := twigs[id]
		t.Changes = changes[id]
		above, d := p.above(id)
		if above == "" || twigs[above] == nil {
			t.root = true
			roots = append(roots, t)
			continue
		}
		if d != nil {
			t.Sure = percent(d.Score)
		}
		if from := p.account(above); from != nil && t.account != nil && from.text() == t.text() {
			t.Copied = "the same text"
		}
		twigs[above].below = append(twigs[above].below, t)
	}
	for _, t := range twigs {
		slices.SortStableFunc(t.below, byDate)
	}
	slices.SortStableFunc(roots, func(x, y *twig) int {
		if x.alone() != y.alone() {
			if x.alone() {
				return 1
			}
			return -1
		}
		return byDate(x, y)
	})
	return roots
}

// twigIDs are the accounts in their order, and the unseen sources.
func (p *page) twigIDs() []string {
	var out []string
	for _, a := range p.accounts {
		out = append(out, a.ID)
	}
	for _, u := range p.Story.Unseen {
		out = append(out, u.ID)
	}
	return out
}

// above is what a twig hangs on, "" for a root, with the derivation that says so. An
// unseen source hangs on the account that one of its copies was made from, where that
// is neither a copy of it nor made from one.
func (p *page) above(id string) (string, *story.Derivation) {
	for i := range p.Story.Unseen {
		u := &p.Story.Unseen[i]
		if u.ID == id {
			return p.aboveUnseen(u), nil
		}
		if slices.Contains(u.Copies, id) {
			return u.ID, nil // the source tells how sure it is
		}
	}
	for i := range p.Story.Derivations {
		if d := &p.Story.Derivations[i]; d.Copy == id {
			return d.Source, d
		}
	}
	return "", nil
}

func (p *page) aboveUnseen(u *story.Unseen) string {
	for _, d := range p.Story.Derivations {
		if !slices.Contains(u.Copies, d.Copy) || slices.Contains(u.Copies, d.Source) {
			continue
		}
		at := d.Source // up from here no copy of u may come
		for range p.accounts {
			up := ""
			for _, o := range p.Story.Derivations {
				if o.Copy == at {
					up = o.Source
				}
			}
			if at = up; at == "" {
				return d.Source
			}
			if slices.Contains(u.Copies, at) {
				break
			}
		}
	}
	return ""
}

// byDate orders twigs by publication, those without a date last.
func byDate(x, y *twig) int {
	return cmp.Or(cmp.Compare(x.when(), y.when()), cmp.Compare(x.name(), y.name()))
}

// when is a date that sorts: an unseen source comes with the first of its copies.
func (t *twig) when() string {
	if t.account != nil {
		if d := t.Document.Article.Published; d.Known() {
			return d.Time.Format("2006-01-02T15:04")
		}
		return "9999"
	}
	first := "9999"
	for _, b := range t.below {
		first = min(first, b.when())
	}
	return first
}

// changesAt are, by account, what first appears there: contradictions and changes,
// most serious first, then what it corrects or still carries of what was corrected.
func (p *page) changesAt() map[string][]branchChange {
	all, out := map[string][]branchChange{}, map[string][]branchChange{}
	for _, placed := range compare.PlaceFindings(p.Comparison) {
		f := &p.Findings[placed.Finding]
		if f.Level != compare.Contradiction && f.Level != compare.Change {
			continue
		}
		for _, id := range placed.First {
			if c := (branchChange{f.Level, wordOf(f.Level).sign, p.changeWords(f, id)}); !p.ofCorrection(f, id) && !slices.Contains(all[id], c) {
				all[id] = append(all[id], c)
			}
		}
	}
	for id, changes := range all {
		var first []branchChange
		for _, c := range changes {
			if !p.hasAbove(all, id, c) {
				first = append(first, c)
			}
		}
		if n := len(first) - shownChanges; n > 1 { // "and 1 more" would save nothing
			first = append(first[:shownChanges:shownChanges], branchChange{Words: fmt.Sprintf("and %d more", n)})
		}
		out[id] = first
	}
	p.addCorrections(out)
	return out
}

// hasAbove reports whether something that account id was made from has the change
// already, shown by another finding.
func (p *page) hasAbove(all map[string][]branchChange, id string, c branchChange) bool {
	for range p.accounts {
		if id = p.Story.Parent(id); slices.Contains(all[id], c) {
			return true
		}
	}
	return false
}

// addCorrections adds what accounts correct, still carry or took over.
func (p *page) addCorrections(out map[string][]branchChange) {
	for i := range p.Corrections {
		x := &p.Corrections[i]
		if x.Kind == "" {
			out[x.Account] = append(out[x.Account], branchChange{"", correctedSign, "corrects itself"})
			continue
		}
		verb := "corrects "
		if x.By == compare.ByVersion {
			verb = "now "
		}
		out[x.Account] = append(out[x.Account], branchChange{"", correctedSign, verb + p.correctionArrow(x)})
		for _, h := range x.Kept {
			out[h.Account] = append(out[h.Account], branchChange{"", correctedSign, "still " + cutShort(p.wording(h.Wording), longestSide)})
		}
		for _, h := range x.Took {
			if h.When != compare.Earlier {
				out[h.Account] = append(out[h.Account], branchChange{"", correctedSign, "took over " + cutShort(p.wording(h.Wording), longestSide)})
			}
		}
	}
}

// ofCorrection reports whether f only shows, of account id, what a correction tells of
// it already: that it corrects, still carries or took over a value.
func (p *page) ofCorrection(f *compare.Finding, id string) bool {
	for i := range p.Corrections {
		x := &p.Corrections[i]
		words := []compare.Wording{x.Old, x.New}
		for _, h := range slices.Concat(x.Kept, x.Took) {
			words = append(words, h.Wording)
		}
		for _, e := range f.Evidence {
			if e.Account == id && f.Kind == x.Kind && slices.ContainsFunc(words, func(w compare.Wording) bool {
				return w.Account == id && slices.ContainsFunc(e.Marks, w.Span.Overlaps)
			}) {
				return true
			}
		}
	}
	return false
}

// longestSide is how many characters either side of an arrow has.
const longestSide = 16

// changeWords are a difference in few words: what was and what became of it, where
// that is one short stretch in each account, or the kind.
func (p *page) changeWords(f *compare.Finding, id string) string {
	var was, is string
	for _, e := range f.Evidence {
		if len(e.Marks) != 1 {
			continue
		}
		words := clean(e.Marks[0].Of(p.account(e.Account).text()))
		switch {
		case e.Account == f.Reference:
			was = words
		case e.Account == id:
			is = words
		}
	}
	if was == "" || is == "" || len([]rune(was)) > longestSide || len([]rune(is)) > longestSide || was == is {
		return kindWord(f.Kind)
	}
	return was + "→" + is
}

// cutShort is s cut to n characters.
func cutShort(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRight(string(r[:n-1]), " ,;:") + "…"
}

// hasTree reports whether there is a tree to draw: three accounts and more of which
// some were made from others.
func (p *page) hasTree() bool { return len(p.accounts) > 2 && len(p.Story.Derivations) > 0 }

// branch is a twig on a line of its own, with what is drawn left of it.
type branch struct {
	*twig
	Bars string
}

// branches are the twigs in the order of their derivations: under each, those made
// from it. They are none where nothing was made from another.
func (p *page) branches() (out []branch) {
	if len(p.Story.Derivations) == 0 {
		return nil
	}
	var grow func(t *twig, bars, under string)
	grow = func(t *twig, bars, under string) {
		out = append(out, branch{t, bars})
		for i, b := range t.below {
			left, right := "├─ ", "│  "
			if i == len(t.below)-1 {
				left, right = "└─ ", "   "
			}
			if t.Unseen != nil {
				left, right = strings.Replace(left, "─", "╌", 1), strings.Replace(right, "│", "╎", 1)
			}
			grow(b, under+left, under+right)
		}
	}
	for _, t := range p.forest() {
		grow(t, "", "")
	}
	return out
}

// setTree draws the tree on a terminal, a line an account.
func (s *sheet) setTree(p *page, indent int) {
	for _, b := range p.branches() {
		body := []piece{{strings.ReplaceAll(b.Bars, " ", bound), soft}}
		if b.Unseen != nil {
			body = append(body, piece{"(unseen source, " + b.note() + ")", soft})
		} else {
			body = append(body, piece{text: b.Label})
			if note := b.lineNote(!s.narrow()); note != "" {
				body = append(body, piece{bound + " " + note, soft})
			}
		}
		for _, c := range b.Changes {
			style := soft
			if c.Level != "" {
				style = wordOf(c.Level).color
			}
			body = append(body, piece{text: bound + " "}, piece{strings.TrimSpace(c.Sign + " " + c.Words), style})
		}
		s.set(entry{indent: indent, body: body, cut: true})
	}
}

// lineNote is what a line of the terminal tells of an account: when it was published,
// where there is room for that, and how sure its source is, or that it has none.
func (t *twig) lineNote(dated bool) string {
	var parts []string
	if dated {
		parts = append(parts, day(t.Document.Article.Published))
	}
	switch {
	case t.Copied != "":
		parts = append(parts, t.Copied)
	case t.alone():
		parts = append(parts, "on its own")
	case t.Sure != "":
		parts = append(parts, t.Sure)
	}
	return strings.Join(parts, " · ")
}

// treeWords tells the tree in sentences, one a twig, for those who cannot see it.
func (p *page) treeWords() []string {
	var out []string
	var tell func(t, above *twig)
	tell = func(t, above *twig) {
		var s string
		switch {
		case t.Unseen != nil:
			s = "An unseen source, " + t.note() + ", of which " + plural(len(t.below), "account") + " here were made"
		case above == nil && len(t.below) == 0:
			s = t.name() + ", " + day(t.Document.Article.Published) + ", stands alone"
		case above == nil:
			s = t.name() + ", " + day(t.Document.Article.Published) + ", is the first"
		case t.Copied != "":
			s = t.name() + ", " + day(t.Document.Article.Published) + ", has " + t.Copied + " as " + above.name()
		case above.Unseen != nil:
			s = t.name() + ", " + day(t.Document.Article.Published) + ", was made from the unseen source"
		default:
			s = t.name() + ", " + day(t.Document.Article.Published) + ", was made from " + above.name() + ", " + t.Sure + " sure"
		}
		if why := clean(strings.Join(p.reasons(t), " · ")); why != "" {
			s += ": " + why
		}
		s += "."
		if len(t.Changes) > 0 {
			var words []string
			for _, c := range t.Changes {
				words = append(words, strings.TrimSpace(c.Sign+" "+c.Words))
			}
			s += " First here: " + strings.Join(words, ", ") + "."
		}
		out = append(out, s)
		for _, b := range t.below {
			tell(b, t)
		}
	}
	for _, t := range p.forest() {
		tell(t, nil)
	}
	return out
}

// reasons are those for which a twig hangs where it does.
func (p *page) reasons(t *twig) []string {
	if t.Unseen != nil {
		return t.Unseen.Why
	}
	if _, d := p.above(t.ID); d != nil {
		return d.Why[:min(manyReasons, len(d.Why))]
	}
	return nil
}
