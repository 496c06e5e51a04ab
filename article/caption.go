package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

var (
	// photoCredit is "(AP Photo/Ann Marsh)", "(Photo by …)", "(Courtesy of …)".
	photoCredit = regexp.MustCompile(`\((?:` +
		`(?:[\p{L}. ]*\s)?(?i:photos?|photographs?|images?|pictures?|pix)(?:\)|(?:\s*[/:,]| by\b| via\b| courtesy\b| credit\b)[^()]*\)?)|` +
		`(?i:credit|courtesy|handout|screenshot|screengrab|illustration|graphic|file)\b(?:\)|(?:\s*[/:,]| by\b| of\b| via\b| photo)[^()]*\)?)|` +
		`(?:[^()/]+(?:/| via )(?:AP|AFP|Reuters|REUTERS|Getty|EPA|Shutterstock)\b|(?:AP|AFP|REUTERS|Reuters|EPA|Getty Images)/)[^()]*\)?)`)

	// photoTail is the same without brackets, at the end of a caption.
	photoTail = regexp.MustCompile(`\s(?:\|\s+\p{Lu}[^|.]+/[^|.]+|(?:Photograph|Photo|Image|Picture|Credit)(?: by|:| credit:)\s+\p{Lu}[^.]+|View Full Caption\b[^.]*)$`)

	// captionHead opens captions that need no credit to be known.
	captionHead = regexp.MustCompile(`^(?:FILE|File|FILE PHOTO|File photo|In this (?:[\w.,]+ ){0,5}(?:file )?(?:photo|image|picture)|This (?:[\w.,]+ ){0,5}(?:photo|image)|Pictured|PICTURED|Image caption|Photo caption|Caption|Above|Clockwise from|From left)\b\s*(?:[-–—:,(]|(?:taken|released|provided|from|made|shows)\b)`)
)

// creditIn is the place of the photo credit in s, or nil. The plain searches
// spare most paragraphs the patterns.
func creditIn(s string, whole bool) (at []int) {
	if strings.Contains(s, "(") {
		at = photoCredit.FindStringIndex(s)
	}
	if at == nil && whole && tailWord(s) {
		at = photoTail.FindStringIndex(s)
	}
	const longest = 150
	if at == nil || at[1]-at[0] > longest || goesOnSentence(s[at[1]:]) {
		return nil
	}
	return at
}

// goesOnSentence reports whether rest, behind a bracket, is in the middle of a
// sentence: "Doe (in a file photo), 38, was named".
func goesOnSentence(rest string) bool {
	bare := strings.TrimLeft(rest, " ")
	r, _ := utf8.DecodeRuneInString(bare)
	return unicode.IsLower(r) || strings.HasPrefix(bare, ",") || strings.HasPrefix(bare, ";")
}

func tailWord(s string) bool {
	for _, word := range []string{" | ", "Photo", "Image", "Picture", "Credit", "Caption"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// longestCaption bounds the search for a photo credit, in bytes: a caption
// stands at the front of its piece.
const longestCaption = 1200

// captioned takes the captions that s begins with, each with its credit, and
// gives the rest. A hint makes caption or heading of what has no credit.
func (l *layout) captioned(s text.Span, hint BlockKind) text.Span {
	for !s.Empty() {
		str := head(l.a.Text, s, longestCaption)
		at := creditIn(str, len(str) == s.Len())
		if at == nil {
			break
		}
		l.add(text.Span{Start: s.Start, End: s.Start + at[0]}, Caption)
		l.add(text.Span{Start: s.Start + at[0], End: s.Start + at[1]}, Credit)
		s = trim(l.a.Text, text.Span{Start: s.Start + at[1], End: s.End})
	}
	switch str := s.Of(l.a.Text); {
	case hint != "":
		l.add(s, hint)
	case captionHead.MatchString(head(l.a.Text, s, 200)) && len(strings.Fields(str)) <= 80:
		l.add(s, Caption)
	default:
		return s
	}
	return text.Span{}
}
