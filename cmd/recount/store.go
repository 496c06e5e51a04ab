package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
)

// storeFormats are the forms of what is in a store.
var storeFormats = []report.Format{report.Text, report.JSON}

// storeFlag says where articles are kept.
type storeFlag struct{ path string }

func (f *storeFlag) register(cmd *cobra.Command) {
	cmd.PersistentFlags().StringVar(&f.path, "db", "", "`file` that articles are kept in ($RECOUNT_DB, else one in your data folder)")
}

// open opens the store for writing, and makes the folder of the usual one.
func (f *storeFlag) open(ctx context.Context) (*store.Store, error) {
	path, err := f.file()
	if err != nil {
		return nil, err
	}
	if f.path == "" && os.Getenv("RECOUNT_DB") == "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, err
		}
	}
	return store.Open(ctx, path, store.Options{})
}

// openToRead opens the store for reading; one of an older recount is first brought
// up to date.
func (f *storeFlag) openToRead(ctx context.Context) (*store.Store, error) {
	path, err := f.file()
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	switch {
	case errors.Is(err, store.ErrOlder):
		return f.open(ctx)
	case errors.Is(err, store.ErrNotFound):
		return nil, fmt.Errorf("nothing is kept in %s yet; begin with:\n  recount store add news/", path)
	}
	return s, err
}

// file is where the store is: what the flag says, else the environment, else a
// file in the folder that the system has for data of the user.
func (f *storeFlag) file() (string, error) {
	if f.path != "" {
		return f.path, nil
	}
	if path := os.Getenv("RECOUNT_DB"); path != "" {
		return path, nil
	}
	folder, err := userDataFolder()
	if err != nil {
		return "", fmt.Errorf("%w; name a file with --db", err)
	}
	return filepath.Join(folder, "recount", "recount.db"), nil
}

// userDataFolder is where programs keep what they make for the user. Go knows the
// folder for settings, which is the same one but where the XDG rules hold.
func userDataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows", "darwin", "ios", "plan9":
		return os.UserConfigDir()
	}
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

func (p *program) storeCommand() *cobra.Command {
	f := &storeFlag{}
	cmd := &cobra.Command{
		Use:     "store",
		GroupID: groupMain,
		Short:   "Keep articles in a file, and find them again",
		Long: `Store keeps articles, with where each field of them was found, in one file, and
finds them again by their words, by who is quoted, by place and by date. An article
that is there already is not kept twice; one with other words or another date is
another article.

The file is an SQLite database: the one --db names, else $RECOUNT_DB, else
recount.db in your data folder. An article that was added is on the disk.`,
		Example: `  recount store add news/
  recount store list '"harrow bay" -ferry'
  recount store show 3f9a2c
  recount store export > articles.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	f.register(cmd)
	cmd.AddCommand(p.storeAddCommand(f), p.storeListCommand(f), p.storeShowCommand(f), p.storeRemoveCommand(f),
		p.storeExportCommand(f), p.storeCheckCommand(f))
	return cmd
}
