package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/recount-news/recount"
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

	compared atomic.Int64 // comparisons made

	mu      sync.Mutex // guards what follows
	grouper story.Grouper
	ids     []string // of the grouper's articles, in the order they came; "" for those removed since
	unsaved int      // articles that came since all this was stored
}

// compareVersion numbers what is made of documents. A change that can alter a
// comparison takes a new number and a line here, or what was kept would be taken for
// new:
//
//	1  2026: the first
const compareVersion = 1

// version is what a comparison or a grouping that was kept must be of to be as good as
// a new one.
var version = fmt.Sprintf("%s, compare %d", recount.DocumentVersion, compareVersion)

// mostAccounts is how many accounts of a story are compared, the oldest. Forty of six
// hundred words take a second or two.
const mostAccounts = 40

// mostKept is how much text the comparisons have, in bytes, that are kept in memory;
// they take some hundred times as much.
const mostKept = 2 << 20

// textOf is how much text the accounts of a comparison have, in bytes.
func textOf(c *compare.Comparison) int { return textOfAll(c.Story.Accounts) }

func textOfAll(accounts []story.Account) (bytes int) {
	for _, a := range accounts {
		bytes += len(a.Document.Article.Text)
	}
	return bytes
}

func newDesk(ctx context.Context, o Options) (*desk, error) {
	d := &desk{store: o.Store, now: o.Now, work: make(chan struct{}, runtime.GOMAXPROCS(0)), seen: newShelf(mostKept, textOf)}
	return d, d.resume(ctx, o.Progress)
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

// take keeps articles and puts them into their stories, and gives the ID of each. They
// come in the order of publication. What was in the store before is not taken in
// again. Progress, where it is given, is told how many of those that are new are done.
func (d *desk) take(ctx context.Context, articles []article.Article, progress func(done, of int)) (ids []string, err error) {
	order := byDate(articles)
	sorted := make([]article.Article, len(articles))
	for at, i := range order {
		sorted[at] = articles[i]
	}
	added, err := d.store.AddAll(ctx, sorted, d.now())
	if err != nil {
		return nil, err
	}
	var fresh []string
	ids = make([]string, len(articles))
	for at, i := range order {
		ids[i] = added[at].ID
		if added[at].New {
			fresh = append(fresh, added[at].ID)
		}
	}
	return ids, d.group(ctx, fresh, progress)
}

// byDate is the order of publication, those without a date last.
func byDate(articles []article.Article) []int {
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := articles[i].Published, articles[j].Published
		switch {
		case x.Known() && y.Known():
			return x.Time.Compare(y.Time)
		case x.Known():
			return -1
		case y.Known():
			return 1
		}
		return 0
	})
	return order
}

// atOnce is how many articles are held in memory while they are put into stories.
const atOnce = 256

// group puts articles of the store into their stories, in the order given, and
// compares the stories that change.
func (d *desk) group(ctx context.Context, ids []string, progress func(done, of int)) error {
	done := 0
	for some := range slices.Chunk(ids, atOnce) {
		if err := d.groupSome(ctx, some); err != nil {
			return err
		}
		if done += len(some); progress != nil {
			progress(done, len(ids))
		}
	}
	return nil
}

func (d *desk) groupSome(ctx context.Context, ids []string) error {
	accounts, err := d.accounts(ctx, ids)
	if err != nil {
		return err
	}
	// What is begun here is finished, though nobody may wait for the answer any more:
	// the store must tell what the grouper holds.
	ctx = context.WithoutCancel(ctx)
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, id := range ids {
		d.grouper.Add(accounts[i])
		d.ids = append(d.ids, id)
	}
	if err := d.retell(ctx); err != nil {
		return err
	}
	if d.unsaved += len(ids); d.unsaved < saveAfter {
		return nil
	}
	return d.save(ctx)
}

// retell stores the stories that have changed, compared anew, and tells who listens.
func (d *desk) retell(ctx context.Context) error {
	var changed []store.Story
	var gone []string
	for _, g := range d.grouper.Changed() {
		members := d.membersOf(g)
		if len(members) == 0 {
			gone = append(gone, g.ID)
			continue
		}
		s, err := d.told(ctx, g.ID, members)
		if err != nil {
			return err
		}
		changed = append(changed, s)
	}
	return d.put(ctx, changed, gone)
}

func (d *desk) put(ctx context.Context, changed []store.Story, gone []string) error {
	if err := d.store.PutStories(ctx, changed, gone, d.now()); err != nil {
		return err
	}
	for _, s := range changed {
		d.feed.tell(event{Story: s.ID, Title: s.Title, Accounts: len(s.Members), Independent: s.Independent, Contradictions: s.Contradictions})
	}
	for _, id := range gone {
		d.feed.tell(event{Story: id, Gone: true})
	}
	return nil
}

// membersOf are the articles of g that are in the store.
func (d *desk) membersOf(g story.Group) (members []store.Member) {
	for _, m := range g.Members {
		if d.ids[m.Article] == "" {
			continue
		}
		member := store.Member{Article: d.ids[m.Article], Score: m.Score, Why: m.Why}
		if m.Like >= 0 {
			member.Like = d.ids[m.Like]
		}
		members = append(members, member)
	}
	return members
}

// told is a story as it is stored: named after the account that the others are held
// against.
func (d *desk) told(ctx context.Context, id string, members []store.Member) (store.Story, error) {
	s := store.Story{ID: id, Members: members, Independent: len(members)}
	ids := make([]string, len(members))
	for i, m := range members {
		ids[i] = m.Article
		summary, err := d.store.Summary(ctx, m.Article)
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
	if s.Title == "" {
		a, err := d.store.Article(ctx, ids[0])
		if err != nil {
			return s, err
		}
		s.Title = firstWords(&a)
	}
	if len(ids) < 2 {
		return s, nil
	}
	c, err := d.compareStory(ctx, ids[:min(len(ids), mostAccounts)])
	if errors.Is(err, tooMuch) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	for _, f := range c.Findings {
		if f.Level == compare.Contradiction {
			s.Contradictions++
		}
	}
	stored := map[string]string{}
	for i, a := range c.Story.Accounts {
		stored[a.ID] = ids[i]
		if art := &a.Document.Article; a.ID == c.Reference {
			s.Title = cmp.Or(art.Title.Value, firstWords(art))
		}
	}
	for _, e := range c.Story.Derivations {
		s.Derivations = append(s.Derivations,
			store.Derivation{Source: stored[e.Source], Copy: stored[e.Copy], Score: e.Score, Shared: e.Shared, Why: e.Why})
	}
	s.Independent -= len(s.Derivations)
	return s, nil
}

// remove takes an article out of the store; its story tells what is left of it.
func (d *desk) remove(ctx context.Context, id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	ctx = context.WithoutCancel(ctx)
	in, err := d.store.StoryOf(ctx, id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if err := d.store.Remove(ctx, id); err != nil {
		return err
	}
	d.seen.clear()
	if i := slices.Index(d.ids, id); i >= 0 {
		d.ids[i] = ""
	}
	if in == "" {
		return nil
	}
	left, err := d.store.Story(ctx, in)
	if errors.Is(err, store.ErrNotFound) {
		d.feed.tell(event{Story: in, Gone: true})
		return nil
	}
	if err != nil {
		return err
	}
	s, err := d.told(ctx, in, left.Members)
	if err != nil {
		return err
	}
	return d.put(ctx, []store.Story{s}, nil)
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
		if textOfAll(accounts) > mostTotal {
			return nil, tooMuch
		}
		end, err := d.begin(ctx)
		if err != nil {
			return nil, err
		}
		defer end()
		d.compared.Add(1)
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
	kept, err := d.store.Document(ctx, id, recount.DocumentVersion)
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
		d.store.PutDocument(ctx, account.Document, recount.DocumentVersion),
		d.store.PutFacets(ctx, id, store.Facets(account.Document, account.Quotations)))
}
