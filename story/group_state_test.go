package story

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// plainAccount is an account of one sentence of names and figures. It needs no
// weights, and is as good as any to a Grouper.
func plainAccount(t testing.TB, name string, day int, words []string) Account {
	a, err := article.Read(t.Context(), name, []byte(strings.Join(words, " ")+"."))
	if err != nil {
		t.Fatal(err)
	}
	if day > 0 {
		a = a.WithDate(time.Unix(int64(day)*24*60*60, 0).UTC(), false, article.FromFlag)
	}
	d := &document.Document{Article: a}
	at := 0
	for i, word := range words {
		d.Tokens = append(d.Tokens, document.Token{
			Span: text.Span{Start: at, End: at + len(word)}, Lemma: word, UPOS: document.PROPN, Rel: "flat",
		})
		if i == 0 {
			d.Tokens[0].Rel = "root"
		}
		at += len(word) + 1
	}
	d.Sentences = []document.Sentence{{Span: text.Span{Start: 0, End: at}, First: 0, Last: len(words)}}
	return Account{ID: name, Document: d}
}

// randomStream is articles of events, each told over some days in words of its own,
// some of them shared with others; a few have no date, some a wrong one, and some
// texts come twice.
func randomStream(t testing.TB, seed uint64, n int) (accounts []Account) {
	random := rand.New(rand.NewPCG(seed, 1))
	for i := range n {
		if i > 0 && random.IntN(30) == 0 {
			accounts = append(accounts, accounts[i-1-random.IntN(min(i, 200))])
			continue
		}
		event := i/6 - random.IntN(4)
		words := []string{"Harrow", "Marlin"}
		for range 8 {
			words = append(words, fmt.Sprintf("E%dw%d", event, random.IntN(10)))
		}
		if random.IntN(4) == 0 {
			for range 6 {
				words = append(words, fmt.Sprintf("E%dw%d", event+1, random.IntN(10)))
			}
		}
		day := 20000 + i/4 + random.IntN(3)
		switch random.IntN(40) {
		case 0:
			day = 0
		case 1:
			day += 5000
		}
		accounts = append(accounts, plainAccount(t, fmt.Sprint(i), day, words))
	}
	return accounts
}

// resumed is g, put to rest and taken up again.
func resumed(t *testing.T, g *Grouper) *Grouper {
	data, err := g.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var out Grouper
	if err := out.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if again, _ := out.MarshalBinary(); !bytes.Equal(again, data) {
		t.Fatal("at rest again it is not the same")
	}
	return &out
}

// TestGrouper_resumed: a stream that was interrupted anywhere gives what it gives in
// one go, to the last bit.
func TestGrouper_resumed(t *testing.T) {
	accounts := randomStream(t, 1, 2600)
	random := rand.New(rand.NewPCG(2, 2))
	whole, parts := new(Grouper), new(Grouper)
	for i, a := range accounts {
		if random.IntN(200) == 0 {
			parts = resumed(t, parts)
		}
		if got, want := parts.Add(a), whole.Add(a); got != want {
			t.Fatalf("article %d is of story %s, and without interruption of %s", i, got, want)
		}
		if i%700 == 350 && !reflect.DeepEqual(parts.Changed(), whole.Changed()) {
			t.Fatalf("after article %d other stories have changed", i)
		}
	}
	if len(whole.held) == len(accounts) {
		t.Fatal("no story was closed: the stream is too short for this test")
	}
	if !reflect.DeepEqual(parts.Groups(), whole.Groups()) {
		t.Error("the stories are others than without interruption")
	}
	one, _ := whole.MarshalBinary()
	other, _ := parts.MarshalBinary()
	if !bytes.Equal(one, other) {
		t.Error("what is kept is other than without interruption")
	}
}

// TestGrouper_Changed: who notes what has changed has the stories there are, with
// those that were closed.
func TestGrouper_Changed(t *testing.T) {
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 3))
		g, mirror, all := new(Grouper), make(map[string][]int), new(Grouper)
		noted := make(map[string][]int) // of open stories
		seen := 0
		note := func() {
			for _, group := range g.Changed() {
				switch old, known := noted[group.ID]; {
				case len(group.Members) == 0 && !known:
					t.Fatalf("story %s is no more, and never was", group.ID)
				case len(group.Members) == 0:
					delete(noted, group.ID)
				case group.Closed:
					mirror[fmt.Sprint(group.ID, group.Members[0].Article)] = articlesOf(group)
					delete(noted, group.ID)
				case slices.Equal(old, articlesOf(group)) && !known:
					t.Fatalf("story %s has no members", group.ID)
				default:
					noted[group.ID] = articlesOf(group)
				}
				seen++
			}
		}
		for _, a := range randomStream(t, seed+10, 2300) {
			g.Add(a)
			all.Add(a)
			if random.IntN(20) == 0 {
				note()
			}
		}
		note()
		if len(g.Changed()) > 0 {
			t.Fatal("stories have changed without an article")
		}
		if len(mirror) == 0 {
			t.Fatal("no story was closed")
		}
		for id, articles := range noted {
			mirror[fmt.Sprint(id, articles[0])] = articles
		}
		want := make(map[string][]int)
		for _, group := range all.Groups() {
			want[fmt.Sprint(group.ID, group.Members[0].Article)] = articlesOf(group)
		}
		if !reflect.DeepEqual(mirror, want) {
			t.Errorf("seed %d: %d stories were noted, of %d", seed, len(mirror), len(want))
		}
		if seen < len(want) {
			t.Errorf("%d changes for %d stories", seen, len(want))
		}
	}
}

func articlesOf(g Group) (articles []int) {
	for _, m := range g.Members {
		articles = append(articles, m.Article)
	}
	return articles
}

// TestGrouper_Open: a story is closed to an article that comes too late, and open to
// one that comes in time; what has no date it may join.
func TestGrouper_Open(t *testing.T) {
	words := []string{"Marlin", "Strake", "Northway", "Harrow", "Ewan", "Petra", "Dunmore"}
	for _, test := range []struct {
		open time.Duration
		day  int
		want bool // joins
	}{
		{0, 20003, true},
		{0, 20000 + int(DefaultOpen/(24*time.Hour)), true},
		{0, 20001 + int(DefaultOpen/(24*time.Hour)), false},
		{2 * 24 * time.Hour, 20003, false},
		{3 * 24 * time.Hour, 20003, true},
		{3 * 24 * time.Hour, 0, true},
	} {
		g := Grouper{Open: test.open}
		first := g.Add(plainAccount(t, "a", 20000, words))
		if got := g.Add(plainAccount(t, "b", test.day, append(words[:6:6], "Dee"))) == first; got != test.want {
			t.Errorf("open for %v: an article of day %d joins: %v", test.open, test.day, got)
		}
	}
}

// TestGrouper_bounded: what is kept does not grow with the stream, and a date far
// in the future closes nothing.
func TestGrouper_bounded(t *testing.T) {
	g := Grouper{Open: 30 * 24 * time.Hour}
	most, closed := 0, 0
	for i, a := range randomStream(t, 4, 5000) {
		g.Add(a)
		if most = max(most, len(g.held)); i%100 == 0 {
			for _, group := range g.Changed() {
				if group.Closed {
					closed++
				}
			}
		}
	}
	if limit := 3 * leastSwept; most > limit {
		t.Errorf("%d articles were held at once, want %d at most", most, limit)
	}
	if len(g.held) < 100 || closed < 100 {
		t.Errorf("%d articles are held and %d stories closed, want more of both", len(g.held), closed)
	}
}

func TestGrouper_UnmarshalBinary(t *testing.T) {
	var g Grouper
	for _, a := range randomStream(t, 5, 50) {
		g.Add(a)
	}
	data, _ := g.MarshalBinary()
	flipped := bytes.Clone(data)
	flipped[len(data)/2] ^= 4
	for name, data := range map[string][]byte{
		"nothing": nil, "cut short": data[:len(data)-3], "more": append(bytes.Clone(data), 0),
		"changed": flipped, "another version": append([]byte("recount.groups/0\n"), data[len(stateMagic):]...),
	} {
		var fresh Grouper
		if err := fresh.UnmarshalBinary(data); !errors.Is(err, ErrState) {
			t.Errorf("%s: got %v, want ErrState", name, err)
		}
		if !reflect.DeepEqual(fresh, Grouper{}) {
			t.Errorf("%s: it changed something", name)
		}
	}
	if empty := resumed(t, new(Grouper)); empty.Add(Account{ID: "a"}) != "s-a" {
		t.Error("a Grouper without articles cannot go on")
	}
}

// FuzzGrouper_load: any bytes are an error or a Grouper that can go on, and be put to
// rest again.
func FuzzGrouper_load(f *testing.F) {
	for _, n := range []int{0, 1, 7, 40} {
		var g Grouper
		for _, a := range randomStream(f, uint64(n), n) {
			g.Add(a)
		}
		data, _ := g.MarshalBinary()
		f.Add(data[len(stateMagic) : len(data)-4])
	}
	next := randomStream(f, 7, 7)
	f.Fuzz(func(t *testing.T, data []byte) {
		var g Grouper
		if err := g.load(data); err != nil {
			if !errors.Is(err, ErrState) {
				t.Fatalf("got %v, want ErrState", err)
			}
			return
		}
		for _, a := range next {
			g.Add(a)
		}
		g.Groups()
		resumed(t, &g)
		g.Changed()
		resumed(t, &g)
	})
}
