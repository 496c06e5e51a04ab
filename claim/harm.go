package claim

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/recount-news/recount/document"
)

// harm is what becomes of a person, worse the greater it is.
type harm uint8

const (
	unharmed harm = iota
	struck        // shot, stabbed, run over: whether dead or hurt is told elsewhere
	treated       // in a hospital, in a condition: hurt, unless told dead
	hurt
	dead
)

var harms = map[string]harm{"struck": struck, "treated": treated, "hurt": hurt, "dead": dead}

// harmWord is a line of harms.tsv.
type harmWord struct {
	harm   harm
	victim harmVictim
	with   string // words of which one must stand with it, each between blanks; or ""
}

// harmVictim tells where the words for the victims stand.
type harmVictim uint8

const (
	toPatient harmVictim = iota
	toSubject
	toOf
	toCounted
	toSelf
)

var harmVictims = map[string]harmVictim{"patient": toPatient, "subject": toSubject, "of": toOf, "count": toCounted, "self": toSelf}

//go:embed harms.tsv
var harmTable string

// harmKey is a word and its class: 'v', 'n' or 'a'.
type harmKey struct {
	class byte
	word  string
}

// harmWords are the lines of harms.tsv.
var harmWords = sync.OnceValue(func() map[harmKey][]harmWord {
	table := make(map[harmKey][]harmWord)
	for line := range strings.Lines(harmTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) < 4 {
			panic(fmt.Sprintf("claim: harms.tsv: %q", line))
		}
		w := harmWord{harm: harms[cells[2]], victim: harmVictims[cells[3]]}
		if len(cells) > 4 {
			w.with = " " + cells[4] + " "
		}
		key := harmKey{cells[1][0], cells[0]}
		table[key] = append(table[key], w)
	}
	return table
})

// harmsOf are the lines of harms.tsv for a word of a class.
func harmsOf(u document.UPOS, lemma string) []harmWord {
	class := byte('v')
	switch u {
	case document.VERB:
	case document.NOUN, document.PROPN:
		class = 'n'
	case document.ADJ:
		class = 'a'
	default:
		return nil
	}
	return harmWords()[harmKey{class, lemma}]
}
