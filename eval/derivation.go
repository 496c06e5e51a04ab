package eval

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/story"
)

// Families of accounts whose tree is known, because they are simulated: of each
// article a chain, a fan or a tree of copies is made (derivation_family.go), half
// of them with the root withheld, and the tree is asked for twice, once with dates
// and once without.
//
// Each child of a root withheld loses two sentences that the others keep, while the article
// has enough of them.
//
// A parent with the very text of the true one counts as right: nothing can tell the
// two apart.
//
// Cost: each account is annotated twice and each family compared once.

// familiesDrawn is how many articles are taken where nobody says.
const familiesDrawn = 60

// DerivationCard is what the evaluation "derivation" gives.
type DerivationCard struct {
	Families int                   `json:"families"`
	Edges    Ratio                 `json:"edges"`         // accounts with the right parent, dated
	Undated  Ratio                 `json:"edges_undated"` // the same without dates
	Either   Ratio                 `json:"edges_either"`  // the same, where the root may be any that nothing tells from it
	Made     map[string]*MadeScore `json:"made"`          // by how the account was made
	Posited  [2][2]int             `json:"posited"`       // families: [root withheld][unseen source posited], dated
	Errors   int                   `json:"errors"`        // introduced
	Placed   Ratio                 `json:"placed"`        // of those found, on the right edge
	Wrong    []WrongEdge           `json:"wrong"`
	Astray   []AstrayError         `json:"astray"`
}

// MadeScore counts the accounts made in one way with the right parent.
type MadeScore struct {
	Dated   Ratio `json:"dated"`
	Undated Ratio `json:"undated"`
}

// WrongEdge is an account that was given a wrong parent.
type WrongEdge struct {
	Article string `json:"article"`
	Copy    string `json:"copy"`
	Made    string `json:"made"` // how: cut, light, heavy, merge, …
	Want    string `json:"want"`
	Got     string `json:"got"`
	Dated   bool   `json:"dated"`
}

// AstrayError is an introduced error that was placed on a wrong edge.
type AstrayError struct {
	Article string `json:"article"`
	Want    string `json:"want"`
	Got     string `json:"got"`
	Finding string `json:"finding"`
}

// Derivation simulates in.Sample families over the articles at or below in.Data, or
// familiesDrawn where that is 0, as in.Seed has it, and scores their trees.
func Derivation(ctx context.Context, in Input) (*DerivationCard, error) {
	all, err := readNews(in.Data)
	if err != nil {
		return nil, err
	}
	texts := sampleNews(all, cmp.Or(in.Sample, familiesDrawn), in.Seed)
	cards := make([]DerivationCard, len(texts))
	err = inParallel(ctx, len(texts), func(i int) error { return cards[i].score(ctx, texts[i], texts[(i+1)%len(texts)], in.Seed) })
	if err != nil {
		return nil, err
	}
	out := &DerivationCard{Made: map[string]*MadeScore{}}
	for i := range cards {
		out.add(&cards[i])
	}
	return out, nil
}

func (card *DerivationCard) add(other *DerivationCard) {
	card.Families += other.Families
	card.Errors += other.Errors
	card.Edges.add(other.Edges)
	card.Undated.add(other.Undated)
	card.Either.add(other.Either)
	card.Placed.add(other.Placed)
	for i := range card.Posited {
		for k := range card.Posited[i] {
			card.Posited[i][k] += other.Posited[i][k]
		}
	}
	for name, m := range other.Made {
		own := card.made(name)
		own.Dated.add(m.Dated)
		own.Undated.add(m.Undated)
	}
	card.Wrong = append(card.Wrong, other.Wrong...)
	card.Astray = append(card.Astray, other.Astray...)
}

func (card *DerivationCard) made(name string) *MadeScore {
	if card.Made == nil {
		card.Made = map[string]*MadeScore{}
	}
	if card.Made[name] == nil {
		card.Made[name] = &MadeScore{}
	}
	return card.Made[name]
}

// score makes a family of one article and asks for its tree, with dates and without.
func (card *DerivationCard) score(ctx context.Context, n, second newsText, seed uint64) error {
	hash := fnv.New64a()
	hash.Write([]byte(n.Text))
	rng := rand.New(rand.NewPCG(seed, hash.Sum64()))
	f, err := newSimulated(ctx, n, second, rng)
	if err != nil || f == nil {
		return err
	}
	card.Families++
	for _, dated := range []bool{true, false} {
		s, err := f.story(ctx, dated)
		if err != nil {
			return err
		}
		card.scoreEdges(f, s, dated)
		if !dated {
			card.scoreEither(f, s)
		}
		if dated {
			card.Posited[count(f.withheld)][count(len(s.Unseen) > 0)]++
			if !f.withheld {
				card.scoreErrors(f, s)
			}
		}
	}
	return nil
}

// scoreEdges counts the accounts whose parent is the right one, which is none for a
// root and an unseen source for a child of a root withheld.
func (card *DerivationCard) scoreEdges(f *simulated, s story.Story, dated bool) {
	for i, a := range f.shown() {
		id := s.Accounts[i].ID
		want, got := f.parentOf(a), parentIn(&s, id)
		right := want == got || f.sameText(want, got)
		m := card.made(a.made)
		if dated {
			card.Edges.count(right)
			m.Dated.count(right)
		} else {
			card.Undated.count(right)
			m.Undated.count(right)
		}
		if !right {
			card.Wrong = append(card.Wrong, WrongEdge{f.name, id, a.made, want, got, dated})
		}
	}
}

// scoreEither counts the accounts with the right parent, from the root that is most
// to the advantage of the tree among those that nothing but dates tells apart.
func (card *DerivationCard) scoreEither(f *simulated, s story.Story) {
	var best Ratio
	for _, parents := range f.parents() {
		var r Ratio
		for _, a := range f.shown() {
			want, turned := parents[a]
			if !turned {
				want = f.parentOf(a)
			}
			got := parentIn(&s, a.id)
			r.count(want == got || f.sameText(want, got))
		}
		if best.Of == 0 || r.Share() > best.Share() {
			best = r
		}
	}
	card.Either.add(best)
}

// parentIn is the parent of an account in s, or unseenName.
func parentIn(s *story.Story, id string) string {
	parent := s.Parent(id)
	if slices.ContainsFunc(s.Unseen, func(u story.Unseen) bool { return u.ID == parent }) {
		return unseenName
	}
	return parent
}

// scoreErrors compares the accounts and looks where the findings on the words of the
// introduced errors are placed.
func (card *DerivationCard) scoreErrors(f *simulated, s story.Story) {
	c := compare.Compare(s, f.root().id)
	placed := compare.PlaceFindings(c)
	for _, a := range f.shown() {
		if a.err == nil {
			continue
		}
		card.Errors++
		for _, ch := range placed {
			finding := &c.Findings[ch.Finding]
			onError := slices.ContainsFunc(a.err.edits, func(e editedWords) bool { return touches(finding, a.id, e.is) })
			if finding.Level != compare.Contradiction && finding.Level != compare.Change || !onError {
				continue
			}
			right := slices.Contains(ch.First, a.id)
			card.Placed.count(right)
			if !right {
				card.Astray = append(card.Astray, AstrayError{f.name, a.id, fmt.Sprint(ch.First), finding.Summary})
			}
			break
		}
	}
}

// unseen is the F1 of families in which an unseen source is posited.
func (card *DerivationCard) unseen() float64 {
	hit, alarm, missed := card.Posited[1][1], card.Posited[0][1], card.Posited[1][0]
	return ratioOf(2*hit, 2*hit+alarm+missed)
}

func ratioOf(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Values implements [Scorecard].
func (card *DerivationCard) Values() []Value {
	return []Value{
		{Name: "edges", Value: card.Edges.Share()}, {Name: "edges_undated", Value: card.Undated.Share()},
		{Name: "edges_either", Value: card.Either.Share()},
		{Name: "unseen", Value: card.unseen()}, {Name: "first_appearance", Value: card.Placed.Share()},
	}
}

// WriteText implements [Scorecard].
func (card *DerivationCard) WriteText(w io.Writer) error {
	fmt.Fprintf(w, "%d families, %d with the root withheld\n\n", card.Families, card.Posited[1][0]+card.Posited[1][1])
	fmt.Fprintf(w, "%-10s %12s %12s\n", "made by", "dated", "undated")
	var names []string
	for name := range card.Made {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(w, "%-10s %12v %12v\n", name, card.Made[name].Dated, card.Made[name].Undated)
	}
	fmt.Fprintf(w, "\nunseen source posited: %d of %d families with the root withheld, %d of %d others\n",
		card.Posited[1][1], card.Posited[1][0]+card.Posited[1][1], card.Posited[0][1], card.Posited[0][0]+card.Posited[0][1])
	fmt.Fprintf(w, "introduced errors: %d, placed right of those found: %v\n", card.Errors, card.Placed)
	for _, e := range card.Wrong {
		fmt.Fprintf(w, "  %s %s (%s): parent %q, want %q, dated %v\n", e.Article, e.Copy, e.Made, e.Got, e.Want, e.Dated)
	}
	for _, e := range card.Astray {
		fmt.Fprintf(w, "  %s: error of %s placed at %s: %s\n", e.Article, e.Want, e.Got, e.Finding)
	}
	_, err := fmt.Fprintln(w)
	return err
}

// story is the family as Recount sees it.
func (f *simulated) story(ctx context.Context, dated bool) (story.Story, error) {
	var articles []article.Article
	for _, a := range f.shown() {
		read, err := recount.Read(ctx, a.name+".txt", []byte(a.text))
		if err != nil {
			return story.Story{}, err
		}
		read.Published = article.Date{}
		if dated {
			read.Published = article.Date{Time: f.start.Add(time.Duration(a.hours) * time.Hour), HasClock: true, From: article.FromFlag}
		}
		articles = append(articles, read)
	}
	accounts, err := recount.Accounts(ctx, articles)
	if err != nil {
		return story.Story{}, err
	}
	return story.Of(accounts), nil
}
