package server

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/story"
)

// storyView is the page of a story.
type storyView struct {
	Title     string
	Lede      string
	Tally     storyTally
	Later     int    // accounts that are not compared, as there are too many
	Compare   string // address of the comparison of all accounts
	Matrix    template.HTML
	Rest      int  // facts that the matrix leaves to the comparison
	Many      bool // so many accounts that the matrix needs the whole width
	Tree      template.HTML
	TreeWords []string // the same
	Timeline  timeline
	Map       *atlas
	Speakers  []*speaker
	Others    []*speaker // likewise, put away
	Cited     []*speaker // in no words of their own
	Silences  []silence
	Accounts  []storyAccount
}

type storyTally struct {
	Accounts, Independent, Contradictions, Changes, Facts int
	Period                                                string
}

// storyAccount is an account in the list of those a story has.
type storyAccount struct {
	Name, Title, When, Why string
	Link                   string
}

// wideMatrix is how many accounts fit beside another column.
const wideMatrix = 4

// story shows a story. Of one with a single account there is nothing to say but the
// account.
func (s *Server) story(w http.ResponseWriter, r *http.Request) error {
	st, err := s.desk.store.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	all := len(st.Members)
	st.Members = st.Members[:min(all, mostAccounts)]
	ids := membersOf(&st)
	if len(ids) == 1 {
		http.Redirect(w, r, "/accounts/"+ids[0], http.StatusSeeOther)
		return nil
	}
	c, err := s.desk.compareStory(r.Context(), ids)
	if err != nil {
		return err
	}
	v, err := newStoryView(&st, c)
	if err != nil {
		return err
	}
	v.Later = all - len(ids)
	return s.frame.show(w, r, http.StatusOK, view{Page: "story", Title: v.Title, Data: v})
}

// compareStory compares the accounts of a story with the one that the others were made
// from, also where they are two and the copy comes first.
func (d *desk) compareStory(ctx context.Context, ids []string) (*compare.Comparison, error) {
	c, err := d.compare(ctx, ids, "")
	if err != nil || len(ids) != 2 {
		return c, err
	}
	for _, v := range c.Story.Derivations {
		if v.Copy == c.Reference {
			return d.compare(ctx, ids, v.Source)
		}
	}
	return c, nil
}

// addressOf is the page of a comparison that compareStory gave.
func addressOf(c *compare.Comparison, ids []string) string {
	address := compareAddress(ids)
	if len(ids) == 2 && c.Reference != c.Story.Accounts[0].ID {
		address += "&reference=" + c.Reference
	}
	return address
}

// newStoryView is the page of a story by the comparison of its accounts, which are
// its members in their order.
func newStoryView(st *store.Story, c *compare.Comparison) (*storyView, error) {
	ids := membersOf(st)
	r := newReading(c, addressOf(c, ids))
	v := &storyView{Title: st.Title, Lede: r.lede(), Tally: r.tally(), Compare: r.base, Many: len(ids) > wideMatrix,
		Timeline: r.timeline(), Map: r.atlas(), Silences: r.silences()}
	v.Speakers, v.Others, v.Cited = r.speakers()
	for i := range c.Story.Accounts {
		a := &c.Story.Accounts[i].Document.Article
		v.Accounts = append(v.Accounts, storyAccount{Name: r.names[c.Story.Accounts[i].ID], Title: cmp.Or(a.Title.Value, firstWords(a)), When: day(a.Published),
			Link: "/accounts/" + shortID(ids[i]), Why: r.whyHere(st, i)})
	}
	var err error
	if v.Title == "" {
		if v.Title, err = report.Headline(c); err != nil {
			return nil, err
		}
	}
	if v.Tree, err = report.TreeSVG(c); err != nil {
		return nil, err
	}
	if v.TreeWords, err = report.TreeWords(c); err != nil {
		return nil, err
	}
	if len(c.Facts) == 0 {
		return v, nil
	}
	v.Matrix, err = report.MatrixHTML(v.shorten(c), r.base)
	return v, err
}

// manyCells are how many cells of the matrix a page can carry;
// some rows it has however many accounts there are.
const manyCells, fewestRows = 240, 14

// shorten leaves the weightiest facts, if there are many.
func (v *storyView) shorten(c *compare.Comparison) *compare.Comparison {
	rows := max(fewestRows, manyCells/len(c.Story.Accounts))
	if len(c.Facts) <= rows {
		return c
	}
	v.Rest = len(c.Facts) - rows
	short := *c
	short.Facts = c.Facts[:rows]
	return &short
}

// whyHere tells why account i was put into the story.
func (r *reading) whyHere(st *store.Story, i int) string {
	m := &st.Members[i]
	like := slices.IndexFunc(st.Members, func(o store.Member) bool { return o.Article == m.Like })
	if like < 0 || len(m.Why) == 0 {
		return ""
	}
	return "Put beside " + r.names[r.Story.Accounts[like].ID] + ": " + strings.Join(m.Why[:min(reasons, len(m.Why))], " · ")
}

// reasons are how many of those why an account is in its story are told.
const reasons = 2

func (r *reading) tally() storyTally {
	t := storyTally{Accounts: len(r.Story.Accounts), Independent: len(r.Story.Accounts) - len(r.copies()), Facts: len(r.Facts)}
	for i := range r.Findings {
		switch r.Findings[i].Level {
		case compare.Contradiction:
			t.Contradictions++
		case compare.Change:
			t.Changes++
		}
	}
	var first, last time.Time
	for i := range r.Story.Accounts {
		p := r.Story.Accounts[i].Document.Article.Published
		if !p.Known() {
			continue
		}
		if first.IsZero() || p.Time.Before(first) {
			first = p.Time
		}
		if p.Time.After(last) {
			last = p.Time
		}
	}
	switch {
	case first.IsZero():
	case sameDay(first, last):
		t.Period = first.Format("2 January 2006")
	case first.Year() == last.Year():
		t.Period = first.Format("2 January") + " to " + last.Format("2 January 2006")
	default:
		t.Period = first.Format("2 January 2006") + " to " + last.Format("2 January 2006")
	}
	return t
}

// copies are the accounts that were made from another.
func (r *reading) copies() (ids []string) {
	for _, d := range r.Story.Derivations {
		if !slices.Contains(ids, d.Copy) {
			ids = append(ids, d.Copy)
		}
	}
	return ids
}

// lede tells the story of the story in a few sentences: how many accounts, from whom
// most were made, which contradiction spread, and what was corrected.
func (r *reading) lede() string {
	n := len(r.Story.Accounts)
	own := n - len(r.copies())
	first := capital(plainNumber(n)) + " accounts"
	switch {
	case n == 2 && own == 1:
		first += "."
	case n == 2:
		first += ", each on its own."
	case own == n:
		first += ", all independent."
	case own == 1:
		first += ", all from one source."
	default:
		first += ", " + plainNumber(own) + " of them independent."
	}
	return strings.Join(slices.DeleteFunc([]string{first, r.source(), r.spread(), r.correction()}, func(s string) bool { return s == "" }), " ")
}

// source tells from which account most others were made.
func (r *reading) source() string {
	from := map[string][]string{}
	best := ""
	for _, a := range r.Story.Accounts {
		root := a.ID
		for range r.Story.Accounts {
			i := slices.IndexFunc(r.Story.Derivations, func(d story.Derivation) bool { return d.Copy == root })
			if i < 0 {
				break
			}
			root = r.Story.Derivations[i].Source
		}
		if root == a.ID {
			continue
		}
		if from[root] = append(from[root], r.names[a.ID]); best == "" || len(from[root]) > len(from[best]) {
			best = root
		}
	}
	switch made := from[best]; len(made) {
	case 0:
		return ""
	case 1:
		return made[0] + " was made from " + r.names[best] + "."
	default:
		return capital(plainNumber(len(made))) + " go back to " + r.names[best] + "."
	}
}

// spread tells with whom the contradiction came in that most accounts took over.
func (r *reading) spread() string {
	var best *compare.Placed
	placed := compare.PlaceFindings(r.Comparison)
	for i := range placed {
		p := &placed[i]
		f := &r.Findings[p.Finding]
		if f.Level != compare.Contradiction || len(p.First) == 0 || !differ(r.marked(f, p.First[0]), r.marked(f, f.Reference)) {
			continue
		}
		if best == nil || len(p.Inherited) > len(best.Inherited) {
			best = p
		}
	}
	if best == nil {
		return ""
	}
	f := &r.Findings[best.Finding]
	here := r.marked(f, best.First[0])
	alike := func(accounts []string) (names []string) {
		for _, id := range accounts {
			if r.marked(f, id) == here {
				names = append(names, r.names[id])
			}
		}
		return names
	}
	words := fmt.Sprintf("“%s” for “%s” came in with %s", here, r.marked(f, f.Reference), listedUpTo(alike(best.First), 2))
	if heirs := alike(best.Inherited); len(heirs) > 0 {
		words += " and was taken over by " + listedUpTo(heirs, 2)
	}
	return words + "."
}

// correction tells of the first correction whose words are known.
func (r *reading) correction() string {
	for _, a := range r.Story.Accounts {
		for _, c := range r.correctedBy(a.ID) {
			if c.Old == "" || c.New == "" {
				continue
			}
			words := r.names[a.ID] + " corrects “" + c.Old + "” to “" + c.New + "”"
			if c.Kept != "" {
				words += "; the old words still stand in " + c.Kept
			}
			return words + "."
		}
	}
	return ""
}

// capital is s with a capital letter at its head.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
