package report

import "testing"

func TestEscaped(t *testing.T) {
	for in, want := range map[string]string{
		"Nobody was hurt.":       "Nobody was hurt.",
		"*a* _b_ ~c~ `d` [e](f)": "\\*a\\* \\_b\\_ \\~c\\~ \\`d\\` \\[e\\](f)",
		"<b>&amp;":               "&lt;b&gt;&amp;amp;",
		"a | b \\ c $d$":         "a \\| b \\\\ c \\$d\\$",
		"https://a.b www.c.d":    "https\\://a.b www\\.c.d",
		"@oda in #12, at 3 @ 4":  "@<!-- -->oda in #<!-- -->12, at 3 @ 4",
		"a.prentiss@vale.test":   "a.prentiss@<!-- -->vale.test",
	} {
		if got := escaped(in); got != want {
			t.Errorf("escaped(%q) = %q, want %q", in, got, want)
		}
	}
}
