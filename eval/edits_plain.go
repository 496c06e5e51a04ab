package eval

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/text"
)

// The second generator knows letters and lists of words, and nothing of what
// annotate makes of an article: its mistakes are not those of the parse.

// with is what a pattern puts in the place of its first group; false where it does
// not fit.
type with func(s *editSource, m []string) (string, bool)

// pattern is a form of edit that puts other words in the place of the first group
// of a regular expression, in sentences that may be edited.
func pattern(kind compare.Kind, name, expr string, put with) editForm {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
	return editForm{kind, name, func(s *editSource) (edits []edit) {
		for _, sentence := range s.plain {
			words := sentence.Of(s.d.Article.Text)
			for _, at := range compiled().FindAllStringSubmatchIndex(words, -1) {
				group := text.Span{Start: at[2], End: at[3]}.Shift(sentence.Start)
				inside := kind == compare.Quotation && strings.HasPrefix(name, "quot")
				if inside && !s.inQuotation(group) || !inside && kind != compare.Quotation && (s.inMarks(group) || s.inMarks(text.Span{Start: group.Start, End: group.End + 1})) {
					continue
				}
				if name == "marks left out" && !slices.Contains(s.quoted, group) {
					continue
				}
				if to, ok := put(s, groups(words, at)); ok && !s.halfWord(group) {
					edits = append(edits, replace(group, to))
				}
			}
		}
		return edits
	}}
}

// halfWord reports whether a hyphen or an apostrophe ties span to what is beside it.
func (s *editSource) halfWord(span text.Span) bool {
	all := s.d.Article.Text
	return span.Start > 0 && strings.ContainsAny(all[span.Start-1:span.Start], "-'") && !span.Empty() || strings.HasPrefix(all[span.End:], "-")
}

func groups(words string, at []int) (m []string) {
	for i := 0; i < len(at); i += 2 {
		if at[i] < 0 {
			m = append(m, "")
			continue
		}
		m = append(m, words[at[i]:at[i+1]])
	}
	return m
}

// fixed puts the same words everywhere.
func fixed(words string) with {
	return func(*editSource, []string) (string, bool) { return words, true }
}

// oneOf puts one of a list that the article does not have.
func oneOf(list ...string) with {
	return func(s *editSource, m []string) (string, bool) {
		to := s.unnamed(list)
		return to, to != ""
	}
}

// other puts another of the same list: the one it stands in.
func other(list ...string) with {
	return func(s *editSource, m []string) (string, bool) {
		i := slices.Index(list, strings.ToLower(m[1]))
		if i < 0 {
			return "", false
		}
		return likeCase(list[(i+1+s.rng.IntN(len(list)-1))%len(list)], m[1]), true
	}
}

// table puts for a word what a table of "word=other" has; of several, any.
func table(entries string) with {
	all := sync.OnceValue(func() map[string][]string {
		m := map[string][]string{}
		for entry := range strings.SplitSeq(entries, ",") {
			from, to, _ := strings.Cut(strings.TrimSpace(entry), "=")
			m[from] = append(m[from], to)
		}
		return m
	})
	return func(s *editSource, m []string) (string, bool) {
		to := all()[strings.ToLower(m[1])]
		if len(to) == 0 {
			return "", false
		}
		return likeCase(to[s.rng.IntN(len(to))], m[1]), true
	}
}

// keys are the words of a table, as alternatives of a regular expression.
func keys(entries string) string {
	var words []string
	for entry := range strings.SplitSeq(entries, ",") {
		from, _, _ := strings.Cut(strings.TrimSpace(entry), "=")
		if !slices.Contains(words, from) {
			words = append(words, from)
		}
	}
	return strings.Join(words, "|")
}

// both is a table read both ways.
func both(entries string) string {
	var out []string
	for entry := range strings.SplitSeq(entries, ",") {
		from, to, _ := strings.Cut(strings.TrimSpace(entry), "=")
		out = append(out, from+"="+to, to+"="+from)
	}
	return strings.Join(out, ",")
}

// plainSentences are the sentences that look like running text, cut at full stops.
func (s *editSource) plainSentences() (out []text.Span) {
	all := s.d.Article.Text
	start := 0
	for line := range strings.Lines(all) {
		end := start + len(strings.TrimRight(line, " \t\n"))
		for _, span := range cutSentences(all, start, end) {
			words := span.Of(all)
			i := s.sentenceOf(span.Start)
			if len(words) < 40 || len(words) > 420 || !s.isProse(words) || i < 0 || s.d.Article.Blocks[s.d.Sentences[i].Block].Kind != "paragraph" {
				continue
			}
			if anyVerb.MatchString(words) {
				out = append(out, span)
			}
		}
		start += len(line)
	}
	return out
}

// anyVerb is what a sentence that tells something has.
var anyVerb = regexp.MustCompile(`\b(?:is|are|was|were|has|have|had|will|would|did|said|says|[a-z]+ed|can|could|may|might|took|made|came|went|got|told|found|left|began|won|lost|saw|gave|held|fell|rose|ran|shot|hit|met|led|sent|put|set|kept|became|beat|took|drove|broke|saw|paid|grew|brought|spent|built|caught|chose|sold|bought)\b`)

// cutSentences cuts all[start:end] after full stops that end no abbreviation.
func cutSentences(all string, start, end int) (out []text.Span) {
	from := start
	for i := start; i < end; i++ {
		if all[i] != '.' && all[i] != '!' && all[i] != '?' {
			continue
		}
		stop := i + 1
		for stop < end {
			r, n := utf8.DecodeRuneInString(all[stop:])
			if !strings.ContainsRune(`"'”’)`, r) {
				break
			}
			stop += n
		}
		if stop < end && all[stop] != ' ' {
			continue
		}
		next := strings.TrimLeft(all[stop:end], " ")
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"'“‘`))
		if next != "" && (!unicode.IsUpper(r) || abbreviated(all[from:i])) {
			continue
		}
		out = append(out, text.Span{Start: from, End: stop})
		from = stop
		for from < end && all[from] == ' ' {
			from++
		}
		i = from - 1
	}
	return out
}

// abbreviated reports whether words end with what a full stop shortens.
func abbreviated(words string) bool {
	last := words[strings.LastIndexAny(words, " (")+1:]
	switch last {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Sgt", "Lt", "Capt", "Gen", "Col", "Sen", "Rep", "Gov", "Jr", "Sr", "No", "vs", "Inc", "Co", "Corp", "Ltd", "Prof", "Rev", "Det", "Maj", "Ave", "Blvd", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return len(last) == 1 || strings.Contains(last, ".")
}

// plainForms are all forms of the second generator.
var plainForms = slices.Concat(plainNumbers, plainTimes, plainPlaces, plainParticipants, plainPredicates, plainPolarities,
	plainCertainties, plainPrecisions, plainAttributions, plainQuotations, plainRelations, plainClaims)
