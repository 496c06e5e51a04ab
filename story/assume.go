package story

import "github.com/recount-news/recount/article"

// AssumedDates gives, by account ID, the date that an account without one is to
// be read with: that of the account it derives from, or of the nearest one
// before that with a date. Accounts that have a date, or no dated forebear, are
// left out. The dates are marked [article.FromAssumed] and have no place in the
// text.
//
// This is the decision alone. Times like "last Friday" were resolved when the
// account was annotated, so whoever acts on it must annotate the article anew
// with the date, and derive anew from the new documents; assumed dates are no
// evidence there.
func AssumedDates(accounts []Account, derivations []Derivation) map[string]article.Date {
	source := make(map[string]string, len(derivations))
	for _, d := range derivations {
		source[d.Copy] = d.Source
	}
	known := make(map[string]article.Date, len(accounts))
	for _, a := range accounts {
		if a.Document != nil && a.Document.Article.Published.Known() {
			known[a.ID] = a.Document.Article.Published
		}
	}
	assumed := make(map[string]article.Date)
	for _, a := range accounts {
		if _, ok := known[a.ID]; ok {
			continue
		}
		at := source[a.ID]
		for range derivations { // no longer than any chain, should there be a cycle
			if date, ok := known[at]; ok {
				assumed[a.ID] = article.Date{Time: date.Time, HasClock: date.HasClock, From: article.FromAssumed}
				break
			}
			at = source[at]
		}
	}
	return assumed
}
