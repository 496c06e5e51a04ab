package claim_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/claim"
)

// statements are the sentences of testdata/certainty.txtar that state something.
func statements(t testing.TB) (sentences []string) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", certaintyCases))
	if err != nil {
		t.Fatal(err)
	}
	for i := range archive.Files {
		for _, c := range certaintyCasesOf(string(archive.Files[i].Data)) {
			if strings.HasSuffix(c.sentence, ".") && !strings.HasPrefix(c.sentence, `"`) && archive.Files[i].Name != "asked, ordered, supposed" {
				sentences = append(sentences, c.sentence)
			}
		}
	}
	return sentences
}

// below puts sentence below a clause.
func below(clause, sentence string) string {
	first, rest, _ := strings.Cut(sentence, " ")
	switch first {
	case "Lund", "Berg", "Fewer": // names stay names
	default:
		first = strings.ToLower(first)
	}
	return clause + " " + first + " " + rest
}

var ranks = map[claim.Certainty]int{claim.Underspecified: 0, claim.Possible: 1, claim.Probable: 2, claim.Certain: 3}

// TestCertainty_neverRises holds that a hedge above a sentence makes none of its
// claims surer.
func TestCertainty_neverRises(t *testing.T) {
	for _, s := range statements(t) {
		_, before := read(s)
		for _, hedge := range []string{"It is possible that", "It is likely that", "The mayor suspects that", "The mayor hopes that", "Perhaps"} {
			_, after := read(below(hedge, s))
			for i := range before {
				b := &before[i]
				for j := range after {
					a := &after[j]
					if a.Predicate.Lemma == b.Predicate.Lemma && ranks[a.Certainty] > ranks[b.Certainty] {
						t.Errorf("%s %s: %s is %s, and without the hedge %s", hedge, s, b.Predicate.Lemma, a.Certainty, b.Certainty)
					}
				}
			}
		}
	}
}

// TestCertainty_mainClaim holds that "it is not true that" turns round what a
// sentence states, and that "it is possible that" leaves it no more than possible.
func TestCertainty_mainClaim(t *testing.T) {
	turned, lowered := 0, 0
	for _, s := range statements(t) {
		d, claims := read(s)
		for i := range claims {
			c := &claims[i]
			if p := c.Predicate.Token; d.Tokens[p].Head != p || strings.HasPrefix(s, "Nor ") {
				continue // no main clause, or one that cannot stand below another
			}
			if b := claimOf(below("It is not true that", s), c.Predicate.Lemma); b != nil {
				turned++
				if b.Polarity == c.Polarity {
					t.Errorf("It is not true that: %s: %s stays %s", s, c.Predicate.Lemma, c.Polarity)
				}
			}
			if b := claimOf(below("It is possible that", s), c.Predicate.Lemma); b != nil && c.Predicate.Lemma != "possible" {
				lowered++
				if ranks[b.Certainty] > ranks[claim.Possible] {
					t.Errorf("It is possible that: %s: %s is %s", s, c.Predicate.Lemma, b.Certainty)
				}
			}
		}
	}
	if least := 60; turned < least || lowered < least { // the rest is lost to the parse
		t.Errorf("tried %d and %d sentences, want %d at least", turned, lowered, least)
	}
}

// claimOf is the first claim of s with that predicate, or nil.
func claimOf(s, lemma string) *claim.Claim {
	_, claims := read(s)
	for i := range claims {
		if claims[i].Predicate.Lemma == lemma {
			return &claims[i]
		}
	}
	return nil
}

// FuzzCertainIsUnhedged holds that every claim and source has a value of
// FactBank, and that a claim has words that lower its certainty only where it is
// lowered.
func FuzzCertainIsUnhedged(f *testing.F) {
	for _, s := range statements(f) {
		f.Add(s)
	}
	f.Add("Not not no. Never never if? Neither nor, unless to to.")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 || !utf8.ValidString(s) {
			t.Skip()
		}
		d, claims := read(s)
		for i := range claims {
			c := &claims[i]
			stances := []claim.Stance{{Polarity: c.Polarity, Certainty: c.Certainty}, c.Writer}
			for j := range c.Attribution {
				stances = append(stances, c.Attribution[j].Stance)
			}
			for _, x := range stances {
				if _, ok := ranks[x.Certainty]; !ok || x.Polarity != claim.Positive && x.Polarity != claim.Negative {
					t.Errorf("%q: %s has the stance %v", s, c.Predicate.Lemma, x)
				}
			}
			if c.Certainty == claim.Certain && !c.Hedge.Empty() || c.Hedge.End > len(s) {
				t.Errorf("%q: %s is certain, with the hedge %q", s, c.Predicate.Lemma, d.Text(c.Hedge))
			}
		}
	})
}
