package server

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/recount-news/recount/report"
	"github.com/recount-news/recount/store"
)

// Every page is a template in pages/, set into pages/frame.html. Assets have a
// digest in their address, so that a browser may keep them for ever.

//go:embed pages/*.html
var pageFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// frame sets pages.
type frame struct {
	pages  map[string]*template.Template // by name: "front"
	assets map[string]asset              // by name with digest: "style-0a1b2c3d.css"
	named  map[string]string             // address of an asset by its plain name: "style.css"
	locked bool                          // nothing may be handed in
}

// asset is a file as it is sent.
type asset struct {
	kind string // media type
	data []byte
}

// view is what the frame shows around a page.
type view struct {
	Page   string // name of its template, and of the class of its body
	Title  string
	Script bool // it shows a comparison, which has keys
	Locked bool
	Data   any
}

func newFrame(o Options) *frame {
	f := &frame{pages: map[string]*template.Template{}, assets: map[string]asset{}, named: map[string]string{}, locked: o.ReadOnly}
	f.addAssets()
	functions := template.FuncMap{
		"asset":    func(name string) string { return f.named[name] },
		"plural":   plural,
		"day":      day,
		"moment":   moment,
		"headline": headline,
	}
	shared := template.Must(template.New("frame").Funcs(functions).ParseFS(pageFiles, "pages/frame.html", "pages/parts.html"))
	names, err := fs.Glob(pageFiles, "pages/*.html")
	if err != nil {
		panic(err) // the pattern is ours
	}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if name != "frame" && name != "parts" {
			f.pages[name] = template.Must(template.Must(shared.Clone()).ParseFS(pageFiles, file))
		}
	}
	return f
}

// addAssets takes in the files of assets/, and what the reports bring.
func (f *frame) addAssets() {
	err := fs.WalkDir(assetFiles, "assets", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := assetFiles.ReadFile(name)
		switch plain := path.Base(name); plain {
		case "style.css":
			f.addAsset(plain, append([]byte(report.Style()), data...))
		default:
			f.addAsset(plain, data)
		}
		return err
	})
	if err != nil {
		panic(err) // the files are embedded
	}
	f.addAsset("comparison.js", []byte(report.Script()))
}

// kinds are the media types of assets by their endings.
var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json",
}

func (f *frame) addAsset(name string, data []byte) {
	sum := sha256.Sum256(data)
	ending := path.Ext(name)
	full := strings.TrimSuffix(name, ending) + "-" + hex.EncodeToString(sum[:4]) + ending
	f.assets[full] = asset{kinds[ending], data}
	f.named[name] = "/assets/" + full
}

// show writes a page whole or not at all.
func (f *frame) show(w http.ResponseWriter, r *http.Request, status int, v view) error {
	t := f.pages[v.Page]
	if t == nil {
		return fmt.Errorf("server: no page %q", v.Page)
	}
	v.Locked = f.locked
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, "frame.html", v); err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-cache")
	return sendZipped(w, r, status, "text/html; charset=utf-8", out.Bytes())
}

// sendZipped sends data, compressed where the client can read that.
func sendZipped(w http.ResponseWriter, r *http.Request, status int, kind string, data []byte) error {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Vary", "Accept-Encoding")
	if len(data) >= leastZipped && takesGzip(r.Header.Get("Accept-Encoding")) {
		data = zipped(data)
		h.Set("Content-Encoding", "gzip")
	}
	w.WriteHeader(status)
	_, err := w.Write(data)
	return err
}

func (s *Server) asset(w http.ResponseWriter, r *http.Request) error {
	a, ok := s.frame.assets[r.PathValue("asset")]
	if !ok {
		return s.missing(w, r)
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return sendZipped(w, r, http.StatusOK, a.kind, a.data)
}

// pageFunc answers a request for a page. What it fails with is shown as a page, so
// it may not have written anything by then.
type pageFunc func(w http.ResponseWriter, r *http.Request) error

// page makes a handler of a pageFunc.
func (s *Server) page(f pageFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := f(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// fail shows what went wrong. What is not the user's doing is logged, and not told.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if isAPI(r) {
		s.sendProblem(w, r, err)
		return
	}
	var told *fault
	switch {
	case errors.As(err, &told):
	case errors.Is(err, store.ErrNotFound):
		told = &fault{http.StatusNotFound, "There is no such thing here", "It may have been removed, or the address has a slip."}
	case r.Context().Err() != nil:
		return // nobody waits for the answer
	default:
		s.options.Log.Error("answering", "path", r.URL.Path, "err", err)
		told = &fault{http.StatusInternalServerError, "Something went wrong here", "It is in the log of the program."}
	}
	if err := s.frame.show(w, r, told.status, view{Page: "fault", Title: told.wrong, Data: told}); err != nil {
		s.options.Log.Error("showing a failure", "path", r.URL.Path, "err", err)
	}
}

func (s *Server) missing(http.ResponseWriter, *http.Request) error {
	return &fault{http.StatusNotFound, "No such page", "The stories are on the front page."}
}

// fault is what a user did or asked that cannot be: what is wrong, and what to do.
type fault struct {
	status int
	wrong  string
	remedy string
}

func (f *fault) Error() string { return f.wrong + ": " + f.remedy }

// Status, Wrong and Remedy are for the template.
func (f *fault) Status() int    { return f.status }
func (f *fault) Wrong() string  { return f.wrong }
func (f *fault) Remedy() string { return f.remedy }
