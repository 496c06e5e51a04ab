// Package intake answers: what has been published?
//
// [Fetch] gets one page from the web and reads it as an article:
//
//	a, err := intake.Fetch(ctx, "https://www.example.org/2025/ferry", intake.Options{})
//
// Addresses come from strangers (a feed, a form, a text that was pasted), so it
// reaches only public servers: an address that resolves to a private network is
// refused when the connection is made, after redirects and whatever the name
// server said before. It asks robots.txt first, and bounds time and size.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
)

// UserAgent is what Fetch calls itself; sites address their rules in robots.txt
// to its first word.
const UserAgent = "Recount/0.1 (+https://github.com/recount-news/recount)"

// What Fetch can find wrong. Test for them with errors.Is; the error itself says
// which address and what to do.
var (
	ErrScheme   = errors.New("not a web address")
	ErrPrivate  = errors.New("private address")
	ErrRobots   = errors.New("refused by robots.txt")
	ErrTooLarge = errors.New("too large")
	ErrStatus   = errors.New("not served")
)

// Options bound a fetch. The zero value is meant for addresses that come from
// strangers.
type Options struct {
	MaxBytes     int64         // of the body, unpacked; 10 MiB if 0
	Timeout      time.Duration // for all of it, redirects too; 30 s if 0
	AllowPrivate bool          // let addresses on private networks and this machine be reached
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return 10 << 20
}

func (o Options) timeout() time.Duration {
	if o.Timeout > 0 {
		return o.Timeout
	}
	return 30 * time.Second
}

// Page is what a server sent.
type Page struct {
	URL         string // where it was found, after redirects
	ContentType string
	Body        []byte // unpacked
}

// Fetch gets the page at address and reads it as an article, whose name is
// address. Errors are those of Get and of article.Read.
func Fetch(ctx context.Context, address string, o Options) (article.Article, error) {
	page, err := Get(ctx, address, o)
	if err != nil {
		return article.Article{}, err
	}
	a, err := article.Read(ctx, address, page.Body)
	if err == nil && (a.URL == "" || a.URL == address) {
		a.URL = page.URL
	}
	return a, err
}

// Get gets the page at address.
func Get(ctx context.Context, address string, o Options) (Page, error) {
	u, err := parse(address)
	if err != nil {
		return Page{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, o.timeout())
	defer cancel()
	c := newClient(o)
	defer c.http.CloseIdleConnections()
	page, err := c.get(ctx, u)
	if err == nil {
		return page, nil
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("no answer within %v; try again later, or save the page and give the file: %w", o.timeout(), err)
	}
	return Page{}, fmt.Errorf("intake: %s: %w", u.Redacted(), err)
}

// parse accepts absolute http and https addresses.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("intake: %w: %v", ErrScheme, err)
	}
	if err := checkURL(u); err != nil {
		return nil, fmt.Errorf("intake: %s: %w", u.Redacted(), err)
	}
	return u, nil
}

func checkURL(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return fmt.Errorf("%w; give one that begins with https:// or http://", ErrScheme)
	}
	return nil
}

// client is one fetch: its connections, and the rules of the hosts it meets.
type client struct {
	http  http.Client
	opts  Options
	rules map[string]robots // by scheme and host
}

func newClient(o Options) *client {
	c := &client{opts: o, rules: map[string]robots{}}
	c.http = http.Client{
		Transport: &http.Transport{
			Proxy:                 nil, // a proxy would dial for us, unchecked
			DialContext:           dialer(o.AllowPrivate).DialContext,
			TLSHandshakeTimeout:   10 * time.Second,
			ResponseHeaderTimeout: 20 * time.Second,
			// Headers are kept small as the body is; Go unpacks gzip itself and
			// the limit on the body counts unpacked bytes.
			MaxResponseHeaderBytes: 64 << 10,
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// maxRedirects is how often a page may send us on.
const maxRedirects = 5

// get follows redirects by hand, so that the rules of every host on the way are
// asked.
func (c *client) get(ctx context.Context, u *url.URL) (Page, error) {
	for range maxRedirects + 1 {
		if err := c.ask(ctx, u); err != nil {
			return Page{}, err
		}
		page, next, err := c.step(ctx, u)
		if next == nil {
			return page, err
		}
		u = next
	}
	return Page{}, fmt.Errorf("more than %d redirects, the last to %s; give the address where the page is", maxRedirects, u.Redacted())
}

// step makes one request. It gives a page, or where to go on.
func (c *client) step(ctx context.Context, u *url.URL) (Page, *url.URL, error) {
	res, err := c.request(ctx, u)
	if err != nil {
		return Page{}, nil, err
	}
	defer res.Body.Close()
	if to := res.Header.Get("Location"); to != "" && res.StatusCode/100 == 3 {
		next, err := u.Parse(to)
		if err == nil {
			err = checkURL(next)
		}
		if err != nil {
			return Page{}, nil, fmt.Errorf("redirect to %q: %w", to, err)
		}
		return Page{}, next, nil
	}
	if res.StatusCode != http.StatusOK {
		return Page{}, nil, fmt.Errorf("%w: the server answered %s; open it in a browser, save it and give the file", ErrStatus, res.Status)
	}
	body, err := readAll(res.Body, c.opts.maxBytes())
	if err != nil {
		return Page{}, nil, err
	}
	return Page{URL: u.String(), ContentType: res.Header.Get("Content-Type"), Body: body}, nil, nil
}

func (c *client) request(ctx context.Context, u *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1")
	req.Header.Set("Accept-Language", "en, *;q=0.1")
	res, err := c.http.Do(req)
	var failed *url.Error
	if errors.As(err, &failed) {
		err = failed.Err // it would name the address once more
	}
	return res, err
}

// readAll reads r, and no more than most bytes of it.
func readAll(r io.Reader, most int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(body)) > most {
		return nil, fmt.Errorf("%w: the page is larger than %d bytes; save it and give the file", ErrTooLarge, most)
	}
	return body, nil
}
