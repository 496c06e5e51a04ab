package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
)

// tally counts what was found of the edits that pass.
func (card *EditsCard) tally(pass func(e *EditScore) bool) (found, typed Ratio) {
	for i := range card.Edits {
		e := &card.Edits[i]
		if !pass(e) {
			continue
		}
		found.count(e.Found)
		if e.Found {
			typed.count(e.Typed)
		}
	}
	return found, typed
}

// Values are the figures of the last line: edits found, those called by their kind
// of the found, faithful sentences with an alarm; the same by kind, and by generator.
func (card *EditsCard) Values() (values []Value) {
	add := func(suffix string, pass func(e *EditScore) bool) {
		found, typed := card.tally(pass)
		values = append(values, Value{Name: "recall" + suffix, Value: found.Share()}, Value{Name: "typed" + suffix, Value: typed.Share()})
	}
	add("", func(*EditScore) bool { return true })
	all := *card.form("")
	values = append(values, Value{Name: "false", Value: 1 - Ratio{all.Sentences - all.Alarms, all.Sentences}.Share()})
	for _, kind := range compare.Kinds {
		add("_"+string(kind), func(e *EditScore) bool { return e.Kind == kind })
	}
	for _, g := range generators {
		add("_"+g.name, func(e *EditScore) bool { return e.Generator == g.name })
	}
	add("_reworded", func(e *EditScore) bool { return e.Reworded })
	plain := *card.form("verbatim")
	values = append(values, Value{Name: "false_reworded", Value: 1 - Ratio{all.Sentences - plain.Sentences - all.Alarms + plain.Alarms, all.Sentences - plain.Sentences}.Share()})
	number := func(name string, n int) { values = append(values, Value{Name: name, Value: float64(n), IsCount: true}) }
	number("articles", card.Articles)
	number("edits", len(card.Edits))
	number("sentences", all.Sentences)
	number("reworded", all.Sentences-plain.Sentences)
	return values
}

// WriteText writes the edits that were missed or called by another kind, the false
// alarms, and how many there were of each form.
func (card *EditsCard) WriteText(w io.Writer) error {
	var b strings.Builder
	for _, kind := range compare.Kinds {
		for i := range card.Edits {
			if e := &card.Edits[i]; e.Kind == kind && !e.Typed {
				e.write(&b)
			}
		}
	}
	for _, kind := range compare.Kinds {
		for _, a := range card.Alarms {
			if a.Kind == kind {
				fmt.Fprintf(&b, "false alarm  %s  (%s)  %s\n  was  %s\n  is   %s\n", strings.Join(a.Forms, ", "), a.Article, a.Finding, oneLine(a.Was), oneLine(a.Is))
				if a.Edit != "" {
					fmt.Fprintf(&b, "  with %s\n", oneLine(a.Edit))
				}
			}
		}
	}
	card.writeForms(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (e *EditScore) write(b *strings.Builder) {
	fault := "missed"
	if e.Found {
		fault = "mistyped"
	}
	fmt.Fprintf(b, "%-8s  %s: %s  (%s, %s)\n  was  %s\n  is   %s\n", fault, e.Kind, e.Form, e.Generator, e.Article, oneLine(e.Was), oneLine(e.Is))
	for _, f := range e.Findings {
		fmt.Fprintf(b, "  got  %s\n", oneLine(f))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// writeForms writes the counts of each form of edit and of faithful wording.
func (card *EditsCard) writeForms(b *strings.Builder) {
	for _, kind := range compare.Kinds {
		for _, g := range generators {
			var names []string
			for i := range g.forms {
				if g.forms[i].kind == kind && !slices.Contains(names, g.forms[i].name) {
					names = append(names, g.forms[i].name)
				}
			}
			for _, name := range names {
				found, typed := card.tally(func(e *EditScore) bool { return e.Kind == kind && e.Generator == g.name && e.Form == name })
				if found.Of > 0 {
					fmt.Fprintf(b, "%-12s %-5s %-28s found %-8s typed %s\n", kind, g.name, name, found, typed)
				}
			}
		}
	}
	for _, f := range card.Faithful {
		if f.Name != "" {
			fmt.Fprintf(b, "faithful           %-28s alarms on %d/%d\n", f.Name, f.Alarms, f.Sentences)
		}
	}
}
