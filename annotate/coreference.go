package annotate

// Coreference within one article.
//
// Names that are one: equal names, a surname for the whole name, initials for
// the name they stand for, the head of a body's name for the whole ("the
// Observatory"), a country and its demonym. Then descriptions ("the minister"
// for the one minister named) and the pronouns he and she: the nearest person
// before, those that are subjects first. Rules in the order of their precision,
// after Raghunathan et al. 2010, "A Multi-Pass Sieve for Coreference
// Resolution". Cost: names times chains, in practice linear.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// coreference joins the names of d into chains, and adds the pronouns and
// descriptions that stand for them.
func coreference(d *document.Document) {
	joinNames(d)
	addDescriptions(d)
	addPronouns(d)
	sortMentions(d)
}

// joinNames merges the entities of names that are one.
func joinNames(d *document.Document) {
	chainOf := make([]int, len(d.Entities))
	var chains []document.Entity
	// Full names first: "Peskov" can stand in front of "Dmitry Peskov".
	for _, e := range byLength(d.Entities) {
		c := findChain(chains, &d.Entities[e])
		if c < 0 {
			c = len(chains)
			chains = append(chains, document.Entity{Name: d.Entities[e].Name,
				Type: d.Entities[e].Type, Role: d.Entities[e].Role, Place: d.Entities[e].Place})
		}
		join(&chains[c], &d.Entities[e])
		chainOf[e] = c
	}
	for m := range d.Mentions {
		old := d.Mentions[m].Entity
		c := chainOf[old]
		if d.Mentions[m].Form == document.Named && !strings.EqualFold(d.Entities[old].Name, chains[c].Name) {
			d.Mentions[m].Form = document.NamePart
		}
		d.Mentions[m].Entity = c
		chains[c].Mentions = append(chains[c].Mentions, m)
	}
	d.Entities = chains
}

// byLength orders entities by the words of their names, longest first, then by
// place in the text.
func byLength(es []document.Entity) []int {
	order := make([]int, len(es))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return strings.Count(es[b].Name, " ") - strings.Count(es[a].Name, " ")
	})
	return order
}

func findChain(chains []document.Entity, e *document.Entity) int {
	for i := range chains {
		if c := &chains[i]; sameName(c, e) {
			return i
		}
	}
	return -1
}

// sameName reports whether e, whose name is no longer than c's, can be c.
func sameName(c, e *document.Entity) bool {
	if c.Place != "" || e.Place != "" {
		return c.Place == e.Place
	}
	if Alias(c.Name, e.Name) {
		return compatible(c.Type, e.Type)
	}
	return false
}

func compatible(a, b document.EntityType) bool {
	return a == b || a == document.MISC || b == document.MISC ||
		a == document.PER && b == document.LOC || a == document.PER && b == document.ORG
}

// Alias reports whether short can be another form of the name long: equal but
// for case and marks, its last words, its initials, or, for a body, words of it
// that include its head.
func Alias(long, short string) bool {
	a, b := nameWords(long), nameWords(short)
	if len(a) == 0 || len(b) == 0 || len(b) > len(a) && !initialsOf(b, a) {
		return false
	}
	if slices.Equal(a, b) || initialsOf(a, b) || initialsOf(b, a) {
		return true
	}
	if len(b) == len(a) {
		return false
	}
	if slices.Equal(a[len(a)-len(b):], b) && len(b[len(b)-1]) > 2 { // surname, last words
		return !generic[b[len(b)-1]] || len(b) > 1
	}
	if bodies[b[len(b)-1]] || bodies[b[0]] {
		return subsequence(b, a) && (len(b) > 1 || !generic[b[0]])
	}
	return slices.Equal(a[:len(b)], b) && len(b) > 1
}

// generic words of bodies' names are too common to stand for one body alone.
var generic = set(`ministry department office bank council court government party police
 university company group house committee commission board agency union service services
 hospital school college center centre international united times post news city county
 state north south east west`)

// nameWords are the words of a name in lower case without marks, titles or
// articles.
func nameWords(n string) []string {
	fields := strings.FieldsFunc(strings.ToLower(n), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	out := fields[:0]
	for _, f := range fields {
		switch f {
		case "the", "s", "mr", "mrs", "ms", "dr", "of", "for", "and", "al":
		default:
			out = append(out, f)
		}
	}
	return out
}

// initialsOf reports whether b is one word made of the first letters of a.
func initialsOf(a, b []string) bool {
	if len(b) != 1 || len(a) < 2 || utf8.RuneCountInString(b[0]) != len(a) {
		return false
	}
	i := 0
	for _, r := range b[0] {
		if first, _ := utf8.DecodeRuneInString(a[i]); first != r {
			return false
		}
		i++
	}
	return true
}

func subsequence(b, a []string) bool {
	i := 0
	for _, w := range a {
		if i < len(b) && b[i] == w {
			i++
		}
	}
	return i == len(b)
}

// join adds what e knows to chain c.
func join(c, e *document.Entity) {
	if c.Role == "" {
		c.Role = e.Role
	}
	if c.Place == "" {
		c.Place = e.Place
	}
	if c.Type == document.MISC && e.Type != document.MISC {
		c.Type = e.Type
	}
}

// addDescriptions lets "the minister" stand for the one person whose role it
// names, and "the agency" for the one body whose name it heads.
func addDescriptions(d *document.Document) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for t := s.First; t+1 < s.Last; t++ {
			if !strings.EqualFold(wordOf(d, t), "the") || d.Tokens[t+1].UPOS != document.NOUN {
				continue
			}
			if t+2 < s.Last && d.Tokens[t+2].UPOS == document.NOUN || inMention(d, t+1) {
				continue
			}
			if e := described(d, d.Tokens[t+1].Lemma, d.Tokens[t].Span.Start); e >= 0 {
				addMention(d, t, t+2, e, document.Nominal)
			}
		}
	}
}

// described is the only entity named before offset that lemma describes, or -1.
func described(d *document.Document, lemma string, offset int) int {
	found := -1
	for e := range d.Entities {
		ent := &d.Entities[e]
		if !describes(ent, lemma) || d.Mentions[ent.Mentions[0]].Span.Start > offset {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

func describes(e *document.Entity, lemma string) bool {
	switch e.Type {
	case document.PER:
		role := strings.ToLower(e.Role)
		return lemma != "" && roles[lemma] && strings.HasSuffix(role, lemma)
	case document.ORG:
		ws := strings.Fields(strings.ToLower(e.Name))
		return bodies[lemma] && len(ws) > 1 && (ws[len(ws)-1] == lemma || ws[0] == lemma)
	}
	return false
}

// addPronouns lets he and she stand for the nearest person before: the subject
// of this sentence or the last, else the person named last.
func addPronouns(d *document.Document) {
	var added []document.Mention
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for t := s.First; t < s.Last; t++ {
			if !isHeOrShe(wordOf(d, t)) {
				continue
			}
			if e := antecedent(d, i, t); e >= 0 {
				added = append(added, document.Mention{Span: d.Tokens[t].Span, First: t, Last: t + 1,
					Head: t, Entity: e, Form: document.Pronoun})
			}
		}
	}
	for _, m := range added {
		d.Entities[m.Entity].Mentions = append(d.Entities[m.Entity].Mentions, len(d.Mentions))
		d.Mentions = append(d.Mentions, m)
	}
}

func isHeOrShe(w string) bool {
	switch strings.ToLower(w) {
	case "he", "she", "him", "her", "his", "himself", "herself":
		return true
	}
	return false
}

// antecedent looks back from token t over this sentence and the two before it.
// A person who is a subject goes before one who is not.
func antecedent(d *document.Document, sentence, t int) int {
	for i := sentence; i >= 0 && i >= sentence-3; i-- {
		last, subject := -1, -1
		for m := range d.Mentions {
			men := &d.Mentions[m]
			if men.First < d.Sentences[i].First || men.Last > min(t, d.Sentences[i].Last) ||
				d.Entities[men.Entity].Type != document.PER {
				continue
			}
			last = men.Entity
			if strings.HasPrefix(d.Tokens[men.Head].Rel, "nsubj") {
				subject = men.Entity
			}
		}
		if subject >= 0 {
			return subject
		}
		if last >= 0 {
			return last
		}
	}
	return -1
}

func inMention(d *document.Document, t int) bool {
	for m := range d.Mentions {
		if d.Mentions[m].First <= t && t < d.Mentions[m].Last {
			return true
		}
	}
	return false
}

func addMention(d *document.Document, first, last, entity int, form document.Form) {
	d.Entities[entity].Mentions = append(d.Entities[entity].Mentions, len(d.Mentions))
	d.Mentions = append(d.Mentions, document.Mention{
		Span:  text.Span{Start: d.Tokens[first].Span.Start, End: d.Tokens[last-1].Span.End},
		First: first, Last: last, Head: last - 1, Entity: entity, Form: form,
	})
}

// sortMentions puts mentions into the order of the text and entities into the
// order of their first mention, and lets them point at each other again.
func sortMentions(d *document.Document) {
	slices.SortStableFunc(d.Mentions, func(a, b document.Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
	order := make([]int, 0, len(d.Entities))
	at := make([]int, len(d.Entities))
	for i := range at {
		at[i] = -1
	}
	for m := range d.Mentions {
		if e := d.Mentions[m].Entity; at[e] < 0 {
			at[e] = len(order)
			order = append(order, e)
		}
	}
	sorted := make([]document.Entity, len(order))
	for i, e := range order {
		sorted[i] = d.Entities[e]
		sorted[i].Mentions = nil
	}
	for m := range d.Mentions {
		d.Mentions[m].Entity = at[d.Mentions[m].Entity]
		e := &sorted[d.Mentions[m].Entity]
		e.Mentions = append(e.Mentions, m)
	}
	d.Entities = sorted
}
