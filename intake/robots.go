package intake

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Robots Exclusion Protocol, RFC 9309. The Go libraries for it have not been
// kept since 2021, and this is all of it that one who fetches single pages
// needs: the group that names us, else that of "*", and in it the longest rule
// that matches, allow before disallow.

// robots are the rules of one host for us. The zero value allows everything.
type robots struct {
	rules    []rule
	refusing bool // the host could not say, so nothing is allowed
}

type rule struct {
	path  string // with * and $, percent-encoding normalised
	allow bool
}

// longestRobots is how much of a robots.txt is read: RFC 9309, section 2.5.
const longestRobots = 500 << 10

// ask refuses u if the host's robots.txt does.
func (c *client) ask(ctx context.Context, u *url.URL) error {
	host := u.Scheme + "://" + u.Host
	r, known := c.rules[host]
	if !known {
		var err error
		if r, err = c.robotsOf(ctx, u); err != nil {
			return err
		}
		c.rules[host] = r
	}
	switch {
	case r.refusing:
		return fmt.Errorf("%w: %s/robots.txt cannot be had, which forbids all; try again later, or save the page and give the file", ErrRobots, host)
	case !r.allows(u.EscapedPath(), u.RawQuery):
		return fmt.Errorf("%w of %s; save the page in a browser and give the file", ErrRobots, host)
	}
	return nil
}

// robotsOf gets the rules of u's host. A host that has none allows all; one
// that fails to answer (5xx) allows nothing: RFC 9309, section 2.3.1.
func (c *client) robotsOf(ctx context.Context, u *url.URL) (robots, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range maxRedirects + 1 {
		res, err := c.request(ctx, at)
		if err != nil {
			return robots{}, err
		}
		next, err := at.Parse(res.Header.Get("Location"))
		if res.StatusCode/100 == 3 && err == nil && checkURL(next) == nil {
			res.Body.Close()
			at = next
			continue
		}
		defer res.Body.Close()
		switch {
		case res.StatusCode >= 500:
			return robots{refusing: true}, nil
		case res.StatusCode != http.StatusOK:
			return robots{}, nil
		}
		body, err := readAll(res.Body, longestRobots)
		if err != nil && !errors.Is(err, ErrTooLarge) {
			return robots{}, err
		}
		return parseRobots(body), nil
	}
	return robots{}, nil
}

// parseRobots reads the rules for us: those of all groups that name us, or
// those for "*".
func parseRobots(body []byte) robots {
	var ours, any []rule
	var named, forAll, inRules, found bool
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Buffer(nil, longestRobots+1)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch key = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(key, "\ufeff"))); key {
		case "user-agent":
			if inRules { // a new group begins
				named, forAll, inRules = false, false, false
			}
			named = named || strings.EqualFold(product(value), product(UserAgent))
			forAll = forAll || value == "*"
			found = found || named
		case "allow", "disallow":
			inRules = true
			if value == "" {
				continue
			}
			r := rule{path: normalPath(value), allow: key == "allow"}
			if named {
				ours = append(ours, r)
			}
			if forAll {
				any = append(any, r)
			}
		}
	}
	if found {
		return robots{rules: ours}
	}
	return robots{rules: any}
}

// product is the word that a user agent goes by.
func product(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r == '_')
	})
	if end >= 0 {
		agent = agent[:end]
	}
	return agent
}

// allows reports whether the page may be fetched: the longest rule that matches
// decides, and of two equally long ones that which allows.
func (r robots) allows(path, query string) bool {
	if path == "" {
		path = "/"
	}
	if query != "" {
		path += "?" + query
	}
	path = normalPath(path)
	best := rule{allow: true}
	for _, rule := range r.rules {
		if len(rule.path) < len(best.path) || !matches(rule.path, path) {
			continue
		}
		if len(rule.path) > len(best.path) || rule.allow {
			best = rule
		}
	}
	return best.allow
}

// matches reports whether path begins as pattern says: "*" stands for any bytes,
// "$" at the end for the end. Each part between stars is taken where it first
// occurs, which suffices, so that no pattern takes more than len(path) steps a
// part.
func matches(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	last := len(parts) - 1
	for i := 1; i <= last; i++ {
		if whole && i == last {
			return strings.HasSuffix(path, parts[i])
		}
		at := strings.Index(path, parts[i])
		if at < 0 {
			return false
		}
		path = path[at+len(parts[i]):]
	}
	return !whole || path == ""
}

// normalPath writes percent-encoding in one way: letters and digits bare, all
// that is not ASCII encoded, hexadecimal in capitals.
func normalPath(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c, encoded := s[i], false
		if c == '%' && i+2 < len(s) {
			if hi, lo := unhex(s[i+1]), unhex(s[i+2]); hi >= 0 && lo >= 0 {
				c, encoded = byte(hi<<4|lo), true
				i += 2
			}
		}
		if c >= 0x80 || encoded && !isUnreserved(c) {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
