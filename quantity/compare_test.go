package quantity

import "testing"

func TestCompare(t *testing.T) {
	names := map[Relation]string{Unknown: "unknown", Same: "same", Compatible: "compatible", Vaguer: "vaguer", Sharper: "sharper", Incompatible: "incompatible"}
	for _, c := range []struct {
		a, b string
		want Relation
	}{
		{"35 drones", "53 drones", Incompatible},
		{"35 drones", "thirty-five drones", Same},
		{"more than 160 flights", "over 160 flights", Same},
		{"nearly 1,000 people", "roughly 1,000 people", Compatible},
		{"nearly 1,000 kilometres", "roughly 620 miles", Compatible},
		{"620 miles", "1,000 km", Compatible},
		{"about one mile", "1.6 km", Compatible},
		{"12 miles (19 kilometres) per hour", "19 km/h", Compatible},
		{"35 km", "36 km", Incompatible},
		{"22 miles", "35 km", Compatible},
		{"35 km", "40 km", Incompatible},
		{"dozens of people", "35 people", Sharper},
		{"35 people", "dozens of people", Vaguer},
		{"about four ships", "several ships", Vaguer},
		{"tens of thousands of troops", "25,000 troops", Sharper},
		{"26%", "about a quarter", Compatible},
		{"more than 50%", "more than half of it", Same},
		{"two thirds", "67 percent", Compatible},
		{"two thirds", "60 percent", Incompatible},
		{"almost $20,000", "just under $20,000", Same},
		{"$20,000", "almost $20,000", Compatible},
		{"$2.5bn", "$2.47 billion", Compatible},
		{"$2.5bn", "$3 billion", Incompatible},
		{"$20,000", "20,000 euros", Unknown},
		{"165th", "number 165", Same},
		{"165th", "166th", Incompatible},
		{"won 6-3", "6-3", Same},
		{"won 6-3", "won 3-6", Incompatible},
		{"at least 40 people", "43 people", Sharper},
		{"at least 40 people", "39 people", Incompatible},
		{"at least 40 people", "400 people", Unknown},
		{"more than 160 flights", "160 flights", Sharper},
		{"fewer than 40 people", "40 people", Sharper},
		{"at least 40 people", "40 people", Sharper},
		{"more than 160 flights", "at least 160 flights", Compatible},
		{"fewer than 40 people", "at most 40 people", Compatible},
		{"fewer than 40 people", "at least 40 people", Incompatible},
		{"fewer than 40 people", "more than 40 people", Incompatible},
		{"more than 160 flights", "at most 160 flights", Incompatible},
		{"at least 40 people", "at most 40 people", Compatible},
		{"fewer than 40 people", "more than 35 people", Compatible},
		{"up to 16 people", "12 people", Sharper},
		{"1,000 people", "1,047 people", Compatible},
		{"160 people", "163 people", Incompatible},
		{"5 tons", "5 tonnes", Same},
		{"aged 42", "a 42-year-old", Same},
		{"aged 42", "a 43-year-old", Incompatible},
	} {
		a, b := first(t, c.a), first(t, c.b)
		if got := Compare(a, b); got != c.want {
			t.Errorf("Compare(%q, %q) = %s, want %s", c.a, c.b, names[got], names[c.want])
		}
		if got, want := Compare(b, a), mirror[c.want]; got != want {
			t.Errorf("Compare(%q, %q) = %s, want %s, the mirror", c.b, c.a, names[got], names[want])
		}
	}
}

var mirror = map[Relation]Relation{Unknown: Unknown, Same: Same, Compatible: Compatible, Vaguer: Sharper, Sharper: Vaguer, Incompatible: Incompatible}

// first is the first amount of s, zero where there is none.
func first(t *testing.T, s string) Quantity {
	t.Helper()
	if found := Find(s); len(found) > 0 {
		return found[0]
	}
	return Quantity{}
}
