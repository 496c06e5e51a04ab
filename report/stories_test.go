package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/story"
)

// aloneStory is a story of one account with this text for its title.
func aloneStory(id, title string) Story {
	d := &document.Document{Article: article.Article{Name: id + ".txt", Text: title, Title: article.Field{Value: title},
		Blocks: []article.Block{{Kind: article.Title}}}}
	d.Article.Blocks[0].Span.End = len(title)
	return Story{ID: "s-" + id, Members: []story.Member{{Like: -1}}, Accounts: []story.Account{{ID: "a1", Document: d}}}
}

// TestStories_hostile: what an article says is set as text in every form.
func TestStories_hostile(t *testing.T) {
	stories := []Story{aloneStory("x", "<script>alert(1)</script>\x1b[2J")}
	for _, f := range []Format{Text, JSON, HTML} {
		var out bytes.Buffer
		if err := Stories(&out, stories, f, Options{}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "\x1b") || f == HTML && strings.Contains(out.String(), "<script") {
			t.Errorf("%s: got %q", f, out.String())
		}
	}
}

// TestStories_broken: a story that breaks its promises is refused, not written.
func TestStories_broken(t *testing.T) {
	without := aloneStory("x", "Otter seen at weir")
	without.Members = nil
	for _, stories := range [][]Story{{without}, {{ID: "s-nobody"}}} {
		var out bytes.Buffer
		if err := Stories(&out, stories, Text, Options{}); err == nil || out.Len() > 0 {
			t.Errorf("got %q, no error", out.String())
		}
	}
	if err := Stories(&bytes.Buffer{}, nil, Markdown, Options{}); err == nil {
		t.Error("stories have no form md")
	}
}
