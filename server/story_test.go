package server

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/store"
)

// A case of testdata/stories is some accounts and, last, what their page shows.

const shown = "shown"

func TestStory(t *testing.T) {
	for _, file := range storyCases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, c := readStory(t, file)
			v := viewOfStory(t, c)
			got := dump(v)
			last := &archive.Files[len(archive.Files)-1]
			switch {
			case *update && last.Name == shown:
				last.Data = []byte(got)
			case *update:
				archive.Files = append(archive.Files, txtar.File{Name: shown, Data: []byte(got)})
			case last.Name != shown || string(last.Data) != got:
				t.Errorf("the page shows\n%s\nwant\n%s", got, last.Data)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			checkMap(t, v.Map)
			checkPage(t, v)
		})
	}
}

func storyCases(t *testing.T) []string {
	files, err := filepath.Glob("testdata/stories/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return files
}

func readStory(t *testing.T, file string) (*txtar.Archive, *compare.Comparison) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var articles []article.Article
	for _, f := range archive.Files {
		if f.Name == shown {
			continue
		}
		a, err := recount.Read(context.Background(), f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	c, err := recount.Compare(context.Background(), articles, recount.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return archive, c
}

func viewOfStory(t *testing.T, c *compare.Comparison) *storyView {
	t.Helper()
	st := &store.Story{ID: "s-1"}
	for i := range c.Story.Accounts {
		a := &c.Story.Accounts[i].Document.Article
		st.Members = append(st.Members, store.Member{Article: string(a.ID)})
		if st.Title == "" {
			st.Title = a.Title.Value
		}
	}
	v, err := newStoryView(st, c)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// dump is what a page shows, but for the matrix and the tree, in plain lines.
func dump(v *storyView) string {
	var b strings.Builder
	line := func(format string, args ...any) {
		b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " |") + "\n")
	}
	line("%s", v.Title)
	line("%s", v.Lede)
	line("%+v", v.Tally)
	for _, m := range append(v.Timeline.Moments, v.Timeline.More...) {
		if m.Published == "" {
			line("when: %s | %s | %s | disputed %v", m.When, m.Words, m.Support, m.Disputed)
			continue
		}
		line("when: %s | %s publishes, made from %q", m.When, m.Published, m.Words)
		for _, w := range m.New {
			line("  new: %s for %s", w.Here, w.There)
		}
		for _, c := range m.Corrects {
			line("  corrects: %s to %s, kept by %s", c.Old, c.New, c.Kept)
		}
		if m.NewRest > 0 {
			line("  new: %d more", m.NewRest)
		}
	}
	for _, s := range append(v.Speakers, v.Others...) {
		line("quoted: %s | %s", s.Name, s.Role)
		for _, q := range append(s.Quotes, s.More...) {
			line("  %s | from %s | same in %s | own words in %s | not in %s", q.Words, q.From, q.Same, q.Own, q.Without)
			for _, w := range q.Variants {
				line("    %s, %s, %s: %s", w.Account, w.What, w.Other, marked(w.Pieces))
			}
		}
	}
	for _, s := range v.Cited {
		line("cited: %s | %s | %s", s.Name, s.Role, s.Told)
	}
	for _, s := range v.Silences {
		line("silent: %s on %d of %d, %d of these told by %s alone", s.Account, s.Silent, s.Of, s.Single, s.Singular)
		for _, u := range append(s.Facts, s.More...) {
			line("  %s | %s", u.Words, u.By)
		}
		line("  alone in %d", s.Alone)
		for _, u := range s.Only {
			line("    %s", u.Words)
		}
	}
	if v.Map != nil {
		for _, p := range append(v.Map.Places, v.Map.More...) {
			line("place: %s | %s | %s | beyond %v", p.Name, p.Within, p.Accounts, p.Beyond)
		}
		line("map: %s, %s", v.Map.ScaleWords, v.Map.Alt)
	}
	return b.String()
}

func marked(all []piece) (s string) {
	for _, p := range all {
		switch {
		case p.Cut:
			s += "[-" + p.Text + "-]"
		case p.New:
			s += "[+" + p.Text + "+]"
		default:
			s += p.Text
		}
	}
	return s
}

// checkMap holds what must be true of every map: what it draws lies on it, and no
// two labels overlap.
func checkMap(t *testing.T, m *atlas) {
	t.Helper()
	if m == nil {
		return
	}
	if m.Land == "" {
		t.Error("the map has no land")
	}
	var boxes []box
	for _, d := range m.Dots {
		if d.X < 0 || d.Y < 0 || d.X > mapWidth || d.Y > mapHeight {
			t.Errorf("the dot of %q lies beyond the map", d.Label)
		}
		if d.Label != "" {
			width := mapLetter * float64(len([]rune(d.Label)))
			x := map[string]float64{"start": d.LX, "middle": d.LX - width/2, "end": d.LX - width}[d.Anchor]
			boxes = append(boxes, box{x, d.LY - 11, width, mapLine})
		}
	}
	for _, n := range m.Names {
		width := 1.15 * mapLetter * float64(len([]rune(n.Label)))
		boxes = append(boxes, box{n.X - width/2, n.Y - 4 - mapLine/2, width, mapLine})
	}
	for i, b := range boxes {
		if b.X < 0 || b.X+b.Width > mapWidth {
			t.Errorf("label %d goes over the edge", i)
		}
		for _, o := range boxes[:i] {
			if b.overlaps(o) {
				t.Errorf("labels at %v and %v overlap", b, o)
			}
		}
	}
}

// checkPage sets the page and holds that it is well made: no foreign element or
// handler, no address that is not ours, no id twice, a name for every part.
func checkPage(t *testing.T, v *storyView) {
	t.Helper()
	var out strings.Builder
	f := newFrame(Options{})
	if err := f.pages["story"].ExecuteTemplate(&out, "frame.html", view{Page: "story", Title: v.Title, Data: v}); err != nil {
		t.Fatal(err)
	}
	if n := out.Len(); n > 150<<10 {
		t.Errorf("the page has %d bytes", n)
	}
	doc, err := html.Parse(strings.NewReader(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(cascadia.QueryAll(doc, cascadia.MustCompile("script"))); n != 1 {
		t.Errorf("%d scripts, want that of the frame", n)
	}
	if n := cascadia.Query(doc, cascadia.MustCompile("img, iframe, object, embed, style, foreignObject")); n != nil {
		t.Errorf("there is a <%s>", n.Data)
	}
	ids := map[string]bool{}
	for _, n := range cascadia.QueryAll(doc, cascadia.MustCompile("*")) {
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("a link to %q", a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("id %q stands twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			}
		}
	}
	for _, n := range cascadia.QueryAll(doc, cascadia.MustCompile("section[aria-labelledby]")) {
		for _, a := range n.Attr {
			if a.Key == "aria-labelledby" && !ids[a.Val] {
				t.Errorf("no element has the id %q", a.Val)
			}
		}
	}
}

// Of two accounts the one that the other was made from is the reference, though it
// comes second.
func TestStory_copyFirst(t *testing.T) {
	ctx := context.Background()
	db, err := store.Open(ctx, store.Memory, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := New(ctx, Options{Store: db, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, data := range []string{
		"Boat lost\npublisher: Copy\ndate 2026-03-03\n\nThe ferry Marlin ran aground off Harrow Bay on Monday night, the coastguard said. Lifeboats took off 241 people before midnight.",
		"Ferry aground\npublisher: Wire\ndate 2026-03-02\n\nThe ferry Marlin ran aground off Harrow Bay on Monday night, the coastguard said. Lifeboats took off 214 people before midnight.\n\nNobody was hurt, and the ferry is to be pulled free at high water on Wednesday.",
	} {
		a, err := recount.Read(ctx, "story.txt", []byte(data))
		if err != nil {
			t.Fatal(err)
		}
		id, _, err := db.Add(ctx, a, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	c, err := s.desk.compareStory(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Story.Derivations) != 1 || c.Story.Derivations[0].Source != "a2" {
		t.Fatalf("derivations %v", c.Story.Derivations)
	}
	if c.Reference != "a2" || !strings.HasSuffix(addressOf(c, ids), "&reference=a2") {
		t.Errorf("the reference is %s, the address %s", c.Reference, addressOf(c, ids))
	}
}
