package server

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/examples"
	"github.com/recount-news/recount/report"
)

// Whoever changes what a comparison finds must say so in compareVersion, or a store
// would go on giving the old one.
func TestVersion(t *testing.T) {
	const name = "testdata/version.txt"
	got := fmt.Sprintf("%d %x", compareVersion, digestOfExamples(t))
	if *update {
		if err := os.WriteFile(name, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.TrimSpace(string(data))
	if got == want {
		return
	}
	if number, _, _ := strings.Cut(want, " "); number == fmt.Sprint(compareVersion) {
		t.Error("comparisons are not what they were: raise compareVersion, with a line of history")
	}
	t.Errorf("%s is of another version: run go test ./server -run TestVersion -update", name)
}

// digestOfExamples is the digest of a comparison of each of two example stories.
func digestOfExamples(t *testing.T) []byte {
	t.Helper()
	digest := sha256.New()
	for _, folder := range []string{"ferry/", "marlin/"} {
		var articles []article.Article
		for name, data := range examples.Articles() {
			if !strings.HasPrefix(name, folder) {
				continue
			}
			a, err := article.Read(context.Background(), name, data)
			if err != nil {
				t.Fatal(err)
			}
			articles = append(articles, a)
		}
		c, err := recount.Compare(context.Background(), articles, recount.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := report.Write(digest, c, report.JSON, report.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	return digest.Sum(nil)
}
