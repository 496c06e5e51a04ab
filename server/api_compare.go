package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
)

// apiRead answers POST /read.
func (s *Server) apiRead(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	in, err := decode[client.Input](r)
	if err != nil {
		return nil, err
	}
	if err := checkInput("account 1", in); err != nil {
		return nil, err
	}
	return s.kept(r.Context(), []client.Input{in}, []any{"read"}, func() (*answer, error) {
		if in.ID != "" {
			return s.readStored(r.Context(), in.ID)
		}
		a, err := s.article(r.Context(), "account 1", in)
		if err != nil {
			return nil, err
		}
		return rendered(documentForms[0], func(w io.Writer) error { return report.Article(w, &a, report.JSON, report.Options{}) })
	})
}

// readStored is what was read of an article of the store.
func (s *Server) readStored(ctx context.Context, prefix string) (*answer, error) {
	id, err := s.desk.store.Resolve(ctx, prefix)
	if err != nil {
		return nil, err
	}
	a, err := s.desk.store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	return rendered(documentForms[0], func(w io.Writer) error { return report.Article(w, &a, report.JSON, report.Options{}) })
}

// apiAnnotate answers POST /annotate.
func (s *Server) apiAnnotate(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	f, err := chooseForm(r, documentForms)
	if err != nil {
		return nil, err
	}
	in, err := decode[client.Input](r)
	if err != nil {
		return nil, err
	}
	if err := checkInput("account 1", in); err != nil {
		return nil, err
	}
	return s.kept(r.Context(), []client.Input{in}, []any{"annotate", f.name}, func() (*answer, error) {
		account, err := s.understood(r.Context(), "a1", "account 1", in)
		if err != nil {
			return nil, err
		}
		return rendered(f, func(w io.Writer) error { return report.Document(w, &account, f.name, report.Options{}) })
	})
}

// apiCompare answers POST /compare.
func (s *Server) apiCompare(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	f, err := chooseForm(r, comparisonForms)
	if err != nil {
		return nil, err
	}
	q, err := decode[client.CompareRequest](r)
	if err != nil {
		return nil, err
	}
	o, err := onlyOf(q.Only)
	if err != nil {
		return nil, err
	}
	return s.kept(r.Context(), q.Accounts, []any{"compare", f.name, q}, func() (*answer, error) {
		c, err := s.compareInputs(r.Context(), q)
		if err != nil {
			return nil, err
		}
		return rendered(f, func(w io.Writer) error { return report.Write(w, c, f.name, o) })
	})
}

// compareInputs compares articles that are handed in.
func (s *Server) compareInputs(ctx context.Context, q client.CompareRequest) (*compare.Comparison, error) {
	ats, err := checkInputs(q.Accounts, 2)
	if err != nil {
		return nil, err
	}
	if err := checkReference(q.Reference, len(q.Accounts)); err != nil {
		return nil, err
	}
	accounts, err := s.accountsOf(ctx, ats, q.Accounts)
	if err != nil {
		return nil, err
	}
	end, err := s.desk.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	s.desk.compared.Add(1)
	return recount.CompareAccounts(ctx, accounts, recount.Options{Reference: q.Reference})
}

func checkReference(reference string, accounts int) error {
	for i := range accounts {
		if reference == accountName(i) {
			return nil
		}
	}
	if reference == "" {
		return nil
	}
	return badInput(fmt.Sprintf("there is no account %q", reference), fmt.Sprintf("They are a1 to a%d.", accounts))
}

// apiCompareStored answers GET /compare.
func (s *Server) apiCompareStored(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	f, err := chooseForm(r, comparisonForms)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	o, err := onlyOf(append(parts(q.Get("level")), parts(q.Get("kind"))...))
	if err != nil {
		return nil, err
	}
	var inputs []client.Input
	var ids []string
	for _, prefix := range parts(strings.Join(q["of"], ",")) {
		if len(ids) == mostArticles {
			return nil, tooLarge("", fmt.Sprintf("There may be %d accounts.", mostArticles), mostArticles)
		}
		id, err := s.desk.store.Resolve(r.Context(), prefix)
		if err != nil {
			return nil, err
		}
		ids, inputs = append(ids, id), append(inputs, client.Input{ID: id})
	}
	if len(ids) < 2 {
		return nil, problem(http.StatusBadRequest, "too-few", "There are too few accounts", "", "Name two or more as of=ID,ID.")
	}
	reference := q.Get("reference")
	if i := slices.IndexFunc(ids, func(id string) bool { return len(reference) > 5 && strings.HasPrefix(id, reference) }); i >= 0 {
		reference = accountName(i)
	}
	if err := checkReference(reference, len(ids)); err != nil {
		return nil, err
	}
	return s.kept(r.Context(), inputs, []any{"compare stored", f.name, ids, reference, o}, func() (*answer, error) {
		return s.storedAnswer(r.Context(), ids, reference, f, o)
	})
}

// storedAnswer is the comparison of articles of the store, which the store has where
// it was asked for before, by this program or the last one.
func (s *Server) storedAnswer(ctx context.Context, ids []string, reference string, f form, o report.Options) (*answer, error) {
	key := store.ComparisonKey{Accounts: ids, Version: fmt.Sprint(version, f.name, reference, o)}
	body, err := s.desk.store.Comparison(ctx, key)
	if err == nil {
		return newAnswer(f.kind, body), nil
	}
	if !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	c, err := s.desk.compare(ctx, ids, reference)
	if err != nil {
		return nil, err
	}
	a, err := rendered(f, func(w io.Writer) error { return report.Write(w, c, f.name, o) })
	if err != nil {
		return nil, err
	}
	return a, s.desk.store.PutComparison(ctx, key, a.body)
}

// apiCheck answers POST /check.
func (s *Server) apiCheck(_ http.ResponseWriter, r *http.Request) (*answer, error) {
	f, err := chooseForm(r, checkForms)
	if err != nil {
		return nil, err
	}
	q, err := decode[client.CheckRequest](r)
	if err != nil {
		return nil, err
	}
	return s.kept(r.Context(), append(q.Sources, q.Draft), []any{"check", f.name, q}, func() (*answer, error) {
		c, err := s.checkInputs(r.Context(), q)
		if err != nil {
			return nil, err
		}
		return rendered(f, func(w io.Writer) error { return report.Check(w, c, f.name, report.Options{}) })
	})
}

// checkInputs holds a draft that is handed in against its sources.
func (s *Server) checkInputs(ctx context.Context, q client.CheckRequest) (*compare.Checking, error) {
	inputs := append([]client.Input{q.Draft}, q.Sources...)
	ats, err := checkInputs(inputs, 2)
	if err != nil {
		return nil, err
	}
	ats[0] = "draft"
	for i := range q.Sources {
		ats[i+1] = fmt.Sprintf("source %d", i+1)
	}
	accounts, err := s.accountsOf(ctx, ats, inputs)
	if err != nil {
		return nil, err
	}
	end, err := s.desk.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	return recount.CheckAccounts(ctx, accounts)
}

// kept is the answer to a question of these articles, asked before or anew. What an
// address has may be something else the next time.
func (s *Server) kept(ctx context.Context, inputs []client.Input, question []any, make func() (*answer, error)) (*answer, error) {
	if slices.ContainsFunc(inputs, func(in client.Input) bool { return in.URL != "" }) {
		return make()
	}
	key, err := keyOf(append(question, inputs)...)
	if err != nil {
		return nil, err
	}
	return s.seen(ctx, key, make)
}
