package quantity

import (
	"math"
	"os"
	"strings"
	"testing"
)

// FuzzFindSpansInText holds that Find never panics and that in valid UTF-8 its
// spans lie in the text on rune boundaries and in order; bounds are ordered.
func FuzzFindSpansInText(f *testing.F) {
	cases, err := os.ReadFile("testdata/news.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(cases)) {
		f.Add(strings.TrimPrefix(line, "> "))
	}
	f.Add("$-½ 1/0 (2 m 3e9 .5.5 9-9-9-9 \xff\xfe 1,000,000,000,000,000,000,000")
	f.Fuzz(func(t *testing.T, s string) {
		Find(s)
		s = strings.ToValidUTF8(s, "\ufffd")
		end := 0
		for _, q := range Find(s) {
			if !q.Span.Valid(s) || q.Span.Empty() || q.Span.Start < end {
				t.Fatalf("%q: span %v after byte %d", s, q.Span, end)
			}
			end = q.Span.End
			if !q.Number.Valid(s) || !q.Span.Contains(q.Number) {
				t.Errorf("%q: number %v outside %v", s, q.Number, q.Span)
			}
			if !q.Counted.Valid(s) || q.Counted.Overlaps(q.Span) {
				t.Errorf("%q: counted %v is no place beside %v", s, q.Counted, q.Span)
			}
			if !(q.Low <= q.High) || math.IsInf(q.Value, 0) || q.Kind == "" {
				t.Errorf("%q: %+v", s, q)
			}
			if Compare(q, q) == Incompatible {
				t.Errorf("%q: %+v is incompatible with itself", s, q)
			}
		}
	})
}
