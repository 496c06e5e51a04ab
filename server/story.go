package server

import (
	"net/http"

	"github.com/recount-news/recount/report"
)

// story shows a story. Of one with a single account there is nothing to say but the
// account.
func (s *Server) story(w http.ResponseWriter, r *http.Request) error {
	st, err := s.desk.store.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	ids := make([]string, len(st.Members))
	for i, m := range st.Members {
		ids[i] = m.Article
	}
	if len(ids) == 1 {
		http.Redirect(w, r, "/accounts/"+ids[0], http.StatusSeeOther)
		return nil
	}
	c, err := s.desk.compare(r.Context(), ids, "")
	if err != nil {
		return err
	}
	matrix, err := report.MatrixHTML(c, compareAddress(ids))
	if err != nil {
		return err
	}
	return s.frame.show(w, http.StatusOK, view{Page: "story", Title: st.Title, Data: matrix})
}
