package eval

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// verbDictionary has the codes of verbs and of patterns around them, in the first
// format of PETRARCH, which is that of TABARI (Schrodt 2011):
//
//	&TIES                        the words of a set follow
//	+MILITARY
//	--- RESTORE [064] ---        a group of verbs and its code; of "031:032" the second is for the way back
//	RESTORE {RESTORED}           a verb and its irregular forms; its regular ones are made, where there are none
//	+BREAK_OFF {+BROKE_OFF}      one of several words
//	- HAS * FULL &TIES [064]     what is read before and behind the verb in this order, with words between
//
// In a pattern _ stands where nothing may stand between two words; $ is the source,
// + the target, ^ an actor that is neither, % several actors in a row.
type verbDictionary struct {
	sets  map[string][]string // glued
	forms map[string][]verbForm
}

// verbForm is a form of a verb, by its first word.
type verbForm struct {
	phrase string // glued
	verb   *petrarchVerb
}

type petrarchVerb struct {
	name     string
	codes    string
	patterns []petrarchPattern // most words first
}

type petrarchPattern struct {
	before []patternWord // from the verb outwards
	after  []patternWord
	codes  string
}

// patternWord is one place in a pattern.
type patternWord struct {
	phrases []string // glued; of a set several
	actor   byte     // '$', '+', '^', '%', or 0
	joined  bool     // to what is read before it
}

var groupOfVerbs = regexp.MustCompile(`^---.*\[([^\]]*)\]`)

func readVerbs(name string) (*verbDictionary, error) {
	lines, err := dictionaryLines(name)
	if err != nil {
		return nil, err
	}
	d, err := verbsOf(lines)
	if err != nil {
		return nil, fmt.Errorf("eval: %s: %w", name, err)
	}
	return d, nil
}

func verbsOf(lines []string) (*verbDictionary, error) {
	d := &verbDictionary{sets: map[string][]string{}, forms: map[string][]verbForm{}}
	set := ""
	var group []*petrarchVerb
	code, begun := "", false
	for n, line := range lines {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '&':
			set = strings.TrimRight(strings.Fields(line)[0], "_")
			d.sets[set] = nil
		case strings.HasPrefix(line, "---"):
			m := groupOfVerbs.FindStringSubmatch(line)
			if m == nil {
				return nil, fmt.Errorf("line %d: %q is no head of a group", n+1, line)
			}
			set, group, code, begun = "", nil, m[1], false
		case set != "" && line[0] == '+':
			d.sets[set] = append(d.sets[set], line[1:])
		case line[0] == '-':
			begun = true
			for _, v := range group {
				v.patterns = append(v.patterns, d.pattern(line[1:]))
			}
		default:
			if begun {
				group, begun = nil, false
			}
			group = append(group, d.verb(line, code))
		}
	}
	for _, forms := range d.forms {
		for _, f := range forms {
			slices.SortStableFunc(f.verb.patterns, func(a, b petrarchPattern) int { return b.words() - a.words() })
		}
	}
	return d, nil
}

func (p *petrarchPattern) words() int { return len(p.before) + len(p.after) }

// verb adds the verb of a line with its forms.
func (d *verbDictionary) verb(line, code string) *petrarchVerb {
	if m := inBrackets.FindStringSubmatch(line); m != nil {
		code = m[1]
	}
	irregular := inBraces.FindStringSubmatch(line)
	name := strings.TrimSpace(inBraces.ReplaceAllString(inBrackets.ReplaceAllString(line, ""), ""))
	v := &petrarchVerb{name: name, codes: strings.TrimSpace(code)}
	forms := regularForms(name)
	if irregular != nil {
		forms = append([]string{name}, strings.Fields(irregular[1])...)
	}
	for _, f := range forms {
		parts := strings.FieldsFunc(f, func(r rune) bool { return r == '_' || r == ' ' || r == '+' })
		if len(parts) == 0 {
			continue
		}
		first := glued(parts[0])
		d.forms[first] = append(d.forms[first], verbForm{glued(strings.ReplaceAll(f, "+", "")), v})
	}
	return v
}

func regularForms(verb string) []string {
	if head, rest, ok := strings.Cut(verb, " "); ok {
		forms := regularForms(head)
		for i := range forms {
			forms[i] += " " + rest
		}
		return forms
	}
	stem, isE := strings.CutSuffix(verb, "E")
	y, isY := strings.CutSuffix(verb, "Y")
	switch {
	case isE:
		return []string{verb, verb + "S", verb + "D", stem + "ING"}
	case isY:
		return []string{verb, verb + "S", y + "IES", verb + "ED", y + "IED", verb + "ING"}
	case strings.HasSuffix(verb, "S") || strings.HasSuffix(verb, "X") || strings.HasSuffix(verb, "Z") || strings.HasSuffix(verb, "H"):
		return []string{verb, verb + "ES", verb + "ED", verb + "ING"}
	}
	return []string{verb, verb + "S", verb + "ED", verb + "ING"}
}

// pattern reads "SAID NOT_* FULL_&TIES [064]".
func (d *verbDictionary) pattern(line string) petrarchPattern {
	p := petrarchPattern{}
	if m := inBrackets.FindStringSubmatch(line); m != nil {
		p.codes = strings.TrimSpace(m[1])
	}
	line, _, _ = strings.Cut(line, "[")
	side := &p.before
	joined := false
	for _, field := range strings.Fields(line) {
		for i, part := range strings.Split(field, "_") {
			joined = joined || i > 0
			switch {
			case part == "":
				continue
			case part == "*":
				reverse(p.before, joined)
				side = &p.after
			default:
				w := d.patternWord(part)
				w.joined = joined
				*side = append(*side, w)
			}
			joined = false
		}
		joined = strings.HasSuffix(field, "_")
	}
	return p
}

func (d *verbDictionary) patternWord(s string) patternWord {
	switch {
	case s[0] == '&':
		return patternWord{phrases: d.phrases(s, 0)}
	case len(s) == 1 && strings.Contains("$+^%", s):
		return patternWord{actor: s[0]}
	}
	return patternWord{phrases: []string{glued(s)}}
}

// phrases are the phrases of a set, and of the sets in it.
func (d *verbDictionary) phrases(set string, depth int) []string {
	var list []string
	for _, w := range d.sets[set] {
		if w = strings.TrimSpace(w); strings.HasPrefix(w, "&") && depth < 4 {
			list = append(list, d.phrases(w, depth+1)...)
		} else {
			list = append(list, glued(w))
		}
	}
	return list
}

// reverse turns the words before a verb round, to be read from it outwards; verb
// says whether the last of them is joined to the verb.
func reverse(words []patternWord, verb bool) {
	joins := make([]bool, 0, len(words)+1)
	for _, w := range words {
		joins = append(joins, w.joined)
	}
	joins = append(joins, verb)
	for i := range words {
		words[i].joined = joins[i+1]
	}
	slices.Reverse(words)
}

// find is the verb that the tokens from i on are a form of, and the token after
// it; the longest form wins, of equals the last, as later groups
// correct earlier ones.
func (d *verbDictionary) find(tokens []string, i int) (v *petrarchVerb, end int) {
	for _, f := range d.forms[tokens[i]] {
		if e := matchGlued(tokens, i, f.phrase); e > 0 && e >= end {
			v, end = f.verb, e
		}
	}
	return v, end
}
