package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

var widths = []int64{390, 768, 1440}

var schemes = []string{"light", "dark"}

// TestPictures looks at every page at three widths in both schemes: nothing sticks
// out, and something is there. With -shots the pictures are left for people.
func TestPictures(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are taken with -shots")
	}
	for _, a := range pages {
		t.Run(a.name, func(t *testing.T) {
			p := openPage(t, screen{width: 1440, scheme: "light"}, a)
			for _, width := range widths {
				for _, scheme := range schemes {
					p.look(screen{width: width, scheme: scheme})
					shot, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
					if err != nil {
						t.Fatal(err)
					}
					leave(t, fmt.Sprintf("%s-%d-%s.png", a.name, width, scheme), shot)
				}
			}
			pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF())
			if err != nil {
				t.Fatal(err)
			}
			leave(t, a.name+".pdf", pdf)
		})
	}
}
