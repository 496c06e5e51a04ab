package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/lexicon"
)

// withSupplement is the invented WordNet with a supplement.
func withSupplement(t *testing.T, supplement string) lexicon.Source {
	t.Helper()
	wn, err := readWordNet(invented(t).wordNet)
	if err != nil {
		t.Fatal(err)
	}
	src, err := source(wn, supplement)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// meanings are the synsets of a verb, those of it most first.
func meanings(src lexicon.Source, verb string) (list []int) {
	for _, s := range src.Senses {
		if s.Word == verb && s.POS == lexicon.Verb {
			list = append(list, s.Synset)
		}
	}
	return list
}

func TestSupplement_phrase(t *testing.T) {
	plain := withSupplement(t, "")
	src := withSupplement(t, "phrase v  kick off, get under way, begin\n")
	if got, want := meanings(src, "begin"), meanings(plain, "begin"); !slices.Equal(got, want) {
		t.Errorf("begin has the meanings %v, had %v", got, want)
	}
	kick, way := meanings(src, "kick off"), meanings(src, "get under way")
	if len(kick) != 2 || !slices.Equal(kick, way) || !slices.Contains(meanings(src, "begin"), kick[1]) {
		t.Errorf("kick off has the meanings %v, get under way %v, begin %v", kick, way, meanings(src, "begin"))
	}
}

func TestSupplement_kind(t *testing.T) {
	src := withSupplement(t, "kind v  kick off, finish, change\n")
	for _, verb := range []string{"kick off", "finish"} {
		want := lexicon.Pointer{From: meanings(src, verb)[0], To: meanings(src, "change")[0], Kind: lexicon.HypernymTop}
		if !slices.Contains(src.Pointers, want) {
			t.Errorf("%s is no kind of change: %v", verb, src.Pointers)
		}
	}
}

func TestSupplement_inherit(t *testing.T) {
	src := withSupplement(t, "phrase v  kick off, begin\nphrase v  wrap up, finish\nopposite v  begin, finish\n")
	var got []string
	for _, o := range src.Opposites {
		if o.Word == "kick off" || o.To == "wrap up" {
			got = append(got, o.Word+"/"+o.To)
		}
	}
	slices.Sort(got)
	if want := "begin/wrap up kick off/finish kick off/wrap up"; strings.Join(slices.Compact(got), " ") != want {
		t.Errorf("opposites are %q, want %q", got, want)
	}
}

func TestGenus(t *testing.T) {
	for definition, want := range map[string]string{
		"seize or grab quickly":                "seize grab",
		"to surrender someone to another":      "surrender",
		"(of a person) leave, quit or go away": "leave quit",
		"make free":                            "",
		"":                                     "",
		"(a":                                   "(",
	} {
		if got := strings.Join(genus(definition), " "); got != want {
			t.Errorf("%q begins with %q, want %q", definition, got, want)
		}
	}
}
