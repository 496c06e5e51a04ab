package article

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readPublisher takes the publisher from what a page calls itself. The head of a
// page may name an agency, a section or the maker of its software instead: what
// stands behind the headline in the <title> tag, which readers see, decides
// between two names. Without any, the name of the host is better than none.
func (a *Article) readPublisher(h *pageHead) {
	given := []string{h.ld.Publisher, h.meta["og:site_name"], h.meta["application-name"], h.meta["dc.publisher"]}
	tail := siteTail.FindString(h.title)
	shown := strings.TrimLeft(tail, " |–—-")
	name := first(given...)
	for _, g := range given {
		if sameName(siteName(plain(g)), shown) {
			name = g
			break
		}
	}
	if name == "" && strings.TrimSuffix(h.title, tail) == a.Title.Value {
		name = shown
	}
	if u, err := url.Parse(a.URL); name == "" && err == nil {
		name = u.Hostname()
	}
	a.Publisher = fromPage(siteName(name))
	if agency := agencyNamed(h.ld.Publisher); agency != "" && a.Publisher.Value != agency {
		a.Agency = Field{Value: agency, From: FromMetadata}
	}
}

// sameName reports whether a and b name one publisher: but for blanks and
// punctuation, or the one by the initials of the other.
func sameName(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	var initials strings.Builder
	for _, w := range strings.Fields(a) {
		r, _ := utf8.DecodeRuneInString(w)
		initials.WriteRune(r)
	}
	return letters(b) != "" && (letters(a) == letters(b) || initials.Len() > 2 && initials.String() == b)
}

// siteName is a publisher's name without what some sites add to theirs: its
// address, the sign of a social network, a list of subjects.
func siteName(s string) string {
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		return strings.TrimPrefix(u.Host, "www.")
	}
	s, _, _ = strings.Cut(s, " | ")
	return strings.TrimPrefix(strings.TrimPrefix(s, "@"), "www.")
}

// siteTail is the name of a site behind a title.
var siteTail = regexp.MustCompile(`\s+[|–—-]\s+[^|]{2,40}$`)
