package text_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/recount-news/recount/text"
)

func ExampleNormalise() {
	const s = "The  Mayor said: “It’s over\u00a0— for now…”"
	n := text.Normalise(s)
	fmt.Println(n.Text)

	at := strings.Index(n.Text, `"it's over`)
	fmt.Println(n.Span(text.Span{Start: at, End: at + len(`"it's over`)}).Of(s))
	// Output:
	// the mayor said: "it's over - for now..."
	// “It’s over
}

func TestNormalise(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"blank", " \t\n\u00a0", ""},
		{"case", "NATO und ÄRGER", "nato und ärger"},
		{"quotes", "‘a’ “b” „c“ «d» `e´ 5′", `'a' "b" "c" "d" 'e' 5'`},
		{"dashes", "a–b a—b a -- b a−b a‑b", "a-b a-b a - b a-b a-b"},
		{"long dash", "a --- b ——", "a - b -"},
		{"dashes apart", "- - -", "- - -"},
		{"ellipsis", "wait…", "wait..."},
		{"blanks", "  a\r\n\n b\u00a0\u2009c\u3000d ", "a b c d"},
		{"composed", "Cafe\u0301 and A\u030a", "café and å"},
		{"composed across a joiner", "e\u200d\u0301", "é"},
		{"Korean letters", "\u1112\u1161\u11ab", "한"},
		{"dropped", "in\u00advis\u200bible\ufeff", "invisible"},
		{"Turkish capital", "İstanbul", "istanbul"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.Normalise(c.in).Text; got != c.want {
				t.Errorf("Normalise(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestNormal_Span(t *testing.T) {
	for _, c := range []struct{ in, part, want string }{
		{"the  “Big”\n\nday", `"big"`, "“Big”"},
		{"the  “Big”\n\nday", "big", "Big"},
		{"the  “Big”\n\nday", `" d`, "”\n\nd"},
		{"wait … no", "...", "…"},
		{"wait … no", " .", " …"}, // a part of an ellipsis is all of it
		{"Cafe\u0301s", "é", "e\u0301"},
		{"so\u00adlo", "sol", "so\u00adl"},
		{"so\u00adlo", "so", "so"},
		{"a --- b", "-", "---"},
		{"  lead", "lead", "lead"},
	} {
		n := text.Normalise(c.in)
		at := strings.Index(n.Text, c.part)
		if at < 0 {
			t.Errorf("Normalise(%q) = %q lacks %q", c.in, n.Text, c.part)
			continue
		}
		if got := n.Span(text.Span{Start: at, End: at + len(c.part)}).Of(c.in); got != c.want {
			t.Errorf("%q: %q maps back to %q, want %q", c.in, c.part, got, c.want)
		}
	}
}

// Whatever the bytes, every span of the copy maps to a span of the original
// that normalises to the same text, and normalising twice changes nothing.
func FuzzNormaliseMapsBack(f *testing.F) {
	for _, s := range []string{
		"", " ", "The  Mayor said: “It’s over\u00a0— for now…”", "a\xffb", "e\u200d\u0301x", "-- --",
		"\u1112\u1161\u11ab", "İ\u0307", "\u0301a", "\xf0\x9f\x98", "\u1fef\u037e", "a\u00ad \u00adb", "\u00a0x",
	} {
		f.Add(s, uint16(0), uint16(len(s)))
	}
	f.Fuzz(func(t *testing.T, s string, i, j uint16) {
		n := text.Normalise(s)
		if again := text.Normalise(n.Text).Text; again != n.Text {
			t.Errorf("Normalise twice: %q, then %q", n.Text, again)
		}
		part := text.Span{Start: min(int(i), len(n.Text)), End: min(int(j), len(n.Text))}
		if part.Start > part.End || !part.Valid(n.Text) {
			return
		}
		back := n.Span(part)
		if utf8.ValidString(s) && !back.Valid(s) || back.Start < 0 || back.Start > back.End || back.End > len(s) {
			t.Fatalf("%q: %v maps to %v, outside the text", s, part, back)
		}
		want := strings.TrimSpace(part.Of(n.Text))
		if got := text.Normalise(back.Of(s)).Text; !strings.Contains(got, want) {
			t.Errorf("%q: %q maps to %q, which normalises to %q", s, want, back.Of(s), got)
		}
	})
}

func BenchmarkNormalise(b *testing.B) {
	s := strings.Repeat("“We will rebuild the bridge,” the mayor of Harrow Bay said on Monday — her café is closed.\n", 100)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		text.Normalise(s)
	}
}
