package claim

import (
	"strings"
	"testing"
)

func TestClassOf(t *testing.T) {
	for code, want := range map[string]EventClass{
		"": "", "01": "", "010": "", "03": Agree, "0356": Agree, "036": Agree, "046": Consult, "051": Support, "055": Support,
		"057": Agree, "0611": Cooperate, "073": Aid, "0874": Yield, "090": Investigate, "020": Request, "1056": Request,
		"111": Accuse, "1246": Reject, "138": Threaten, "145": Protest, "154": Mobilize, "163": Sanction, "173": Coerce,
		"1711": Coerce, "1712": Assault, "175": Assault, "183": Assault, "190": Assault, "191": Coerce, "192": Coerce,
		"202": Assault, "210": "", "990": "", "x90": "", "1": "", "0x0": "",
	} {
		if got := ClassOf(code); got != want {
			t.Errorf("ClassOf(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestCombined(t *testing.T) {
	for _, tt := range []struct{ outer, inner, want, about string }{
		{"030", "040", "036", "agreed to meet"},
		{"030", "051", "032", "promised to support"},
		{"030", "057", "031", "promised to sign"},
		{"030", "061", "031", "promised to trade"},
		{"030", "073", "033", "promised to send food"},
		{"030", "0874", "035", "agreed to withdraw"},
		{"030", "036", "036", "promised to offer talks"},
		{"030", "190", "138", "vowed to attack"},
		{"030", "163", "131", "vowed to impose sanctions"},
		{"030", "111", "030", "promised to criticise"},
		{"03", "", "03", "plans to sleep"},
		{"03", "173", "132", "plans to arrest"},
		{"020", "046", "026", "called for talks"},
		{"100", "0874", "105", "demanded a withdrawal"},
		{"020", "190", "020", "urged to attack"},
		{"120", "040", "125", "refused to meet"},
		{"120", "073", "122", "refused to send food"},
		{"120", "080", "124", "refused to yield"},
		{"120", "051", "120", "refused to praise"},
		{"130", "141", "133", "threatened to protest"},
		{"130", "154", "138", "threatened to mobilise"},
		{"111", "190", "111", "condemned an attack"},
	} {
		if got := combined(tt.outer, tt.inner); got != tt.want {
			t.Errorf("%s: combined(%q, %q) = %q, want %q", tt.about, tt.outer, tt.inner, got, tt.want)
		}
	}
}

func TestEnded(t *testing.T) {
	for inner, want := range map[string]string{"046": "164", "061": "160", "073": "162", "141": "082", "163": "085", "172": "081",
		"130": "081", "190": "087", "154": "087", "": "", "111": ""} {
		if got := ended(inner); got != want {
			t.Errorf("ended(%q) = %q, want %q", inner, got, want)
		}
	}
}

// FuzzCombined: whatever two codes are put together, a code comes out that begins
// with two digits wherever the outer one does.
func FuzzCombined(f *testing.F) {
	f.Add("030", "0874")
	f.Add("03", "05")
	f.Add(":110", "190")
	f.Fuzz(func(t *testing.T, outer, inner string) {
		got := combined(outer, inner)
		if root(outer) != 0 && root(got) == 0 {
			t.Errorf("combined(%q, %q) = %q", outer, inner, got)
		}
		if e := ended(inner); e != "" && (len(e) != 3 || strings.Trim(e, "0123456789") != "") {
			t.Errorf("ended(%q) = %q", inner, e)
		}
	})
}
