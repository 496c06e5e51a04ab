package lexicon_test

import (
	"fmt"

	"github.com/recount-news/recount/lexicon"
)

func ExampleLemma() {
	fmt.Println(lexicon.Lemma("wounded", lexicon.Verb))
	fmt.Println(lexicon.Lemma("shot down", lexicon.Verb))
	// Output:
	// wound
	// shoot down
}

func ExampleVerbOf() {
	verb, ok := lexicon.VerbOf("destruction")
	fmt.Println(verb, ok)
	// Output: destroy true
}

func ExampleAntonyms() {
	fmt.Println(lexicon.Antonyms("accelerate", "slow", lexicon.Verb))
	fmt.Println(lexicon.Antonyms("kill", "murder", lexicon.Verb))
	// Output:
	// true
	// false
}
