package main

import (
	"context"
	"fmt"
	"io"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/story"
)

// listFormats are the forms of a list of what articles say.
var listFormats = []report.Format{report.Text, report.JSON, report.CSV}

// listing is the articles that a command lists something of, and how.
type listing struct {
	accounts []story.Account
	format   report.Format
	options  report.Options
}

// listing reads the articles of the command called name.
func (p *program) listing(ctx context.Context, f *readFlags, name string, args []string) (l listing, err error) {
	if len(args) == 0 {
		return l, fmt.Errorf("%s needs an article, for example:\n  recount %s wire.txt", name, name)
	}
	if l.format, err = f.output.choose(listFormats...); err != nil {
		return l, err
	}
	if l.options, err = f.output.options(p); err != nil {
		return l, err
	}
	if f.output.file != "" && f.output.width == 0 {
		l.options.Width = 0 // lines of a file are not wrapped
	}
	articles, err := f.input.articles(ctx, p, args)
	if err != nil {
		return l, err
	}
	if err := f.output.spare(articles); err != nil {
		return l, err
	}
	l.accounts, err = recount.Accounts(ctx, articles)
	return l, err
}

// list writes what write writes of l, things called noun, and says how many they were.
func (p *program) list(f *readFlags, l listing, noun string, write func(w io.Writer) (int, error)) (listed int, err error) {
	err = f.output.write(p, func(w io.Writer) (err error) {
		listed, err = write(w)
		return err
	})
	if err == nil {
		p.sayTime(fmt.Sprintf("read %s, listed %s", plural(len(l.accounts), "article"), plural(listed, noun)))
	}
	return listed, err
}
