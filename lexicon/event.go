package lexicon

import (
	_ "embed"
	"strconv"
	"strings"
)

// The table of events, events.tsv, tells what class of event a verb makes, by
// itself and with what stands around it. Its lines are sorted and searched where
// they lie; a lookup allocates nothing. Fields are parted by tabs, and the first
// tells what the line is:
//
//	accuse   112    *+             a verb and its CAMEO code, or nothing; * where it has patterns, + where it is
//	                               also there with a particle or preposition
//	=accuse  1124         for:&6   a pattern of a verb: its code, what stands before the verb, what behind it
//	~talk    046                   a noun of event and its code
//	&drone   80                    a word and the sets it is in, as bits in hexadecimal
//
// What stands around a verb is items parted by blanks, each in any order: a word; a
// set, "&6"; words of one phrase, "financial+aid"; a preposition and what it
// governs, "on:alert", "with:". A code that begins with a colon is of what
// is done to the subject, "faced charges".
//
//go:embed events.tsv
var eventTable string

// EventVerb is what the table of events has of a verb.
type EventVerb struct {
	Verb string // with its particle: "shoot down"
	Code string // CAMEO code where no pattern fits, "" for none

	marks string
}

// Longer reports whether the table has v with a particle or preposition, too.
func (v EventVerb) Longer() bool { return strings.HasSuffix(v.marks, "+") }

// EventVerbOf looks up a verb. Its particle or preposition stands apart, "" for
// none, and a verb is not found without one that is asked for.
func EventVerbOf(verb, particle string) (EventVerb, bool) {
	var buffer [keySize]byte
	key := append(buffer[:0], verb...)
	if particle != "" {
		key = append(append(key, ' '), particle...)
	}
	found, line, ok := eventLine(eventTable, key)
	if !ok {
		return EventVerb{}, false
	}
	code, marks, _ := strings.Cut(line, "\t")
	return EventVerb{found, code, marks}, true
}

// keySize is room for any key of the table; longer ones are found, too.
const keySize = 64

// EventNoun is the CAMEO code of a noun that means an event: "talk", "raid".
func EventNoun(noun string) (code string, ok bool) {
	var buffer [keySize]byte
	_, code, ok = eventLine(eventTable, append(append(buffer[:0], '~'), noun...))
	return code, ok
}

// EventSets are the sets of words that word is in, as bits.
func EventSets(word string) uint64 {
	var buffer [keySize]byte
	_, line, ok := eventLine(eventTable, append(append(buffer[:0], '&'), word...))
	if !ok {
		return 0
	}
	sets, err := strconv.ParseUint(line, 16, 64)
	if err != nil {
		return 0 // a test reads every line
	}
	return sets
}

// EventPattern is what may stand around a verb, and the code it then has.
type EventPattern struct {
	Code          string
	Before, After EventItems
}

// Patterns calls yield with the patterns of v until it says no.
func (v EventVerb) Patterns(yield func(EventPattern) bool) {
	if !strings.HasPrefix(v.marks, "*") {
		return
	}
	var buffer [keySize]byte
	rest := eventTable[eventAt(eventTable, append(append(buffer[:0], '='), v.Verb...)):]
	for {
		end := strings.IndexByte(rest, '\n')
		if end < 0 {
			return
		}
		line := rest[:end]
		rest = rest[end+1:]
		if len(line) <= len(v.Verb)+1 || line[0] != '=' || line[1:len(v.Verb)+1] != v.Verb || line[len(v.Verb)+1] != '\t' {
			return
		}
		code, line, _ := strings.Cut(line[len(v.Verb)+2:], "\t")
		before, after, _ := strings.Cut(line, "\t")
		if !yield(EventPattern{code, EventItems(before), EventItems(after)}) {
			return
		}
	}
}

// EventItems are the items of one side of a pattern.
type EventItems string

// EventItem is one of them: a preposition and the words it governs, or words
// alone. A set among the words is written "&" and its number.
type EventItem struct {
	Preposition string // "" for none
	Words       string // parted by "+"; "" for any, behind a preposition
}

// Next is the first item, and those after it.
func (s EventItems) Next() (EventItem, EventItems) {
	word, rest := string(s), ""
	if i := strings.IndexByte(word, ' '); i >= 0 {
		word, rest = word[:i], word[i+1:]
	}
	if i := strings.IndexByte(word, ':'); i >= 0 {
		return EventItem{word[:i], word[i+1:]}, EventItems(rest)
	}
	return EventItem{Words: word}, EventItems(rest)
}

// eventLine is the first line that begins with key, and what follows it there.
func eventLine(table string, key []byte) (first, rest string, ok bool) {
	line := table[eventAt(table, key):]
	end := strings.IndexByte(line, '\n')
	if end < 0 {
		return "", "", false
	}
	first, rest, _ = strings.Cut(line[:end], "\t")
	return first, rest, first == string(key)
}

// eventAt is where the first line whose first field is not below key begins.
func eventAt(table string, key []byte) int {
	low, high := 0, len(table)
	for low < high {
		mid := int(uint(low+high) >> 1)
		begin := strings.LastIndexByte(table[low:mid], '\n') + 1 + low
		end := strings.IndexByte(table[begin:], '\n')
		if end < 0 {
			return high
		}
		if first, _, _ := strings.Cut(table[begin:begin+end], "\t"); first < string(key) {
			low = begin + end + 1
		} else {
			high = begin
		}
	}
	return low
}
