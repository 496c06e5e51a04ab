package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/store"
)

func (p *program) storeAddCommand(f *storeFlag) *cobra.Command {
	input := &inputFlags{}
	cmd := &cobra.Command{
		Use:   "add ARTICLE...",
		Short: "Take articles in",
		Long: `Add takes articles in. An article is a file, a folder, a pattern, a URL, or - for
standard input, as for compare; a file that ends in .jsonl is what recount store
export wrote. What is there already is passed over.`,
		Example: `  recount store add news/
  recount store add letter.txt --date letter.txt=2026-03-03
  recount store add https://news.example/a
  recount store add --db other.db articles.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.storeAdd(cmd.Context(), f, input, args) },
	}
	input.register(cmd)
	return cmd
}

// addedAtOnce is how many articles are added in one transaction.
const addedAtOnce = 100

func (p *program) storeAdd(ctx context.Context, f *storeFlag, input *inputFlags, args []string) error {
	if len(args) == 0 {
		return errors.New("store add needs articles, for example:\n  recount store add news/")
	}
	s, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	a := &adder{p: p, s: s}
	var others []string
	for _, arg := range args {
		if !isExportFile(arg) {
			others = append(others, arg)
		} else if err := a.addExport(ctx, arg); err != nil {
			return err
		}
	}
	articles, err := input.articles(ctx, p, others)
	if err != nil {
		return err
	}
	a.total = len(articles)
	for len(articles) > 0 {
		n := min(addedAtOnce, len(articles))
		if err := a.add(ctx, articles[:n], p.started); err != nil {
			return err
		}
		articles = articles[n:]
	}
	if _, err := fmt.Fprintf(p.out, "%s added, %d there already, in %s\n", plural(a.added, "article"), a.seen-a.added, s.Path()); err != nil {
		return err
	}
	p.sayTime("read " + plural(a.seen, "article"))
	return s.Close()
}

func isExportFile(name string) bool {
	return !isURL(name) && strings.EqualFold(filepath.Ext(name), ".jsonl")
}

// adder adds articles and tells how far it is.
type adder struct {
	p           *program
	s           *store.Store
	seen, added int
	total       int // 0 where it is not known
	told        time.Time
}

// add adds articles, and what they can be found by.
func (a *adder) add(ctx context.Context, articles []article.Article, at time.Time) error {
	added, err := a.s.AddAll(ctx, articles, at)
	if err != nil {
		return err
	}
	var fresh []article.Article
	for i := range added {
		if added[i].New {
			fresh = append(fresh, articles[i])
		}
	}
	a.seen += len(added)
	a.added += len(fresh)
	accounts, err := recount.Accounts(ctx, fresh)
	if err != nil {
		return err
	}
	for i := range accounts {
		d, quotations := accounts[i].Document, accounts[i].Quotations
		err := errors.Join(a.s.PutDocument(ctx, d, recount.DocumentVersion), a.s.PutFacets(ctx, store.ID(fresh[i]), store.Facets(d, quotations)))
		if err != nil {
			return err
		}
	}
	a.tell()
	return nil
}

// tell says how far it is, every few seconds.
func (a *adder) tell() {
	const pause = 2 * time.Second
	if a.told.IsZero() {
		a.told = a.p.started
	}
	if time.Since(a.told) < pause || a.seen == a.total {
		return
	}
	a.told = time.Now()
	if a.total > 0 {
		a.p.say("%d of %s", a.seen, plural(a.total, "article"))
	} else {
		a.p.say("%s", plural(a.seen, "article"))
	}
}

// addExport adds the articles of an export, each with the time it was added first.
func (a *adder) addExport(ctx context.Context, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	var articles []article.Article
	var at time.Time
	flush := func() error {
		err := a.add(ctx, articles, at)
		articles = articles[:0]
		return err
	}
	err = store.ReadExport(ctx, file, func(e store.Exported) error {
		if len(articles) == addedAtOnce || len(articles) > 0 && !e.Added.Equal(at) {
			if err := flush(); err != nil {
				return err
			}
		}
		articles, at = append(articles, e.Article), e.Added
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return flush()
}
