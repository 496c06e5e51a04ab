// Command peers holds recount's passage index against two other ways of finding
// articles that share text: MinHash with locality-sensitive hashing, and SimHash. All
// read one collection, that of "recount eval reuse", from memory. It is a module of
// its own, so that recount does not depend on them.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"

	minhashlsh "github.com/ekzhu/minhash-lsh"
	"github.com/mfonda/simhash"

	"github.com/recount-news/recount/eval"
	"github.com/recount-news/recount/reuse"
)

func main() {
	docs := flag.Int("docs", 10_000, "`number` of articles")
	seed := flag.Uint64("seed", 1, "`number` that chance begins with")
	data := flag.String("data", "", "`folder` of articles to take sentences of (our own)")
	flag.Parse()
	c, err := eval.ReuseCollection(eval.Input{Docs: *docs, Seed: *seed, Data: *data})
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
	for _, peer := range []struct {
		name  string
		pairs func(texts []string) map[[2]int]bool
	}{
		{"recount, aligned", recountPairs},
		{"ekzhu/minhash-lsh, Jaccard .5", func(t []string) map[[2]int]bool { return minhashPairs(t, 0.5) }},
		{"ekzhu/minhash-lsh, Jaccard .2", func(t []string) map[[2]int]bool { return minhashPairs(t, 0.2) }},
		{"mfonda/simhash, 3 bits of 64", simhashPairs},
	} {
		begun := time.Now()
		pairs := peer.pairs(c.Texts)
		took := time.Since(begun).Seconds()
		fmt.Printf("%-30s docs_per_second=%.0f %s\n", peer.name, float64(len(c.Texts))/took, c.Score(pairs))
	}
}

func recountPairs(texts []string) map[[2]int]bool {
	pairs := map[[2]int]bool{}
	x := reuse.NewIndex(reuse.Options{Texts: func(doc uint32) (string, error) { return texts[doc], nil }})
	err := x.AddAll(context.Background(), len(texts), func(i int) (string, error) { return texts[i], nil })
	if err == nil {
		err = x.Pairs(context.Background(), 0, func(doc uint32, ms []reuse.Match) error {
			for _, m := range ms {
				pairs[[2]int{int(m.Doc), int(doc)}] = true
			}
			return nil
		})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
	}
	return pairs
}

// minhashPairs are the pairs whose signatures of 128 hashes of three-word shingles
// fall together, as that package's own example has it.
func minhashPairs(texts []string, threshold float64) map[[2]int]bool {
	const hashes, shingle = 128, 3
	signatures := make([][]uint64, len(texts))
	parallel(len(texts), func(i int) {
		m := minhashlsh.NewMinhash(1, hashes)
		for _, s := range simhash.Shingle(shingle, fields(texts[i])) {
			m.Push(s)
		}
		signatures[i] = m.Signature()
	})
	lsh := minhashlsh.NewMinhashLSH32(hashes, threshold)
	for i, s := range signatures {
		lsh.Add(i, s)
	}
	lsh.Index()
	pairs := map[[2]int]bool{}
	for i, s := range signatures {
		for _, other := range lsh.Query(s) {
			if j := other.(int); j < i {
				pairs[[2]int{j, i}] = true
			}
		}
	}
	return pairs
}

// simhashPairs are the pairs whose hashes differ in three bits or fewer (Manku et al.
// 2007), all held against all.
func simhashPairs(texts []string) map[[2]int]bool {
	hashes := make([]uint64, len(texts))
	parallel(len(texts), func(i int) { hashes[i] = simhash.SimhashBytes(simhash.Shingle(2, fields(texts[i]))) })
	pairs := map[[2]int]bool{}
	for i, h := range hashes {
		for j, other := range hashes[:i] {
			if simhash.Compare(h, other) <= 3 {
				pairs[[2]int{j, i}] = true
			}
		}
	}
	return pairs
}

func parallel(n int, work func(i int)) {
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() {
			for i := w; i < n; i += workers {
				work(i)
			}
		})
	}
	group.Wait()
}
func fields(s string) [][]byte { return bytes.Fields([]byte(s)) }
