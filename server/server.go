// Package server answers: how does one read all this in a browser, or ask for it
// from a program?
//
// It is one http.Handler over a store: pages for people, the same answers as
// JSON below /api/v1 for programs.
//
//	s, err := server.New(ctx, server.Options{Store: db, Now: time.Now})
//	http.ListenAndServe("localhost:8080", s)
//
// A page is made on the server and whole without a script. All that is needed for
// it comes from this program: no request leaves the machine, unless a user hands in
// an address and Options.Fetch is there to get it.
//
// What to read first: the table of routes below; safety.go, what is refused;
// desk.go, what happens to an article that comes in; then the file named after a
// page, with its template in pages/.
package server

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/store"
)

// Options say what the server works with. Store and Now are needed.
type Options struct {
	Store *store.Store
	Now   func() time.Time

	// Fetch gets the article at an address that a user hands in. It must refuse
	// private networks, as intake.Fetch does. Without one, addresses are refused.
	Fetch func(ctx context.Context, address string) (article.Article, error)

	// Token is asked of every client, where it is not empty: as a bearer token of
	// programs, once on a page of people. Without one, whoever reaches the server
	// may use it, so then it must listen on loopback only.
	Token string

	ReadOnly bool     // nothing is kept that comes in
	Hosts    []string // names that the server goes by, beside those of loopback: "news.example:8080"
	Rate     float64  // requests a second that one client may make; 0 for as many as it likes
	Log      *slog.Logger

	// Progress, where it is given, is told how many are done of the articles that New
	// and Take put into their stories.
	Progress func(done, of int)
}

// Server is an http.Handler. Make it with New.
type Server struct {
	options Options
	desk    *desk
	frame   *frame
	answers *shelf[*answer] // to programs
	meters  meters
	openAPI func() ([]byte, error) // made when it is first asked for
	handler http.Handler
}

// New makes a server of what o.Store has.
func New(ctx context.Context, o Options) (*Server, error) {
	if o.Store == nil || o.Now == nil {
		return nil, errors.New("server: a server needs a store and a clock")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d, err := newDesk(ctx, o)
	if err != nil {
		return nil, err
	}
	s := &Server{options: o, desk: d, frame: newFrame(o), answers: newShelf(mostAnswers, (*answer).bytes)}
	s.openAPI = sync.OnceValues(func() ([]byte, error) { return openAPI(s.operations()) })
	s.handler = s.guard(s.routes())
	return s, nil
}

// Take keeps articles and puts them into their stories.
func (s *Server) Take(ctx context.Context, articles []article.Article) error {
	_, err := s.desk.take(ctx, articles, s.options.Progress)
	return err
}

// Close stores what the server knows beside what the store has been told. It ends
// after that; the store is the caller's to close.
func (s *Server) Close(ctx context.Context) error {
	s.desk.mu.Lock()
	defer s.desk.mu.Unlock()
	if s.desk.unsaved == 0 {
		return nil
	}
	return s.desk.save(ctx)
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// routes is every address there is.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, page := range map[string]pageFunc{
		"GET /{$}":            s.front,
		"POST /articles":      s.takeIn,
		"GET /stories/{id}":   s.story,
		"GET /accounts/{id}":  s.account,
		"GET /compare":        s.compare,
		"POST /compare":       s.compareNow,
		"GET /check":          s.checkForm,
		"POST /check":         s.check,
		"GET /search":         s.search,
		"GET /assets/{asset}": s.asset,
		"/":                   s.missing,
	} {
		mux.Handle(pattern, s.page(page))
	}
	s.apiRoutes(mux)
	return mux
}
