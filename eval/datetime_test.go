package eval

import (
	"bytes"
	"strings"
	"testing"
)

func TestDateTime(t *testing.T) {
	card, err := DateTime(t.Context(), "testdata/numbers")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := card.Cases(), (Ratio{Right: 2, Of: 3}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	var out bytes.Buffer
	if err := card.WriteText(&out); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"Call back on friday" want [friday date`, "DateTimeModel 2/2 1.000 (not counted)"} {
		if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), part) {
			t.Errorf("got %s, want %s in it", out.String(), part)
		}
	}
	if _, err := DateTime(t.Context(), "testdata/times"); err == nil {
		t.Error("got no error for a folder without specifications")
	}
}
