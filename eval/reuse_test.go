package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func frozen() time.Time { return time.Time{} }

// TestReuse_findsWhatWasPlanted holds the goals on a small collection of our own
// sentences: every kind found, nothing invented.
func TestReuse_findsWhatWasPlanted(t *testing.T) {
	c, err := Reuse(t.Context(), Input{Docs: 100, Seed: 5, Now: frozen})
	if err != nil {
		t.Fatal(err)
	}
	sc := c.(*ReuseCard)
	for _, kind := range reuseKinds {
		if r := sc.Kinds[kind]; r.Of != 10 || r.Right != r.Of {
			t.Errorf("%s: found %s", kind, r)
		}
	}
	if sc.Precision.wrong() > 0 || sc.Direction.wrong() > 0 {
		t.Error(sc.Precision, sc.Direction, sc.Invented)
	}
	if sc.Off > 2*sc.Ends {
		t.Errorf("%d ends are off by %d words", sc.Ends, sc.Off)
	}
	again, err := Reuse(t.Context(), Input{Docs: 100, Seed: 5, Now: frozen})
	if err != nil || Line(again) != Line(c) {
		t.Error("another time, another figure: ", err)
	}
}

// BenchmarkReuse pairs a collection of a thousand articles.
func BenchmarkReuse(b *testing.B) {
	for b.Loop() {
		if _, err := Reuse(b.Context(), Input{Docs: 1000, Seed: 1, Now: frozen}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestReusePairs scores a list of three pairs: a copy, a borrowed paragraph, and two
// articles that share nothing.
func TestReusePairs(t *testing.T) {
	own, err := ownTexts("testdata/edits")
	if err != nil || len(own) < 3 {
		t.Fatal(err)
	}
	borrowed := slices.MaxFunc(strings.Split(own[1], "\n\n"), func(x, y string) int { return len(x) - len(y) })
	root := t.TempDir()
	var reports, pairs strings.Builder
	for i, s := range []string{own[0], "An old lede stood here.\n\n" + own[0], own[1], own[2] + "\n\n" + borrowed} {
		line, err := json.Marshal(map[string]string{"id": string(rune('a' + i)), "text": s})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&reports, "%s\n", line)
	}
	for _, p := range []struct{ band, a, b string }{{"high", "a", "b"}, {"low", "c", "d"}, {"none", "a", "c"}} {
		fmt.Fprintf(&pairs, `{"set":"longtail","band":%q,"a":%q,"b":%q,"a_in_b":0.3,"b_in_a":0.1}`+"\n", p.band, p.a, p.b)
	}
	for name, data := range map[string]string{"longtail/reports.jsonl": reports.String(), "reuse-pairs/pairs.jsonl": pairs.String()} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Reuse(t.Context(), Input{Data: filepath.Join(root, "reuse-pairs"), Now: frozen})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := Line(c), "recall=0.667 recall_high=1.000 recall_low=1.000 recall_none=0.000 direction=1.000 unlisted=0 articles=4"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
