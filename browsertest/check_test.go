package browsertest

import (
	"bytes"
	"context"
	"testing"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/report"
)

// The page of a checked draft as a file of its own.

func checkedFile(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	read := func(name, words string) article.Article {
		a, err := article.Read(ctx, name, []byte(words))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	c, err := recount.Check(ctx, read("rewrite.txt", draft), []article.Article{read("wire.txt", source)})
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := report.Check(&page, c, report.HTML, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return serve(t, page.Bytes())
}

func comparedFile(t *testing.T) string {
	t.Helper()
	var page bytes.Buffer
	if err := report.Write(&page, comparison(5), report.HTML, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return serve(t, page.Bytes())
}

// Sentences that are not simply supported stand open, with the words of the source;
// each opens and closes; each verdict can be put away.
func TestCheckedFile(t *testing.T) {
	p := open(t, browser(t), desktop, checkedFile(t))
	p.is(`document.scripts.length === 0`)
	p.is(`[...document.querySelectorAll(".sentence")].every(e => e.open !== e.classList.contains("supported"))`)
	p.reads(".sentence.contradicted .source", "wire A coaster rammed the car ferry Halda in thick fog off the island of Skarra on Thursday morning … 4:15")
	p.click(".sentence.supported summary")
	p.is(`document.querySelector(".sentence.supported .source").checkVisibility()`)
	p.tabTo(`document.activeElement.matches(".sentence.contradicted > summary")`)
	p.key("\r")
	p.is(`!document.activeElement.parentElement.open`)
	for _, verdict := range []string{"contradicted", "changed", "unsupported", "supported"} {
		p.is(`[...document.querySelectorAll(".sentence.` + verdict + `")].some(e => e.checkVisibility())`)
		p.click("#show-" + verdict)
		p.is(`![...document.querySelectorAll(".sentence.` + verdict + `")].some(e => e.checkVisibility())`)
	}
	p.is(`document.querySelector(".plain").checkVisibility()`)
}
