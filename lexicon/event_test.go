package lexicon

import (
	"maps"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestEventTable holds what lookups take for granted of every line.
func TestEventTable(t *testing.T) {
	patterned, verbs := map[string]bool{}, map[string]bool{}
	longer, marked := map[string]bool{}, map[string]bool{}
	var keys []string
	sets := uint64(0)
	for line := range strings.Lines(eventTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		keys = append(keys, f[0])
		switch f[0][0] {
		case '&':
			n, err := strconv.ParseUint(f[1], 16, 64)
			if err != nil || n == 0 || len(f) != 2 {
				t.Errorf("%q: %v", line, err)
			}
			sets |= n
		case '=':
			patterned[f[0][1:]] = true
			if len(f) != 4 || f[2]+f[3] == "" || !isEventCode(strings.TrimPrefix(f[1], ":")) {
				t.Errorf("%q is no pattern", line)
			}
		case '~':
			if len(f) != 2 || !isEventCode(f[1]) {
				t.Errorf("%q is no noun", line)
			}
		default:
			if len(f) != 3 || !isEventCode(strings.TrimPrefix(f[1], ":")) && !isEventCode(f[1]+"0") {
				t.Errorf("%q is no verb", line)
			}
			verbs[f[0]] = f[2] == "*" || f[2] == "*+"
			if head, _, ok := strings.Cut(f[0], " "); ok {
				longer[head] = true
			}
			if strings.HasSuffix(f[2], "+") {
				marked[f[0]] = true
			}
		}
	}
	if !slices.IsSorted(keys) {
		t.Error("the lines are not sorted")
	}
	if len(eventTable) > 0 && eventTable[len(eventTable)-1] != '\n' {
		t.Error("the last line does not end")
	}
	if !maps.Equal(longer, marked) {
		t.Errorf("verbs with particles are %v, marked are %v", longer, marked)
	}
	for g := range patterned {
		if !verbs[g] {
			t.Errorf("%q has patterns and is no verb", g)
		}
	}
	for line := range strings.Lines(eventTable) {
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("\t +:\n", r) }) {
			if n, err := strconv.Atoi(strings.TrimPrefix(w, "&")); w[0] == '&' && line[0] == '=' && (err != nil || n >= bits.Len64(sets)) {
				t.Errorf("%q names no set of words: %q", line, w)
			}
		}
	}
}

func isEventCode(s string) bool {
	return s == "" || (len(s) == 3 || len(s) == 4) && strings.Trim(s, "0123456789") == ""
}

func TestEventVerbOf(t *testing.T) {
	tests := []struct{ verb, particle, code string }{
		{"attack", "", "190"},
		{"shoot", "down", "190"},
		{"meet", "with", "040"},
		{"think", "", ""},
		{"want", "", "03"},
	}
	for _, tt := range tests {
		v, ok := EventVerbOf(tt.verb, tt.particle)
		if !ok || v.Code != tt.code {
			t.Errorf("EventVerbOf(%q, %q) = %+v, %v; want code %q", tt.verb, tt.particle, v, ok, tt.code)
		}
	}
	for _, absent := range []string{"", "attac", "attackk", "=017", "~talk", "zzz", "a"} {
		if v, ok := EventVerbOf(absent, ""); ok && absent[:1] != "=" && absent[:1] != "~" {
			t.Errorf("EventVerbOf(%q) = %+v", absent, v)
		}
	}
}

// TestEventKeys: every key of the table is found, wherever it stands.
func TestEventKeys(t *testing.T) {
	before := ""
	for line := range strings.Lines(eventTable) {
		key, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if key == before {
			continue
		}
		before = key
		first, got, ok := eventLine([]byte(key))
		if !ok || first != key || got != rest {
			t.Fatalf("%q gives %q %q", key, first, got)
		}
	}
}

func TestPatterns(t *testing.T) {
	v, _ := EventVerbOf("lift", "")
	found := false
	for p := range v.Patterns {
		item, rest := p.After.Next()
		found = found || p.Code == "085" && item == EventItem{Words: "sanction"} && rest == ""
	}
	if !found {
		t.Error("lifting sanctions is no pattern")
	}
	if n := testing.AllocsPerRun(10, func() {
		for p := range v.Patterns {
			for rest := p.After; rest != ""; {
				_, rest = rest.Next()
			}
		}
		EventSets("drone")
		EventNoun("talk")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkEventVerbOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		EventVerbOf("shoot", "down")
	}
}
