package server

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// What is refused, in the order of asking:
//
//  1. a Host that is not ours, as a page of another site would send that had its
//     own name resolved to this machine (DNS rebinding);
//  2. a client that asks more often than Options.Rate;
//  3. a client without the token, where there is one;
//  4. a change that a page of another site asks for (cross-site request forgery),
//     told by Sec-Fetch-Site and Origin;
//  5. a body over maxBody, and an answer that takes longer than maxTime.
//
// Every answer forbids scripts, styles and frames that are not ours, so that words
// of an article can do nothing even if a template let them through.

const (
	maxBody = 8 << 20          // bytes of a request
	maxTime = 60 * time.Second // of an answer, but for events
)

// policy is the Content-Security-Policy of every page.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard puts all checks before h.
func (s *Server) guard(h http.Handler) http.Handler {
	h = s.limitTime(h)
	crossing := http.NewCrossOriginProtection()
	crossing.SetDenyHandler(s.refuse(http.StatusForbidden, "This was asked by a page of another site", "Open Recount itself and ask again."))
	h = crossing.Handler(h)
	h = s.askToken(h)
	h = s.limitRate(h)
	h = s.checkHost(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		h.ServeHTTP(w, r)
	})
}

// refuse answers with a fault.
func (s *Server) refuse(status int, wrong, remedy string) http.Handler {
	return s.page(func(http.ResponseWriter, *http.Request) error { return &fault{status, wrong, remedy} })
}

// checkHost lets through requests to loopback and to the names we go by.
func (s *Server) checkHost(h http.Handler) http.Handler {
	no := s.refuse(http.StatusMisdirectedRequest, "This server does not go by that name", "Use the address that recount serve printed, or start it with --host NAME.")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(s.options.Hosts, r.Host) && !isLoopback(r.Host) {
			no.ServeHTTP(w, r)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// isLoopback reports whether host, with a port or not, is this machine by its own
// name or number.
func isLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && a.Unmap().IsLoopback()
}

// cookieOf is the cookie of a browser whose user gave the token, which itself stays
// out of the browser. Each token has a name of its own: cookies know no port, and one
// machine may have several servers.
func cookieOf(token string) (name, value string) {
	sum := sha256.Sum256([]byte("recount cookie " + token))
	return "recount-" + hex.EncodeToString(sum[:4]), hex.EncodeToString(sum[4:])
}

// askToken lets through who has the token.
func (s *Server) askToken(h http.Handler) http.Handler {
	token := s.options.Token
	if token == "" {
		return h
	}
	name, value := cookieOf(token)
	mux := http.NewServeMux()
	mux.Handle("POST /enter", s.page(s.enter))
	mux.HandleFunc("GET /assets/", h.ServeHTTP)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && same(given, token) {
			h.ServeHTTP(w, r)
			return
		}
		if c, err := r.Cookie(name); err == nil && same(c.Value, value) {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("WWW-Authenticate", `Bearer realm="recount"`)
		if isAPI(r) {
			s.sendProblem(w, r, problem(http.StatusUnauthorized, "token-needed", "A token is needed", "", "Send it as Authorization: Bearer TOKEN."))
			return
		}
		if err := s.frame.show(w, r, http.StatusUnauthorized, view{Page: "enter", Title: "A token is needed", Data: r.URL.Path}); err != nil {
			s.options.Log.Error("asking for the token", "err", err)
		}
	})
	return mux
}

// enter takes the token that a user typed.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) error {
	if !same(r.FormValue("token"), s.options.Token) {
		return &fault{http.StatusUnauthorized, "That is not the token", "It is in the file that the server was started with."}
	}
	name, value := cookieOf(s.options.Token)
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/",
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// same compares without telling by its time where two strings differ.
func same(x, y string) bool { return subtle.ConstantTimeCompare([]byte(x), []byte(y)) == 1 }

// manyClients is how many clients have their rate watched; then all are let off
// anew, which costs an attacker with many addresses nothing and us no memory.
const manyClients = 10_000

// limitRate lets each client ask Options.Rate times a second, and ten times that
// at once.
func (s *Server) limitRate(h http.Handler) http.Handler {
	perSecond := s.options.Rate
	if perSecond <= 0 {
		return h
	}
	var mu sync.Mutex
	clients := map[string]*rate.Limiter{}
	allow := func(client string) bool {
		mu.Lock()
		defer mu.Unlock()
		l := clients[client]
		if l == nil {
			if len(clients) >= manyClients {
				clear(clients)
			}
			l = rate.NewLimiter(rate.Limit(perSecond), int(max(1, 10*perSecond)))
			clients[client] = l
		}
		return l.AllowN(s.options.Now(), 1)
	}
	no := s.refuse(http.StatusTooManyRequests, "Too many requests", "Wait some seconds.")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil {
			client = r.RemoteAddr
		}
		if !allow(client) {
			w.Header().Set("Retry-After", "10")
			no.ServeHTTP(w, r)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// limitTime ends the context of a request after maxTime.
func (s *Server) limitTime(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == eventsPath {
			h.ServeHTTP(w, r)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), maxTime)
		defer cancel()
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}
