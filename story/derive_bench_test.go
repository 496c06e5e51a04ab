package story

import (
	"fmt"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

func BenchmarkDerive2(b *testing.B)  { benchDerive(b, 2) }
func BenchmarkDerive20(b *testing.B) { benchDerive(b, 20) }

// benchDerive takes copies of a rewrite and its source in turn, so that every
// pair is looked at closely.
func benchDerive(b *testing.B, n int) {
	ar, err := txtar.ParseFile("testdata/rewrite.txtar")
	if err != nil {
		b.Fatal(err)
	}
	var accounts []Account
	bytes := 0
	for i := range n {
		f := ar.Files[i%2]
		accounts = append(accounts, account(fmt.Sprintf("a%d", i+1), string(f.Data)))
		bytes += len(f.Data)
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		Derive(accounts)
	}
}
