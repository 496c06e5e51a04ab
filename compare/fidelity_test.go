package compare

import "testing"

func TestAreJoined(t *testing.T) {
	word := []spot{{0, 3}, {1, 20}}
	for _, c := range []struct {
		next []spot
		want bool
	}{
		{[]spot{{0, 4}}, true},
		{[]spot{{0, 7}}, true},
		{[]spot{{0, 8}}, false},         // too far
		{[]spot{{0, 2}}, false},         // in another order
		{[]spot{{1, 7}}, false},         // in another sentence
		{[]spot{{0, 1}, {1, 21}}, true}, // by the second place of each
		{[]spot{{0, 19}, {2, 22}}, false},
		{nil, false},
	} {
		if got := areJoined(word, c.next); got != c.want {
			t.Errorf("areJoined(%v, %v) = %v", word, c.next, got)
		}
	}
}

// TestSentenceScore: every loss lowers the score, and a sentence without one has
// all of it.
func TestSentenceScore(t *testing.T) {
	whole := SentenceFidelity{Known: 1, Joined: 1, Copied: 1}
	if got := whole.score(); got != 1 {
		t.Errorf("a copied sentence has %v, want 1", got)
	}
	for name, lose := range map[string]func(*SentenceFidelity){
		"known":        func(s *SentenceFidelity) { s.Known = 0.5 },
		"joined":       func(s *SentenceFidelity) { s.Joined = 0.5 },
		"copied":       func(s *SentenceFidelity) { s.Copied = 0.5 },
		"repeated":     func(s *SentenceFidelity) { s.Repeated = 0.5 },
		"contradicted": func(s *SentenceFidelity) { s.Contradicted = 0.5 },
		"changed":      func(s *SentenceFidelity) { s.Changed = 0.5 },
		"added":        func(s *SentenceFidelity) { s.Added = 0.5 },
	} {
		s := whole
		lose(&s)
		if got := s.score(); got >= 1 || got < 0 {
			t.Errorf("%s: score %v, want less than 1", name, got)
		}
	}
	nothing := SentenceFidelity{Repeated: 1, Contradicted: 1}
	if got := nothing.score(); got != 0 {
		t.Errorf("a sentence with nothing to it has %v, want 0", got)
	}
}
