package annotate

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
)

// TestRedate_isAnnotatingAnew holds the shortcut to the long way round.
func TestRedate_isAnnotatingAnew(t *testing.T) {
	paths, err := filepath.Glob("../eval/testdata/cases/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	day := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := article.Read(t.Context(), path, data)
		if err != nil {
			t.Fatal(err)
		}
		undated := Annotate(a.WithDate(time.Time{}, false, ""))
		got := Redate(undated, day, false, article.FromAssumed)
		want := Annotate(a.WithDate(day, false, article.FromAssumed))
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: redated, it is not as if annotated with the date", path)
		}
		if len(want.Times) > 0 && reflect.DeepEqual(undated.Times, got.Times) {
			t.Errorf("%s: the date changed no time", path)
		}
	}
}
