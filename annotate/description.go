package annotate

import (
	"strings"

	"github.com/recount-news/recount/document"
)

// addDescriptions lets "the minister" stand for the one person whose role it
// names, and "the agency" for the one body whose name it heads.
func addDescriptions(d *document.Document) {
	inMention := make([]bool, len(d.Tokens))
	for _, m := range d.Mentions {
		for t := m.First; t < m.Last; t++ {
			inMention[t] = true
		}
	}
	by := describers(d)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for t := s.First; t+1 < s.Last; t++ {
			if !strings.EqualFold(wordOf(d, t), "the") || d.Tokens[t+1].UPOS != document.NOUN {
				continue
			}
			if t+2 < s.Last && d.Tokens[t+2].UPOS == document.NOUN || inMention[t+1] {
				continue
			}
			if e := described(d, by[d.Tokens[t+1].Lemma], t); e >= 0 {
				addMention(d, t, t+2, t+1, e, document.Nominal)
			}
		}
	}
}

// describers are the entities that each noun can stand for.
func describers(d *document.Document) map[string][]int {
	by := map[string][]int{}
	for e := range d.Entities {
		ent := &d.Entities[e]
		switch ent.Type {
		case document.PER:
			role := strings.ToLower(ent.Role)
			if word := role[strings.LastIndexByte(role, ' ')+1:]; isPersonNoun(word) {
				by[word] = append(by[word], e)
			}
		case document.ORG:
			var buffer [12]string
			words := nameWords(buffer[:0], ent.Name)
			if len(words) < 2 {
				continue
			}
			first, last := words[0], words[len(words)-1]
			if bodies[last] {
				by[last] = append(by[last], e)
			}
			if bodies[first] && first != last {
				by[first] = append(by[first], e)
			}
		}
	}
	return by
}

// described is the only one of entities that is named before token t, or -1.
func described(d *document.Document, entities []int, t int) int {
	found := -1
	for _, e := range entities {
		if d.Mentions[d.Entities[e].Mentions[0]].First > t {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}
