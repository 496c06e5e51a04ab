package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/store"
)

// childVariable names the file that a child process fills until it is killed.
const childVariable = "RECOUNT_TEST_FILL"

func TestMain(m *testing.M) {
	if path := os.Getenv(childVariable); path != "" {
		fillUntilKilled(path)
	}
	os.Exit(m.Run())
}

// fillUntilKilled adds articles, with a document each, and says so after each.
func fillUntilKilled(path string) {
	ctx := context.Background()
	s, err := store.Open(ctx, path, store.Options{})
	for i := 0; err == nil; i++ {
		var a article.Article
		var id string
		if a, err = article.Read(ctx, "storm.txt", stormText(i)); err != nil {
			break
		}
		if id, _, err = s.Add(ctx, a, now); err == nil {
			err = s.PutDocument(ctx, annotate.Annotate(a), "v1")
		}
		if err == nil {
			fmt.Println(id)
		}
	}
	panic(err)
}

// TestAdd_outlivesKill kills a process that adds articles, several times on one file,
// and holds that all it acknowledged is there and sound.
func TestAdd_outlivesKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recount.db")
	acknowledged := map[string]bool{}
	rounds := 4
	if testing.Short() {
		rounds = 2
	}
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childVariable+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			acknowledged[lines.Text()] = true
			if n == 20+7*round {
				if err := cmd.Process.Kill(); err != nil { // what it said before it died is read on
					t.Fatal(err)
				}
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
		s := openAt(t, path, store.Options{})
		for id := range acknowledged {
			if _, err := s.Article(t.Context(), id); err != nil {
				t.Error(err)
			}
			if _, err := s.Document(t.Context(), id, "v1"); err != nil {
				t.Error(err)
			}
		}
		if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Error(wrong, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(acknowledged) < 20 {
		t.Errorf("only %d articles were acknowledged", len(acknowledged))
	}
}

// TestStore_readersAndWriters has several read and several write at a time, in one
// process and by another connection to the file.
func TestStore_readersAndWriters(t *testing.T) {
	file := filepath.Join(t.TempDir(), "recount.db")
	for _, path := range []string{file, store.Memory} {
		stores := []*store.Store{openAt(t, path, store.Options{})}
		if path != store.Memory {
			stores = append(stores, openAt(t, path, store.Options{}))
		}
		var group sync.WaitGroup
		const writers, each = 3, 8
		for w := range writers {
			group.Go(func() {
				s := stores[w%len(stores)]
				for i := range each {
					a := storm(t, 100*w+i)
					if _, _, err := s.Add(t.Context(), a, now); err != nil {
						t.Error(err)
					}
					key := store.ComparisonKey{Accounts: []string{store.ID(a)}}
					if err := s.PutComparison(t.Context(), key, []byte("x")); err != nil {
						t.Error(err)
					}
					if _, err := s.Comparison(t.Context(), key); err != nil {
						t.Error(err)
					}
				}
			})
			group.Go(func() {
				s := stores[(w+1)%len(stores)]
				seen := 0
				for range 3 * each {
					page, err := s.Search(t.Context(), store.Query{Words: "storm", Limit: 100})
					if err != nil || len(page.Hits) < seen {
						t.Errorf("%d hits after %d: %v", len(page.Hits), seen, err)
					}
					seen = len(page.Hits)
				}
			})
		}
		group.Wait()
		page, err := stores[0].Search(t.Context(), store.Query{Words: "storm", Limit: 100})
		if err != nil || len(page.Hits) != writers*each {
			t.Errorf("%s: %d hits: %v", path, len(page.Hits), err)
		}
	}
}
