package server

import (
	"html/template"
	"net/http"
	"strings"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/report"
)

// checkView is the page where a draft is held against its sources. What was handed
// in stands in the form again, but for files, which a browser does not give twice.
type checkView struct {
	Draft   string
	Sources []string
	Files   bool // there were some
	Checked template.HTML
}

func (s *Server) checkForm(w http.ResponseWriter, r *http.Request) error {
	return s.frame.show(w, r, http.StatusOK, view{Page: "check", Title: "Check a draft", Data: checkView{}})
}

// check holds a draft against its sources. The script of the page asks with
// part=1, while the draft is being written, for the answer alone.
func (s *Server) check(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	sources, err := s.handed(r)
	if err != nil {
		return err
	}
	v := checkView{Draft: r.FormValue("draft"), Sources: r.Form["text"], Files: r.MultipartForm != nil && len(r.MultipartForm.File["file"]) > 0}
	switch {
	case strings.TrimSpace(v.Draft) == "":
		return &fault{http.StatusBadRequest, "There is no draft", "Paste it, or begin to write it."}
	case len(sources) == 0:
		return &fault{http.StatusBadRequest, "There is no source", "Paste one to hold the draft against, or choose files."}
	}
	draft, err := article.Read(ctx, "draft", []byte(v.Draft))
	if err != nil {
		return unreadable(err)
	}
	end, err := s.desk.begin(ctx)
	if err != nil {
		return err
	}
	c, err := recount.Check(ctx, draft, sources)
	end()
	if err != nil {
		return err
	}
	if v.Checked, err = report.CheckHTML(c); err != nil {
		return err
	}
	if r.FormValue("part") == "" {
		return s.frame.show(w, r, http.StatusOK, view{Page: "check", Title: "Check a draft", Data: v})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, err = w.Write([]byte(v.Checked))
	return err
}
