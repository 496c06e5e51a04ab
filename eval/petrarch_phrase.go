package eval

import (
	"slices"
	"strings"

	"github.com/recount-news/recount/document"
)

func isNoun(u document.UPOS) bool {
	return u == document.NOUN || u == document.PROPN || u == document.PRON
}

// codesAbout are the codes of the phrase that actor a stands in: "GONMIL" where
// it is the Gondor of "soldiers from Gondor".
func (s *codedSentence) codesAbout(a int) []string {
	t := s.actors[a].last - 1
	for s.d.Tokens[t].Head >= s.actors[a].first && s.d.Tokens[t].Head < s.actors[a].last && s.d.Tokens[t].Head != t {
		t = s.d.Tokens[t].Head
	}
	for range 6 {
		tok := &s.d.Tokens[t]
		if tok.Head == t {
			break
		}
		switch tok.Rel {
		case "compound", "amod", "nmod:poss", "nmod:desc", "flat", "conj", "nummod":
			if !isNoun(s.d.Tokens[tok.Head].UPOS) {
				return s.orName(a, t)
			}
		case "nmod":
			if len(s.titlesOf(tok.Head)) == 0 {
				return s.orName(a, t)
			}
		default:
			return s.orName(a, t)
		}
		t = tok.Head
	}
	return s.orName(a, t)
}

// orName are the codes of the phrase that t heads, or of actor a's bare name where
// it has none.
func (s *codedSentence) orName(a, t int) []string {
	if codes := s.codesOf(t); len(codes) > 0 {
		return codes
	}
	return s.actors[a].codes
}

// partOfRow is one member of a coordination: its actors and agents, as codes.
type partOfRow struct {
	head   int
	actors []string
	titles []string
	ofName bool // the actors stand behind a preposition
}

// codesOf are the codes of the phrase that token h heads, one for each actor in it:
// "Lawmakers and officials in Fornost and Gondor" are four.
func (s *codedSentence) codesOf(h int) []string {
	members := s.members(h, nil)
	s.handDown(members)
	shareOut(members)
	var codes []string
	for _, m := range members {
		actors := m.actors
		if len(actors) == 0 && len(m.titles) > 0 {
			actors = []string{"---"}
		}
		for _, a := range actors {
			for _, t := range m.titles {
				a = composed(a, t)
			}
			if !slices.Contains(codes, a) {
				codes = append(codes, a)
			}
		}
	}
	return codes
}

func (s *codedSentence) members(h int, list []partOfRow) []partOfRow {
	m := partOfRow{head: h, titles: s.titlesOf(h)}
	m.actors = s.actorsIn(h, false, 0)
	if len(m.actors) == 0 {
		m.actors = s.actorsIn(h, true, 0)
		m.ofName = len(m.actors) > 0
	}
	list = append(list, m)
	for _, c := range s.tree.Children(h) {
		if s.d.Tokens[c].Rel == "conj" && isNoun(s.d.Tokens[c].UPOS) && len(list) < 12 {
			list = s.members(int(c), list)
		}
	}
	return list
}

// handDown gives a member without an actor what stands right behind it, where the
// parse has hung that on the first: "Arnor and the government of Gondor".
func (s *codedSentence) handDown(members []partOfRow) {
	for i := range members[1:] {
		m := &members[i+1]
		for _, c := range s.tree.Children(members[0].head) {
			if len(m.actors) == 0 && int(c) > m.head && s.d.Tokens[c].Rel == "nmod" {
				m.actors = s.rowOf(int(c), true, 0)
				m.ofName = len(m.actors) > 0
			}
		}
	}
}

// shareOut gives members without an actor those of another, and bare names the title
// of the first, which all are of: "the ambassadors of Arnor and Gondor".
func shareOut(members []partOfRow) {
	for i := range members {
		m := &members[i]
		if len(m.actors) > 0 || len(m.titles) == 0 {
			continue
		}
		for j := range members {
			if j != i && len(members[j].titles) > 0 && len(members[j].actors) > 0 {
				m.actors = members[j].actors
				break
			}
		}
	}
	if first := members[0]; first.ofName && len(first.titles) > 0 {
		for i := range members[1:] {
			if m := &members[i+1]; len(m.titles) == 0 && !m.ofName {
				m.titles = first.titles
			}
		}
	}
}

// composed is the code of an actor with that of an agent, whose parts are of three
// letters: GON and ~GOV are GONGOV, ARN and NGO~ are NGOARN.
func composed(actor, title string) string {
	if front, ok := strings.CutSuffix(title, "~"); ok {
		return strings.TrimSpace(front) + actor
	}
	title = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(title), "~"))
	for ; title != ""; title = title[min(3, len(title)):] {
		if part := title[:min(3, len(title))]; !hasPart(actor, part) {
			actor += part
		}
	}
	return actor
}

func hasPart(code, part string) bool {
	for i := 3; i < len(code); i += 3 {
		if strings.HasPrefix(code[i:], part) {
			return true
		}
	}
	return false
}

// titlesOf are the codes of the agents in the words right around head h.
func (s *codedSentence) titlesOf(h int) []string {
	var codes []string
	for _, t := range s.titles {
		if t.first <= h && h < t.last || s.isModifier(t.last-1, h) {
			codes = append(codes, t.codes...)
		}
	}
	return codes
}

// isModifier reports whether token t stands in the phrase of h without a
// preposition between.
func (s *codedSentence) isModifier(t, h int) bool {
	for range 6 {
		if t == h {
			return true
		}
		switch s.d.Tokens[t].Rel {
		case "compound", "amod", "flat", "nmod:poss", "nmod:desc", "nummod":
		case "appos":
			if slices.Contains(s.tokens[min(t, h):max(t, h)], ",") {
				return false
			}
		default:
			return false
		}
		t = s.d.Tokens[t].Head
	}
	return false
}

// actorsIn are the codes of the actors in the phrase of h, of those behind a
// preposition only where behind is set. Of several that do not stand in a row the
// first is taken: "Arnor's Elrond" is of Arnor.
func (s *codedSentence) actorsIn(h int, behind bool, depth int) []string {
	if depth > 5 {
		return nil
	}
	for _, child := range s.tree.Children(h) {
		c := int(child)
		if c > h {
			break
		}
		if s.isPart(c, behind) {
			if codes := s.rowOf(c, behind, depth); len(codes) > 0 {
				return codes
			}
		}
	}
	for a := range s.actors {
		if s.actors[a].first <= h && h < s.actors[a].last {
			return s.actors[a].codes
		}
	}
	for _, child := range s.tree.Children(h) {
		if c := int(child); c > h && s.isPart(c, behind) {
			if codes := s.rowOf(c, behind, depth); len(codes) > 0 {
				return codes
			}
		}
	}
	return nil
}

// rowOf are the codes of the actors in the phrase of c and those coordinated with it.
func (s *codedSentence) rowOf(c int, behind bool, depth int) []string {
	codes := slices.Clone(s.actorsIn(c, behind, depth+1))
	for _, k := range s.tree.Children(c) {
		if len(codes) > 0 && s.d.Tokens[k].Rel == "conj" {
			codes = append(codes, s.actorsIn(int(k), behind, depth+1)...)
		}
	}
	return codes
}

// isPart reports whether token c belongs to the phrase that it hangs on.
func (s *codedSentence) isPart(c int, behind bool) bool {
	switch s.d.Tokens[c].Rel {
	case "compound", "amod", "flat", "nmod:poss", "nmod:desc", "nummod":
		return true
	case "nmod":
		return behind
	}
	return false
}
