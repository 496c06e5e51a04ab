package reuse

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"none", " … — !", ""},
		{"apostrophe inside", "the ferry's crew don’t know", "the|ferry's|crew|don’t|know"},
		{"apostrophes outside", "'Stay,' he said. ‘Go,’ she said.", "Stay|he|said|Go|she|said"},
		{"hyphen inside", "a ten-year-old – not twelve - boy", "a|ten-year-old|not|twelve|boy"},
		{"number points", "1,000 of 2.5m, or 3. Then 4,", "1,000|of|2.5m|or|3|Then|4"},
		{"initials", "the U.S. and J.B. Moor left.Then", "the|U.S|and|J.B|Moor|left|Then"},
		{"accents", "Café Zoë", "Café|Zoë"},
		{"combining accent", "Zoe\u0308 left", "Zoe\u0308|left"},
		{"no blanks", "東京に 3人", "東|京|に|3|人"},
		{"soft hyphen", "har\u00adbour", "har\u00adbour"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, w := range newVocabulary(0).split(tt.in) {
				got = append(got, w.span.Of(tt.in))
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("split(%q) = %q, want %q", tt.in, s, tt.want)
			}
		})
	}
}

func TestSplit_equalWords(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"Harbour", "HARBOUR", true},
		{"don't", "don’t", true},
		{"U.S.", "US", true},
		{"1,000", "1000", true},
		{"cease-fire", "ceasefire", true},
		{"Zoë", "Zoe\u0308", true},
		{"Türkiye", "Turkiye", true},
		{"har\u00adbour", "harbour", true},
		{"İzmir", "Izmir", true},
		{"2.5", "25", false},
		{"3-2", "32", false},
		{"its", "it's", false},
		{"harbour", "harbor", false},
	}
	for _, tt := range tests {
		v := newVocabulary(0)
		a, b := v.split(tt.a), v.split(tt.b)
		got := slices.EqualFunc(a, b, func(x, y word) bool { return x.id == y.id })
		if got != tt.want {
			t.Errorf("%q equals %q: got %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}
