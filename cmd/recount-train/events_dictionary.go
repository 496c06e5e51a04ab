package main

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// eventDictionary is a dictionary of verbs and their patterns as the coder
// PETRARCH-2 reads it: sets of words, and groups of verbs with the codes of the
// scheme CAMEO. Its lines are
//
//	&AIRCRAFT_                       the words of a set follow
//	+PLANE                           one of them; words are joined by _, and a last _ says that it has no plural
//	--- ASK [020] ---                a group of verbs and its code; "---" is none
//	QUERY {QUERIES QUERIED} [020]    a verb, its irregular forms and its own code
//	+ASK_FOR {+ASKED_FOR} [020]      one of several words
//	- POLICE * {AID BUS} (AT $) [173] # SET   a pattern: * is the verb, {} one phrase, () a preposition and
//	                                 its phrase, $ + ^ % actors; then its code and the verbs it was found with
//	~ …                              a transformation, which is not read
type eventDictionary struct {
	sets    []wordSet
	groups  []verbGroup
	leftOut []string // lines that are none of these, each with its place
}

type wordSet struct {
	name  string
	words []string // lower case, blanks between
}

type verbGroup struct {
	code     string // of its verbs that have none of their own
	verbs    []codedVerb
	patterns []verbPattern
}

type codedVerb struct {
	verb string // lower case, blanks between
	code string // "" for none
}

type verbPattern struct {
	before, after []patternItem
	code          string
	verbs         []string // that it was found with
}

// patternItem is a phrase of a pattern, and the preposition that governs it.
type patternItem struct {
	prepositions []string // each of which may stand there; nil for none
	words        []string // of one phrase; a set is "&name"
}

// readEventDictionary reads a dictionary; a line with a slip in it is left out, for
// dictionaries of thousands of lines written by hand have some. Actors in patterns are left out: who
// acts upon whom is read from the sentence.
func readEventDictionary(r io.Reader, name string) (*eventDictionary, error) {
	d := &eventDictionary{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		text, comment, _ := strings.Cut(lines.Text(), "#")
		text, _, _ = strings.Cut(text, ";") // which begins comments, too
		if err := d.line(strings.TrimSpace(text), comment); err != nil {
			d.leftOut = append(d.leftOut, fmt.Sprintf("%s:%d: %v", name, n, err))
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

var (
	groupLine = regexp.MustCompile(`^---\s*(\S.*?)\s*\[([^\]]*)\]\s*---`)
	codeLast  = regexp.MustCompile(`\[([^\]]*)\]\s*$`)
	forms     = regexp.MustCompile(`\{[^}]*\}`)
	items     = regexp.MustCompile(`\{[^}]*\}|\([^)]*\)|[^\s{}()]+`)
)

func (d *eventDictionary) line(line, comment string) error {
	switch {
	case line == "" || line[0] == '~':
		return nil
	case strings.HasPrefix(line, "---"):
		m := groupLine.FindStringSubmatch(line)
		if m == nil {
			return fmt.Errorf("%q is no head of a group", line)
		}
		d.groups = append(d.groups, verbGroup{code: eventCode(m[2])})
		return nil
	case line[0] == '&':
		d.sets = append(d.sets, wordSet{name: strings.ToLower(strings.Trim(line[1:], "_ "))})
		return nil
	case len(d.groups) == 0:
		if line[0] != '+' || len(d.sets) == 0 {
			return fmt.Errorf("%q is in no set of words and no group of verbs", line)
		}
		set := &d.sets[len(d.sets)-1]
		if w := dictionaryWord(line[1:]); spelled(w) {
			set.words = append(set.words, w)
		}
		return nil
	case line[0] == '-':
		return d.pattern(line[1:], comment)
	}
	return d.verb(line)
}

func (d *eventDictionary) verb(line string) error {
	g := &d.groups[len(d.groups)-1]
	code := g.code
	if m := codeLast.FindStringSubmatch(line); m != nil {
		code, line = eventCode(m[1]), strings.TrimSuffix(line, m[0])
	}
	verb := strings.TrimSpace(forms.ReplaceAllString(line, ""))
	verb = dictionaryWord(strings.TrimPrefix(verb, "+"))
	if !spelled(verb) {
		return fmt.Errorf("%q has no verb", line)
	}
	g.verbs = append(g.verbs, codedVerb{verb, code})
	return nil
}

func (d *eventDictionary) pattern(line, comment string) error {
	m := codeLast.FindStringSubmatchIndex(line)
	if m == nil {
		return fmt.Errorf("%q has no code", line)
	}
	p := verbPattern{code: eventCode(line[m[2]:m[3]])}
	side, seen := &p.before, false
	for _, item := range items.FindAllString(strings.ReplaceAll(line[:m[0]], "*", " * "), -1) {
		switch {
		case item == "*":
			side, seen = &p.after, true
		case strings.Trim(item, "$+^%") == "":
		default:
			if it := itemOf(item); it.prepositions != nil || it.words != nil {
				*side = append(*side, it)
			}
		}
	}
	if !seen {
		return fmt.Errorf("%q has no place for the verb", line)
	}
	for v := range strings.SplitSeq(comment, ",") {
		if v = dictionaryWord(strings.TrimSpace(v)); spelled(v) {
			p.verbs = append(p.verbs, v)
		}
	}
	g := &d.groups[len(d.groups)-1]
	g.patterns = append(g.patterns, p)
	return nil
}

// itemOf reads "WORD", "{SEVERAL WORDS}" or "(OF/FROM WORD)".
func itemOf(s string) patternItem {
	var it patternItem
	words := strings.Fields(strings.Trim(s, "{}()"))
	if s[0] == '(' && len(words) > 0 {
		it.prepositions = slices.DeleteFunc(strings.Split(strings.ToLower(words[0]), "/"), func(p string) bool { return !spelled(p) })
		words = words[1:]
	}
	for _, w := range words {
		for part := range strings.SplitSeq(strings.Trim(w, "{}$+^%"), "_") {
			if part = strings.ToLower(part); spelled(strings.TrimPrefix(part, "&")) {
				it.words = append(it.words, part)
			}
		}
	}
	return it
}

// eventCode is a code of the dictionary as we write it: of a pair, which is for
// what each of two actors does, the first; "" for none.
func eventCode(s string) string {
	first, second, _ := strings.Cut(strings.TrimSpace(s), ":")
	if digits := strings.Trim(first, "-!"); isNumber(digits) {
		return digits
	}
	if isNumber(second) {
		return ":" + second
	}
	return ""
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// dictionaryWord is a word of the dictionary as people write it.
func dictionaryWord(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Trim(s, "_ "), "_", " "))
}
