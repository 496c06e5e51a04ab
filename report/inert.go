package report

import "strings"

// inert is foreign words as a cell that no spreadsheet takes for a formula: an
// apostrophe stands before what would begin one, as OWASP advises ("CSV
// Injection").
func inert(s string) string {
	s = clean(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
