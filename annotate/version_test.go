package annotate

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
)

var updateVersion = flag.Bool("update-version", false, "write testdata/version.txt")

// Whoever changes what Annotate makes of a text must say so in Version, or
// documents that were kept would be taken for new ones.
func TestVersion(t *testing.T) {
	paths, err := filepath.Glob("../examples/ferry/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no examples", err)
	}
	digest := sha256.New()
	for _, path := range paths {
		a, err := article.Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.NewEncoder(digest).Encode(Annotate(a)); err != nil {
			t.Fatal(err)
		}
	}
	got := fmt.Sprintf("%d %x", Version, digest.Sum(nil))
	const name = "testdata/version.txt"
	if *updateVersion {
		if err := os.WriteFile(name, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.TrimSpace(string(data))
	switch wantVersion, _, _ := strings.Cut(want, " "); {
	case got == want:
	case wantVersion == fmt.Sprint(Version):
		t.Errorf("documents are not what they were in version %d: raise Version, then run this test with -update-version", Version)
	default:
		t.Errorf("Version is new: run this test with -update-version")
	}
}
