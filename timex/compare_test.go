package timex

import (
	"testing"
	"time"
)

func TestCompare(t *testing.T) {
	names := []string{"unknown", "same", "within", "overlaps", "apart"}
	anchor := time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		a, b string
		want Relation
	}{
		{"last Friday", "May 16", Same},
		{"Tuesday", "earlier this week", Within},
		{"last Friday", "earlier this week", Apart},
		{"Monday night", "Monday", Within},
		{"since 2022", "in 2022", Same},
		{"May 16", "2024", Apart},
		{"in May", "on May 16", Within},
		{"from late May", "in the spring of 2025", Within},
		{"overnight", "Thursday", Overlaps},
		{"a quarter of an hour", "15 minutes", Same},
		{"about four weeks", "around a month", Same},
		{"two hours", "three hours", Apart},
		{"two hours", "about two hours", Same},
		{"more than three-year", "over three years", Same},
		{"more than three years", "four years", Within},
		{"more than three years", "two years", Apart},
		{"several days", "five days", Within},
		{"12 months", "a year", Same},
		{"14 days", "two weeks", Same},
		{"every Tuesday", "Tuesdays", Same},
		{"May 16", "two days", Unknown},
		{"recently", "May 16", Unknown},
	} {
		a, b := first(t, c.a, anchor), first(t, c.b, anchor)
		for _, got := range []Relation{Compare(a, b), Compare(b, a)} {
			if got != c.want {
				t.Errorf("Compare(%q %s, %q %s) = %s, want %s", c.a, a.Value, c.b, b.Value, names[got], names[c.want])
			}
		}
	}
}

// first is the only time of s.
func first(t *testing.T, s string, anchor time.Time) Time {
	t.Helper()
	found := Find(s, anchor)
	if len(found) != 1 {
		t.Fatalf("Find(%q): %d times, want 1", s, len(found))
	}
	return found[0]
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ value, begin, end string }{
		{"2025-05-16", "2025-05-16", "2025-05-17"},
		{"2025-W21", "2025-05-19", "2025-05-26"},
		{"2020-W53", "2020-12-28", "2021-01-04"},
		{"2021-W01", "2021-01-04", "2021-01-11"},
		{"2025-W21-WE", "2025-05-24", "2025-05-26"},
		{"2025-Q4", "2025-10-01", "2026-01-01"},
		{"2025-H2", "2025-07-01", "2026-01-01"},
		{"2025-WI", "2025-12-01", "2026-03-01"},
		{"197", "1970-01-01", "1980-01-01"},
		{"19", "1900-01-01", "2000-01-01"},
		{"2012/2013", "2012-01-01", "2014-01-01"},
		{"2025-05-16TNI", "2025-05-16T18:00", "2025-05-17T06:00"},
		{"2025-05-16T06:40Z", "2025-05-16T06:40", "2025-05-16T06:41"},
	} {
		begin, end, err := Parse(c.value)
		if err != nil || moment(begin) != c.begin || moment(end) != c.end {
			t.Errorf("Parse(%q) = %s, %s, %v; want %s, %s", c.value, moment(begin), moment(end), err, c.begin, c.end)
		}
	}
	for _, value := range []string{"2025-13", "2025-02-30", "P", "PT", "P3", "X!", "2025-W54", "2025-Q5", "2882-01-5", "99999"} {
		if _, _, err := Parse(value); err == nil {
			t.Errorf("Parse(%q) accepts what is no value", value)
		}
	}
}
