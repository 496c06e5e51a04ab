package server

import (
	"fmt"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
)

// plural is n with a noun: "1 account", "2 accounts".
func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case len(noun) > 1 && noun[len(noun)-1] == 'y' && noun != "day":
		return fmt.Sprintf("%d %sies", n, noun[:len(noun)-1])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// day is a date for a list: "3 Mar 2026", or "no date".
func day(d article.Date) string {
	if !d.Known() {
		return "no date"
	}
	return d.Time.Format("2 Jan 2006")
}

// moment is a point in time for a list, with its clock where it has one.
func moment(t time.Time) string {
	switch {
	case t.IsZero():
		return "no date"
	case t.Hour() == 0 && t.Minute() == 0:
		return t.Format("2 Jan 2006")
	}
	return t.Format("2 Jan 2006, 15:04")
}

// firstWords stand for the title that an article does not have.
func firstWords(a *article.Article) string {
	for _, b := range a.Blocks {
		if b.Kind == article.Paragraph {
			return headline(shortened(strings.Join(strings.Fields(b.Span.Of(a.Text)), " "), 8))
		}
	}
	return ""
}
