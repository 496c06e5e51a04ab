package eval

import (
	"strings"
	"testing"
)

func TestVerbsOf(t *testing.T) {
	d, err := verbsOf(strings.Split(`&FULL_
+COMPLETE
+&TIES
&TIES
+NEW_TRADE
--- RESTORE [064:065] ---
RESTORE
CALL [010] {CALLED}
- NOT_* &FULL_LINKS [1]
- $ HAS * IN_ + [2]
--- BREAK [---] ---
+BREAK_OFF {+BROKE_OFF}`, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text, name, codes string
		end               int
	}{
		{"RESTORED", "RESTORE", "064:065", 1},
		{"RESTORING", "RESTORE", "064:065", 1},
		{"CALLED", "CALL", "010", 1},
		{"CALLS", "", "", 0}, // its forms are listed
		{"BROKE OFF", "+BREAK_OFF", "---", 2},
		{"BROKE", "", "", 0},
	}
	for _, tt := range tests {
		v, end := d.find(strings.Fields(tt.text), 0)
		if end != tt.end || v != nil && (v.name != tt.name || v.codes != tt.codes) {
			t.Errorf("%s: %+v until %d", tt.text, v, end)
		}
	}
	v, _ := d.find([]string{"RESTORE"}, 0)
	p := v.patterns[0]
	if p.codes != "2" || len(p.before) != 2 || p.before[0].phrases[0] != "HAS" || p.before[1].actor != '$' ||
		len(p.after) != 2 || p.after[0].joined || !p.after[1].joined || p.after[1].actor != '+' {
		t.Errorf("%+v", p)
	}
	p = v.patterns[1]
	if !p.before[0].joined || len(p.after[0].phrases) != 2 || p.after[0].phrases[1] != "NEWTRADE" || !p.after[1].joined {
		t.Errorf("%+v", p)
	}
	if _, err := verbsOf([]string{"--- no code ---"}); err == nil {
		t.Error("a group without a code is taken")
	}
}

func TestActorsOf(t *testing.T) {
	d := actorsOf([]string{"OLD KING [AAA]  ", "+THE_KING", "\t[BBB <950601]", "\t[CCC 20100109 - 20100112]", "KING [DDD]", "NOBODY [---]"})
	for _, tt := range []struct {
		text string
		day  int
		code string
		end  int
	}{
		{"OLD KING", 20000101, "AAA", 2},
		{"THE KING", 19940101, "BBB", 2},
		{"THE KING", 20100110, "CCC", 2},
		{"KING", 0, "DDD", 1},
		{"OLD", 0, "", 0},
	} {
		key, end := d.longest(strings.Fields(tt.text), 0)
		if code := d.code(key, tt.day); code != tt.code || end != tt.end {
			t.Errorf("%s on %d: %q until %d", tt.text, tt.day, code, end)
		}
	}
}

func TestAgentsOf(t *testing.T) {
	d := agentsOf([]string{"!MAN! = MAN, WOMAN", "POLICE!MAN! [~COP]", "PARTY [ ~OPP]", "PRESS {} [~MED]", "GOOSE {GEESE} [~GGS]"})
	for text, code := range map[string]string{"POLICEWOMAN": "~COP", "PARTIES": "~OPP", "PRESSS": "", "GEESE": "~GGS", "GOOSES": ""} {
		key, _ := d.longest([]string{text}, 0)
		if got := d.code(key, 0); got != code {
			t.Errorf("%s is %q, want %q", text, got, code)
		}
	}
}

func TestComposed(t *testing.T) {
	for _, tt := range []struct{ actor, title, want string }{
		{"GON", "~GOV", "GONGOV"},
		{"USAGOV", "~GOV", "USAGOV"},
		{"GON", "~GOVFRM", "GONGOVFRM"},
		{"ARN", "NGO~", "NGOARN"},
	} {
		if got := composed(tt.actor, tt.title); got != tt.want {
			t.Errorf("%s with %s is %s", tt.actor, tt.title, got)
		}
	}
}

func TestPairEvents(t *testing.T) {
	want := []CodedEvent{{"A", "B", "1"}, {"A", "C", "1"}}
	got := []foundEvent{{CodedEvent{"A", "C", "1"}, 0}, {CodedEvent{"A", "D", "1"}, 0}}
	if p := pairEvents(want, got); p[0] != 1 || p[1] != 0 {
		t.Errorf("paired %v", p)
	}
}

// FuzzDictionaries: no dictionary stops the reading, and what is read can be looked
// up.
func FuzzDictionaries(f *testing.F) {
	f.Add("&A\n+&A\n--- X [1] ---\nGO {+WENT_A}\n- % &A_* ^ $ +_B [2]", "A B C")
	f.Add("NAME [AAA <9]\n+\n\t[BBB > 950101 - 1]\n!M! = \nX!M! {} [~]", "NAME X")
	f.Fuzz(func(t *testing.T, dictionary, text string) {
		lines, tokens := strings.Split(dictionary, "\n"), strings.Fields(glued(text)+" A")
		for _, d := range []*actorDictionary{actorsOf(lines), agentsOf(lines)} {
			key, end := d.longest(tokens, 0)
			if _, known := d.codes[key]; end > len(tokens) || end > 0 && !known {
				t.Errorf("%q until %d of %q", key, end, tokens)
			}
		}
		if d, err := verbsOf(lines); err == nil {
			s := codedSentence{petrarchCoder: &petrarchCoder{}, tokens: tokens, last: len(tokens)}
			if end, _, _ := s.codeOf(d, 0); end > len(tokens) {
				t.Errorf("a verb ends at %d of %d", end, len(tokens))
			}
		}
	})
}
