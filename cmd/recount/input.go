package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/intake"
)

// readable are the endings of the files that are taken from a folder. A file
// named outright may have any.
var readable = []string{".txt", ".text", ".md", ".html", ".htm", ".xhtml"}

// inputFlags say how articles are read.
type inputFlags struct {
	dates        []string
	allowPrivate bool
}

func (f *inputFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.dates, "date", nil, "`NAME=2025-05-22`: the day an article was published; NAME is its path, file name or number")
	flags.BoolVar(&f.allowPrivate, "allow-private", false, "let URLs name private and loopback addresses")
}

// articles reads what the arguments name, in their order.
func (f *inputFlags) articles(ctx context.Context, p *program, args []string) ([]article.Article, error) {
	return f.read(ctx, p, args, func(err error) error { return err })
}

// readableArticles is articles without those that cannot be read, of which it tells
// the user and gives the number.
func (f *inputFlags) readableArticles(ctx context.Context, p *program, args []string) (articles []article.Article, failed int, err error) {
	articles, err = f.read(ctx, p, args, func(err error) error {
		failed++
		p.say("%s", plainly(err))
		return ctx.Err()
	})
	return articles, failed, err
}

// read reads what the arguments name. It goes on after an article that cannot be
// read if unread gives no error for it.
func (f *inputFlags) read(ctx context.Context, p *program, args []string, unread func(error) error) ([]article.Article, error) {
	paths, err := expand(args)
	if err != nil {
		return nil, err
	}
	var articles []article.Article
	progress := p.progress("files read", len(paths))
	for i, path := range paths {
		a, err := f.article(ctx, p, path)
		if err != nil {
			if err := unread(err); err != nil {
				return nil, err
			}
			continue
		}
		for _, note := range a.Notes {
			p.say("%s: %s", a.Name, note)
		}
		articles = append(articles, a)
		progress.at(i + 1)
	}
	return articles, f.setDates(articles)
}

func (f *inputFlags) article(ctx context.Context, p *program, path string) (article.Article, error) {
	switch {
	case path == "-":
		if terminal, _ := terminalWidth(p.in); terminal {
			p.say("reading standard input; end it with Ctrl-D")
		}
		return article.ReadFrom(ctx, path, p.in)
	case isURL(path):
		return f.fetch(ctx, p, path)
	}
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeNamedPipe != 0 {
		p.say("reading the pipe %s until its writer closes it", path)
	}
	return article.Open(ctx, path)
}

func (f *inputFlags) fetch(ctx context.Context, p *program, address string) (article.Article, error) {
	p.say("fetching %s", address)
	a, err := intake.Fetch(ctx, address, intake.Options{AllowPrivate: f.allowPrivate})
	if errors.Is(err, intake.ErrPrivate) {
		err = fmt.Errorf("%w (with --allow-private)", err)
	}
	return a, err
}

// isURL reports whether s is meant as an address. What is no address of the web
// is refused by intake, in words that fit.
func isURL(s string) bool { return scheme.MatchString(s) }

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)

// expand turns folders into the files they hold and patterns into the files they
// match, each in alphabetical order.
func expand(args []string) ([]string, error) {
	var paths []string
	for _, arg := range args {
		found, err := expandOne(arg)
		if err != nil {
			return nil, err
		}
		paths = append(paths, found...)
	}
	if n := count(paths, "-"); n > 1 {
		return nil, errors.New("standard input (-) can be read only once")
	}
	return paths, nil
}

func expandOne(arg string) ([]string, error) {
	if arg == "-" || isURL(arg) {
		return []string{arg}, nil
	}
	if arg == "" {
		return nil, errors.New("one of the accounts is an empty word; name a file, or - for standard input")
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return listFolder(arg)
	case err == nil:
		return []string{arg}, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if strings.ContainsAny(arg, "*?[") {
		if matches, err := filepath.Glob(arg); err == nil && len(matches) > 0 {
			return matches, nil
		}
		return nil, fmt.Errorf("no file matches %s", arg)
	}
	return nil, fmt.Errorf("no such file: %s%s", arg, didYouMeanFile(arg))
}

// listFolder lists the articles in dir and in the folders below it, in alphabetical
// order. What is hidden, its name beginning with a dot, stays out, and so does what a
// link leads to.
func listFolder(dir string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir() && slices.Contains(readable, strings.ToLower(filepath.Ext(path))):
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("folder %s holds no articles: none of the files in or below it ends in %s",
			dir, strings.Join(readable, " "))
	}
	return paths, nil
}

// setDates gives articles the dates of the --date flags.
func (f *inputFlags) setDates(articles []article.Article) error {
	for _, flag := range f.dates {
		name, value, ok := cutLast(flag, "=")
		if !ok {
			return fmt.Errorf("--date %s: write it as NAME=2025-05-22", flag)
		}
		i, err := pick(articles, name)
		if err != nil {
			return fmt.Errorf("--date %s: %w", flag, err)
		}
		date, hasClock, err := parseDate(value)
		if err != nil {
			return fmt.Errorf("--date %s: %w", flag, err)
		}
		articles[i] = articles[i].WithDate(date, hasClock, article.FromFlag)
	}
	return nil
}

// cutLast is strings.Cut at the last sep: a path may hold "=" too.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func parseDate(value string) (date time.Time, hasClock bool, err error) {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04Z07:00", time.RFC3339} {
		if t, err := time.Parse(layout, value); err == nil {
			return t, layout != time.DateOnly, nil
		}
	}
	return time.Time{}, false, fmt.Errorf("%q is no date like 2025-05-22 or 2025-05-22T14:30", value)
}

// pick is the index of the article that the user calls name: its path, its file
// name with or without ending, or its number as given, from 1.
func pick(articles []article.Article, name string) (int, error) {
	matchers := []func(i int) bool{
		func(i int) bool { return articles[i].Name == name },
		func(i int) bool { return filepath.Base(articles[i].Name) == name },
		func(i int) bool { return stem(articles[i].Name) == name },
		func(i int) bool { return strconv.Itoa(i+1) == name || "a"+strconv.Itoa(i+1) == name },
	}
	for _, matches := range matchers {
		var found []int
		for i := range articles {
			if matches(i) {
				found = append(found, i)
			}
		}
		switch len(found) {
		case 0:
			continue
		case 1:
			return found[0], nil
		}
		return 0, fmt.Errorf("%q names %d articles; use the number, 1 to %d", name, len(found), len(articles))
	}
	var known []string
	for _, a := range articles {
		known = append(known, a.Name)
	}
	return 0, fmt.Errorf("no article %q%s (there are %s)", name, didYouMean(name, known), listed(known))
}

// stem is the file name of path without its ending.
func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

func count(ss []string, s string) int {
	n := 0
	for _, x := range ss {
		if x == s {
			n++
		}
	}
	return n
}
