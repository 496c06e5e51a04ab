package main

import (
	"reflect"
	"strings"
	"testing"
)

const smallDictionary = `# A dictionary.
&ARMS
+GUN
+SHELL_  # has no plural

--- HAND [060] ---
GIVE {GAVE GIVEN }
DELIVER [070] # added later
+HAND_OVER {+HANDED_OVER }
- * &ARMS                [072:086]  # GIVE
- * {FOOD AID} (TO/FOR $)  [073]    # DELIVER , GIVE
- POLICE *WARNING         [:130]
- * TURN                  [---]     # GIVE

- no code and no verb
~ a (a b Q) SAY = a b Q
`

func TestReadEventDictionary(t *testing.T) {
	d, err := readEventDictionary(strings.NewReader(smallDictionary), "small")
	if err != nil {
		t.Fatal(err)
	}
	want := &eventDictionary{
		sets: []wordSet{{"arms", []string{"gun", "shell"}}},
		groups: []verbGroup{{
			code:  "060",
			verbs: []codedVerb{{"give", "060"}, {"deliver", "070"}, {"hand over", "060"}},
			patterns: []verbPattern{
				{after: []patternItem{{words: []string{"&arms"}}}, code: "072", verbs: []string{"give"}},
				{after: []patternItem{{words: []string{"food", "aid"}}, {prepositions: []string{"to", "for"}}}, code: "073",
					verbs: []string{"deliver", "give"}},
				{before: []patternItem{{words: []string{"police"}}}, after: []patternItem{{words: []string{"warning"}}}, code: ":130"},
				{after: []patternItem{{words: []string{"turn"}}}, verbs: []string{"give"}},
			},
		}},
		leftOut: []string{`small:15: " no code and no verb" has no code`},
	}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("got %+v\nwant %+v", d, want)
	}
}

func TestEventTable(t *testing.T) {
	d, err := readEventDictionary(strings.NewReader(smallDictionary), "small")
	if err != nil {
		t.Fatal(err)
	}
	table, err := newEventTable(d, "n 070  aid\nv -    hand over\np 073 give  with:&arms\n")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"&gun\t1", "&shell\t1",
		"=deliver\t073\t\tfood+aid to:",
		"=deliver\t073\t\tfood+aid for:",
		"=deliver\t:130\tpolice\twarning",
		"=give\t073\t\twith:&0",
		"=give\t072\t\t&0",
		"=give\t073\t\tfood+aid to:",
		"=give\t073\t\tfood+aid for:",
		"=give\t:130\tpolice\twarning",
		"=give\t\t\tturn",
		"=hand over\t:130\tpolice\twarning",
		"deliver\t070\t*", "give\t060\t*", "hand\t\t+", "hand over\t\t*", "~aid\t070",
	}, "\n") + "\n"
	if got := string(table.encode()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for _, slip := range []string{"v 070 aid\n", "x 070  aid\n", "p 070 walk  dog\n", "p 070 give  &dogs\n"} {
		if _, err := newEventTable(d, slip); err == nil {
			t.Errorf("%q is taken", slip)
		}
	}
}

// FuzzReadEventDictionary: whatever is read makes a table whose lines have the
// fields that lookups count on.
func FuzzReadEventDictionary(f *testing.F) {
	f.Add(smallDictionary)
	f.Add("&A\n+B_C\n--- X [] ---\n+ \n- * (A/B {C &A}) [1")
	f.Add("--- X [1:2] ---\nGO\n- (*) {} () $ [---]\n- * & [000]")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := readEventDictionary(strings.NewReader(text), "fuzz")
		if err != nil {
			return
		}
		table, err := newEventTable(d, "")
		if err != nil {
			return
		}
		for line := range strings.Lines(string(table.encode())) {
			n := strings.Count(line, "\t")
			if want := map[byte]int{'=': 3, '&': 1, '~': 1}[line[0]]; n != want && (want != 0 || n != 2) && line != "\n" {
				t.Errorf("%q of %q", line, text)
			}
		}
	})
}
