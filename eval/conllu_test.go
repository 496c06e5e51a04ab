package eval

import (
	"slices"
	"strings"
	"testing"
)

const twoSentences = `# newdoc id = GUM_news_ferry
# text = She didn't sail.
1	She	she	PRON	PRP	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sail	sail	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = Ferry sinks
1	Ferry	ferry	NOUN	NN	_	2	nsubj	_	_
1.1	ferry	ferry	NOUN	NN	_	_	_	_	_
2	sinks	sink	VERB	VBZ	_	0	root	_	_
`

func TestParseSentences_heads(t *testing.T) {
	got, err := parseSentences(strings.NewReader(twoSentences), treebankWord)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[1].Article != "GUM_news_ferry" {
		t.Fatalf("got %d sentences %v, want 2 of one document", len(got), got)
	}
	if want := []string{"She", "did", "n't", "sail", "."}; !slices.Equal(got[0].Words, want) {
		t.Errorf("got words %q, want %q", got[0].Words, want)
	}
	var heads []int
	for _, tok := range got[0].Tokens {
		heads = append(heads, tok.Head)
	}
	if want := []int{3, 3, 3, 3, 3}; !slices.Equal(heads, want) {
		t.Errorf("got heads %v, want %v: the root is its own", heads, want)
	}
	if len(got[1].Words) != 2 {
		t.Errorf("got words %q, want no empty node among them", got[1].Words)
	}
}

func TestParseSentences_refuses(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"1\tShe\tshe\n", "line 1: 3 fields, want 10"},
		{"# a\n" + strings.Replace("1\tShe\tshe\tPRON\tPRP\t_\tx\tnsubj\t_\t_\n", "x", "four", 1), `line 2: head "four"`},
	} {
		if _, err := parseSentences(strings.NewReader(test.in), treebankWord); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got error %v, want one with %q", test.in, err, test.want)
		}
	}
}
