package eval

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// actorDictionary has the codes of names, and of what people are called, in the
// format of PETRARCH:
//
//	GONDOR [GON]                     a name and its code; words are joined by blanks or _
//	+MINAS_TIRITH                    another name of the same
//	    [HOBGOV 19950601-19990815]   a code for a time, for "<950601" before and for ">950601" after it
//	SOLDIER {SOLDIERY} [~MIL]        an agent, its plural ("{}" for none) and its code, which ~ ties to an actor's
//	!PERSON! = MAN, MEN              words to put for a mark in agents
type actorDictionary struct {
	names map[string][]string // phrases by the first word of theirs, as glued
	codes map[string][]datedCode
}

type datedCode struct {
	code       string
	from, till int // days as 19950101; 0 for open
}

var (
	inBrackets = regexp.MustCompile(`\[([^\]]*)\]`)
	inBraces   = regexp.MustCompile(`\{([^}]*)\}`)
	aComment   = regexp.MustCompile(`<!.*?-->|#.*|;.*`)
	datesOf    = regexp.MustCompile(`^(\S+?)\s*(<|>)?\s*(\d{6,8})?\s*(?:-\s*(\d{6,8}))?$`)
)

// dictionaryLines are the lines of a dictionary without comments.
func dictionaryLines(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	text := regexp.MustCompile(`(?s)<!.*?-->`).ReplaceAllString(string(data), "")
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimRight(aComment.ReplaceAllString(line, ""), " \t\r\n"))
	}
	return lines, nil
}

// readActors reads a dictionary of actors.
func readActors(name string) (*actorDictionary, error) {
	lines, err := dictionaryLines(name)
	if err != nil {
		return nil, err
	}
	return actorsOf(lines), nil
}

func actorsOf(lines []string) *actorDictionary {
	d := newActorDictionary()
	var names []string
	var codes []datedCode
	flush := func() {
		for _, n := range names {
			d.add(n, codes)
		}
		names, codes = nil, nil
	}
	for _, line := range lines {
		name := strings.TrimSpace(inBrackets.ReplaceAllString(line, ""))
		if name != "" && name[0] != '+' {
			flush()
		}
		if name = strings.TrimPrefix(name, "+"); name != "" {
			names = append(names, name)
		}
		for _, m := range inBrackets.FindAllStringSubmatch(line, -1) {
			codes = append(codes, dated(m[1]))
		}
	}
	flush()
	return d
}

func newActorDictionary() *actorDictionary {
	return &actorDictionary{names: map[string][]string{}, codes: map[string][]datedCode{}}
}

// add adds a name; the first to be added stays.
func (d *actorDictionary) add(name string, codes []datedCode) {
	key := glued(name)
	if _, ok := d.codes[key]; ok || key == "" {
		return
	}
	d.codes[key] = codes
	first := glued(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '_' })[0])
	d.names[first] = append(d.names[first], key)
}

// dated reads "HOBGOV 19950601 - 19990815", "HOB <950601", "HOB".
func dated(s string) datedCode {
	m := datesOf.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return datedCode{code: strings.TrimSpace(s)}
	}
	c := datedCode{code: m[1]}
	switch {
	case m[2] == "<":
		c.till = dayOf(m[3])
	case m[2] == ">":
		c.from = dayOf(m[3])
	default:
		c.from, c.till = dayOf(m[3]), dayOf(m[4])
	}
	return c
}

func dayOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	if len(s) == 6 {
		n += 19000000
	}
	return n
}

// glued is a phrase of a dictionary, or the text of words, in capitals and without
// what parts its words: tokens are cut otherwise here than there.
func glued(s string) string {
	return strings.NewReplacer(" ", "", "_", "", "’", "'").Replace(strings.ToUpper(s))
}

// code is the code that the name key has on a day; several are parted by "/".
func (d *actorDictionary) code(key string, day int) string {
	plain := ""
	for _, c := range d.codes[key] {
		switch {
		case c.from == 0 && c.till == 0:
			plain = c.code
		case (c.from == 0 || day >= c.from) && (c.till == 0 || day <= c.till):
			return c.code
		}
	}
	return plain
}

// longest is the longest name that begins at token i of the glued tokens, and the
// token after it.
func (d *actorDictionary) longest(tokens []string, i int) (key string, end int) {
	for n := 1; n <= 3 && i+n <= len(tokens); n++ {
		for _, name := range d.names[strings.Join(tokens[i:i+n], "")] {
			if e := matchGlued(tokens, i, name); e > end {
				key, end = name, e
			}
		}
	}
	return key, end
}

// matchGlued is the token after the phrase, if it begins at token i, and else 0.
func matchGlued(tokens []string, i int, phrase string) int {
	for ; i < len(tokens) && phrase != ""; i++ {
		rest, ok := strings.CutPrefix(phrase, tokens[i])
		if !ok || tokens[i] == "" {
			return 0
		}
		phrase = rest
	}
	if phrase != "" {
		return 0
	}
	return i
}

// readAgents reads a dictionary of agents.
func readAgents(name string) (*actorDictionary, error) {
	lines, err := dictionaryLines(name)
	if err != nil {
		return nil, err
	}
	return agentsOf(lines), nil
}

func agentsOf(lines []string) *actorDictionary {
	d := newActorDictionary()
	marks := map[string][]string{}
	for _, line := range lines {
		if mark, words, ok := strings.Cut(line, " = "); ok {
			marks[strings.TrimSpace(mark)] = strings.Split(strings.ReplaceAll(words, " ", ""), ",")
			continue
		}
		m := inBrackets.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		name := strings.TrimSpace(inBraces.ReplaceAllString(inBrackets.ReplaceAllString(line, ""), ""))
		code := []datedCode{{code: strings.TrimSpace(m[1])}}
		for _, n := range filledIn(name, marks) {
			d.add(n, code)
			if plural := inBraces.FindStringSubmatch(line); plural != nil {
				d.add(strings.TrimSpace(plural[1]), code)
			} else {
				d.add(pluralOf(n), code)
			}
		}
	}
	return d
}

// filledIn is name with each of the words for its mark in place of it.
func filledIn(name string, marks map[string][]string) []string {
	for mark, words := range marks {
		if strings.Contains(name, mark) {
			var list []string
			for _, w := range words {
				list = append(list, strings.ReplaceAll(name, mark, w))
			}
			return list
		}
	}
	return []string{name}
}

func pluralOf(name string) string {
	if stem, ok := strings.CutSuffix(name, "Y"); ok {
		return stem + "IES"
	}
	return name + "S"
}
