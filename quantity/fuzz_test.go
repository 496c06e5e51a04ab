package quantity

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// seeds adds the texts of the cases to f.
func seeds(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		cases, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(cases)) {
			if s, ok := strings.CutPrefix(line, "> "); ok {
				f.Add(s)
			}
		}
	}
	f.Add("$-½ 1/0 (2 m 3e9 .5.5 9-9-9-9 \xff\xfe 1,000,000,000,000,000,000,000")
	f.Add("a $ half a -- point five and a half-million u.s.$ 1e999 K km2² 5'5'5 ")
}

// FuzzFindSpansInText holds that Find never panics and that in valid UTF-8 its
// spans lie in the text on rune boundaries and in order; bounds are ordered, and
// what is stated is the value.
func FuzzFindSpansInText(f *testing.F) {
	seeds(f)
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
			if !(q.Low <= q.High) || !finite(q.Value) || !finite(q.Stated) || q.Kind == "" {
				t.Errorf("%q: %+v", s, q)
			}
			if (q.Kind == Money || q.Kind == Measure) && (q.Unit == "" || q.Named == "") {
				t.Errorf("%q: %+v names no unit", s, q)
			}
			if Compare(q, q) == Incompatible {
				t.Errorf("%q: %+v is incompatible with itself", s, q)
			}
		}
	})
}

// FuzzNumbersSpansInText holds the same of Numbers and Units.
func FuzzNumbersSpansInText(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		Numbers(s)
		Units(s)
		s = strings.ToValidUTF8(s, "\ufffd")
		end := 0
		for _, n := range Numbers(s) {
			if !n.Span.Valid(s) || n.Span.Empty() || n.Span.Start < end {
				t.Fatalf("%q: span %v after byte %d", s, n.Span, end)
			}
			end = n.Span.End
			if !finite(n.Value) || n.Form == "" || (n.Form == Place) != (n.From != "") {
				t.Errorf("%q: %+v", s, n)
			}
		}
		end = 0
		for _, u := range Units(s) {
			if !u.Span.Valid(s) || u.Span.Empty() || u.Span.Start < end || u.Unit == "" || u.Name == "" {
				t.Fatalf("%q: %+v after byte %d", s, u, end)
			}
			end = u.Span.End
		}
	})
}

func finite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

// FuzzNumbersReadWhatIsWritten holds that a number in words is read as that
// number, and all of it.
func FuzzNumbersReadWhatIsWritten(f *testing.F) {
	for _, n := range []uint64{0, 7, 19, 40, 99, 100, 101, 110, 999, 1000, 1001, 1100, 12345, 100000, 999999, 1e6, 1000001, 2000000000, 1e12, 999999999999999} {
		f.Add(n, true)
		f.Add(n, false)
	}
	f.Fuzz(func(t *testing.T, n uint64, and bool) {
		n %= 1e15
		s := inWords(n, and)
		got := Numbers(s)
		if len(got) != 1 || got[0].Value != float64(n) || got[0].Span.Len() != len(s) {
			t.Errorf("Numbers(%q) = %+v, want %d", s, got, n)
		}
	})
}

var ones = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
	seventeen eighteen nineteen`)
var tens = strings.Fields(`zero ten twenty thirty forty fifty sixty seventy eighty ninety`)

// inWords writes n, less than a quadrillion, with "and" before tens and ones or
// without.
func inWords(n uint64, and bool) string {
	joint := " "
	if and {
		joint = " and "
	}
	switch {
	case n < 20:
		return ones[n]
	case n < 100 && n%10 == 0:
		return tens[n/10]
	case n < 100:
		return tens[n/10] + "-" + ones[n%10]
	case n < 1000 && n%100 == 0:
		return ones[n/100] + " hundred"
	case n < 1000:
		return ones[n/100] + " hundred" + joint + inWords(n%100, and)
	}
	scale, name := uint64(1000), "thousand"
	for _, next := range []string{"million", "billion", "trillion"} {
		if n < 1000*scale {
			break
		}
		scale, name = 1000*scale, next
	}
	s := inWords(n/scale, and) + " " + name
	switch rest := n % scale; {
	case rest == 0:
		return s
	case rest < 100:
		return s + joint + inWords(rest, and)
	default:
		return s + " " + inWords(rest, and)
	}
}
