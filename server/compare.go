package server

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/recount-news/recount"
	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/report"
)

// compareView is what the page of a comparison shows.
type compareView struct {
	Comparison template.HTML
	Links      []link // the same in other forms
}

type link struct{ Name, Address string }

// compare shows the comparison of articles of the store: /compare?of=ID,ID. Without
// any it asks for them.
func (s *Server) compare(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("of") == "" {
		return s.frame.show(w, r, http.StatusOK, view{Page: "compare_form", Title: "Compare", Data: nil})
	}
	ids, err := s.resolve(r)
	if err != nil {
		return err
	}
	c, err := s.desk.compare(r.Context(), ids, r.FormValue("reference"))
	if err != nil {
		return err
	}
	return s.showComparison(w, r, c, exportLinks(r.URL.Query()))
}

// resolve gives the articles that a request names, in its order.
func (s *Server) resolve(r *http.Request) (ids []string, err error) {
	for _, list := range r.Form["of"] {
		for _, prefix := range strings.Split(list, ",") {
			id, err := s.desk.store.Resolve(r.Context(), prefix)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) < 2:
		return nil, &fault{http.StatusBadRequest, "A comparison needs two accounts or more", "Name them as of=ID,ID."}
	case len(ids) > mostArticles:
		return nil, &fault{http.StatusBadRequest, "These are too many accounts", "Compare forty at most."}
	}
	return ids, nil
}

// compareNow compares what was handed in. Where nothing is kept, the answer is all
// there is of it; else it has an address.
func (s *Server) compareNow(w http.ResponseWriter, r *http.Request) error {
	articles, err := s.handed(r)
	if err != nil {
		return err
	}
	if len(articles) < 2 {
		return &fault{http.StatusBadRequest, "A comparison needs two accounts or more", "Hand in another one."}
	}
	if !s.options.ReadOnly {
		ids, err := s.desk.take(r.Context(), articles, nil)
		if err != nil {
			return err
		}
		http.Redirect(w, r, compareAddress(ids), http.StatusSeeOther)
		return nil
	}
	end, err := s.desk.begin(r.Context())
	if err != nil {
		return err
	}
	defer end()
	c, err := recount.Compare(r.Context(), articles, recount.Options{})
	if err != nil {
		return err
	}
	return s.showComparison(w, r, c, nil)
}

func (s *Server) showComparison(w http.ResponseWriter, r *http.Request, c *compare.Comparison, links []link) error {
	body, err := report.ComparisonHTML(c, report.Options{})
	if err != nil {
		return err
	}
	title, err := report.Headline(c)
	if err != nil {
		return err
	}
	return s.frame.show(w, r, http.StatusOK, view{Page: "compare", Title: title, Script: true, Data: compareView{body, links}})
}

// exportLinks lead to the same comparison in the forms that programs want.
func exportLinks(q url.Values) (links []link) {
	q = url.Values{"of": q["of"], "reference": q["reference"]}
	for _, f := range []struct{ name, format string }{
		{"HTML file", "html"}, {"JSON", "json"}, {"SARIF", "sarif"}, {"CSV", "csv"}, {"PROV", "prov"}, {"Web Annotations", "annotations"},
	} {
		q.Set("format", f.format)
		links = append(links, link{f.name, "/api/v1/compare?" + q.Encode()})
	}
	return links
}
