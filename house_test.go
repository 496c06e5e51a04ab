package recount_test

import (
	"bufio"
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// The house tests read the sources and hold the rules of ARCHITECTURE.md. They
// parse files themselves and ask no go command, so that a cached result is never
// mistaken for a fresh one.

const modulePath = "github.com/recount-news/recount"

// floors says on which floor each package stands. A package may import those of
// lower floors only. "." is the package in the root.
var floors = map[string]int{
	"text":     1,
	"model":    1,
	"examples": 1,

	"article":  2,
	"lexicon":  2,
	"timex":    2,
	"quantity": 2,
	"place":    2,
	"reuse":    2,

	"document": 3,
	"annotate": 4,
	"claim":    5,
	"story":    6,
	"compare":  7,

	"report": 8,
	"store":  8,
	".":      8,

	"intake": 9,
	"client": 9,
	"eval":   9,

	"server": 10,

	"cmd/recount":       11,
	"cmd/recount-train": 11,
}

// modules are the modules that may be imported, and what for. ARCHITECTURE.md
// tells why each was taken and who keeps it.
var modules = map[string]string{
	"codeberg.org/readeck/go-readability/v2": "which part of a page is the article",
	"github.com/clipperhouse/displaywidth":   "the cells that a character takes in a terminal",
	"github.com/google/jsonschema-go":        "schemas of the API, from its types",
	"github.com/modelcontextprotocol/go-sdk": "the protocol that assistants speak",
	"github.com/spf13/cobra":                 "commands, flags and shell completion",
	"github.com/spf13/pflag":                 "the flags of cobra, walked through for the manual page",
	"golang.org/x/net":                       "the HTML parser",
	"golang.org/x/sys":                       "what the processor can do, files mapped into memory, locks",
	"golang.org/x/term":                      "whether there is a terminal, and how wide",
	"golang.org/x/text":                      "Unicode normal forms, and the encodings older than UTF-8",
	"golang.org/x/time":                      "how often a client may ask",
	"modernc.org/sqlite":                     "SQLite, in Go alone",
}

// testModules are the modules that only tests may import.
var testModules = map[string]string{
	"github.com/andybalholm/cascadia": "the parts of a page that tests look at",
	"github.com/rogpeppe/go-internal": "txtar cases and scripts of the command line",
}

// lengths of a file, in lines.
const (
	longFile    = 600  // is it one thing?
	tooLongFile = 1000 // it is not
)

// source is one parsed Go file.
type source struct {
	path    string // with slashes, from the root
	pkg     string // folder, "." for the root
	isTest  bool
	file    *ast.File
	lines   int
	imports []string        // import paths
	names   map[string]bool // imports, and what is taken of other packages, as os.Exit
}

// sources parses every Go file of the module once.
var sources = sync.OnceValues(func() ([]source, error) {
	fset := token.NewFileSet()
	var list []source
	err := walk(func(name string) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		data, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(fset, name, data, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := source{
			path:    name,
			pkg:     path.Dir(name),
			isTest:  strings.HasSuffix(name, "_test.go") || strings.HasSuffix(path.Dir(name), "test"),
			file:    file,
			lines:   bytes.Count(data, []byte("\n")),
			imports: imports(file),
		}
		s.names = namesOf(s)
		list = append(list, s)
		return nil
	})
	return list, err
})

// walk calls visit with the path of every file of the repository, from the root
// and with slashes.
func walk(visit func(name string) error) error {
	return filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (name == ".git" || isOtherModule(name)):
			return fs.SkipDir
		case d.IsDir(), name == ".git": // a file in a linked worktree
			return nil
		}
		return visit(filepath.ToSlash(name))
	})
}

// isOtherModule reports whether a folder holds a module of its own, as the tools
// do, which has its own rules.
func isOtherModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return dir != "." && err == nil
}

func load(t *testing.T) []source {
	t.Helper()
	list, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// products are the sources that are not tests.
func products(t *testing.T) []source {
	return slices.DeleteFunc(slices.Clone(load(t)), func(s source) bool { return s.isTest })
}

func TestHouse_importsPointDown(t *testing.T) {
	for _, s := range products(t) {
		floor, ok := floors[s.pkg]
		if !ok {
			t.Errorf("%s: package %s stands on no floor; give it one in house_test.go and a room in ARCHITECTURE.md", s.path, s.pkg)
			continue
		}
		for _, imported := range s.imports {
			room, ours := strings.CutPrefix(imported, modulePath)
			if !ours {
				continue
			}
			if room = strings.TrimPrefix(room, "/"); room == "" {
				room = "."
			}
			if floors[room] == 0 || floors[room] >= floor {
				t.Errorf("%s, on floor %d, imports %s, on floor %d: imports point down", s.path, floor, room, floors[room])
			}
		}
	}
}

func TestHouse_floorsAreRooms(t *testing.T) {
	for pkg := range floors {
		if !slices.ContainsFunc(products(t), func(s source) bool { return s.pkg == pkg }) {
			t.Errorf("floors names %s, which has no Go file", pkg)
		}
	}
}

// TestHouse_onlyThere holds who may reach out of the program, and by what.
func TestHouse_onlyThere(t *testing.T) {
	rules := []struct {
		what    string
		names   []string // imports, or names of a package as os.Exit
		allowed []string // folders
	}{
		{"exits", []string{"os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln"}, []string{"cmd"}},
		{"reads flags and the environment", []string{"flag", "os.Args", "os.Getenv", "os.LookupEnv", "os.Environ"}, []string{"cmd"}},
		{"reads the clock", []string{"time.Now", "time.Since", "time.Until"}, []string{"cmd"}},
		{"uses the terminal", []string{"os.Stdin", "os.Stdout", "os.Stderr", "fmt.Print", "fmt.Printf", "fmt.Println"}, []string{"cmd"}},
		{"knows the network", []string{"net", "net/http"}, []string{"intake", "client", "server"}},
		{"writes HTML", []string{"html/template"}, []string{"report", "server"}},
		{"knows SQL", []string{"database/sql"}, []string{"store"}},
		{"runs programs", []string{"os/exec"}, []string{"cmd/recount", "cmd/recount-train"}},
		{"escapes from types", []string{"unsafe", "C"}, nil},
	}
	for _, rule := range rules {
		for _, s := range products(t) {
			if slices.ContainsFunc(rule.allowed, func(dir string) bool { return s.pkg == dir || strings.HasPrefix(s.pkg, dir+"/") }) {
				continue
			}
			for _, name := range rule.names {
				if s.names[name] {
					t.Errorf("%s: %s: only %v %s", s.path, name, rule.allowed, rule.what)
				}
			}
		}
	}
}

func TestHouse_noInit(t *testing.T) {
	for _, s := range load(t) {
		for _, decl := range s.file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: init runs before anybody asks for it; make a value instead", s.path)
			}
		}
	}
}

func TestHouse_packageComments(t *testing.T) {
	begins := map[string]string{} // first words of each package's comment
	for _, s := range products(t) {
		begins[s.pkg] += s.file.Doc.Text()
	}
	for pkg, comment := range begins {
		want := "Package " + path.Base(pkg) + " "
		switch {
		case pkg == ".":
			want = "Package recount "
		case strings.HasPrefix(pkg, "cmd/"):
			want = "Command " + path.Base(pkg) + " "
		}
		if !strings.HasPrefix(comment, want) {
			t.Errorf("package %s: its comment begins %.40q, want %q", pkg, comment, want)
		}
	}
}

func TestHouse_exportedNamesAreDocumented(t *testing.T) {
	for _, s := range products(t) {
		if s.file.Name.Name == "main" {
			continue
		}
		for _, name := range undocumented(s.file) {
			t.Errorf("%s: %s has no comment", s.path, name)
		}
	}
}

// undocumented lists the exported names of a file that have no comment, neither
// of their own nor as a group.
func undocumented(file *ast.File) []string {
	var names []string
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && receiverIsExported(d) {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				names = append(names, undocumentedSpec(d, spec)...)
			}
		}
	}
	return names
}

func undocumentedSpec(d *ast.GenDecl, spec ast.Spec) []string {
	var names []string
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
			names = append(names, s.Name.Name)
		}
	case *ast.ValueSpec:
		for _, name := range s.Names {
			if name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

func receiverIsExported(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if generic, ok := t.(*ast.IndexExpr); ok {
		t = generic.X
	}
	ident, ok := t.(*ast.Ident)
	return ok && ident.IsExported()
}

func TestHouse_filesAreOneThing(t *testing.T) {
	for _, s := range load(t) {
		switch {
		case s.lines > tooLongFile:
			t.Errorf("%s has %d lines: split it", s.path, s.lines)
		case s.lines > longFile:
			t.Logf("%s has %d lines: is it one thing?", s.path, s.lines)
		}
	}
}

func TestHouse_modules(t *testing.T) {
	required := directRequires(t)
	used := map[string]bool{}
	for _, s := range load(t) {
		for _, imported := range s.imports {
			if !strings.Contains(strings.Split(imported, "/")[0], ".") || strings.HasPrefix(imported, modulePath) {
				continue // the standard library, or ours
			}
			module := moduleOf(imported)
			if modules[module] == "" && !(s.isTest && testModules[module] != "") {
				t.Errorf("%s imports %s, whose module is not on the list in house_test.go", s.path, imported)
			}
			used[module] = true
		}
	}
	architecture := readFile(t, "ARCHITECTURE.md")
	for _, list := range []map[string]string{modules, testModules} {
		for module := range list {
			if !used[module] {
				t.Errorf("module %s is on the list and nobody imports it", module)
			}
			if !slices.Contains(required, module) {
				t.Errorf("module %s is not required directly by go.mod: run go mod tidy", module)
			}
			if !strings.Contains(architecture, "`"+module+"`") {
				t.Errorf("ARCHITECTURE.md does not say why module %s was taken", module)
			}
		}
	}
	for _, module := range required {
		if modules[module] == "" && testModules[module] == "" {
			t.Errorf("go.mod requires %s, which is not on the list in house_test.go", module)
		}
	}
}

// moduleOf is the module on our lists that holds an import path, or the path
// itself.
func moduleOf(imported string) string {
	for _, list := range []map[string]string{modules, testModules} {
		for module := range list {
			if imported == module || strings.HasPrefix(imported, module+"/") {
				return module
			}
		}
	}
	return imported
}

// directRequires are the modules that go.mod requires for our own imports.
func directRequires(t *testing.T) []string {
	var required []string
	scanner := bufio.NewScanner(strings.NewReader(readFile(t, "go.mod")))
	for scanner.Scan() {
		fields := strings.Fields(strings.TrimPrefix(scanner.Text(), "require "))
		if len(fields) == 2 && strings.HasPrefix(fields[1], "v") {
			required = append(required, fields[0]) // an indirect one has a comment, so more fields
		}
	}
	return required
}

func TestHouse_architectureNamesEveryRoom(t *testing.T) {
	architecture := readFile(t, "ARCHITECTURE.md")
	for pkg := range floors {
		heading := "\n### `" + pkg + "`"
		if pkg == "." {
			heading = "\n### `recount`"
		}
		if !strings.Contains(architecture, heading) {
			t.Errorf("ARCHITECTURE.md has no heading that begins with `%s`", pkg)
		}
	}
}

var (
	codeSpan = regexp.MustCompile("`([^`\n]+)`")
	link     = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	pathLike = regexp.MustCompile(`^[\w.-]+(/[\w.-]+)*/?$`)
)

// TestHouse_pathsExist holds that what the documents point at is there.
func TestHouse_pathsExist(t *testing.T) {
	err := walk(func(name string) error {
		if path.Ext(name) != ".md" || strings.Contains(name, "testdata/") {
			return nil
		}
		words := readFile(t, name)
		for _, match := range link.FindAllStringSubmatch(words, -1) {
			target, _, _ := strings.Cut(match[1], "#")
			if target != "" && !strings.Contains(target, ":") {
				mustExist(t, name, path.Join(path.Dir(name), target))
			}
		}
		if name == "ARCHITECTURE.md" {
			for _, match := range codeSpan.FindAllStringSubmatch(words, -1) {
				if isPath(match[1]) {
					mustExist(t, name, match[1])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isPath reports whether a piece of code in a document is a path of the
// repository: it has a slash, and no host before it, or ends as a file does.
func isPath(code string) bool {
	first, _, slash := strings.Cut(code, "/")
	file := slices.Contains([]string{".go", ".md", ".txt", ".tsv", ".json"}, path.Ext(code))
	return pathLike.MatchString(code) && (slash || file) && (file || !strings.Contains(strings.TrimPrefix(first, "."), "."))
}

func mustExist(t *testing.T, document, name string) {
	t.Helper()
	if _, err := os.Stat(filepath.FromSlash(name)); err != nil {
		t.Errorf("%s names %s, which is not there", document, name)
	}
}

// machinePath matches paths that are one machine's alone.
var machinePath = regexp.MustCompile(`(^|[^\w./])/(work|tmp|root|farm|home)/\w`)

// TestHouse_noPlacesOfOneMachine holds that the repository can be moved.
func TestHouse_noPlacesOfOneMachine(t *testing.T) {
	const shared = ".." + "/shared" // in two parts, or this line would find itself
	mayNameShared := func(name string) bool {
		return strings.HasPrefix(name, "cmd/") || strings.HasSuffix(name, ".md") || name == "Makefile"
	}
	err := walk(func(name string) error {
		words := readFile(t, name)
		if !utf8.ValidString(words) || strings.Contains(words, "\x00") {
			return nil
		}
		for i, line := range strings.Split(words, "\n") {
			if machinePath.MatchString(line) {
				t.Errorf("%s:%d names a path of one machine: %.80s", name, i+1, line)
			}
			if strings.Contains(line, shared) && !mayNameShared(name) {
				t.Errorf("%s:%d names %s: take the folder from the caller", name, i+1, shared)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// imports are the paths that a file imports.
func imports(file *ast.File) []string {
	var paths []string
	for _, spec := range file.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

// namesOf are the imports of a file and the names it takes of other packages, as
// os.Exit; of variables too, which does no harm here.
func namesOf(s source) map[string]bool {
	names := map[string]bool{}
	for _, imported := range s.imports {
		names[imported] = true
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := selector.X.(*ast.Ident); ok {
				names[x.Name+"."+selector.Sel.Name] = true
			}
		}
		return true
	})
	return names
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
