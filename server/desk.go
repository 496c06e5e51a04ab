package server

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/story"
)

// desk is where articles come in and comparisons are made. Each article is kept,
// understood, and put into its story; the stories that change by it are compared
// anew and told to whoever listens.
//
// Several requests may hand in articles; one article at a time is put into its
// story. Comparisons run side by side, no more than there are processors.
type desk struct {
	store *store.Store
	now   func() time.Time
	work  chan struct{} // a place for each processor
	feed  feed
	seen  *shelf[*compare.Comparison]

	mu      sync.Mutex // guards what follows
	grouper story.Grouper
	ids     []string            // of the grouper's articles, in its order
	members map[string][]string // of each story, as last stored
}

// version is what a document or a comparison that was kept must be of to be as
// good as a new one.
var version = fmt.Sprintf("annotate %d, compare %d", annotate.Version, compareVersion)

// compareVersion numbers what is made of documents: claims and comparisons.
const compareVersion = 1

// manyComparisons is how many comparisons are kept in memory: some 2 MB each.
const manyComparisons = 128

func newDesk(ctx context.Context, o Options) (*desk, error) {
	d := &desk{store: o.Store, now: o.Now, work: make(chan struct{}, runtime.GOMAXPROCS(0)),
		seen: newShelf[*compare.Comparison](manyComparisons), members: map[string][]string{}}
	return d, d.regroup(ctx)
}

// begin waits for a processor. Call what it gives when done.
func (d *desk) begin(ctx context.Context) (end func(), err error) {
	select {
	case d.work <- struct{}{}:
		return func() { <-d.work }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// take keeps articles and puts them into their stories, and gives the ID of each. What
// was in the store before is not taken in again.
func (d *desk) take(ctx context.Context, articles []article.Article) (ids []string, err error) {
	added, err := d.store.AddAll(ctx, articles, d.now())
	if err != nil {
		return nil, err
	}
	var fresh []string
	for _, a := range added {
		ids = append(ids, a.ID)
		if a.New {
			fresh = append(fresh, a.ID)
		}
	}
	return ids, d.group(ctx, fresh)
}

// group puts articles of the store into their stories, oldest first, and compares
// the stories that change.
func (d *desk) group(ctx context.Context, ids []string) error {
	accounts, err := d.accounts(ctx, ids)
	if err != nil {
		return err
	}
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return byDate(&accounts[x], &accounts[y]) })
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, i := range order {
		d.grouper.Add(accounts[i])
		d.ids = append(d.ids, ids[i])
	}
	return d.retell(ctx)
}

// byDate orders by publication, those without a date last.
func byDate(x, y *story.Account) int {
	a, b := x.Document.Article.Published, y.Document.Article.Published
	switch {
	case a.Known() && b.Known():
		return a.Time.Compare(b.Time)
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return 0
}

// regroup puts all articles of the store into their stories anew, as when the
// program begins, or when one was removed.
func (d *desk) regroup(ctx context.Context) error {
	var ids []string
	for q := (store.Query{Limit: 200}); ; {
		page, err := d.store.Search(ctx, q)
		if err != nil {
			return err
		}
		for _, h := range page.Hits {
			ids = append(ids, h.ID)
		}
		if q.After = page.Next; q.After == "" {
			break
		}
	}
	slices.Reverse(ids)
	d.mu.Lock()
	d.grouper, d.ids = story.Grouper{}, nil
	d.mu.Unlock()
	return d.group(ctx, ids)
}

// retell compares the stories that are not as they were, and stores them.
func (d *desk) retell(ctx context.Context) error {
	var changed []store.Story
	now := map[string][]string{}
	for _, g := range d.grouper.Groups() {
		members := make([]string, len(g.Members))
		for i, m := range g.Members {
			members[i] = d.ids[m.Article]
		}
		now[g.ID] = members
		if slices.Equal(members, d.members[g.ID]) {
			continue
		}
		s, err := d.told(ctx, g, members)
		if err != nil {
			return err
		}
		changed = append(changed, s)
	}
	var gone []string
	for id := range d.members {
		if now[id] == nil {
			gone = append(gone, id)
		}
	}
	if err := d.store.PutStories(ctx, changed, gone, d.now()); err != nil {
		return err
	}
	d.members = now
	for _, s := range changed {
		d.feed.tell(event{Story: s.ID, Title: s.Title, Accounts: len(s.Members), Independent: s.Independent, Contradictions: s.Contradictions})
	}
	for _, id := range gone {
		d.feed.tell(event{Story: id, Gone: true})
	}
	return nil
}

// told is a story as it is stored.
func (d *desk) told(ctx context.Context, g story.Group, members []string) (store.Story, error) {
	s := store.Story{ID: g.ID, Independent: len(members)}
	for i, m := range g.Members {
		member := store.Member{Article: members[i], Score: m.Score, Why: m.Why}
		if m.Like >= 0 {
			member.Like = d.ids[m.Like]
		}
		s.Members = append(s.Members, member)
		summary, err := d.store.Summary(ctx, members[i])
		if err != nil {
			return s, err
		}
		if i == 0 {
			s.Title = summary.Title
		}
		if t := summary.Published; !t.IsZero() {
			if s.First.IsZero() || t.Before(s.First) {
				s.First = t
			}
			if t.After(s.Last) {
				s.Last = t
			}
		}
	}
	if len(members) < 2 {
		return s, nil
	}
	c, err := d.compare(ctx, members, "")
	if err != nil {
		return s, err
	}
	for _, f := range c.Findings {
		if f.Level == compare.Contradiction {
			s.Contradictions++
		}
	}
	for _, a := range c.Story.Accounts {
		if a.ID == c.Reference {
			s.Title = a.Document.Article.Title.Value
		}
	}
	names := map[string]string{}
	for i, a := range c.Story.Accounts {
		names[a.ID] = members[i]
	}
	for _, e := range c.Story.Derivations {
		s.Derivations = append(s.Derivations, store.Derivation{Source: names[e.Source], Copy: names[e.Copy], Score: e.Score, Shared: e.Shared, Why: e.Why})
	}
	s.Independent -= len(s.Derivations)
	return s, nil
}

// compare is the comparison of articles of the store, which have the ids a1, a2, …
// in the order given.
func (d *desk) compare(ctx context.Context, ids []string, reference string) (*compare.Comparison, error) {
	key := reference + " " + strings.Join(ids, " ")
	ctx = context.WithoutCancel(ctx) // others may wait for it, too
	return d.seen.get(key, func() (*compare.Comparison, error) {
		accounts, err := d.accounts(ctx, ids)
		if err != nil {
			return nil, err
		}
		end, err := d.begin(ctx)
		if err != nil {
			return nil, err
		}
		defer end()
		return recount.CompareAccounts(ctx, accounts, recount.Options{Reference: reference})
	})
}

// accounts are articles of the store as accounts a1, a2, …
func (d *desk) accounts(ctx context.Context, ids []string) ([]story.Account, error) {
	accounts := make([]story.Account, len(ids))
	errs := make([]error, len(ids))
	var group sync.WaitGroup
	for i, id := range ids {
		group.Go(func() { accounts[i], errs[i] = d.account(ctx, fmt.Sprintf("a%d", i+1), id) })
	}
	group.Wait()
	return accounts, errors.Join(errs...)
}

// account is what is understood of an article of the store, which is kept for the
// next time.
func (d *desk) account(ctx context.Context, name, id string) (story.Account, error) {
	end, err := d.begin(ctx)
	if err != nil {
		return story.Account{}, err
	}
	defer end()
	kept, err := d.store.Document(ctx, id, version)
	if err == nil {
		return recount.AccountOf(name, kept), nil
	}
	if !errors.Is(err, store.ErrNotFound) {
		return story.Account{}, err
	}
	a, err := d.store.Article(ctx, id)
	if err != nil {
		return story.Account{}, err
	}
	account := recount.Account(name, a)
	return account, errors.Join(
		d.store.PutDocument(ctx, account.Document, version),
		d.store.PutFacets(ctx, id, store.Facets(account.Document, account.Quotations)))
}
