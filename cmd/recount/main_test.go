package main

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expectations of the scripts and the captures in the documents")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"recount": main})
}

// TestScripts runs the scripts in testdata against the real main. Each has the
// address of a small site in $SITE. A line is a process, so -short leaves them
// out: under the race detector a hundred starts take a minute.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("not the scripts with -short")
	}
	site := httptest.NewServer(http.HandlerFunc(serve))
	t.Cleanup(site.Close)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SITE", site.URL)
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "root" { // whom no permission keeps out
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"big":   big,
			"bytes": writeBytes,
		},
	})
}

// big makes a file of so many megabytes, most of them a hole: big FILE MB.
func big(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: big FILE MB")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	path := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(path, []byte("A headline\n\nA story.\n"), 0o644))
	ts.Check(os.Truncate(path, size<<20))
}

// writeBytes makes a file that a script cannot hold: bytes FILE 'a\xe9\x00b'.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE WORDS")
	}
	words, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(words), 0o644))
}

// serve is a site with one article.
func serve(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/robots.txt":
		http.NotFound(w, r)
	case "/ferry":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(ferryPage))
	default:
		http.NotFound(w, r)
	}
}

const ferryPage = `<!doctype html>
<html lang="en"><head><title>Ferry runs aground off Harrow Bay</title>
<meta property="article:published_time" content="2026-03-03T06:40:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry runs aground off Harrow Bay</h1>
<p>The ferry Marlin ran aground off Harrow Bay on Tuesday after a trawler crossed its bow, the coastguard said.
All 214 passengers were taken off by lifeboat before noon, and nobody was hurt.</p>
<p>The operator, Northway Lines, said that another ship would take over the crossing on Thursday.
It is the second time this winter that the ferry has lost its way in fog.</p>
</article></body></html>
`
