package eval

import "strings"

// petrarchMatch is what a pattern found in a sentence.
type petrarchMatch struct {
	source, target int // actors of the sentence, or -1
	compound       int // the last of several actors in a row, or -1
}

// match is what pattern p finds around the verb that the tokens [first, last) of
// the sentence are; ok is false where it does not fit.
func (s *codedSentence) match(p *petrarchPattern, first, last int) (m petrarchMatch, ok bool) {
	m = petrarchMatch{-1, -1, -1}
	if !s.after(p.after, last, &m) || !s.before(p.before, first, &m) {
		return m, false
	}
	return m, true
}

// after reads words from token at on, with others between where it may; it goes
// back where the first place it found for a word leads nowhere.
func (s *codedSentence) after(words []patternWord, at int, m *petrarchMatch) bool {
	if len(words) == 0 {
		return true
	}
	for i := at; i < s.last; i++ {
		was := *m
		if end := s.read(words[0], i, m); end > 0 && s.after(words[1:], end, m) {
			return true
		}
		*m = was
		if words[0].joined && !(words[0].actor != 0 && s.isBetween(i)) {
			return false
		}
	}
	return false
}

// before reads words leftwards from token at.
func (s *codedSentence) before(words []patternWord, at int, m *petrarchMatch) bool {
	if len(words) == 0 {
		return true
	}
	for i := at - 1; i >= s.first; i-- {
		was := *m
		end := s.read(words[0], i, m)
		if end > 0 && end <= at && (!words[0].joined || end == at) && s.before(words[1:], i, m) {
			return true
		}
		*m = was
	}
	return false
}

// read is the token after word w, if it stands at token i, and else 0.
func (s *codedSentence) read(w patternWord, i int, m *petrarchMatch) int {
	if w.actor == 0 {
		longest := 0
		for _, p := range w.phrases {
			longest = max(longest, matchGlued(s.tokens, i, p))
		}
		return longest
	}
	a := s.actorAt(i)
	if a < 0 {
		return 0
	}
	switch w.actor {
	case '$':
		m.source = a
	case '+':
		m.target = a
	case '%':
		if a == 0 || !s.inOneRow(a-1, a) {
			return 0
		}
		m.compound = a
	}
	return s.actors[a].last
}

// isBetween reports whether token i may stand between a word and an actor joined
// to it.
func (s *codedSentence) isBetween(i int) bool {
	switch s.tokens[i] {
	case "THE", "A", "AN":
		return true
	}
	return false
}

// actorAt is the actor whose name begins at token i, or -1.
func (s *codedSentence) actorAt(i int) int {
	for a := range s.actors {
		if s.actors[a].first == i {
			return a
		}
	}
	return -1
}

// inOneRow reports whether only commas, "and" and articles part two actors.
func (s *codedSentence) inOneRow(a, b int) bool {
	for _, w := range s.tokens[s.actors[a].last:s.actors[b].first] {
		if w != "," && w != "AND" && !strings.EqualFold(w, "THE") {
			return false
		}
	}
	return true
}

// codeOf is the verb that the tokens from i on are, the token after it, its codes
// there, and what its pattern found.
func (s *codedSentence) codeOf(d *verbDictionary, i int) (end int, codes string, m petrarchMatch) {
	verb, end := d.find(s.tokens, i)
	if verb == nil {
		return 0, "", m
	}
	for k := range verb.patterns {
		if m, ok := s.match(&verb.patterns[k], i, end); ok {
			return end, verb.patterns[k].codes, m
		}
	}
	return end, verb.codes, petrarchMatch{-1, -1, -1}
}
