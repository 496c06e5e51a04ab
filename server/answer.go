package server

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/recount-news/recount/report"
)

// answer is what is sent to a program: whole, and made before the first byte goes.
type answer struct {
	status   int // 0 for 200
	kind     string
	location string
	body     []byte
	tag      string
	zipped   func() []byte // made once, when it is asked for
}

// mostAnswers is how many bytes of answers are kept in memory.
const mostAnswers = 64 << 20

// leastZipped is how long an answer must be to be worth compressing.
const leastZipped = 1024

func newAnswer(kind string, body []byte) *answer {
	sum := sha256.Sum256(body)
	return &answer{kind: kind, body: body, tag: hex.EncodeToString(sum[:12]), zipped: sync.OnceValue(func() []byte { return zipped(body) })}
}

// zipped is data compressed, fast rather than small.
func zipped(data []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		panic(err) // the level is one of gzip's
	}
	if _, err := w.Write(data); err != nil {
		panic(err) // a buffer takes all
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func jsonAnswer(v any) (*answer, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return newAnswer("application/json", out.Bytes()), nil
}

// rendered is an answer in a form that report writes.
func rendered(f form, write func(io.Writer) error) (*answer, error) {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return nil, err
	}
	return newAnswer(f.kind, out.Bytes()), nil
}

// statusGone counts requests that nobody waited for; the number is that of nginx.
const statusGone = 499

// bytes is about how much room a takes.
func (a *answer) bytes() int { return len(a.body) + len(a.body)/4 }

// send sends a, or that the program has it, and gives the status.
func (a *answer) send(w http.ResponseWriter, r *http.Request) int {
	status := a.status
	if status == 0 {
		status = http.StatusOK
	}
	h := w.Header()
	if a.location != "" {
		h.Set("Location", a.location)
	}
	if status == http.StatusNoContent {
		w.WriteHeader(status)
		return status
	}
	body, tag := a.body, a.tag
	h.Set("Vary", "Accept, Accept-Encoding")
	if len(body) >= leastZipped && takesGzip(r.Header.Get("Accept-Encoding")) {
		body, tag = a.zipped(), a.tag+"-gzip"
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Cache-Control", "private, no-cache")
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		h.Set("ETag", `"`+tag+`"`)
		if has(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return http.StatusNotModified
		}
	}
	h.Set("Content-Type", a.kind)
	if strings.HasPrefix(a.kind, "text/html") { // a page of its own, with its own style and script
		h.Set("Content-Disposition", `attachment; filename="recount.html"`)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if _, err := w.Write(body); err != nil {
		return statusGone
	}
	return status
}

// has reports whether an If-None-Match header names a tag. Weak tags of a cache
// between are good enough for reading (RFC 9110, 13.1.2).
func has(header, tag string) bool {
	for _, t := range strings.Split(header, ",") {
		if t = strings.TrimPrefix(strings.TrimSpace(t), "W/"); t == "*" || t == `"`+tag+`"` {
			return true
		}
	}
	return false
}

// takesGzip reports whether an Accept-Encoding header lets gzip be used.
func takesGzip(header string) bool {
	takes := false
	for _, part := range strings.Split(header, ",") {
		coding, weight := weighed(part)
		switch coding {
		case "gzip":
			return weight > 0
		case "*":
			takes = weight > 0
		}
	}
	return takes
}

// weighed reads one part of an Accept header: "text/html;q=0.5".
func weighed(part string) (value string, weight float64) {
	value, params, err := mime.ParseMediaType(strings.TrimSpace(part))
	if err != nil {
		return "", 0
	}
	weight = 1
	if q, ok := params["q"]; ok {
		if weight, err = strconv.ParseFloat(q, 64); err != nil {
			return "", 0
		}
	}
	return value, weight
}

// form is a form that an answer can take.
type form struct {
	name report.Format
	kind string // media type
}

var (
	comparisonForms = []form{
		{report.JSON, "application/json"},
		{report.HTML, "text/html; charset=utf-8"},
		{report.SARIF, "application/sarif+json"},
		{report.CSV, "text/csv; charset=utf-8"},
		{report.PROV, "application/prov+json"},
		{report.Dot, "text/vnd.graphviz; charset=utf-8"},
		{report.Markdown, "text/markdown; charset=utf-8"},
		{report.Annotations, "application/ld+json"},
		{report.Text, "text/plain; charset=utf-8"},
	}
	checkForms = []form{
		{report.JSON, "application/json"},
		{report.HTML, "text/html; charset=utf-8"},
		{report.SARIF, "application/sarif+json"},
		{report.Text, "text/plain; charset=utf-8"},
	}
	documentForms = []form{
		{report.JSON, "application/json"},
		{report.CoNLLU, "text/vnd.conllu; charset=utf-8"},
		{report.Text, "text/plain; charset=utf-8"},
	}
)

// chooseForm is the form that a program asks for: by ?format=, else by Accept, else
// the first.
func chooseForm(r *http.Request, forms []form) (form, error) {
	var names []string
	for _, f := range forms {
		names = append(names, string(f.name))
	}
	remedy := "There are " + strings.Join(names, ", ") + "."
	if name := r.URL.Query().Get("format"); name != "" {
		for _, f := range forms {
			if string(f.name) == name {
				return f, nil
			}
		}
		return form{}, problem(http.StatusBadRequest, "no-such-form", "There is no such form", "format="+name, remedy)
	}
	header := strings.Join(r.Header.Values("Accept"), ",")
	if header == "" {
		return forms[0], nil
	}
	best, most := form{}, 0.0
	for _, f := range forms {
		if weight := acceptance(header, f.kind); weight > most {
			best, most = f, weight
		}
	}
	if most == 0 {
		return form{}, problem(http.StatusNotAcceptable, "no-such-form", "There is no such form", "Accept: "+header, remedy)
	}
	return best, nil
}

// acceptance is how much an Accept header wants a media type: by the part that fits
// it most closely.
func acceptance(header, kind string) float64 {
	kind, _, _ = strings.Cut(kind, ";")
	family, _, _ := strings.Cut(kind, "/")
	weight, closest := 0.0, 0
	for _, part := range strings.Split(header, ",") {
		value, w := weighed(part)
		close := 0
		switch value {
		case kind:
			close = 3
		case family + "/*":
			close = 2
		case "*/*":
			close = 1
		}
		if close > closest {
			weight, closest = w, close
		}
	}
	return weight
}

// seen is the answer that is kept under key, or what make gives. Who shares the
// making of one with a program that then goes away makes it himself.
func (s *Server) seen(ctx context.Context, key string, make func() (*answer, error)) (*answer, error) {
	for {
		a, err := s.answers.get(key, make)
		if !errors.Is(err, context.Canceled) || ctx.Err() != nil {
			return a, err
		}
	}
}

// keyOf names what is asked for: by its words, whatever they are called or however
// they are laid out, and by the version of what makes the answer.
func keyOf(parts ...any) (string, error) {
	h := sha256.New()
	e := json.NewEncoder(h)
	for _, p := range append(parts, version) {
		if err := e.Encode(p); err != nil {
			return "", err
		}
	}
	return string(h.Sum(nil)), nil
}
