package eval

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/recount-news/recount/claim"
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// TestFactuality holds what is counted in the slice, and that what was read wrong
// is named.
func TestFactuality(t *testing.T) {
	now := time.Time{}
	card, err := Factuality(t.Context(), Input{Data: "testdata/factuality", Now: func() time.Time { now = now.Add(time.Second); return now }})
	if err != nil {
		t.Fatal(err)
	}
	if card.Documents != 2 || card.Events.Of != 29 || card.NegativeT.Of != 13 || card.UnsureT.Of != 6 || card.Took != 2*time.Second {
		t.Errorf("got %d documents, events %v, negative %v, unsure %v, took %v", card.Documents, card.Events, card.NegativeT, card.UnsureT, card.Took)
	}
	if line := Line(card); !strings.HasPrefix(line, "negative_f1=") || !strings.Contains(line, " docs_per_second=1 ") {
		t.Errorf("got %s", line)
	}
	card.event(&document.Document{}, &factEvent{negative: true, unsure: true, hasPolarity: true, hasSure: true, why: "MODAL would"}, &claim.Claim{Certainty: claim.Certain})
	var out bytes.Buffer
	if err := card.WriteText(&out); err != nil || !strings.Contains(out.String(), "negative missed    [] want [MODAL would], got [certain]") || !strings.Contains(out.String(), "unsure missed") {
		t.Errorf("got %q, %v", out.String(), err)
	}
}

// TestFacts holds how the labels of TimeML are read.
func TestFacts(t *testing.T) {
	for _, c := range []struct {
		name             string
		event            goldEvent
		negative, unsure bool
	}{
		{"plain", goldEvent{}, false, false},
		{"negated", goldEvent{negated: true}, true, false},
		{"modality", goldEvent{modality: "might"}, false, true},
		{"did not prevent", goldEvent{negated: true, links: []string{"COUNTER_FACTIVE"}}, false, false},
		{"prevented", goldEvent{links: []string{"COUNTER_FACTIVE"}}, true, false},
		{"said", goldEvent{links: []string{"EVIDENTIAL"}}, false, false},
		{"denied", goldEvent{links: []string{"FACTIVE", "NEG_EVIDENTIAL"}}, true, false},
		{"if", goldEvent{links: []string{"CONDITIONAL"}}, false, true},
	} {
		if n, u := c.event.isNegative(), c.event.isUnsure(); n != c.negative || u != c.unsure {
			t.Errorf("%s: negative %t, unsure %t; want %t, %t", c.name, n, u, c.negative, c.unsure)
		}
	}
	doc := goldTimes{events: []goldEvent{
		{instance: "ei1", negated: true}, {instance: "ei2", negated: true}, {instance: "ei3"}, {id: "e4"},
	}}
	if facts := doc.facts(); len(facts) != 3 || !facts[0].hasPolarity || !facts[0].hasSure {
		t.Errorf("got %+v", facts)
	}
	doc.events[2].negated = true
	if facts := doc.facts(); facts[0].hasPolarity {
		t.Error("labels that negate most events are believed")
	}
	doc.events = []goldEvent{{instance: "ei1", links: []string{"MODAL"}}}
	if facts := doc.facts(); facts[0].hasPolarity {
		t.Error("the polarity below a modal link is believed")
	}
}

// TestParseTimeML_events holds that events are read with what is said of them.
func TestParseTimeML_events(t *testing.T) {
	doc, err := parseTimeML(strings.NewReader(`<TimeML><TEXT>It <EVENT eid="e1">sank</EVENT>.</TEXT>` +
		`<MAKEINSTANCE eventID="e1" eiid="ei1" polarity="NEG" modality="COULD"/><MAKEINSTANCE eventID="e1" eiid="ei9" polarity="POS"/>` +
		`<MAKEINSTANCE eventID="e7" eiid="ei7"/><SLINK relType="MODAL" subordinatedEventInstance="ei1"/></TimeML>`))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.events) != 1 {
		t.Fatalf("got %+v", doc.events)
	}
	e := doc.events[0]
	if e.instance != "ei1" || !e.negated || e.modality != "could" || len(e.links) != 1 || e.span != (text.Span{Start: 3, End: 7}) {
		t.Errorf("got %+v", e)
	}
}
