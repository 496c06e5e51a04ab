package text_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

func ExampleIndex_Position() {
	const s = "Storm hits\nthe “old” pier"
	p := text.NewIndex(s).Position(strings.Index(s, "pier"))
	fmt.Printf("line %d, column %d, UTF-16 offset %d\n", p.Line, p.Column, p.UTF16)
	// Output: line 2, column 11, UTF-16 offset 21
}

func ExampleSpan_Union() {
	fmt.Println(text.Span{Start: 2, End: 5}.Union(text.Span{Start: 9, End: 12}))
	// Output: {2 12}
}

// slow is Position by counting from the start.
func slow(s string, offset int) text.Position {
	before := s[:offset]
	return text.Position{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
		UTF16:  len(utf16.Encode([]rune(before))),
	}
}

// FuzzIndexEqualsCounting holds the marks of an Index against plain counting.
func FuzzIndexEqualsCounting(f *testing.F) {
	f.Add("", 0)
	f.Add("a\nb", 2)
	f.Add("𝄞“é”\r\n\n", 6)
	f.Add(strings.Repeat("é", 63)+"𝄞\n"+strings.Repeat("x\n", 90), 130)
	f.Fuzz(func(t *testing.T, s string, offset int) {
		s = strings.ToValidUTF8(s, "?")
		at := max(0, min(offset, len(s)))
		for at < len(s) && !utf8.RuneStart(s[at]) {
			at--
		}
		if got, want := text.NewIndex(s).Position(offset), slow(s, at); got != want {
			t.Errorf("%q: Position(%d) = %+v, want %+v", s, offset, got, want)
		}
	})
}

func TestIndex_insideRune(t *testing.T) {
	x := text.NewIndex("aé")
	if got, want := x.Position(2), x.Position(1); got != want {
		t.Errorf("Position(2), inside é, = %+v, want that of é: %+v", got, want)
	}
}

func TestIndex_notUTF8(t *testing.T) {
	s := strings.Repeat("\xff\x80\n", 100)
	for i := range len(s) + 1 {
		text.NewIndex(s).Position(i) // must not panic
	}
}

func BenchmarkNewIndex(b *testing.B) {
	s := strings.Repeat("“We will rebuild the bridge,” the mayor of Harrow Bay said.\n", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.NewIndex(s)
	}
}

func BenchmarkIndex_Position(b *testing.B) {
	s := strings.Repeat("“We will rebuild the bridge,” the mayor of Harrow Bay said.\n", 100)
	x := text.NewIndex(s)
	for b.Loop() {
		x.Position(len(s) - 1)
	}
}
