package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// An article is somebody else's words. Here are some that try to be more: to run in
// the reader's browser, to break the page, to turn its writing round.

// attack is in the title, the text, the names and the quotations of the articles. It
// tells that it ran by a variable, by a dialog, or by asking for something.
const attack = `<script>hacked = 1; alert("script")</script><img src="/nowhere.png" onerror="hacked = 2"><svg onload="hacked = 3"></svg>` +
	`<a href="javascript:hacked=4">Mallory</a><style>body { display: none }</style></bdi></p></main><base href="//evil.example/">'"` + "`${hacked=5}`{{.}}"

const (
	overrides = "\u202Eback to front\u202C \u2066isolated \u202Bright\u202C and never closed \u202E\u2067"
	invisible = "in\u200Bvi\u200Csi\u200Dble\uFEFF w\u00ADo\u2060rds"
)

// hostileText is an account with all of that, and with so many lines; its number is
// for another to contradict.
func hostileText(hurt, lines int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "Bridge closed at Holm %s %s\n\n", attack, overrides)
	fmt.Fprintf(&b, "The bridge at Holm was closed on Monday after a barge hit it, the harbour office said. %d people were hurt. %s\n\n", hurt, attack)
	fmt.Fprintf(&b, "“Repairs will take six weeks %s,” said engineer Ida %s Moen of %s Shipping in Hamburg. %s\n\n", attack, overrides, attack, invisible)
	fmt.Fprintf(&b, "%s\n\n%s\n\n", strings.Repeat("Wort", 2500), strings.Repeat("\u0301\u0302\u0303", 500))
	for i := range lines {
		fmt.Fprintf(&b, "Line %d has nothing.\n", i)
	}
	return []byte(b.String())
}

// hostilePage is a web page with markup that is to be left out, and a table that is larger
// than any screen.
func hostilePage() []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><html><head><title>Bridge &lt;script&gt;hacked=6&lt;/script&gt; closed at Holm</title>
<meta property="og:site_name" content="&quot;&gt;&lt;img src=x onerror=hacked=7&gt; Gazette"><meta name="author" content="&lt;b&gt;Mallory&lt;/b&gt;">
<meta property="article:published_time" content="2026-03-03T08:00:00Z"></head><body onload="hacked=8"><article><h1>Bridge &lt;script&gt;hacked=6&lt;/script&gt; closed at Holm</h1>
<script>hacked=9</script><p onclick="hacked=10">The bridge at Holm was closed on Monday after a barge hit it, the harbour office said. 5 people were hurt.</p>
<p>“Repairs will take six weeks,” said engineer Ida Moen &lt;iframe src="javascript:parent.hacked=11"&gt;. <iframe srcdoc="<script>parent.hacked=12</script>"></iframe></p><table>`)
	for row := range 60 {
		b.WriteString("<tr>")
		for column := range 40 {
			fmt.Fprintf(&b, "<td>%d</td>", row*column)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</table></article></body></html>")
	return []byte(b.String())
}

// nameOfFile is what a hostile file is called.
const nameOfFile = `"><img src=x onerror=hacked=13>` + "\u202Etxt" + `<script>hacked=14<!--.txt`

// harmless fails the test where an article did anything.
func (p *tab) harmless(origin string) {
	p.Helper()
	p.is(`typeof hacked === "undefined"`)
	p.is(`[...document.scripts].every(s => s.src.startsWith(location.origin + "/assets/") && !s.textContent)`)
	p.is(`!document.querySelector("iframe, object, embed, base, style, main script, main link, main img, [style]:not(.sheet-of-paper), [onclick], [onerror], [onload], a[href^='javascript:' i]")`)
	p.is(`document.body.checkVisibility() && document.querySelector("main h1").innerText.trim() !== ""`)
	if out := eval[string](p, sticksOut); out != "" {
		p.Errorf("these stick out: %s", out)
	}
	p.is(`[...document.querySelectorAll("nav a")].map(a => a.innerText).join() === "Stories,Compare,Check a draft,Search,For programs"`)
	p.quiet(origin)
}

func TestHostile(t *testing.T) {
	site := startSite(t, map[string][]byte{nameOfFile: hostileText(2, 1000), "two" + nameOfFile: hostileText(3, 0), "page.html": hostilePage()}, nil)
	pages := map[string]string{
		"front":  site.URL,
		"story":  site.stories["page.html"],
		"text":   site.accounts[nameOfFile],
		"page":   site.accounts["page.html"],
		"two":    site.compared(nameOfFile, "two"+nameOfFile),
		"three":  site.compared("page.html", nameOfFile, "two"+nameOfFile),
		"search": site.URL + "/search",
		"found":  site.URL + "/search?q=bridge",
		"asked":  site.URL + "/search?q=%22%3E%3Cscript%3Ehacked%3D15%3C%2Fscript%3E&place=%3Cimg+src%3Dx+onerror%3Dhacked%3D16%3E&number=%3Cb%3E",
	}
	for name, address := range pages {
		for _, s := range []screen{desktop, phone} {
			t.Run(fmt.Sprintf("%s-%d", name, s.width), func(t *testing.T) {
				p := open(t, browser(t), s, address)
				eval[bool](p, `document.querySelectorAll("details").forEach(e => e.open = true), true`)
				eval[bool](p, `document.querySelectorAll("input[type=checkbox]:not(:checked)").forEach(e => e.click()), true`)
				p.harmless(site.URL)
			})
		}
	}
	t.Run("check", func(t *testing.T) {
		p := open(t, browser(t), desktop, site.URL+"/check")
		p.fill("#source-0", string(hostileText(2, 20)))
		p.fill("[name=draft]", attack+" The bridge at Holm was closed. 3 people were hurt. "+overrides)
		p.submit("form.checking")
		p.is(`document.querySelectorAll("#checked .sentence").length > 1`)
		p.harmless(site.URL)
	})
	t.Run("typed", func(t *testing.T) {
		p := open(t, browser(t), desktop, site.URL+"/check")
		p.fill("#source-0", holmOne+attack)
		p.click("#draft-label")
		p.key(`<img src=x onerror="hacked=17"> 3 people were hurt at Holm.`)
		p.is(`document.querySelectorAll("#checked .sentence").length > 0`)
		p.harmless(site.URL)
	})
}
