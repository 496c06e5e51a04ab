package intake

import (
	"regexp"
	"strings"
	"testing"
)

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, file, path string
		want             bool
	}{
		{"empty", "", "/a", true},
		{"all", "User-agent: *\nDisallow: /", "/a", false},
		{"nothing", "User-agent: *\nDisallow:", "/a", true},
		{"another", "User-agent: other\nDisallow: /", "/a", true},
		{"ours", "User-agent: recount\nDisallow: /a", "/a/b", false},
		{"ours with version", "User-agent: Recount/2.0\nDisallow: /a", "/a", false},
		{"ours before all", "User-agent: *\nDisallow: /\n\nUser-agent: Recount\nDisallow: /b", "/a", true},
		{"ours in a list", "User-agent: other\nUser-agent: recount\nDisallow: /a", "/a", false},
		{"two groups of ours", "User-agent: recount\nDisallow: /a\n\nUser-agent: recount\nDisallow: /b", "/b", false},
		{"group ends at rules", "User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", true},
		{"longest", "User-agent: *\nAllow: /news/open\nDisallow: /news", "/news/open/1", true},
		{"longest disallows", "User-agent: *\nAllow: /news\nDisallow: /news/closed", "/news/closed", false},
		{"equal allows", "User-agent: *\nDisallow: /page\nAllow: /page", "/page", true},
		{"star", "User-agent: *\nDisallow: /*/print", "/2025/pier/print/", false},
		{"end", "User-agent: *\nDisallow: /*.php$", "/a.php", false},
		{"not end", "User-agent: *\nDisallow: /*.php$", "/a.php5", true},
		{"end without star", "User-agent: *\nDisallow: /a$", "/ab", true},
		{"query", "User-agent: *\nDisallow: /*?amp", "/a?amp=1", false},
		{"encoded", "User-agent: *\nDisallow: /caf%c3%a9", "/café", false},
		{"encoded letter", "User-agent: *\nDisallow: /%61", "/a", false},
		{"encoded slash", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
		{"comment and blanks", "User-agent : * # all\n Disallow : /a # this", "/a", false},
		{"byte order mark", "\ufeffUser-agent: *\nDisallow: /a", "/a", false},
		{"CRLF", "User-agent: *\r\nDisallow: /a\r\n", "/a", false},
		{"rules before any group", "Disallow: /a", "/a", true},
		{"sitemap between", "User-agent: *\nSitemap: https://x.example/s\nDisallow: /a", "/a", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, query, _ := strings.Cut(c.path, "?")
			if got := parseRobots([]byte(c.file)).allows(path, query); got != c.want {
				t.Errorf("%q allows %s: %v, want %v", c.file, c.path, got, c.want)
			}
		})
	}
}

// FuzzMatchesLikeRegexp holds our matching against the meaning of the pattern,
// written as a regular expression.
func FuzzMatchesLikeRegexp(f *testing.F) {
	f.Add("/*.php$", "/a.php.php")
	f.Add("/a*b*c", "/aXbYc")
	f.Add("*$", "")
	f.Add("/a$b", "/a$b")
	f.Fuzz(func(t *testing.T, pattern, path string) {
		bare, whole := strings.CutSuffix(pattern, "$")
		parts := strings.Split(bare, "*")
		for i := range parts {
			parts[i] = regexp.QuoteMeta(parts[i])
		}
		expr := `(?s)\A` + strings.Join(parts, ".*")
		if whole {
			expr += `\z`
		}
		re, err := regexp.Compile(expr)
		if err != nil || strings.ToValidUTF8(pattern+path, "") != pattern+path {
			t.Skip()
		}
		if got, want := matches(pattern, path), re.MatchString(path); got != want {
			t.Errorf("matches(%q, %q) = %v, want %v", pattern, path, got, want)
		}
	})
}
