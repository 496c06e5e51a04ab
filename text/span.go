// Package text answers: where in this string?
//
// A [Span] is a half-open byte range and the only way Recount names a place in
// an article. An [Index] turns byte offsets into lines, columns and UTF-16
// offsets for people, editors and browsers. A [Normal] is a simplified copy of
// a string (straight quotes, single blanks, folded case) that maps every place
// in it back to the original, so that comparing never costs the exact words.
//
// The package knows no language and imports nothing of ours.
package text

import "unicode/utf8"

// Span is the half-open byte range [Start, End) of a string, on rune
// boundaries. The zero value is the empty span at 0, which also stands for
// "nowhere" in fields that may be absent.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no bytes.
func (s Span) Empty() bool { return s.End <= s.Start }

// Of returns the bytes of str that s covers. It panics if s lies outside str.
func (s Span) Of(str string) string { return str[s.Start:s.End] }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Union is the smallest span that covers both s and t; an empty span adds
// nothing.
func (s Span) Union(t Span) Span {
	switch {
	case s.Empty():
		return t
	case t.Empty():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Shift moves s by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Valid reports whether s lies inside str and on rune boundaries.
func (s Span) Valid(str string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(str) &&
		boundary(str, s.Start) && boundary(str, s.End)
}

func boundary(str string, i int) bool { return i == len(str) || utf8.RuneStart(str[i]) }
