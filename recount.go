// Package recount compares accounts of one event: it tells, fact by fact, where
// they agree, where they differ, what one leaves out, who copied whom, and which
// words show it.
//
// It is the front door of the rooms below. Two calls do the main job:
//
//	wire, err := recount.Read(ctx, "wire.txt", data)
//	…
//	c, err := recount.Compare(ctx, []article.Article{wire, rewrite}, recount.Options{})
//	for _, f := range c.Findings {
//		fmt.Println(f.Level, f.Kind, f.Summary)
//	}
//
// Package report writes the result for a reader; whoever needs less than a whole
// comparison calls the room that makes it: article, annotate, claim, reuse,
// story and compare can each be used alone.
//
// # What to rely on
//
// The same articles give the same comparison, whatever the number of threads.
// Every finding carries the words it rests on as byte ranges of Article.Text.
// Nothing is fetched, executed or written, and no state is kept between calls, so
// all functions may be called from several goroutines at once.
//
// # What it costs
//
// A pair of articles of 600 words takes some tens of milliseconds on one core,
// nearly all of it in [Annotate]. Articles are annotated at the same time.
package recount

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
)

// ErrTooFew says that there was nothing to compare an article with.
var ErrTooFew = errors.New("recount: a comparison needs two accounts or more")

// Options change what Compare does. The zero value is a good choice.
type Options struct {
	// Reference is the account the others are held against, as "a1" for the
	// first article, "a2" for the second and so on. Without one it is the first
	// of two, and of more the account the others were made from.
	Reference string
}

// Read reads what data published; name is what the user calls it. See
// [article.Read] for what it can read.
func Read(ctx context.Context, name string, data []byte) (article.Article, error) {
	return article.Read(ctx, name, data)
}

// Annotate finds the sentences, words, names, times, quantities and places of a.
func Annotate(a article.Article) *document.Document { return annotate.Annotate(a) }

// DocumentVersion names what Annotate makes of an article. A document that was kept
// is as good as a new one while it is the same.
var DocumentVersion = fmt.Sprintf("annotate %d", annotate.Version)

// Account is all that is understood of one article: its document, and who says
// what in it. The id is what other parts of a story call it.
func Account(id string, a article.Article) story.Account { return AccountOf(id, annotate.Annotate(a)) }

// AccountOf is the account of a document that was annotated before.
func AccountOf(id string, d *document.Document) story.Account {
	quotations, claims := claim.Extract(d)
	return story.Account{ID: id, Document: d, Quotations: quotations, Claims: claims}
}

// Accounts is Account of each article, called a1, a2, … in the order given. As many
// are worked on at a time as there are processors, each in its own place of the
// result, so that order never depends on who is done first.
func Accounts(ctx context.Context, articles []article.Article) ([]story.Account, error) {
	return accountsOf(ctx, articles, func(int) {})
}

func accountsOf(ctx context.Context, articles []article.Article, done func(n int)) ([]story.Account, error) {
	accounts := make([]story.Account, len(articles))
	err := inParallel(ctx, len(articles), done, func(i int) error {
		accounts[i] = Account(fmt.Sprintf("a%d", i+1), articles[i])
		return nil
	})
	return accounts, err
}

// inParallel calls do for 0 to n-1, as many at a time as there are processors, and
// done after each, one at a time. The error is that of ctx, or else of the least
// number that had one.
func inParallel(ctx context.Context, n int, done func(n int), do func(i int) error) error {
	errs := make([]error, n)
	var taken atomic.Int64
	var group sync.WaitGroup
	var telling sync.Mutex
	finished := 0
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for ctx.Err() == nil {
				i := int(taken.Add(1)) - 1
				if i >= n {
					return
				}
				errs[i] = do(i)
				telling.Lock()
				finished++
				done(finished)
				telling.Unlock()
			}
		})
	}
	group.Wait()
	return cmp.Or(ctx.Err(), cmp.Or(errs...))
}

// Compare tells what the articles, as accounts of one event, agree and differ
// in. The accounts of the result have the ids a1, a2, … in the order given. An
// article without a date takes that of the article it was made from, where it
// was made from one that has a date.
func Compare(ctx context.Context, articles []article.Article, opts Options) (*compare.Comparison, error) {
	if len(articles) < 2 {
		return nil, fmt.Errorf("%w, got %d", ErrTooFew, len(articles))
	}
	accounts, err := Accounts(ctx, articles)
	if err != nil {
		return nil, err
	}
	return CompareAccounts(ctx, accounts, opts)
}

// CompareAccounts is Compare of accounts that are understood already. Each needs an
// ID of its own. The slice is not changed.
func CompareAccounts(ctx context.Context, accounts []story.Account, opts Options) (*compare.Comparison, error) {
	if len(accounts) < 2 {
		return nil, fmt.Errorf("%w, got %d", ErrTooFew, len(accounts))
	}
	accounts = slices.Clone(accounts)
	s, err := assumeDates(ctx, story.Of(accounts))
	if err != nil {
		return nil, err
	}
	reference, err := chooseReference(s, opts.Reference)
	if err != nil {
		return nil, err
	}
	c := compare.Compare(s, reference)
	c.Notes = append(c.Notes, languageNotes(s)...)
	c.Notes = append(c.Notes, copyNotes(s)...)
	return c, ctx.Err()
}

// Story is what some of the articles tell.
type Story struct {
	ID         string              // made from the text of the first article, as in [story.Group]
	Members    []story.Member      // oldest first; their articles go by the order given
	Accounts   []story.Account     // of the members, in their order
	Comparison *compare.Comparison // nil where there is one account alone
}

// GroupOptions change what Group does. The zero value is a good choice.
type GroupOptions struct {
	// Open is how long a story waits for its next article, as in [story.Grouper].
	Open time.Duration
	// Progress, where it is given, is told how many are done of the "articles" to
	// understand, then of the "stories" to compare; one call at a time.
	Progress func(noun string, done, of int)
}

// Group puts the articles into the stories they tell, newest story first, and
// compares the accounts of each. The accounts have the ids a1, a2, … in the order
// of the articles given; that order decides nothing: articles are taken in by date,
// those without one last. All articles are held in memory, with what is understood of
// them, some megabyte each; who has more gives them to a [story.Grouper].
func Group(ctx context.Context, articles []article.Article, opts GroupOptions) ([]Story, error) {
	telling := func(noun string, of int) func(done int) {
		return func(done int) {
			if opts.Progress != nil {
				opts.Progress(noun, done, of)
			}
		}
	}
	accounts, err := accountsOf(ctx, articles, telling("articles", len(articles)))
	if err != nil {
		return nil, err
	}
	stories, err := grouped(ctx, accounts, byDate(articles), story.Grouper{Open: opts.Open})
	if err != nil {
		return nil, err
	}
	err = inParallel(ctx, len(stories), telling("stories", len(stories)), func(i int) (err error) {
		if s := &stories[i]; len(s.Accounts) > 1 {
			s.Comparison, err = CompareAccounts(ctx, s.Accounts, Options{})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(stories, func(x, y Story) int { return y.newest().Compare(x.newest()) })
	return stories, nil
}

// grouped is the stories of accounts that come in some order.
func grouped(ctx context.Context, accounts []story.Account, order []int, g story.Grouper) (stories []Story, err error) {
	for _, i := range order {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g.Add(accounts[i])
	}
	for _, group := range g.Groups() {
		s := Story{ID: group.ID, Members: group.Members}
		for m := range s.Members {
			member := &s.Members[m]
			if member.Article = order[member.Article]; member.Like >= 0 {
				member.Like = order[member.Like]
			}
			s.Accounts = append(s.Accounts, accounts[member.Article])
		}
		stories = append(stories, s)
	}
	return stories, nil
}

// newest is when the last article of s was published.
func (s *Story) newest() (t time.Time) {
	for _, a := range s.Accounts {
		if p := a.Document.Article.Published.Time; p.After(t) {
			t = p
		}
	}
	return t
}

// byDate is the order of publication, those without a date last, and of one moment
// by name and text.
func byDate(articles []article.Article) []int {
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := &articles[i], &articles[j]
		switch {
		case x.Published.Known() != y.Published.Known() && x.Published.Known():
			return -1
		case x.Published.Known() != y.Published.Known():
			return 1
		}
		return cmp.Or(x.Published.Time.Compare(y.Published.Time), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	return order
}

// Check tells of every sentence of the draft whether the sources support it. In
// the result the draft is the account a1, the sources are a2, a3, … in the order
// given. An article without a date takes that of the article it was made from.
func Check(ctx context.Context, draft article.Article, sources []article.Article) (*compare.Checking, error) {
	if len(sources) == 0 {
		return nil, fmt.Errorf("%w: a draft is held against one source or more, got none", ErrTooFew)
	}
	accounts, err := Accounts(ctx, append([]article.Article{draft}, sources...))
	if err != nil {
		return nil, err
	}
	return CheckAccounts(ctx, accounts)
}

// CheckAccounts is Check of accounts that are understood already: the draft, then
// its sources. The slice is not changed.
func CheckAccounts(ctx context.Context, accounts []story.Account) (*compare.Checking, error) {
	if len(accounts) < 2 {
		return nil, fmt.Errorf("%w: a draft is held against one source or more, got none", ErrTooFew)
	}
	s, err := assumeDates(ctx, story.Of(slices.Clone(accounts)))
	if err != nil {
		return nil, err
	}
	c := compare.Check(s, accounts[0].ID)
	c.Notes = append(c.Notes, languageNotes(s)...)
	c.Notes = append(c.Notes, copyNotes(s)...)
	return c, ctx.Err()
}

// assumeDates gives an account without a date that of the account it was made
// from, and reckons its times anew, because "last Friday" now means a day, which
// may tell more about who was made from whom.
func assumeDates(ctx context.Context, s story.Story) (story.Story, error) {
	dates := story.AssumedDates(s.Accounts, s.Derivations)
	for i, a := range s.Accounts {
		if err := ctx.Err(); err != nil {
			return s, err
		}
		if date, ok := dates[a.ID]; ok {
			s.Accounts[i] = AccountOf(a.ID, annotate.Redate(a.Document, date.Time, date.HasClock, date.From))
		}
	}
	if len(dates) > 0 {
		s = story.Of(s.Accounts)
	}
	return s, nil
}

// sourceOf is the index of the account that the account called id was made
// from, or -1.
func sourceOf(s story.Story, id string) int {
	for _, d := range s.Derivations {
		if d.Copy == id {
			return indexOf(s, d.Source)
		}
	}
	return -1
}

// indexOf is the index of the account called id, or -1.
func indexOf(s story.Story, id string) int {
	for i, a := range s.Accounts {
		if a.ID == id {
			return i
		}
	}
	return -1
}

// chooseReference is the account the others are held against.
func chooseReference(s story.Story, wanted string) (string, error) {
	switch {
	case wanted != "" && indexOf(s, wanted) < 0:
		return "", fmt.Errorf("recount: no account %q to hold the others against: there are a1 to a%d", wanted, len(s.Accounts))
	case wanted != "":
		return wanted, nil
	case len(s.Accounts) == 2:
		return s.Accounts[0].ID, nil
	}
	return root(s), nil
}

// root is the account that most others descend from, the first given of equals.
func root(s story.Story) string {
	descendants := make([]int, len(s.Accounts))
	for _, a := range s.Accounts {
		i := indexOf(s, a.ID)
		for range s.Accounts {
			source := sourceOf(s, s.Accounts[i].ID)
			if source < 0 {
				break
			}
			i = source
		}
		descendants[i]++
	}
	best := 0
	for i, n := range descendants {
		if n > descendants[best] {
			best = i
		}
	}
	return s.Accounts[best].ID
}

// languageNotes tells of accounts in a language that is not understood.
func languageNotes(s story.Story) []string {
	var notes []string
	for _, a := range s.Accounts {
		if article := a.Document.Article; annotate.English(article.Text) < annotate.EnoughEnglish {
			notes = append(notes, fmt.Sprintf("%s does not seem to be in English: little of it is understood", article.Name))
		}
	}
	return notes
}

// copyNotes tells of accounts that are one text under two names.
func copyNotes(s story.Story) []string {
	var notes []string
	for i, a := range s.Accounts {
		for _, b := range s.Accounts[:i] {
			if a.Document.Article.ID == b.Document.Article.ID {
				notes = append(notes, fmt.Sprintf("%s has exactly the text of %s: there is nothing to tell them apart by",
					a.Document.Article.Name, b.Document.Article.Name))
				break
			}
		}
	}
	return notes
}
