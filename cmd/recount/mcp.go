package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/intake"
	"github.com/recount-news/recount/server"
)

// mcpFlags are the flags of mcp.
type mcpFlags struct {
	db           storeFlag
	allowPrivate bool
}

func (p *program) mcpCommand() *cobra.Command {
	f := &mcpFlags{}
	cmd := &cobra.Command{
		Use:     "mcp",
		GroupID: groupMain,
		Short:   "Let an assistant ask, over standard input and output",
		Long: `Mcp speaks the Model Context Protocol over standard input and output, so that an
assistant can compare accounts, check a draft against its sources, and look into the
stories and claims of a store. It changes nothing in it that is not made anew.

The tools are compare, check, stories and find_claims. An assistant starts it by itself
once it is told of the command. recount serve has the same tools at /mcp.`,
		Example: `  recount mcp
  recount mcp --db desk.db
  {"mcpServers": {"recount": {"command": "recount", "args": ["mcp"]}}}   as most assistants are told`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.mcp(cmd.Context(), f) },
	}
	f.db.register(cmd)
	cmd.Flags().BoolVar(&f.allowPrivate, "allow-private", false, "let URLs name private and loopback addresses")
	return cmd
}

func (p *program) mcp(ctx context.Context, f *mcpFlags) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	db, err := f.db.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	s, err := server.New(ctx, server.Options{
		Store: db, Now: time.Now, ReadOnly: true,
		Log: slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Fetch: func(ctx context.Context, address string) (article.Article, error) {
			return intake.Fetch(ctx, address, intake.Options{AllowPrivate: f.allowPrivate})
		},
	})
	if err != nil {
		return err
	}
	if terminal, _ := terminalWidth(p.in); terminal {
		p.say("waiting for an assistant; Ctrl-C ends it")
	}
	return s.MCP().Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(p.in), Writer: openWriter{p.out}})
}

// openWriter is a stream that is not ours to close.
type openWriter struct{ io.Writer }

func (openWriter) Close() error { return nil }
