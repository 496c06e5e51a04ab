package intake_test

import (
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/intake"
)

const page = `<!doctype html><html><head><title>Pier to reopen in May</title></head><body><article>
<p>The pier of Harrow Bay will reopen in May, the mayor said on Monday after a vote of the council.</p>
<p>Work will cost $2.5 million, and half of it will be paid by the county, she told reporters.</p></article></body></html>`

// site is a server with one page for each thing that can happen.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	redirect := func(from, to string) {
		mux.HandleFunc(from, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
	}
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte("User-agent: *\nDisallow: /secret\n"))
	})
	mux.HandleFunc("/pier", func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.UserAgent(), "Recount/") {
			http.Error(w, "who are you?", http.StatusForbidden)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(page))
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		for range 64 {
			z.Write(make([]byte, 1<<20))
		}
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/secret", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(page)) })
	redirect("/old", "/pier")
	redirect("/loop", "/loop")
	redirect("/1", "/2")
	redirect("/2", "/3")
	redirect("/3", "/4")
	redirect("/4", "/5")
	redirect("/5", "/pier")
	redirect("/to-secret", "/secret")
	redirect("/to-file", "file:///etc/passwd")
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	s := site(t)
	a, err := intake.Fetch(context.Background(), s.URL+"/old", intake.Options{AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	if a.Name != s.URL+"/old" || a.URL != s.URL+"/pier" {
		t.Errorf("got name %q and address %q, want %q and %q", a.Name, a.URL, s.URL+"/old", s.URL+"/pier")
	}
	if a.Title.Value != "Pier to reopen in May" || !strings.Contains(a.Text, "the mayor said") {
		t.Errorf("got title %q and text %q", a.Title.Value, a.Text)
	}
}

func TestGet_manyRedirects(t *testing.T) {
	s := site(t)
	p, err := intake.Get(context.Background(), s.URL+"/1", intake.Options{AllowPrivate: true})
	if err != nil || p.URL != s.URL+"/pier" || p.ContentType != "text/html; charset=utf-8" || string(p.Body) != page {
		t.Errorf("got %q, %q, %d bytes, error %v", p.URL, p.ContentType, len(p.Body), err)
	}
}

func TestGet_refuses(t *testing.T) {
	s := site(t)
	allow := intake.Options{AllowPrivate: true, MaxBytes: 1 << 20, Timeout: 5 * time.Second}
	for _, c := range []struct {
		name    string
		address string
		opts    intake.Options
		want    error // nil where the words are enough
		says    string
	}{
		{"this machine", s.URL + "/pier", intake.Options{}, intake.ErrPrivate, "127.0.0.1 is not on the public internet"},
		{"this machine by name", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/pier", intake.Options{}, intake.ErrPrivate, "public internet"},
		{"this machine by IPv6", "http://[::1]:1/", intake.Options{}, intake.ErrPrivate, "::1"},
		{"this machine mapped", "http://[::ffff:127.0.0.1]:1/", intake.Options{}, intake.ErrPrivate, "public internet"},
		{"cloud metadata", "http://169.254.169.254/latest/meta-data/", intake.Options{}, intake.ErrPrivate, "169.254.169.254"},
		{"file", "file:///etc/passwd", allow, intake.ErrScheme, "https://"},
		{"no host", "http:///pier", allow, intake.ErrScheme, "https://"},
		{"words", "harrow bay", allow, intake.ErrScheme, "https://"},
		{"bad address", "http://a b/", allow, intake.ErrScheme, ""},
		{"robots", s.URL + "/secret?x=1", allow, intake.ErrRobots, "save the page"},
		{"redirect to robots", s.URL + "/to-secret", allow, intake.ErrRobots, "save the page"},
		{"redirect to a file", s.URL + "/to-file", allow, intake.ErrScheme, "file:///etc/passwd"},
		{"redirects without end", s.URL + "/loop", allow, nil, "more than 5 redirects"},
		{"missing", s.URL + "/none", allow, intake.ErrStatus, "404"},
		{"compressed bomb", s.URL + "/bomb", allow, intake.ErrTooLarge, "1048576 bytes"},
		{"endless", s.URL + "/endless", allow, intake.ErrTooLarge, "1048576 bytes"},
		{"slow", s.URL + "/slow", intake.Options{AllowPrivate: true, Timeout: 50 * time.Millisecond}, context.DeadlineExceeded, "no answer within 50ms"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := intake.Get(context.Background(), c.address, c.opts)
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Fatalf("got error %v, want %v", err, c.want)
			}
			if !strings.HasPrefix(err.Error(), "intake: ") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %q does not begin with intake: or say %q", err, c.says)
			}
		})
	}
}

func TestFetch_notText(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Write([]byte("%PDF-1.7"))
	}))
	defer s.Close()
	_, err := intake.Fetch(context.Background(), s.URL, intake.Options{AllowPrivate: true})
	if !errors.Is(err, article.ErrBinary) {
		t.Errorf("got error %v, want %v", err, article.ErrBinary)
	}
}

func TestGet_robotsUnavailable(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.Error(w, "down", http.StatusServiceUnavailable)
		}
	}))
	defer s.Close()
	_, err := intake.Get(context.Background(), s.URL, intake.Options{AllowPrivate: true})
	if !errors.Is(err, intake.ErrRobots) {
		t.Errorf("got error %v, want %v", err, intake.ErrRobots)
	}
}

func TestGet_stopped(t *testing.T) {
	s := site(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := intake.Get(ctx, s.URL+"/pier", intake.Options{AllowPrivate: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want that of the context", err)
	}
}
