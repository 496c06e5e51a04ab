package quantity

import (
	"strings"
	"testing"
)

// TestTables holds that every row of the tables can be used: its worth is a
// number, its name is found by Find, and no word is in the table twice.
func TestTables(t *testing.T) {
	for _, row := range rows(unitTable, 5) {
		if factor, _, _ := strings.Cut(row[1], "+"); !(quotient(factor) > 0) {
			t.Errorf("units.tsv: %q: no factor in %q", row[2], row[1])
		}
		checkNames(t, "units.tsv", row, Measure)
	}
	seen := map[string]string{}
	for _, row := range rows(currencyTable, 5) {
		if !(quotient(row[1]) > 0) {
			t.Errorf("currencies.tsv: %q: no worth in %q", row[2], row[1])
		}
		if code := row[0]; len(code) == 3 && code != strings.ToUpper(code) {
			t.Errorf("currencies.tsv: %q is no code", code)
		}
		for _, name := range strings.Fields(row[3] + " " + row[4]) {
			if other := seen[name]; other != "" && other != row[2] {
				t.Errorf("currencies.tsv: %q names both %s and %s", name, other, row[2])
			}
			seen[name] = row[2]
		}
		checkNames(t, "currencies.tsv", row, Money)
	}
}

// checkNames asks for an amount in each of the names of a row.
func checkNames(t *testing.T, file string, row []string, kind Kind) {
	t.Helper()
	for _, name := range strings.Fields(row[3]) {
		s := "300,000 " + strings.ReplaceAll(name, "_", " ")
		found := Find(s)
		if len(found) != 1 || found[0].Kind != kind || found[0].Unit != row[0] || found[0].Named != row[2] || found[0].Span.Len() != len(s) {
			t.Errorf("%s: Find(%q) = %+v, want %s in %s", file, s, found, kind, row[2])
		}
	}
}
