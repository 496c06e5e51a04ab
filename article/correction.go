package article

import (
	"regexp"
	"strings"
	"sync"
)

// Notes of correction: the words in which a house takes back what it printed, apart
// from the story ("Correction: An earlier version of this article said …"). They are
// notices: what they say was printed is not what the article says.

// longestNote is how many words a note has at most.
const longestNote = 150

// correctionWords are the words, in small letters, of which a note has one; they
// spare nearly all paragraphs the patterns.
var correctionWords = []string{"correct", "version", "erroneous", "clarif", "amend", "erratum", "misstate", "misidentif", "wrong", "mistaken", "error"}

// What the patterns share.
const (
	itself = `(?:article|story|report|post|page|piece|item|dispatch|column|headline|caption|account|text)`
	dated  = `(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec)[a-z]*\.? \d+`
	before = `(?:earlier|previous|original|initial|first|prior)`
	wrong  = `(?:incorrect|erroneous|mistaken|wrong|inaccurate)(?:ly)?|in error|misstated|misidentified|misspelled|misreported|misquoted|misattributed`
)

var correctionNote = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(strings.Join([]string{
		// "Correction, 4 March: …", "CLARIFICATION (March 4): …", "Corrected: …"
		`(?i)^[(\[*]*(?:corrections?|correction appended|corrected|clarifications?|errat(?:um|a)|correction and clarification)\b[^.:–—]{0,40}(?::|\s[–—-])\s*\S.*[.!?)\]*”"]$`,
		// "CORRECTS number of passengers", "(Corrects paragraph two to say …)", "Eds: Corrects …"
		`^(?:Eds:? )?(?:CORRECTS?|CORRECTED|CLARIFIES|AMENDS)\b.`,
		`(?i)^[(\[](?:eds:? )?(?:corrects|corrected|clarifies|amends|fixes)\b.*[)\]]$`,
		// "An earlier version of this article said …"
		`(?i)(?:^|\b(?:an?|the|our) )` + before + ` versions? of (?:this|the|our) ` + itself + `\b`,
		// "This story has been corrected to …", "This article was amended on 4 March 2026 …"
		`(?i)\bthis ` + itself + ` (?:has been|was|is) (?:since )?(?:corrected|amended|clarified|revised to reflect the following correction)\b`,
		`(?i)\bthis ` + itself + ` (?:has been|was) (?:updated|revised)\b.*\bto correct\b`,
		// "Editor's note: We gave the wrong figure …"
		`(?i)^[(\[*]*editor[’']?s[’']? note\b.*(?:\bcorrect(?:s|ed|ion)\b|` + before + ` version|\b(?:` + wrong + `)\b)`,
		// "In a story on March 3 about a ferry, the agency erroneously reported …"
		`(?i)^in an? (?:(?:story|article)(?: published| sent| dated)?(?: on)? ` + dated + `|` + dated + `,?(?: \d{4},?)? (?:story|article)\b).*\b(?:` + wrong + `)\b`,
		// "An article on Thursday about the ferry misstated …"
		`(?i)^(?:an?|the) (?:\w+ )?(?:article|column|headline|caption|obituary|review) (?:on|last|published|about|in some copies)\b.*\b(?:misstated|misidentified|misspelled|misattributed|misquoted|referred incorrectly|incorrectly|erroneously)\b`,
		// "Because of an editing error, this article gave …"
		`(?i)^(?:because of|due to|owing to) an? (?:\w+ )?error\b.*\bthis ` + itself + `\b`,
	}, "|"))
})

// IsCorrection reports whether s, the words of a block, is a note by which a house
// corrects what it printed. Such blocks are of kind [Notice].
func IsCorrection(s string) bool {
	lower := strings.ToLower(s)
	for _, w := range correctionWords {
		if strings.Contains(lower, w) {
			return len(strings.Fields(s)) <= longestNote && correctionNote().MatchString(strings.Join(strings.Fields(s), " "))
		}
	}
	return false
}
