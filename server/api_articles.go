package server

import (
	"net/http"
	"strconv"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
)

// apiAdd answers POST /articles. An article has the same id whoever hands it in, so
// that to ask again is to ask once.
func (s *Server) apiAdd(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	if err := s.locked(); err != nil {
		return nil, err
	}
	in, err := decode[client.Input](r)
	if err != nil {
		return nil, err
	}
	if err := checkInput("article", in); err != nil {
		return nil, err
	}
	if in.ID != "" {
		return nil, badInput("article has an id", "Give its text, html or url: what has an id is here already.")
	}
	a, err := s.article(r.Context(), "article", in)
	if err != nil {
		return nil, err
	}
	id := store.ID(a)
	_, err = s.desk.store.Summary(r.Context(), id)
	fresh := err != nil
	if _, err := s.desk.take(r.Context(), []article.Article{a}, nil); err != nil {
		return nil, err
	}
	summary, err := s.desk.store.Summary(r.Context(), id)
	if err != nil {
		return nil, err
	}
	out, err := jsonAnswer(client.Added{ID: id, New: fresh, Story: summary.Story})
	if err != nil {
		return nil, err
	}
	out.location = apiRoot + "/accounts/" + id
	if fresh {
		out.status = http.StatusCreated
	}
	return out, nil
}

// apiArticles answers GET /articles.
func (s *Server) apiArticles(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	limit, err := limitOf(r)
	if err != nil {
		return nil, err
	}
	page, err := s.desk.store.Search(r.Context(), store.Query{Limit: limit, After: r.URL.Query().Get("cursor")})
	if err != nil {
		return nil, err
	}
	out := client.ArticlePage{Articles: []client.Summary{}, Next: page.Next}
	for _, h := range page.Hits {
		out.Articles = append(out.Articles, client.Summary(h.Summary))
	}
	return jsonAnswer(out)
}

// apiAccount answers GET /accounts/{id}.
func (s *Server) apiAccount(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	ctx := r.Context()
	id, err := s.desk.store.Resolve(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	summary, err := s.desk.store.Summary(ctx, id)
	if err != nil {
		return nil, err
	}
	a, err := s.desk.store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	derivations, err := s.desk.store.Derivations(ctx, id)
	if err != nil {
		return nil, err
	}
	out := client.StoredArticle{Summary: client.Summary(summary), Article: report.ArticleOf(&a), Derivations: []report.DerivationJSON{}}
	for _, d := range derivations {
		out.Derivations = append(out.Derivations, report.DerivationJSON{Source: d.Source, Copy: d.Copy,
			Score: report.Decimal(d.Score), Shared: report.Decimal(d.Shared), Why: append([]string{}, d.Why...)})
	}
	return jsonAnswer(out)
}

// apiRemove answers DELETE /accounts/{id}. What was answered before may have the
// words of the article, so all of it is forgotten.
func (s *Server) apiRemove(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	if err := s.locked(); err != nil {
		return nil, err
	}
	id, err := s.desk.store.Resolve(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if err := s.desk.remove(r.Context(), id); err != nil {
		return nil, err
	}
	s.answers.clear()
	return &answer{status: http.StatusNoContent}, nil
}

const mostListed = 200 // in a page of a list

// limitOf is how many of a list a program asks for; 0: as many as is usual.
func limitOf(r *http.Request) (int, error) {
	word := r.URL.Query().Get("limit")
	if word == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > mostListed {
		return 0, badInput("limit="+word, "It is a number from 1 to "+strconv.Itoa(mostListed)+".")
	}
	return n, nil
}
