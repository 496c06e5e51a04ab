package report

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/recount-news/recount/compare"
)

// checkOf is the page of a checked draft, parsed.
func checkOf(t testing.TB, c *compare.Checking) *html.Node {
	t.Helper()
	var out bytes.Buffer
	if err := Check(&out, c, HTML, Options{}); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// TestCheckHTML_tellsEachVerdict holds that each judged sentence names its verdict in
// a word and a sign, has its own words whole, and opens to those of a source.
func TestCheckHTML_tellsEachVerdict(t *testing.T) {
	c := checkedDraft(t)
	root := checkOf(t, c)
	sentences := find(root, "details.sentence")
	if len(sentences) != len(c.Sentences) {
		t.Fatalf("%d sentences, want %d", len(sentences), len(c.Sentences))
	}
	draft := c.Story.Accounts[1].Document
	for i, n := range sentences {
		s := c.Sentences[i]
		if got, want := textOf(find(n, ".verdict")[0]), verdictWord(s.Verdict).sign+" "+string(s.Verdict); got != want {
			t.Errorf("verdict %q, want %q", got, want)
		}
		if got := textOf(find(n, ".words")[0]); got != draft.Text(s.Span) {
			t.Errorf("words %q, want %q", got, draft.Text(s.Span))
		}
		if s.Verdict != compare.Unsupported && len(find(n, ".why .source")) == 0 {
			t.Errorf("no words of a source for %q", draft.Text(s.Span))
		}
		if _, open := attrOf(n, "open"); open != (s.Verdict != compare.Supported) {
			t.Errorf("%s stands open: %v", s.Verdict, open)
		}
	}
	if marks := find(root, "details.contradicted mark"); len(marks) != 1 || !strings.Contains(textOf(marks[0]), "41") {
		t.Errorf("%d marks in the contradicted sentence", len(marks))
	}
}

func attrOf(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// TestCheckHTML_score holds that the score stands on the page with its parts.
func TestCheckHTML_score(t *testing.T) {
	c := checkedDraft(t)
	root := checkOf(t, c)
	score, parts := faithfulness(c.Fidelity())
	if got := textOf(find(root, ".figure")[0]); got != score {
		t.Errorf("score %q, want %q", got, score)
	}
	if got := find(root, ".score li"); len(got) != len(parts) || len(parts) < 4 {
		t.Errorf("%d parts, want %d, and at least one of what is wrong", len(got), len(parts))
	}
}

// TestCheckHTML_asksNobody holds that the page has no script, that its policy lets
// nothing in but its own style, and that no id is there twice.
func TestCheckHTML_asksNobody(t *testing.T) {
	root := checkOf(t, checkedDraft(t))
	if n := len(find(root, "script, img, iframe, [onclick], [style]")); n > 0 {
		t.Errorf("%d elements that a page without script should not have", n)
	}
	policy := attr(find(root, "meta[http-equiv]")[0], "content")
	style := find(root, "style")[0].FirstChild.Data
	if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "style-src "+hash(style)) || strings.Contains(policy, "script-src") {
		t.Errorf("policy %q", policy)
	}
	ids := map[string]bool{}
	for _, n := range find(root, "[id]") {
		if id := attr(n, "id"); ids[id] {
			t.Errorf("id %q is there twice", id)
		} else {
			ids[id] = true
		}
	}
}

// TestCheckHTML_escapes holds that the words of an account stay words.
func TestCheckHTML_escapes(t *testing.T) {
	c := checkedDraft(t)
	c.Story.Accounts[0].Document.Article.Name = `<script>alert(1)`
	root := checkOf(t, c)
	if len(find(root, "script")) > 0 || !strings.Contains(textOf(find(root, "h1")[0]), `<script>`) {
		t.Error("a name became an element")
	}
}

// TestCheckHTML_nothing holds that a draft without a sentence to judge makes a page
// that says so.
func TestCheckHTML_nothing(t *testing.T) {
	c := checkedDraft(t)
	c.Sentences = nil
	root := checkOf(t, c)
	if got := find(root, "p.quiet"); len(got) != 1 || textOf(got[0]) != "No sentence to judge." {
		t.Errorf("%d lines", len(got))
	}
}
