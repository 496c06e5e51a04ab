package lexicon

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// most is the size that the embedded table must stay under: it is in every
// binary.
const most = 4 << 20

// TestEmbedded holds that words.bin is whole, of this version, and as large as
// its header says.
func TestEmbedded(t *testing.T) {
	if got, want := embedded[:headDigest], magic+string(rune(version)); got != want {
		t.Fatalf("words.bin begins with %q, want %q", got, want)
	}
	digest := sha256.Sum256([]byte(embedded[headBody:]))
	if embedded[headDigest:headBody] != string(digest[:]) {
		t.Fatal("words.bin does not match its checksum: make it again with recount-train lexicon")
	}
	card, err := os.ReadFile("words.md")
	if hex := fmt.Sprintf("%x", sha256.Sum256([]byte(embedded))); err != nil || !strings.Contains(string(card), hex) {
		t.Errorf("words.md is not the card of the table %s: %v", hex, err)
	}
	if len(embedded) > most {
		t.Errorf("words.bin has %d bytes, more than %d", len(embedded), most)
	}
	checkSections(t, table(embedded))
}

// checkSections holds that the sections follow each other to the end, and that
// no record points outside of its section.
func checkSections(t *testing.T, tab table) {
	t.Helper()
	at := int(headEnd)
	for s := range sections {
		if tab.start(s) != at {
			t.Errorf("section %d starts at %d, want %d", s, tab.start(s), at)
		}
		at += tab.size(s)
	}
	if at != len(tab) {
		t.Errorf("sections end at %d of %d", at, len(tab))
	}
	words, synsets := tab.u32(headWords), tab.u32(headSynsets)
	for i := range tab.size(senses) / 4 {
		if s := tab.sense(i); int(s.synset) >= synsets || s.pos > Adverb || s.share == 0 {
			t.Fatalf("sense %d is %+v", i, s)
		}
	}
	for i := range tab.size(points) / 4 {
		if p := tab.pointer(i); int(p.to) >= synsets {
			t.Fatalf("pointer %d is %+v", i, p)
		}
	}
	for s := forms; s < sections; s++ {
		before := link(0)
		for i := range tab.size(s) / 8 {
			l := tab.link(s, i)
			if int(l.from()) >= words || int(l.to()) >= words || l < before {
				t.Fatalf("link %d of section %d is %x after %x", i, s, uint64(l), uint64(before))
			}
			before = l
		}
	}
	for i := 1; i < words; i++ {
		if tab.spelling(word(i-1)) >= tab.spelling(word(i)) {
			t.Fatalf("%q stands before %q", tab.spelling(word(i-1)), tab.spelling(word(i)))
		}
	}
}

// small is a source that has one of everything.
func small() Source {
	return Source{
		Documents: 10,
		Frequency: map[string]int{"the": 10, "begin": 4, "zorb": 3, "zorbs": 6},
		Synsets:   4,
		Senses: []Sense{
			{"begin", Verb, 0, 1}, {"start", Verb, 0, 0.8}, {"start", Verb, 2, 0.2}, {"start", Noun, 3, 1},
			{"end", Verb, 1, 1}, {"set", Verb, 3, 1}, {"set up", Verb, 2, 1},
		},
		Pointers:   []Pointer{{0, 1, Opposite}, {1, 0, Opposite}, {0, 2, Hypernym}},
		Exceptions: []Link{{Word: "began", To: "begin", POS: Verb, ToPOS: Verb, Share: 1}},
		Derived:    []Link{{Word: "start", POS: Noun, To: "start", ToPOS: Verb, Share: 0.5}},
		Opposites:  []Link{{Word: "start", POS: Verb, To: "end", ToPOS: Verb, Share: 0.9}},
		Verbs:      []Link{{Word: "start", POS: Noun, To: "start", ToPOS: Verb, Share: 1}},
		Nouns:      []Link{{Word: "start", POS: Verb, To: "start", ToPOS: Noun, Share: 1}},
	}
}

func encode(t testing.TB, src Source) table {
	t.Helper()
	b, err := Encode(src)
	if err != nil {
		t.Fatal(err)
	}
	return table(b)
}

func TestEncode_readBack(t *testing.T) {
	tab := encode(t, small())
	checkSections(t, tab)
	for w, want := range map[string]string{
		"began": "begin", "starts": "start", "sets up": "set up", "ended": "end", "the": "the", "zorbed": "zorbed", "zorbs": "zorb",
	} {
		if got := tab.lemma(w, Verb); got != want {
			t.Errorf("lemma(%q) = %q, want %q", w, got, want)
		}
	}
	begin, start, end := number(t, tab, "begin"), number(t, tab, "start"), number(t, tab, "end")
	if got := tab.documents(begin); got != 4 {
		t.Errorf("%d documents have begin, want 4", got)
	}
	if got := tab.documents(start); got != 1 {
		t.Errorf("%d documents have start, want 1 where none was counted", got)
	}
	if !tab.antonyms(start, end, Verb) || !tab.antonyms(end, begin, Verb) || tab.antonyms(begin, start, Verb) {
		t.Error("end is the opposite of begin and start, which are none of each other")
	}
	if tab.similarity(begin, start, Verb) <= tab.similarity(number(t, tab, "set up"), begin, Verb) {
		t.Error("begin is as near to set up as to start")
	}
	if v, ok := tab.verbOf("start"); v != "start" || !ok {
		t.Errorf("verbOf(start) = %q, %v", v, ok)
	}
}

func number(t *testing.T, tab table, w string) word {
	t.Helper()
	n, ok := tab.find(w, "")
	if !ok {
		t.Fatalf("%q is not in the table", w)
	}
	return n
}

func TestEncode_anyOrderTwice(t *testing.T) {
	a, src := encode(t, small()), small()
	src.Senses = append(src.Senses, src.Senses...)
	src.Pointers = append(src.Pointers, src.Pointers...)
	src.Derived = append(src.Derived, src.Derived...)
	slices.Reverse(src.Senses)
	slices.Reverse(src.Pointers)
	if b := encode(t, src); a != b {
		t.Error("the order of the source, or saying things twice, changes the table")
	}
}

func TestEncode_refuses(t *testing.T) {
	for name, spoil := range map[string]func(*Source){
		"sense":    func(s *Source) { s.Senses = append(s.Senses, Sense{"x", Noun, 99, 1}) },
		"pointer":  func(s *Source) { s.Pointers = append(s.Pointers, Pointer{0, -1, Like}) },
		"synsets":  func(s *Source) { s.Synsets = 1 << 20 },
		"no sense": func(s *Source) { s.Senses = append(s.Senses, Sense{"x", Noun, -1, 1}) },
	} {
		src := small()
		spoil(&src)
		if _, err := Encode(src); err == nil || !strings.HasPrefix(err.Error(), "lexicon: ") {
			t.Errorf("%s: Encode returns %v", name, err)
		}
	}
}

func TestCounter(t *testing.T) {
	c, err := NewCounter(small())
	if err != nil {
		t.Fatal(err)
	}
	c.Add([]string{"they", "began", "began"})
	c.Add([]string{"they", "begin"})
	c.Add([]string{"alone"})
	documents, holding := c.Frequency(2)
	if documents != 3 || len(holding) != 2 || holding["they"] != 2 || holding["begin"] != 2 {
		t.Errorf("Frequency(2) = %d, %v", documents, holding)
	}
}

// FuzzFindEqualsSlow: every word that went in is found, wherever it is cut in
// two, and nothing else is.
func FuzzFindEqualsSlow(f *testing.F) {
	f.Add("start started starter art", "start")
	f.Add("a ab abc b", "abd")
	f.Add("é è e", "\xc3")
	f.Fuzz(func(t *testing.T, text, other string) {
		src := Source{Frequency: map[string]int{}}
		for _, w := range strings.Fields(text) {
			src.Frequency[w] = 1
		}
		tab := encode(t, src)
		for w := range src.Frequency {
			for cut := range len(w) + 1 {
				if n, ok := tab.find(w[:cut], w[cut:]); !ok || tab.spelling(n) != w {
					t.Errorf("find(%q, %q) = %d, %v", w[:cut], w[cut:], n, ok)
				}
			}
		}
		if _, ok := tab.find(other, ""); ok != (src.Frequency[other] > 0) {
			t.Errorf("find(%q) = %v", other, ok)
		}
	})
}

func TestEncode_sameBytes(t *testing.T) {
	a, errA := Encode(small())
	b, errB := Encode(small())
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("two runs differ: %v, %v", errA, errB)
	}
}
