package eval

import (
	"slices"
	"strings"
	"testing"
)

func TestNumbers_dateTime(t *testing.T) {
	card, err := Numbers(t.Context(), Input{Data: "testdata/numbers/DateTime", Now: noTime})
	if err != nil {
		t.Fatal(err)
	}
	want := []SpecScore{{"DateTime", "DateParser", 3, 2}, {"DateTime, apart", "DateTimeModel", 2, 2}}
	if !slices.Equal(card.Specs, want) {
		t.Errorf("got %v, want %v", card.Specs, want)
	}
	if len(card.Wrong) != 1 || card.Wrong[0].Input != "Call back on friday" || !strings.HasPrefix(card.Wrong[0].Want[0], `"friday" date`) {
		t.Errorf("got %+v wrong, want the call on Friday", card.Wrong)
	}
}
