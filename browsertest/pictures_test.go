package browsertest

import (
	"bytes"
	"flag"
	"fmt"
	"image/png"
	"os"
	"strings"
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

var update = flag.Bool("update", false, "take the picture of the README anew")

// readmePicture is the picture of the README, of two accounts.
const readmePicture = "../doc/compare.png"

// TestReadmePicture holds that the README has a picture, and takes it with -update:
//
//	cd browsertest && go test -run ReadmePicture -update
func TestReadmePicture(t *testing.T) {
	if *update {
		p := open(t, browser(t), screen{width: 1440, scheme: "light"}, demo(t).compared("ferry/wire.txt", "ferry/rewrite.txt"))
		if err := chromedp.Do(p.ctx, chromedp.EmulateViewport(1440, 960)); err != nil {
			t.Fatal(err)
		}
		shot, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(readmePicture, shot, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(readmePicture)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || picture.Width != 1440 {
		t.Errorf("%s is %d cells wide, %v; take it anew with -update", readmePicture, picture.Width, err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), "(doc/compare.png)") {
		t.Error("the README does not show it")
	}
}
