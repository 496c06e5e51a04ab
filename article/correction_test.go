package article

import "testing"

func TestIsCorrection(t *testing.T) {
	for _, c := range []struct {
		words string
		want  bool
	}{
		{"Correction: An earlier version of this article said 241 passengers were aboard.", true},
		{"Correction, 4 March: There were 214 passengers, not 241.", true},
		{"CLARIFICATION (March 4): The ferry was bound for Skelby.", true},
		{"CORRECTS number of passengers", true},
		{"(Corrects paragraph two to say 214, not 241)", true},
		{"This story has been corrected to give the right number of passengers.", true},
		{"This article was amended on 4 March 2026 because the captain's name was misspelled.", true},
		{"Editor’s note: We gave the wrong number of passengers.", true},
		{"In a March 3 story about a ferry, the Coast Press erroneously reported its name.", true},
		{"In a story March 3, 2026, about a ferry, the Coast Press erroneously reported the number of passengers.", true},
		{"Because of an editing error, this article gave the wrong day.", true},
		{"This story was updated on March 5 to correct that 214 passengers, not 241, were on board.", true},

		{"Earlier versions of this story gave a wrong age for the child.", true},
		{"An article on Thursday about a ferry misstated the number of passengers.", true},
		{"This article has been revised to reflect the following correction: there were 214 passengers.", true},

		{"The report was corrected at a news conference in the afternoon to say she was alive.", false},
		{"Correction: the ferry story", false}, // a headline
		{"The correction of the markets went on for a third day.", false},
		{"The ministry corrected its figure to 214.", false},
		{"This story has been updated.", false},
		{"Editor's note: Some readers may find this account distressing.", false},
		{"In an early report the police wrongly named the driver.", false},
		{"The report wrongly said that nobody was hurt, the mayor told the council.", false},
		{"In an article on Tuesday the minister wrongly said that nobody was hurt.", false},
		{"A corrected version of the bill passed on Tuesday.", false},
	} {
		if got := IsCorrection(c.words); got != c.want {
			t.Errorf("%q: %v, want %v", c.words, got, c.want)
		}
	}
}
