package server

import (
	"slices"
	"strconv"
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/text"
	"github.com/recount-news/recount/timex"
)

// reading is a comparison with what every part of the page of its story asks for.
type reading struct {
	*compare.Comparison
	names map[string]string // of the accounts, by their IDs
	at    map[string]int    // accounts by their IDs
	base  string            // address of the page of the comparison
}

func newReading(c *compare.Comparison, base string) *reading {
	r := &reading{c, map[string]string{}, map[string]int{}, base}
	for i, name := range report.Names(c.Story) {
		r.names[c.Story.Accounts[i].ID], r.at[c.Story.Accounts[i].ID] = name, i
	}
	return r
}

// doc is the document of an account.
func (r *reading) doc(account string) *document.Document {
	return r.Story.Accounts[r.at[account]].Document
}

// words are those at sp, on one line.
func (r *reading) words(account string, sp text.Span) string {
	return strings.Join(strings.Fields(r.doc(account).Text(sp)), " ")
}

// namesOf are the names of accounts, in the order given.
func (r *reading) namesOf(accounts []string) []string {
	var names []string
	for _, id := range accounts {
		names = append(names, r.names[id])
	}
	return names
}

// lead are the words that stand for a fact, at most so many.
func (r *reading) lead(f *compare.Fact, most int) string {
	return shortened(r.words(f.Lead, f.Cell(f.Lead).Span), most)
}

// tells reports whether the account of c tells the fact, in its way.
func tells(c *compare.Cell) bool { return c.Stance != compare.Silent }

// tellers are the accounts that tell a fact, in their order.
func tellers(f *compare.Fact) (ids []string) {
	for i := range f.Cells {
		if tells(&f.Cells[i]) {
			ids = append(ids, f.Cells[i].Account)
		}
	}
	return ids
}

// dispute is the finding that shows best how accounts differ in a fact, and "" where
// they do not.
func (r *reading) dispute(f *compare.Fact) string {
	best := -1
	for i := range f.Cells {
		for _, id := range f.Cells[i].Findings {
			n := slices.IndexFunc(r.Findings, func(fd compare.Finding) bool { return fd.ID == id })
			if n >= 0 && (best < 0 || n < best) {
				best = n
			}
		}
	}
	if best < 0 {
		return ""
	}
	return r.Findings[best].ID
}

// shortened is s, cut after so many words where it has a few more than that.
func shortened(s string, most int) string {
	words := strings.Fields(s)
	if len(words) <= most+3 {
		return s
	}
	return strings.TrimRight(strings.Join(words[:most], " "), ",;:.") + " …"
}

// listed joins words as a sentence does: "A, B and C".
func listed(words []string) string {
	n := len(words)
	switch n {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
}

// listedUpTo is listed, with what goes beyond most counted: "A, B and 3 more".
func listedUpTo(words []string, most int) string {
	if len(words) > most+1 {
		words = append(slices.Clone(words[:most]), plainNumber(len(words)-most)+" more")
	}
	return listed(words)
}

// plainNumber is a number as running text has it: in words up to twelve.
func plainNumber(n int) string {
	if n >= 0 && n < len(numbers) {
		return numbers[n]
	}
	return strconv.Itoa(n)
}

var numbers = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// placedTime is when a claim says that it was: the finest of the stretches of the
// calendar that it names; ok is false where it names none, or one too long to tell
// anything.
func placedTime(d *document.Document, times []int) (best timex.Time, ok bool) {
	for _, i := range times {
		t := d.Times[i]
		if !t.Placed() || t.End.Sub(t.Begin) > longestEvent {
			continue
		}
		if !ok || t.End.Sub(t.Begin) < best.End.Sub(best.Begin) {
			best, ok = t, true
		}
	}
	return best, ok
}
