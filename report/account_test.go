package report

import "testing"

func TestLabel(t *testing.T) {
	for name, want := range map[string]string{
		"wire.txt": "wire", "news/wire.v2.txt": "wire.v2", `C:\news\wire.txt`: "wire", "-": "stdin", "": "a1",
		"https://www.echo.example/a/b?c": "echo.example", "../": "a1", ".txt": "a1", "a\x1b[31mb.txt": "a\ufffd[31mb",
	} {
		c := saying("x")
		c.Story.Accounts[0].Document.Article.Name = name
		if got := label(c.Story.Accounts[0]); got != want {
			t.Errorf("label of %q is %q, want %q", name, got, want)
		}
	}
}
