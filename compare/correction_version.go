package compare

import (
	"strings"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/reuse"
	"github.com/recount-news/recount/story"
	"github.com/recount-news/recount/text"
)

const (
	// nearCopy is the share of the words of each of two versions that stands in
	// passages of both.
	nearCopy = 0.6

	// tightEdit is how many words more than the value an edit has that replaces it.
	tightEdit = 2
)

// olderVersion is the account of the same house that account i is the next version
// of: published before it, the last of them, and nearly the same words; -1 where
// there is none.
func olderVersion(s *story.Story, i int) int {
	accounts := s.Accounts
	a, best := &accounts[i].Document.Article, -1
	for j := range accounts {
		b := &accounts[j].Document.Article
		if j == i || !oneHouse(a, b) || whenPublished(b, a) != Earlier || !s.Related(accounts[i].ID, accounts[j].ID) {
			continue
		}
		if best >= 0 && whenPublished(b, &accounts[best].Document.Article) != Later {
			continue
		}
		ofA, ofB := reuse.Shared(a.Text, b.Text, reuse.Pair(a.Text, b.Text))
		if min(ofA, ofB) >= nearCopy {
			best = j
		}
	}
	return best
}

// oneHouse reports whether a and b were published by one house.
func oneHouse(a, b *article.Article) bool {
	x, y := strings.TrimSpace(a.Publisher.Value), strings.TrimSpace(b.Publisher.Value)
	return x != "" && strings.EqualFold(x, y)
}

// changesFromOlder are the values of the older version that the account replaces,
// the words around them being the same.
func (k *corrector) changesFromOlder() []replaced {
	if k.older < 0 {
		return nil
	}
	return k.changesFrom(k.older)
}

// changesFrom are the values that account i has and the corrector replaces, from its
// first to its last.
func (k *corrector) changesFrom(i int) []replaced {
	theirs, ours := k.c.Story.Accounts[i].Document, k.c.Story.Accounts[k.own].Document
	values := valuesOf(theirs)
	for n := range values {
		values[n].ofOlder = i + 1
	}
	var out []replaced
	for _, e := range reuse.Diff(theirs.Article.Text, ours.Article.Text) {
		if e.Op != reuse.Replace {
			continue
		}
		o, n := onlyIn(theirs, values, e.A), onlyIn(ours, k.body, e.B)
		if o != nil && n != nil && o.rival(n) && k.with(i).haveLink(n.sentence, o.sentence) && !repeated(out, o) {
			out = append(out, replaced{o, n})
		}
	}
	return out
}

// onlyIn is the value that an edit of d replaces, or nil: the only one that it
// touches, with few words beside it.
func onlyIn(d *document.Document, values []value, edit text.Span) *value {
	var only *value
	for i := range values {
		v := &values[i]
		if !v.span.Overlaps(edit) {
			continue
		}
		if only != nil && !(only.kind == Quantity && v.kind == Quantity) {
			return nil
		}
		only = v
	}
	if only == nil || len(strings.Fields(d.Text(edit))) > len(strings.Fields(d.Text(only.span)))+tightEdit {
		return nil
	}
	return only
}

func repeated(all []replaced, old *value) bool {
	for _, p := range all {
		if p.old.same(old) {
			return true
		}
	}
	return false
}
