package article

import (
	"bytes"
	"fmt"
)

// foreign are the formats known by their first bytes that are not read, and
// what to do about each.
var foreign = []struct {
	magic, what, remedy string
	err                 error
}{
	{"%PDF-", "a PDF document begins here", "save it as plain text or HTML", ErrBinary},
	{"{\\rtf", "a Rich Text document begins here", "save it as plain text or HTML", ErrFormat},
	{"PK\x03\x04", "a ZIP archive or an office document begins here", "unpack it, or save the document as plain text", ErrBinary},
	{"\xd0\xcf\x11\xe0", "an office document begins here", "save it as plain text or HTML", ErrBinary},
	{"\x1f\x8b", "a gzip archive begins here", "unpack it first", ErrBinary},
	{"\x28\xb5\x2f\xfd", "a Zstandard archive begins here", "unpack it first", ErrBinary},
	{"\x89PNG", "an image begins here", "give the text of the article", ErrBinary},
	{"\xff\xd8\xff", "an image begins here", "give the text of the article", ErrBinary},
	{"GIF8", "an image begins here", "give the text of the article", ErrBinary},
	{"RIFF", "a sound, film or image begins here", "give the text of the article", ErrBinary},
	{"WARC/", "a web archive begins here", "save its page as HTML", ErrFormat},
	{"<rss", "a news feed begins here", "give the pages it links to", ErrFormat},
	{"<feed", "a news feed begins here", "give the pages it links to", ErrFormat},
	{"<?xml", "an XML document begins here", "give plain text or HTML", ErrFormat},
	{"{\"", "a JSON document begins here", "give plain text or HTML", ErrFormat},
	{"[{\"", "a JSON document begins here", "give plain text or HTML", ErrFormat},
}

// htmlTags begin an HTML page, as in the WHATWG MIME sniffing standard (section
// 7.1), less those that a plain text might begin with.
var htmlTags = []string{
	"<!doctype html", "<html", "<head", "<body", "<script", "<style", "<title", "<meta", "<link",
	"<!--", "<article", "<main", "<section", "<div", "<table", "<h1", "<h2", "<p>", "<p ", "<font", "<iframe",
}

// sniff tells "html" from "text" by the first bytes, and refuses what is
// neither.
func sniff(name string, data []byte) (string, error) {
	start := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n\f")
	at := len(data) - len(start)
	low := bytes.ToLower(start[:min(len(start), 1024)])
	if bytes.HasPrefix(low, []byte("<?xml")) && (bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<!doctype html"))) {
		return "html", nil
	}
	for _, f := range foreign {
		if bytes.HasPrefix(start, []byte(f.magic)) {
			return "", &Error{name, at, f.what, f.remedy, f.err}
		}
	}
	for _, tag := range htmlTags {
		if bytes.HasPrefix(low, []byte(tag)) {
			return "html", nil
		}
	}
	return "text", nil
}

// refuseBinary looks for bytes that no text holds: NUL, or more than one
// control character in a hundred bytes.
func refuseBinary(name string, data []byte) error {
	const remedy = "give a plain text or HTML file"
	if at := bytes.IndexByte(data, 0); at >= 0 {
		if at < 2 || bytes.Count(data, []byte{0}) > len(data)/3 {
			return &Error{name, at, "NUL at every other byte looks like UTF-16 without its byte order mark", "save it as UTF-8", ErrBinary}
		}
		return &Error{name, at, "NUL, so this is not text", remedy, ErrBinary}
	}
	controls, first := 0, 0
	for i, c := range data {
		if isControl(rune(c)) {
			if controls == 0 {
				first = i
			}
			controls++
		}
	}
	if controls*100 > len(data) {
		return &Error{name, first, fmt.Sprintf("the first of %d control characters, so this is not text", controls), remedy, ErrBinary}
	}
	return nil
}

// isControl reports whether r is an ASCII control character that is no blank.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\v' || r == 0x7F
}
