package article

func readHTML(a *Article, data []byte) error {
	return &Error{a.Name, 0, "an HTML page begins here", "give plain text", ErrFormat}
}
