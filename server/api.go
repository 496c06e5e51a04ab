package server

import (
	"errors"
	"net/http"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/report"
)

// The API: for programs, as JSON, what the pages show. The table of operations is
// all there is of it; the addresses, the OpenAPI document and the page of /docs are
// made of it. What an operation takes and gives is a type of package client or
// report.
//
// What to read next: answer.go, how an answer is sent; problem.go, what is refused
// and how that is told; input.go, what is taken in; then the file named after the
// noun.

// apiVersion is told in the OpenAPI document. A change of that document takes a new
// version, of which the first number rises where an old program could stumble:
//
//	1.0.0  the first
const apiVersion = "1.0.0"

const apiRoot = "/api/v1"

// operation is one thing that programs may ask for.
type operation struct {
	id     string // what programs made from the document call it
	route  string // method and path below apiRoot
	about  string // what it does, a sentence
	params []param
	in     any    // what it takes, as the zero value of its shape; nil: nothing
	out    any    // what it gives, likewise; nil: no JSON
	forms  []form // that it gives; none: JSON alone
	made   bool   // 201 where something came to be by it, else 200
	serve  apiFunc
}

// param is part of the path or of the query.
type param struct {
	name, about string
	schema      *jsonschema.Schema
	needed      bool
}

// apiFunc answers a request of a program. Where it gives no answer and no error, it
// has answered by itself.
type apiFunc func(w http.ResponseWriter, r *http.Request) (*answer, error)

func (s *Server) operations() []operation {
	id := param{"id", "of the article, or the first letters of it", textSchema, true}
	cursor := param{"cursor", "next of the page before", textSchema, false}
	limit := param{"limit", "how many of them", limitSchema, false}
	format := param{"format", "the form of the answer; else the Accept header tells, else it is JSON", nil, false}
	only := []param{
		{"level", "levels that the findings must be of, with commas between", listSchema, false},
		{"kind", "kinds that they must be of, likewise", listSchema, false},
	}
	return []operation{
		{id: "read", route: "POST /read", about: "Tells what is read of an article: its text, and where its title, date and the like were found.",
			in: client.Input{}, out: report.ArticleJSON{}, serve: s.apiRead},
		{id: "annotate", route: "POST /annotate", about: "Gives all that is understood of an article: sentences, words, names, times, amounts, places, quotations, claims.",
			params: []param{format}, in: client.Input{}, out: report.DocumentJSON{}, forms: documentForms, serve: s.apiAnnotate},
		{id: "compare", route: "POST /compare", about: "Tells what accounts of one event agree and differ in. Nothing is kept of them.",
			params: []param{format}, in: client.CompareRequest{}, out: report.ComparisonJSON{}, forms: comparisonForms, serve: s.apiCompare},
		{id: "compareStored", route: "GET /compare", about: "Compares articles that the server has.",
			params: append([]param{{"of", "ids of two articles or more, with commas between; a1, a2 and so on in the answer", listSchema, true},
				{"reference", "the account the others are held against, as a1 or as its id", textSchema, false}, format}, only...),
			out: report.ComparisonJSON{}, forms: comparisonForms, serve: s.apiCompareStored},
		{id: "check", route: "POST /check", about: "Tells which sentences of a draft its sources support. Nothing is kept of them.",
			params: []param{format}, in: client.CheckRequest{}, out: report.CheckJSON{}, forms: checkForms, serve: s.apiCheck},
		{id: "addArticle", route: "POST /articles", about: "Keeps an article and puts it into its story. The same article again changes nothing.",
			in: client.Input{}, out: client.Added{}, made: true, serve: s.apiAdd},
		{id: "articles", route: "GET /articles", about: "Lists articles, newest first.",
			params: []param{limit, cursor}, out: client.ArticlePage{}, serve: s.apiArticles},
		{id: "account", route: "GET /accounts/{id}", about: "Gives an article with its text, and what it was made from.",
			params: []param{id}, out: client.StoredArticle{}, serve: s.apiAccount},
		{id: "removeAccount", route: "DELETE /accounts/{id}", about: "Takes an article out, with all that hangs on it.",
			params: []param{id}, serve: s.apiRemove},
		{id: "stories", route: "GET /stories", about: "Lists stories, the one with the newest article first.",
			params: []param{{"accounts", "with so many accounts at least", countSchema, false}, limit, cursor}, out: client.StoryPage{}, serve: s.apiStories},
		{id: "story", route: "GET /stories/{id}", about: "Gives a story: its accounts, which was made from which, the headline facts and the contradictions.",
			params: []param{{"id", "of the story", textSchema, true}}, out: client.Story{}, serve: s.apiStory},
		{id: "search", route: "GET /search", about: "Finds articles: with words the best first, else the newest.",
			params: append(searchParams(), limit, cursor), out: client.HitPage{}, serve: s.apiSearch},
		{id: "findings", route: "GET /findings", about: "Lists what the accounts of stories agree and differ in, the newest story first. A page may be short and yet not be the last.",
			params: append(only, param{"story", "of one story alone, by its id", textSchema, false}, limit, cursor), out: client.FindingPage{}, serve: s.apiFindings},
		{id: "events", route: "GET /events", about: "Tells of each story that changes, as a server-sent event whose data is a StoryEvent, for as long as the connection is open.",
			out: client.StoryEvent{}, forms: []form{{"events", "text/event-stream"}}, serve: s.apiEvents},
		{id: "health", route: "GET /health", about: "Tells that the server works, and with what.",
			out: client.Health{}, serve: s.apiHealth},
		{id: "metrics", route: "GET /metrics", about: "Gives counts and durations in the text format of Prometheus.",
			forms: []form{{"prometheus", "text/plain; version=0.0.4; charset=utf-8"}}, serve: s.apiMetrics},
		{id: "openapi", route: "GET /openapi.json", about: "Gives this document.",
			forms: []form{{report.JSON, "application/json"}}, serve: s.apiDocument},
	}
}

// apiRoutes adds all addresses for programs, and the page that tells of them.
func (s *Server) apiRoutes(mux *http.ServeMux) {
	for _, op := range s.operations() {
		method, path, _ := strings.Cut(op.route, " ")
		mux.Handle(method+" "+apiRoot+path, s.api(op.route, op.serve))
	}
	mux.Handle("/api/", s.api("unknown", func(w http.ResponseWriter, r *http.Request) (*answer, error) { return nil, noSuchRoute(mux, w, r) }))
	mux.Handle("GET /docs", s.page(s.docs))
	mux.Handle("/mcp", s.mcpHandler())
}

// api makes a handler of an apiFunc.
func (s *Server) api(route string, f apiFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := s.options.Now()
		a, err := f(w, r)
		status := http.StatusOK
		switch {
		case err != nil:
			status = s.sendProblem(w, r, err)
		case a != nil:
			status = a.send(w, r)
		}
		s.meters.request(route, status, s.options.Now().Sub(begun))
	})
}

// noSuchRoute tells that there is nothing at an address, or not by that method.
func noSuchRoute(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) error {
	var allowed []string
	for _, method := range []string{"GET", "POST", "DELETE"} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := mux.Handler(other); pattern != "/api/" {
			allowed = append(allowed, method)
		}
	}
	if len(allowed) == 0 {
		return problem(http.StatusNotFound, "not-found", "There is no such operation", r.URL.Path, "GET "+apiRoot+"/openapi.json lists them.")
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	return problem(http.StatusMethodNotAllowed, "wrong-method", "There is no such method here", r.Method+" "+r.URL.Path, "Use "+strings.Join(allowed, " or ")+".")
}

// apiHealth answers GET /health.
func (s *Server) apiHealth(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	articles, stories, err := s.desk.store.Count(r.Context())
	if err != nil {
		return nil, err
	}
	return jsonAnswer(client.Health{Status: "ok", API: apiVersion, Articles: articles, Stories: stories, ReadOnly: s.options.ReadOnly})
}

// apiMetrics answers GET /metrics.
func (s *Server) apiMetrics(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	articles, stories, err := s.desk.store.Count(r.Context())
	if err != nil {
		return nil, err
	}
	return newAnswer("text/plain; version=0.0.4; charset=utf-8", s.meters.text(articles, stories, s.desk.compared.Load())), nil
}

// apiDocument answers GET /openapi.json.
func (s *Server) apiDocument(http.ResponseWriter, *http.Request) (*answer, error) {
	data, err := s.openAPI()
	if err != nil {
		return nil, err
	}
	return newAnswer("application/json", data), nil
}

// locked refuses what would change the store.
func (s *Server) locked() error {
	if s.options.ReadOnly {
		return errLocked
	}
	return nil
}

var errLocked = errors.New("server: read-only")
