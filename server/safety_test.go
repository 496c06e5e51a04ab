package server_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/recount-news/recount/server"
)

const token = "a token of enough length"

func TestSafety_host(t *testing.T) {
	s := start(t, func(o *server.Options) { o.Hosts = []string{"news.example:8080"} })
	for host, want := range map[string]int{
		"localhost": 200, "localhost:9999": 200, "LOCALHOST:1": 200, "127.0.0.1:8080": 200, "127.9.9.9": 200, "[::1]:8080": 200, "news.example:8080": 200,
		"evil.example": 421, "localhost.evil.example": 421, "news.example": 421, "127.0.0.1.evil.example": 421, "0.0.0.0:8080": 421, "": 421,
	} {
		r := get("/")
		r.Host = host
		if response := s.do(r); response.StatusCode != want {
			t.Errorf("Host %q: %s, want %d", host, response.Status, want)
		}
	}
}

// What another site's page asks for in a user's name is not done.
func TestSafety_crossSite(t *testing.T) {
	s := start(t, nil)
	for _, header := range []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example", "Origin: null"} {
		name, value, _ := strings.Cut(header, ": ")
		r := form("/articles", "text", first)
		r.Header.Set(name, value)
		if response := s.do(r); response.StatusCode != http.StatusForbidden {
			t.Errorf("with %s: %s", header, response.Status)
		}
	}
	r := form("/articles", "text", first)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if response := s.do(r); response.StatusCode != http.StatusSeeOther {
		t.Errorf("from our own page: %s", response.Status)
	}
}

func TestSafety_token(t *testing.T) {
	s := start(t, func(o *server.Options) { o.Token = token })
	for _, target := range []string{"/", "/search?q=ferry", "/accounts/00", "/api/v1/stories", "/nothing"} {
		response := s.do(get(target))
		if text := body(response); response.StatusCode != http.StatusUnauthorized || strings.Contains(text, "Harrow") {
			t.Errorf("%s without a token: %s", target, response.Status)
		}
	}
	for value, want := range map[string]int{"Bearer " + token: 200, "Bearer wrong": 401, "Bearer ": 401, "Basic " + token: 401, token: 401} {
		r := get("/")
		r.Header.Set("Authorization", value)
		if response := s.do(r); response.StatusCode != want {
			t.Errorf("Authorization %q: %s, want %d", value, response.Status, want)
		}
	}
	if response := s.do(form("/enter", "token", "wrong")); response.StatusCode != http.StatusUnauthorized || len(response.Cookies()) > 0 {
		t.Errorf("a wrong token is entered: %s", response.Status)
	}
	cookies := s.do(form("/enter", "token", token)).Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode || strings.Contains(cookies[0].Value, token) {
		t.Fatalf("cookies %v", cookies)
	}
	r := get("/")
	r.AddCookie(cookies[0])
	if response := s.do(r); response.StatusCode != http.StatusOK {
		t.Errorf("with the cookie: %s", response.Status)
	}
}

func TestSafety_rate(t *testing.T) {
	s := start(t, func(o *server.Options) { o.Rate = 2 })
	refused := 0
	for range 30 {
		if s.do(get("/")).StatusCode == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused != 10 {
		t.Errorf("of 30 at once %d are refused, want 10", refused)
	}
	r := get("/")
	r.RemoteAddr = "198.51.100.7:1234"
	if response := s.do(r); response.StatusCode != http.StatusOK {
		t.Errorf("another client: %s", response.Status)
	}
}

func TestSafety_size(t *testing.T) {
	s := start(t, nil)
	long := strings.Repeat("The bridge at Holm is closed until Thursday. ", 10_000)
	for name, r := range map[string]*http.Request{
		"one long text": form("/articles", "text", long),
		"a long body":   form("/articles", "@a", strings.Repeat(long, 30)),
	} {
		if response := s.do(r); response.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: %s", name, response.Status)
		}
	}
}

// Without somebody to fetch, an address is not followed, and never a file.
func TestSafety_addresses(t *testing.T) {
	s := start(t, nil)
	for text, want := range map[string]int{
		"http://localhost:1/":                        http.StatusForbidden,
		"https://news.example/a\nhttps://b.example/": http.StatusForbidden,
		"/etc/passwd":                                http.StatusSeeOther, // a text of one line
		"file:///etc/passwd":                         http.StatusSeeOther,
	} {
		response := s.do(form("/articles", "text", text))
		if response.StatusCode != want || strings.Contains(body(response), "root:") {
			t.Errorf("%q: %s, want %d", text, response.Status, want)
		}
	}
}

func TestSafety_headers(t *testing.T) {
	s := start(t, nil)
	for _, target := range []string{"/", "/nothing", "/check"} {
		header := s.do(get(target)).Header
		if policy := header.Get("Content-Security-Policy"); strings.Contains(policy, "unsafe") || !strings.HasPrefix(policy, "default-src 'none'") {
			t.Errorf("%s: policy %q", target, policy)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", target, header)
		}
	}
}
