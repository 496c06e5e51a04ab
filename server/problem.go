package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/store"
)

// What the API refuses it tells as problem details (RFC 9457): a type that programs
// may rely on, what is wrong, and what to do about it.

const problemBase = "https://github.com/recount-news/recount/problems/"

func problem(status int, name, title, detail, remedy string) *client.Problem {
	return &client.Problem{Type: problemBase + name, Title: title, Status: status, Detail: detail, Remedy: remedy}
}

func tooLarge(detail, remedy string, limit int) *client.Problem {
	p := problem(http.StatusRequestEntityTooLarge, "too-large", "This is too much", detail, remedy)
	p.Limit = limit
	return p
}

// problemOf tells what went wrong. What is not the program's doing is not told.
func problemOf(err error) *client.Problem {
	var told *client.Problem
	var page *fault
	var bad *article.Error
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &told):
		return told
	case errors.As(err, &page):
		return problem(page.status, faultName(page.status), page.wrong, "", page.remedy)
	case errors.As(err, &bad):
		return problem(http.StatusUnprocessableEntity, "unreadable", "This is no article", bad.Name+": "+bad.Wrong, bad.Remedy)
	case errors.As(err, &large):
		return tooLarge("", fmt.Sprintf("A request may have %d MiB.", large.Limit>>20), int(large.Limit))
	case errors.Is(err, store.ErrNotFound):
		return problem(http.StatusNotFound, "not-found", "There is no such thing here", "", "It may have been removed, or the id has a slip.")
	case errors.Is(err, store.ErrAmbiguous):
		return problem(http.StatusBadRequest, "ambiguous", "Several ids begin so", "", "Give more letters of it.")
	case errors.Is(err, store.ErrInvalid):
		return problem(http.StatusBadRequest, "bad-cursor", "The cursor is of no such list", "", "Begin without one.")
	case errors.Is(err, errLocked), errors.Is(err, store.ErrReadOnly):
		return problem(http.StatusForbidden, "read-only", "Nothing is kept here", "", "Compare and check articles without keeping them.")
	case errors.Is(err, recount.ErrTooFew):
		return problem(http.StatusUnprocessableEntity, "too-few", "There are too few accounts", "", "Hand in two or more.")
	case errors.Is(err, context.DeadlineExceeded):
		return problem(http.StatusServiceUnavailable, "too-long", "This takes too long", "", fmt.Sprintf("An answer may take %s; hand in less at a time.", maxTime))
	}
	return problem(http.StatusInternalServerError, "internal", "Something went wrong here", "", "It is in the log of the program.")
}

// faultName is the name of a problem that pages tell of, too.
func faultName(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "token-needed"
	case http.StatusForbidden:
		return "not-allowed"
	case http.StatusNotFound:
		return "not-found"
	case http.StatusRequestEntityTooLarge:
		return "too-large"
	case http.StatusMisdirectedRequest:
		return "wrong-host"
	case http.StatusUnprocessableEntity:
		return "unreadable"
	case http.StatusTooManyRequests:
		return "too-many-requests"
	case http.StatusBadGateway:
		return "not-fetched"
	case http.StatusInternalServerError:
		return "internal"
	}
	return "bad-request"
}

// sendProblem tells what went wrong, and gives the status.
func (s *Server) sendProblem(w http.ResponseWriter, r *http.Request, err error) int {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return statusGone
	}
	p := problemOf(err)
	if p.Status == http.StatusInternalServerError {
		s.options.Log.Error("answering", "path", r.URL.Path, "err", err)
	}
	data, err := json.Marshal(p)
	if err != nil {
		s.options.Log.Error("telling a problem", "path", r.URL.Path, "err", err)
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	if _, err := w.Write(append(data, '\n')); err != nil {
		s.options.Log.Debug("telling a problem", "path", r.URL.Path, "err", err)
	}
	return p.Status
}

// isAPI reports whether a program asks, which is told of problems as JSON.
func isAPI(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/mcp"
}
