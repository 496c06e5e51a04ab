package server

import (
	"cmp"
	"context"
	"fmt"
	"net/http"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/story"
)

// accountView is what the page of an article shows: its text, with layers to switch
// on, what each layer holds, and its kin.
type accountView struct {
	store.Summary
	When     string
	Head     []layeredPiece // the title, where it stands in the text
	Facts    []named        // of the article: who wrote it, where it was found
	Blocks   []layeredBlock
	Layers   []layer
	Sources  []kin // what it was made from
	Copies   []kin // what was made from it
	Others   []kin // the rest of its story
	Versions []store.Hit
	Notes    []string
}

// named is a field of metadata, and where it was found.
type named struct{ Name, Value, From string }

// kin is another account of the story.
type kin struct {
	store.Summary
	Sure    string
	Why     []string
	Compare string // address of the comparison, the source first
}

func (s *Server) account(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	id, err := s.desk.store.Resolve(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	v := accountView{}
	if v.Summary, err = s.desk.store.Summary(ctx, id); err != nil {
		return err
	}
	a, err := s.desk.account(ctx, "a1", id)
	if err != nil {
		return err
	}
	if err := s.addKin(r, &v); err != nil {
		return err
	}
	if v.URL != "" {
		page, err := s.desk.store.Search(ctx, store.Query{URL: v.URL})
		if err != nil {
			return err
		}
		if len(page.Hits) > 1 {
			v.Versions = page.Hits
		}
	}
	v.set(&a)
	return s.frame.show(w, r, http.StatusOK, view{Page: "account", Title: headline(cmp.Or(v.Title, firstWords(&a.Document.Article))), Data: v})
}

// set fills in what the account itself tells.
func (v *accountView) set(a *story.Account) {
	art := &a.Document.Article
	v.When = day(art.Published)
	if art.Published.HasClock {
		v.When = moment(art.Published.Time)
	}
	v.Notes = art.Notes
	for _, f := range []struct {
		name string
		article.Field
	}{{"by", art.Byline}, {"from", art.Dateline}, {"publisher", art.Publisher}, {"agency", art.Agency}} {
		if f.Value != "" {
			v.Facts = append(v.Facts, named{f.name, f.Value, foundIn(f.From)})
		}
	}
	if art.Published.Known() {
		v.Facts = append(v.Facts, named{"published", v.When, foundIn(art.Published.From)})
	}
	v.Layers = layersOf(a)
	v.Head, v.Blocks = layered(art, v.Layers)
}

// foundIn is where a field was found, for people.
func foundIn(f article.From) string {
	switch f {
	case article.FromText:
		return "in the text"
	case article.FromMetadata:
		return "in its head"
	case article.FromFlag:
		return "as you said"
	}
	return string(f)
}

// addKin finds what an article was made from, what was made from it, and who else
// tells its story.
func (s *Server) addKin(r *http.Request, v *accountView) error {
	if v.Story == "" {
		return nil
	}
	st, err := s.desk.store.Story(r.Context(), v.Story)
	if err != nil {
		return err
	}
	related := map[string]bool{v.ID: true}
	for _, d := range st.Derivations {
		if d.Copy != v.ID && d.Source != v.ID {
			continue
		}
		list, other := &v.Copies, d.Copy
		if d.Copy == v.ID {
			list, other = &v.Sources, d.Source
		}
		k, err := s.kin(r, other, []string{d.Source, d.Copy})
		if err != nil {
			return err
		}
		k.Sure, k.Why = percent(d.Score), d.Why
		*list = append(*list, k)
		related[other] = true
	}
	for _, m := range st.Members {
		if related[m.Article] {
			continue
		}
		k, err := s.kin(r, m.Article, []string{v.ID, m.Article})
		if err != nil {
			return err
		}
		v.Others = append(v.Others, k)
	}
	return nil
}

func (s *Server) kin(r *http.Request, id string, pair []string) (kin, error) {
	summary, err := s.desk.store.Summary(r.Context(), id)
	if err == nil {
		summary.Title, err = s.titleOf(r.Context(), &summary)
	}
	return kin{Summary: summary, Compare: compareAddress(pair)}, err
}

// titleOf is the title of an article, or its first words.
func (s *Server) titleOf(ctx context.Context, summary *store.Summary) (string, error) {
	if summary.Title != "" {
		return summary.Title, nil
	}
	a, err := s.desk.store.Article(ctx, summary.ID)
	return firstWords(&a), err
}

// percent is a share for people: "97 %".
func percent(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }
