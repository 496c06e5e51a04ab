package compare

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
	"github.com/recount-news/recount/story"
)

// identities tells which entities of several accounts are one. Entities that
// name one place, or whose names can be forms of one another and whose sorts
// agree, share a number.
type identities struct {
	of    [][]int // of[account][entity]
	names []document.Entity

	words   [][]string       // of each name of two words and more, without "the"
	byFirst map[string][]int // names by the first of these, longest first
	where   []seat
}

// seat is what a name that is a place can stand for.
type seat struct {
	country string
	known   bool
	state   bool // the country itself, or its seat of government
}

func identify(accounts []story.Account) *identities {
	ids := &identities{of: make([][]int, len(accounts))}
	for a := range accounts {
		entities := accounts[a].Document.Entities
		ids.of[a] = make([]int, len(entities))
		for e := range entities {
			ids.of[a][e] = ids.add(&entities[e])
		}
	}
	ids.indexWords()
	ids.where = make([]seat, len(ids.names))
	for i := range ids.names {
		if p, ok := place.ByID(ids.names[i].Place); ok && ids.names[i].Place != "" {
			ids.where[i] = seat{p.Country, true, p.Kind == place.Country || p.Kind == place.Seat}
		}
	}
	return ids
}

// indexWords makes the names of two words and more known by their first.
func (ids *identities) indexWords() {
	ids.words = make([][]string, len(ids.names))
	ids.byFirst = make(map[string][]int)
	for i := range ids.names {
		ws := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(ids.names[i].Name, "The "), "the "))
		if len(ws) < 2 {
			continue
		}
		ids.words[i] = ws
		ids.byFirst[ws[0]] = append(ids.byFirst[ws[0]], i)
	}
	for _, list := range ids.byFirst {
		slices.SortStableFunc(list, func(a, b int) int { return len(ids.words[b]) - len(ids.words[a]) })
	}
}

func (ids *identities) add(e *document.Entity) int {
	for i := range ids.names {
		if sameEntity(&ids.names[i], e) {
			if len(e.Name) > len(ids.names[i].Name) && e.Type != document.LOC {
				ids.names[i].Name = e.Name
			}
			return i
		}
	}
	ids.names = append(ids.names, *e)
	return len(ids.names) - 1
}

func sameEntity(a, b *document.Entity) bool {
	if a.Place != "" && b.Place != "" {
		return a.Place == b.Place
	}
	if strings.EqualFold(a.Name, b.Name) {
		return true
	}
	if a.Type != b.Type && a.Type != document.MISC && b.Type != document.MISC {
		return false
	}
	if len(a.Name) < len(b.Name) {
		a, b = b, a
	}
	return annotate.Alias(a.Name, b.Name) || a.Type != document.LOC && misspelt(a.Name, b.Name)
}

// misspelt reports whether the last words of two names differ by one letter put
// in, left out or exchanged: the name of one person, once misprinted.
func misspelt(a, b string) bool {
	a, b = lastWord(a), lastWord(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) < 5 || len(a) > len(b)+1 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	rest := b[i:]
	if len(a) == len(b) && i < len(b) {
		rest = b[i+1:]
	}
	return strings.HasSuffix(a, rest) && len(a)-len(rest)-i <= 1
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// related reports whether two different identities can stand for one another: a
// state, its capital and its seat of government ("Moscow", "the Kremlin").
func (ids *identities) related(i, j int) bool {
	if i == j {
		return true
	}
	a, b := &ids.where[i], &ids.where[j]
	return a.known && b.known && a.country == b.country && (a.state || b.state)
}

// sameName is related for all but a town and its state: "the Syrian coast" does not
// name the port of Latakia.
func (ids *identities) sameName(i, j int) bool {
	return i == j || ids.related(i, j) && !ids.isTown(i) && !ids.isTown(j)
}

func (ids *identities) isTown(i int) bool {
	p, ok := place.ByID(ids.names[i].Place)
	return ok && p.Kind == place.City
}
