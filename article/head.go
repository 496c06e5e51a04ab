package article

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page says of itself stands in several places, which do not always
// agree. They are asked in this order: the JSON-LD of schema.org, which is
// written for search engines and mostly right; <meta> tags by any of their
// usual names; elements of the page; its address.

// pageHead is what a page says of itself.
type pageHead struct {
	meta      map[string]string // first value of each name, property or itemprop, in lower case
	ld        linkedData
	canonical string
	title     string // <title>
	heading   string // the first <h1>
	time      string // the first <time> that is marked as the date of publication, or else the first
	marked    bool
	shown     shown
}

// readHead takes the metadata of a page, and gives all that its head holds.
func (a *Article) readHead(doc *html.Node) *pageHead {
	h := pageHead{meta: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			h.read(n)
		}
	}
	a.URL = h.address(a.Name)
	a.Title = fromPage(h.bestTitle())
	a.readPublisher(&h)
	a.readAuthor(first(h.ld.Author, h.meta["author"], h.meta["parsely-author"], h.meta["sailthru.author"], h.meta["dc.creator"], h.meta["article:author"]))
	a.Published = h.published(a.URL)
	return &h
}

// fromPage is a field whose value the page gave.
func fromPage(value string) Field {
	if value = plain(value); value == "" {
		return Field{}
	}
	return Field{Value: value, From: FromMetadata}
}

// read takes what one element says.
func (h *pageHead) read(n *html.Node) {
	h.shown.read(n)
	switch n.DataAtom {
	case atom.Meta:
		h.readMeta(n)
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && h.canonical == "" {
			h.canonical = strings.TrimSpace(attr(n, "href"))
		}
	case atom.Title:
		if h.title == "" && n.Namespace == "" {
			h.title = plain(textOf(n))
		}
	case atom.H1:
		if h.heading == "" {
			h.heading = plain(textOf(n))
		}
	case atom.Time:
		h.readTime(n)
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			h.ld.read(n.FirstChild.Data)
		}
	}
}

func (h *pageHead) readMeta(n *html.Node) {
	value := strings.TrimSpace(attr(n, "content"))
	if value == "" {
		return
	}
	for _, key := range []string{"name", "property", "itemprop"} {
		for _, name := range strings.Fields(strings.ToLower(attr(n, key))) {
			if h.meta[name] == "" {
				h.meta[name] = value
			}
		}
	}
}

func (h *pageHead) readTime(n *html.Node) {
	when := first(attr(n, "datetime"), attr(n, "content"))
	marks := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class"))
	marked := strings.Contains(marks, "publish") || hasAttr(n, "pubdate")
	if when == "" || h.time != "" && (h.marked || !marked) || strings.Contains(marks, "modif") || strings.Contains(marks, "update") {
		return
	}
	h.time, h.marked = when, marked
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// publishedNames are the <meta> names under which sites give the date of
// publication, most trusted first.
var publishedNames = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
	"sailthru.date", "article.published", "article_date_original", "dc.date.issued", "dcterms.issued", "dcterms.date",
	"dc.date", "dc.date.created", "datecreated", "published_time", "published_at", "published", "publish-date",
	"publishdate", "publish_date", "pubdate", "pub_date", "pdate", "og:pubdate", "og:datepublished", "date",
	"cxenseparse:recs:publishtime", "citation_publication_date", "originalpublicationdate", "rnews:datepublished",
}

// published is the first date that the page gives and that can be read.
func (h *pageHead) published(address string) Date {
	given := []string{h.ld.Published}
	for _, name := range publishedNames {
		given = append(given, h.meta[name])
	}
	if h.marked {
		given = append(given, h.time)
	}
	given = append(given, dateInAddress(address))
	if !h.marked {
		given = append(given, h.time)
	}
	given = append(given, h.ld.Created)
	for _, s := range given {
		if d, _, ok := parseDate(strings.TrimSpace(s)); ok && d.Known() {
			d.From = FromMetadata
			return d
		}
	}
	return Date{}
}

var addressDate = regexp.MustCompile(`[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)

// dateInAddress is the day in an address like https://…/2025/05/22/….
func dateInAddress(address string) string {
	m := addressDate.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}

// address is where the page says it belongs, else where it was found.
func (h *pageHead) address(name string) string {
	for _, s := range []string{h.canonical, h.meta["og:url"], h.ld.URL, name} {
		if u, err := url.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && len(u.Path) > 1 {
			return u.String()
		}
	}
	return ""
}

// bestTitle is the headline of the page. The <title> tag often holds more than
// it: the name of the site is cut away where the page itself shows the shorter
// form.
func (h *pageHead) bestTitle() string {
	title := first(h.ld.Headline, h.meta["og:title"], h.meta["twitter:title"], h.meta["title"], h.meta["dc.title"])
	title = plain(title)
	for _, shorter := range []string{h.heading, h.ld.Headline} {
		shorter = plain(shorter)
		if shorter != "" && len(shorter) < len(title) && strings.HasPrefix(title, shorter) && len(strings.Fields(shorter)) > 2 {
			title = shorter
		}
	}
	if title == "" {
		title = h.heading
		if len(strings.Fields(title)) < 3 && h.title != "" {
			title = siteTail.ReplaceAllString(h.title, "")
		}
	}
	site := plain(first(h.meta["og:site_name"], h.ld.Publisher))
	if cut := strings.TrimSuffix(title, site); site != "" && cut != title {
		if bare := strings.TrimRight(cut, " "); strings.TrimRight(bare, "|-–—·:") != bare {
			title = strings.TrimRight(bare, " |-–—·:")
		}
	}
	return title
}

// linkedData is what the JSON-LD of a page says of its article.
type linkedData struct {
	Headline, Author, Publisher, Published, Created, URL, Body string
}

// read takes the first article in one JSON-LD script; what is not JSON is
// passed over, as search engines do.
func (d *linkedData) read(script string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(script)), &v) != nil {
		return
	}
	if d.Headline != "" || d.Published != "" {
		return
	}
	if obj := findArticle(v); obj != nil {
		d.Headline = ldName(obj["headline"])
		d.Author = ldName(obj["author"])
		d.Publisher = ldName(obj["publisher"])
		d.Published = ldName(obj["datePublished"])
		d.Created = ldName(obj["dateCreated"])
		d.Body, _ = obj["articleBody"].(string)
		d.URL = first(ldName(obj["url"]), ldID(obj["mainEntityOfPage"]))
	}
}

// findArticle is the first object in v that is some sort of article.
func findArticle(v any) map[string]any {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if obj := findArticle(e); obj != nil {
				return obj
			}
		}
	case map[string]any:
		if kind := ldName(v["@type"]); strings.Contains(kind, "Article") || strings.Contains(kind, "BlogPosting") || kind == "Report" {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			if obj := findArticle(v[key]); obj != nil {
				return obj
			}
		}
	}
	return nil
}

// ldName is a value of JSON-LD as text: a string, the name of an object, or a
// list of these.
func ldName(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case map[string]any:
		return ldName(v["name"])
	case []any:
		var names []string
		for _, e := range v {
			if s := ldName(e); s != "" {
				names = append(names, s)
			}
		}
		return joinNames(names)
	}
	return ""
}

func ldID(v any) string {
	if m, ok := v.(map[string]any); ok {
		v = m["@id"]
	}
	s, _ := v.(string)
	return s
}

// joinNames is "A", "A and B" or "A, B and C".
func joinNames(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// plain is a value of metadata as text: entities that were escaped twice are
// resolved, blanks made single, control characters dropped.
func plain(s string) string {
	s = html.UnescapeString(s)
	s = strings.Map(func(r rune) rune {
		if isControl(r) || 0x80 <= r && r < 0xA0 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.TrimFunc(words(s), isBlank)
}

// first is the first of list that is not empty.
func first(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}
