package reuse_test

import (
	"fmt"

	"github.com/recount-news/recount/reuse"
)

func ExamplePair() {
	wire := "The ferry Marta left Orle at dawn. “Nobody could have seen the rocks in that fog,” said the harbour master."
	copied := "“Nobody could have seen those rocks in that fog,” the harbour master told reporters on Monday."
	passages := reuse.Pair(wire, copied)
	for _, p := range passages {
		fmt.Printf("%d of %d words\n  %s\n  %s\n", p.Same, p.Words, p.A.Of(wire), p.B.Of(copied))
		for _, e := range p.Edits {
			fmt.Printf("  %s %q %q\n", e.Op, e.A.Of(wire), e.B.Of(copied))
		}
	}
	ofWire, ofCopy := reuse.Shared(wire, copied, passages)
	fmt.Printf("%.0f %% of the one, %.0f %% of the other\n", 100*ofWire, 100*ofCopy)
	// Output:
	// 11 of 13 words
	//   Nobody could have seen the rocks in that fog,” said the harbour master
	//   Nobody could have seen those rocks in that fog,” the harbour master
	//   replace "the" "those"
	//   delete "said" ""
	// 65 % of the one, 75 % of the other
}

func ExampleDiff() {
	a := "more than 53 people were hurt, police said"
	b := "police say more than 35 were hurt"
	for _, e := range reuse.Diff(a, b) {
		fmt.Printf("%s %q %q\n", e.Op, e.A.Of(a), e.B.Of(b))
	}
	// Output:
	// insert "" "police say"
	// replace "53 people" "35"
	// delete "police said" ""
}

// An index finds which of many articles a new one borrowed from.
func ExampleIndex_Search() {
	archive := []string{
		"The ferry Maren ran aground off Orrin Point on Tuesday night with 212 people on board, the coast guard said, and all of them were brought ashore by lifeboats before dawn.",
		"The council of Sellick voted to keep the old swimming hall open until next spring, when a new one is to be finished.",
	}
	x := reuse.NewIndex(reuse.Options{Texts: func(doc uint32) (string, error) { return archive[doc], nil }})
	for _, s := range archive {
		if _, err := x.Add(s); err != nil {
			fmt.Println(err)
			return
		}
	}
	draft := "Storms closed the harbour. The ferry Maren ran aground off Orrin Point late on Tuesday with 212 people on board, the coast guard said, and all were brought ashore by lifeboats before dawn."
	matches, err := x.Search(draft)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range matches {
		fmt.Printf("document %d, %.0f%% of it in the draft\n", m.Doc, 100*m.OfDoc)
		for _, e := range m.Passages[0].Edits {
			fmt.Printf("%s %q %q\n", e.Op, e.A.Of(draft), e.B.Of(archive[m.Doc]))
		}
	}
	// Output:
	// document 0, 100% of it in the draft
	// delete "late" ""
	// insert "" "night"
	// insert "" "of them"
}
