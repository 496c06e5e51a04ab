package eval

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Values are the figures of the last line: percentages, and the speed.
func (c *SyntaxCard) Values() []Value {
	values := append(c.Total.values(), Value{Name: "tokens_per_second", Value: c.speed(), IsCount: true})
	for _, relation := range syntaxRelations {
		values = append(values, Value{Name: relation, Value: 100 * c.Total.Relations[relation].F1()})
	}
	return append(values,
		Value{Name: "words", Value: float64(c.Total.Words), IsCount: true})
}

func (c *SyntaxCard) speed() float64 {
	if c.Took <= 0 {
		return 0
	}
	return float64(c.Total.Tokens.Got) / c.Took.Seconds()
}

func (s SyntaxScore) values() []Value {
	percent := func(name string, f float64) Value { return Value{Name: name, Value: 100 * f} }
	return []Value{
		percent("upos", Ratio{s.UPOS, s.Words}.Share()),
		percent("uas", Ratio{s.UAS, s.Words}.Share()),
		percent("las", Ratio{s.LAS, s.Words}.Share()),
		percent("raw_las", s.RawLAS.F1()),
		percent("tokens_f1", s.Tokens.F1()),
		percent("sentences_f1", s.Sentences.F1()),
	}
}

// WriteText writes the parts as a table.
func (c *SyntaxCard) WriteText(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "part\twords")
	for _, v := range c.Total.values() {
		fmt.Fprintf(table, "\t%s", v.Name)
	}
	fmt.Fprintln(table)
	for _, part := range append(c.Parts, c.Total) {
		fmt.Fprintf(table, "%s\t%d", part.Name, part.Words)
		for _, v := range part.values() {
			fmt.Fprintf(table, "\t%.2f", v.Value)
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}
