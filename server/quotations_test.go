package server

import (
	"fmt"
	"testing"

	"github.com/recount-news/recount/claim"
)

func TestGroupSayings(t *testing.T) {
	all := []saying{
		{account: "a1", words: "We had closed the road twice last week, and we should have closed it again"},
		{account: "a2", words: "We had shut the road twice last week, and we should have shut it again"},
		{account: "a3", words: "We had closed the road twice last week"},
		{account: "a1", words: "We had closed the road twice"},
		{account: "a2", words: "as far as I can see it is so"},
		{account: "a3", words: "As far as I can see, it is so"},
		{account: "a3", words: "The road to the valley is a good road"},
	}
	got := ""
	for _, g := range groupSayings(all) {
		for _, s := range g {
			got += s.account + " "
		}
		got += "| "
	}
	if want := "a1 a2 a3 | a1 | a2 a3 | a3 | "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestVariantOf(t *testing.T) {
	for _, c := range []struct{ base, other, what, words string }{
		{"It was cold, and we walked.", "It was cold and we walked", "", ""},
		{"It was cold, and we walked home", "It was cold", "cut", "It was cold [-and we walked home-]"},
		{"It was very cold there", "It was cold there", "cut", "It was [-very-] cold there"},
		{"It was cold there", "It was very cold there", "added to", "It was [+very+] cold there"},
		{"It was cold there", "It was warm there", "altered", "It was [+warm+] there"},
	} {
		q := &claim.Quotation{}
		v, differs := variantOf(&saying{words: c.base, q: q}, &saying{words: c.other, q: q})
		if got := marked(v.Pieces); differs != (c.what != "") || v.What != c.what || differs && got != c.words {
			t.Errorf("%q against %q: %s %q, want %s %q", c.other, c.base, v.What, got, c.what, c.words)
		}
	}
	named := func(name string) *saying {
		return &saying{words: "I saw it", q: &claim.Quotation{Speaker: claim.Source{Name: name, Kind: claim.Named}}}
	}
	for other, want := range map[string]string{"Ida Moe": "", "Moe": "", "Tom Reyes": "Tom Reyes"} {
		if v, _ := variantOf(named("Ida Moe"), named(other)); v.Other != want {
			t.Errorf("Ida Moe's words of %s are given to %q, want %q", other, v.Other, want)
		}
	}
}

func BenchmarkGroupSayings(b *testing.B) {
	var all []saying
	for account := range 40 {
		for n := range 30 {
			all = append(all, saying{account: fmt.Sprint(account), words: fmt.Sprintf("We counted %d boats in the harbour of town%d and then went home to our families", n, n*account%97)})
		}
	}
	for b.Loop() {
		groupSayings(all)
	}
}
