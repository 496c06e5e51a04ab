package article

import "testing"

// Patterns are made when they are first needed, so that a slip in one would show
// in a user's hands.
func TestNotices_compile(t *testing.T) {
	for word, pattern := range notices {
		if pattern().MatchString("\x00") {
			t.Errorf("what may follow %q is anything: %s", word, pattern())
		}
	}
}
