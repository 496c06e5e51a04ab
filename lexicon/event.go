package lexicon

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// The table of events, events.tsv, tells what class of event a verb makes, by
// itself and with what stands around it. Its lines are sorted and searched where
// they lie, by an index of them that the first lookup makes; a lookup allocates
// nothing. Fields are parted by tabs, and the first tells what the line is:
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
	found, line, ok := eventLine(key)
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
	_, code, ok = eventLine(append(append(buffer[:0], '~'), noun...))
	return code, ok
}

// EventSets are the sets of words that word is in, as bits.
func EventSets(word string) uint64 {
	var buffer [keySize]byte
	_, line, ok := eventLine(append(append(buffer[:0], '&'), word...))
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
	key := append(append(buffer[:0], '='), v.Verb...)
	lines := eventLines()
	for i := lines.at(key); i < len(lines); i++ {
		line := lines.line(i)
		if len(line) <= len(key) || line[:len(key)] != string(key) || line[len(key)] != '\t' {
			return
		}
		code, line, _ := strings.Cut(line[len(key)+1:], "\t")
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
func eventLine(key []byte) (first, rest string, ok bool) {
	lines := eventLines()
	i := lines.at(key)
	if i == len(lines) {
		return "", "", false
	}
	first, rest, _ = strings.Cut(lines.line(i), "\t")
	return first, rest, first == string(key)
}

// lineIndex is where each line of the table begins. Finding them takes some fifty
// microseconds, once.
type lineIndex []uint32

var eventLines = sync.OnceValue(func() lineIndex {
	index := make(lineIndex, 0, strings.Count(eventTable, "\n"))
	for at := 0; at < len(eventTable); {
		index = append(index, uint32(at))
		at += strings.IndexByte(eventTable[at:], '\n') + 1
	}
	return index
})

// line is the i-th line, without its end.
func (x lineIndex) line(i int) string {
	if i+1 < len(x) {
		return eventTable[x[i] : x[i+1]-1]
	}
	return eventTable[x[i] : len(eventTable)-1]
}

// at is the number of the first line whose first field is not below key.
func (x lineIndex) at(key []byte) int {
	low, high := 0, len(x)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if isBelow(eventTable[x[mid]:], key) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// isBelow reports whether the first field of line is below key.
func isBelow(line string, key []byte) bool {
	for i, k := range key {
		switch c := line[i]; {
		case c == '\t':
			return true // key goes on
		case c != k:
			return c < k
		}
	}
	return false // the field is key, or goes on
}
