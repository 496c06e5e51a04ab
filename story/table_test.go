package story

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestTable reads testdata/table/*.txtar, whose last section is the table of variants
// of the accounts before it, the cost of each step, and the unseen sources.
func TestTable(t *testing.T) {
	files, err := filepath.Glob("testdata/table/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata/table: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := &ar.Files[len(ar.Files)-1]
			var accounts []Account
			for _, f := range ar.Files[:len(ar.Files)-1] {
				accounts = append(accounts, account(f.Name, string(f.Data)))
			}
			got := dumpTable(accounts)
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(last.Data); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
			}
		})
	}
}

// dumpTable has a line for each account with a mark for each site (+ has it, - lacks it,
// ? open), marks the sites from elsewhere (*), and tells the costs and the parents.
func dumpTable(accounts []Account) string {
	f := newFamily(accounts)
	f.relate()
	var sb strings.Builder
	for k, w := range f.table.all {
		fmt.Fprintf(&sb, "%s ", f.readings[k].id)
		for _, s := range w.stand {
			sb.WriteByte("?-+"[s])
		}
		sb.WriteByte('\n')
	}
	if marks := foreignMarks(f.table); strings.Contains(marks, "*") {
		fmt.Fprintf(&sb, "   %s\n", marks)
	}
	for _, e := range f.edges {
		u, v := f.table.all[e.source], f.table.all[e.copy]
		fmt.Fprintf(&sb, "%s > %s: lost %.1f, put in %.1f, reworded %.2f, moved %d\n", f.readings[e.source].id, f.readings[e.copy].id,
			f.table.lost(u, v), f.table.put(u, v), f.table.reworded(u, v), f.table.moved(u, v))
	}
	s := Of(accounts)
	for _, a := range accounts {
		fmt.Fprintf(&sb, "%s from %q\n", a.ID, s.Parent(a.ID))
	}
	return sb.String()
}

func foreignMarks(t *table) string {
	var sb strings.Builder
	for _, is := range t.foreign {
		sb.WriteByte(" *"[map[bool]int{true: 1}[is]])
	}
	return sb.String()
}

// TestTable_cost: a thing and its price, where the accounts themselves have it.
func TestTable_cost(t *testing.T) {
	site := func(stands string) *witness {
		w := &witness{stand: make([]stand, len(stands)), forms: make([][]int32, len(stands))}
		for i, c := range stands {
			switch c {
			case '+':
				w.stand[i] = holds
				w.order = append(w.order, i)
			case '-':
				w.stand[i] = lacks
			}
		}
		return w
	}
	for _, c := range []struct {
		name, source, made, foreign string
		want                        float64
	}{
		{"nothing", "++++", "++++", "", 0},
		{"one stretch lost", "++++++", "+--+++", "", costCut + costCutMore},
		{"two stretches lost", "++++++", "+-+-++", "", 2 * costCut},
		{"the end lost", "++++++", "+++---", "", costCut + 2*costCutEnd},
		{"open is no loss", "++++", "+??+", "", 0},
		{"one stretch put in", "+--+", "++++", "", costAdded + costAddedMore},
		{"one put in from elsewhere", "+---+", "+++++", " ***", costPutIn},
	} {
		t.Run(c.name, func(t *testing.T) {
			u, v := site(c.source), site(c.made)
			tb := &table{sites: len(c.source), all: []*witness{u, v}, foreign: make([]bool, len(c.source))}
			for i, mark := range c.foreign {
				tb.foreign[i] = mark == '*'
			}
			if got := tb.cost(u, v); got < c.want-1e-9 || got > c.want+1e-9 {
				t.Errorf("cost of %s from %s = %.2f, want %.2f", c.made, c.source, got, c.want)
			}
			if back := tb.cost(v, u); c.want > 0 && back == c.want {
				t.Errorf("the way back costs as much: %.2f", back)
			}
		})
	}
}
