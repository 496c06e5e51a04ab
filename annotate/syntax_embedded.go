package annotate

// EmbeddedSyntax tags and parses with the weights that [Annotate] uses.
func EmbeddedSyntax() *Syntax { return embedded().syntax() }
