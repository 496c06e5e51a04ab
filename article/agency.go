package article

import (
	"regexp"
	"strings"

	"github.com/recount-news/recount/text"
)

// agencies are the news agencies that supply English-language papers, each with
// the other names it signs by. A code of two or three letters counts only where
// an agency is expected: in brackets or behind a dash.
var agencies = []struct {
	name   string
	others []string
}{
	{"The Associated Press", []string{"Associated Press", "AP"}},
	{"Reuters", []string{"Thomson Reuters", "Reuters News Agency"}},
	{"Agence France-Presse", []string{"Agence France Presse", "AFP"}},
	{"United Press International", []string{"UPI"}},
	{"PA Media", []string{"Press Association", "The Press Association", "PA"}},
	{"Bloomberg", []string{"Bloomberg News"}},
	{"dpa", []string{"Deutsche Presse-Agentur"}},
	{"EFE", []string{"Agencia EFE"}},
	{"ANSA", nil},
	{"Xinhua", []string{"Xinhua News Agency"}},
	{"TASS", []string{"ITAR-TASS"}},
	{"Interfax", nil},
	{"Ukrinform", nil},
	{"Anadolu Agency", []string{"Anadolu", "AA"}},
	{"Kyodo News", []string{"Kyodo"}},
	{"Jiji Press", []string{"Jiji"}},
	{"Yonhap", []string{"Yonhap News Agency"}},
	{"Press Trust of India", []string{"PTI"}},
	{"Asian News International", []string{"ANI"}},
	{"Indo-Asian News Service", []string{"IANS"}},
	{"Australian Associated Press", []string{"AAP"}},
	{"The Canadian Press", []string{"Canadian Press", "CP"}},
	{"Bernama", nil},
	{"Antara", nil},
	{"Tribune News Service", []string{"TNS"}},
	{"States Newsroom", nil},
	{"Inter Press Service", []string{"IPS"}},
}

// agencyNamed is the full name of the agency that s is a name of, or "".
func agencyNamed(s string) string {
	const longest = 40
	if s = strings.Trim(s, " .\t\n"); len(s) > longest {
		return ""
	}
	for _, a := range agencies {
		if strings.EqualFold(s, a.name) {
			return a.name
		}
		for _, other := range a.others {
			if s == other || len(other) > 4 && strings.EqualFold(s, other) {
				return a.name
			}
		}
	}
	return ""
}

// learnAgency sets f to the agency that stands at s, by its full name where it
// is a known one.
func (l *layout) learnAgency(f *Field, s text.Span) {
	if f.From != "" {
		return
	}
	*f = l.field(s)
	if name := agencyNamed(f.Value); name != "" {
		f.Value = name
	}
}

var (
	creditLine = regexp.MustCompile(`(?i)^\(?(?:additional |with )?(?:reporting|writing|editing|written|reported|edited|compiled|graphics?|photography|translation) (?:by|and (?:writing|editing) by)\b`)
	helpedLine = regexp.MustCompile(`(?i)\bcontributed (?:(?:reporting|research)\b|(?:to|for) (?:this|the) (?:report|story|article)\b|from\b)[^.]*\.?\)?$`)
	helperLine = regexp.MustCompile(`(?i)\b(?:reporters?|writers?|press|staff|correspondents?|editors?|photographers?)\b.* contributed\.?\)?$`)
	staffLine  = regexp.MustCompile(`(?i)^[^.,;:]{3,60} (?:is an?|are) (?:[^.,;:]{0,60} )?(?:staff|contributing|freelance) (?:writer|reporter|photographer|editor)s?\b[^.]{0,80}\.`)
	photoLine  = regexp.MustCompile(`^[^.:;]*(?:\s?\|\s?|/| [Vv]ia )(?:AP(?: Photo)?|AFP|Reuters|REUTERS|Bloomberg|EPA|Shutterstock|Getty(?: Images)?)\.?$`)
	sourceLine = regexp.MustCompile(`(?i)^(?:sources?:|image (?:copyright|source|credit)|with (?:inputs?|files|reports?|material) from|image via|photos? by|photos?(?:graph)?:|images?:|photo credit:?|credit:)\s*\S`)
)

// credit takes a line that names those who made the text or a picture: "The
// Associated Press", "(Reporting by …)", "Ann Marsh contributed to this
// report." An agency that signs alone is taken for the publisher too, where no
// other is named.
func (l *layout) credit(s text.Span) bool {
	str := l.unwrapped(s)
	if len(str) > 300 {
		return false
	}
	if bare := undress(str); agencyNamed(bare.Of(str)) != "" && (bare.Len() > 2 || bare.Len() < len(str)) {
		l.learnAgency(&l.a.Agency, bare.Shift(s.Start))
		l.learnAgency(&l.a.Publisher, bare.Shift(s.Start))
		return true
	}
	n := len(strings.Fields(str))
	return n <= 45 && strings.Contains(str, " by ") && creditLine.MatchString(str) ||
		n <= 30 && l.story > 0 && strings.Contains(str, "contributed") && (helpedLine.MatchString(str) || helperLine.MatchString(str)) ||
		n <= 40 && l.story > 0 && staffLine.MatchString(str) ||
		n <= 12 && photoLine.MatchString(str) ||
		n <= 12 && isOpen(strings.TrimRight(str, ".")) && sourceLine.MatchString(str)
}

// undress is the place of s without brackets, dashes and "Source:" around it.
func undress(s string) text.Span {
	bare := strings.TrimLeft(s, " ([/*—–-")
	for _, word := range []string{"Source:", "Via:", "From:", "©"} {
		bare = strings.TrimPrefix(bare, word)
	}
	bare = strings.TrimLeft(bare, " ")
	start := len(s) - len(bare)
	return text.Span{Start: start, End: start + len(strings.TrimRight(bare, " )]/*.—–-\n"))}
}

// closing is an agency's signature at the end of the last paragraph, or the
// names of those who wrote it in brackets.
var closing = regexp.MustCompile(`\s+(?:\(((?i:(?:additional )?(?:reporting|writing|editing) by\b)[^()]*|[^()]+)\)|(?:—|–|--?)\s*([^\s.][^.—–]+))\.?$`)

// sign takes the signature from the end of the last paragraph: "(Reuters)",
// "— AFP".
func (l *layout) sign() {
	for i := len(l.a.Blocks) - 1; i >= 0; i-- {
		if b := &l.a.Blocks[i]; b.Kind == Paragraph {
			l.signBlock(i)
			return
		}
	}
}

func (l *layout) signBlock(i int) {
	b := l.a.Blocks[i]
	const longest = 400
	from := max(b.Span.Start, b.Span.End-longest)
	for !(text.Span{Start: from, End: b.Span.End}).Valid(l.a.Text) {
		from++
	}
	m := closing.FindStringSubmatchIndex(l.a.Text[from:b.Span.End])
	if m == nil {
		return
	}
	name := text.Span{Start: from + max(m[2], m[4]), End: from + max(m[3], m[5])}
	isAgency := agencyNamed(name.Of(l.a.Text)) != ""
	if !isAgency && !creditLine.MatchString(name.Of(l.a.Text)) || from+m[0] <= b.Span.Start {
		return
	}
	if isAgency {
		l.learnAgency(&l.a.Agency, name)
	}
	tail := trim(l.a.Text, text.Span{Start: from + m[0], End: b.Span.End})
	l.a.Blocks[i].Span.End = from + m[0]
	l.a.Blocks = append(l.a.Blocks[:i+1], append([]Block{{tail, Credit}}, l.a.Blocks[i+1:]...)...)
}
