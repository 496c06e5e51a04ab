package lexicon

// Counter counts the documents that hold a word. A document holds every word
// form of its text and every lemma that a form may have, whatever the part of
// speech: nobody has tagged the texts, and one that says "launched" is, for
// rarity, about "launch".
type Counter struct {
	lemmas    table
	documents int
	holding   map[string]int
}

// NewCounter makes a Counter that knows the lemmas of src.
func NewCounter(src Source) (*Counter, error) {
	b, err := Encode(src)
	if err != nil {
		return nil, err
	}
	return &Counter{lemmas: table(b), holding: map[string]int{}}, nil
}

// Add counts one document, given as its words in lower case.
func (c *Counter) Add(words []string) {
	c.documents++
	seen := map[string]bool{}
	for _, w := range words {
		seen[w] = true
		for pos := Noun; pos <= Adverb; pos++ {
			if l, ok := c.lemmas.listedLemma(w, pos); ok {
				seen[l] = true
			}
		}
	}
	for w := range seen {
		c.holding[w]++
	}
}

// Frequency is the number of documents added, and how many of them hold each
// word that at least least of them hold.
func (c *Counter) Frequency(least int) (documents int, holding map[string]int) {
	holding = map[string]int{}
	for w, n := range c.holding {
		if n >= least {
			holding[w] = n
		}
	}
	return c.documents, holding
}
