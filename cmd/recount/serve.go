package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/examples"
	"github.com/recount-news/recount/intake"
	"github.com/recount-news/recount/server"
	"github.com/recount-news/recount/store"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	input     inputFlags
	db        storeFlag
	addr      string
	hosts     []string
	tokenFile string
	rate      float64
	readOnly  bool
	demo      bool
	open      bool
}

func (p *program) serveCommand() *cobra.Command {
	f := &serveFlags{}
	cmd := &cobra.Command{
		Use:     "serve [ARTICLE...]",
		GroupID: groupMain,
		Short:   "Read it all in a browser, or ask for it from a program",
		Long: `Serve shows the stories of a store, and what their accounts agree and differ in, as
pages for a browser; hands in, compares and checks what you paste or drop; and gives
the same answers to programs, below /api/v1 (/docs tells how) and /mcp.

Articles named here are taken into the store first. An article is a file, a folder, a
pattern, a URL, or - for standard input, as for compare.

It listens on this machine only. To let others in give it an address and a token:
whoever has the token may read, and hand in unless --read-only. Put a server before it
that speaks TLS.`,
		Example: `  recount serve --demo --open                 the example stories of the project
  recount serve news/                         yours, kept in your data folder
  recount serve news/ --db :memory:           yours, kept nowhere
  recount serve --db desk.db --read-only
  recount serve --addr :8080 --host news.example:8080 --token-file token.txt`,
		RunE: func(cmd *cobra.Command, args []string) error { return p.serve(cmd.Context(), f, args) },
	}
	f.input.register(cmd)
	flags := cmd.Flags()
	f.db.register(cmd)
	flags.StringVar(&f.addr, "addr", "localhost:8080", "`address` to listen on")
	flags.StringArrayVar(&f.hosts, "host", nil, "`name` that browsers reach it by, with the port; needed where it is not on this machine")
	flags.StringVar(&f.tokenFile, "token-file", "", "`file` with the token that is asked of every client")
	flags.Float64Var(&f.rate, "rate", 0, "`requests` a second that one client may make (20 where others are let in, else no limit)")
	flags.BoolVar(&f.readOnly, "read-only", false, "keep nothing that comes in")
	flags.BoolVar(&f.demo, "demo", false, "serve the example stories of the project, from memory")
	flags.BoolVar(&f.open, "open", false, "open the front page in a browser")
	return cmd
}

func (p *program) serve(ctx context.Context, f *serveFlags, args []string) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	options, err := f.options(p)
	if err != nil {
		return err
	}
	articles, err := f.articles(ctx, p, args)
	if err != nil {
		return err
	}
	if f.demo {
		f.db.path = store.Memory
	}
	db, err := f.db.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	options.Store = db
	telling := p.telling()
	options.Progress = func(done, of int) { telling("articles", done, of) }
	s, err := server.New(ctx, options)
	if err != nil {
		return err
	}
	if err := s.Take(ctx, articles); err != nil {
		return err
	}
	err = s.Listen(ctx, f.addr, func(address string) {
		p.say("serving %s; Ctrl-C ends it", address)
		if f.open {
			if err := openBrowser(address); err != nil {
				p.say("no browser opened: %v", err)
			}
		}
	})
	return errors.Join(err, s.Close(context.WithoutCancel(ctx)))
}

// options are those of the server but its store.
func (f *serveFlags) options(p *program) (server.Options, error) {
	o := server.Options{
		Now: time.Now, ReadOnly: f.readOnly, Hosts: f.hosts, Rate: f.rate,
		Log: slog.New(slog.NewTextHandler(p.err, nil)),
		Fetch: func(ctx context.Context, address string) (article.Article, error) {
			return intake.Fetch(ctx, address, intake.Options{AllowPrivate: f.input.allowPrivate})
		},
	}
	if f.tokenFile != "" {
		data, err := os.ReadFile(f.tokenFile)
		if err != nil {
			return o, err
		}
		if o.Token = strings.TrimSpace(string(data)); len(o.Token) < 16 {
			return o, fmt.Errorf("the token in %s has %d characters; it needs 16 at least", f.tokenFile, len(o.Token))
		}
	}
	alone, err := server.IsLoopback(f.addr)
	switch {
	case err != nil:
		return o, fmt.Errorf("--addr %s: %w; write it as localhost:8080", f.addr, err)
	case !alone && o.Token == "":
		return o, fmt.Errorf("--addr %s lets other machines in; give a --token-file, with a token of 16 characters or more", f.addr)
	case !alone && f.rate == 0:
		o.Rate = 20
	}
	return o, nil
}

// articles are those that the arguments name, or those of the demonstration.
func (f *serveFlags) articles(ctx context.Context, p *program, args []string) ([]article.Article, error) {
	if !f.demo {
		return f.input.articles(ctx, p, args)
	}
	if len(args) > 0 {
		return nil, errors.New("--demo serves the stories of the project; leave it out to serve yours")
	}
	return demoArticles(ctx)
}

// openBrowser asks the desktop to show an address.
func openBrowser(address string) error {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	case "darwin":
		return exec.Command("open", address).Start()
	}
	return exec.Command("xdg-open", address).Start()
}

// demoArticles are the stories of the project.
func demoArticles(ctx context.Context) ([]article.Article, error) {
	var articles []article.Article
	for name, data := range examples.Articles() {
		a, err := article.Read(ctx, name, data)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	return articles, nil
}
