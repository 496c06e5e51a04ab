// Package eval answers: how good is it?
//
// Each evaluation reads one kind of labelled data below a folder and gives a
// [Scorecard]: what was right and wrong, item by item, and the figures. [Evals]
// is the table of them; to add one, write a file with its function and a line in
// the table.
//
//	e, ok := eval.Find("cases")
//	card, err := e.Run(ctx, eval.Input{Data: "testdata/cases"})
//	err = eval.Write(os.Stdout, card)
//
// The last line written is always one line of name=value pairs whose names do
// not change, so that a script can follow a figure over time. Fractions run from
// 0 to 1. Nothing here knows how the rooms below reach their answers: they are
// scored by what they give.
package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Eval is one evaluation.
type Eval struct {
	Name   string
	Folder string // of its data, in the folder of all data; "" for its name
	Reads  string // what it looks for below the data folder
	About  string // what its figures tell, in one line
	Run    func(ctx context.Context, in Input) (Scorecard, error)
}

// Input is what an evaluation is given: where its data lies, data to choose
// thresholds on where it has some, what chance begins with, and a clock for those
// that measure speed.
type Input struct {
	Data   string
	Tune   string // or ""
	Seed   uint64 // of what is drawn by chance
	Sample int    // how many items are drawn; 0 for the evaluation's own number
	Docs   int    // how many articles are made, where a collection of them is
	Now    func() time.Time
}

// card is the result of an evaluation as the table has it: a nil card is no nil
// Scorecard.
func card[C Scorecard](c C, err error) (Scorecard, error) {
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Evals are all evaluations, in the order help lists them.
var Evals = []Eval{
	{
		Name:  "cases",
		Reads: "folders with an expected.json and the accounts it names",
		About: "findings of a comparison against those of a careful editor",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Cases(ctx, in.Data)) },
	},
	{
		Name:  "syntax",
		Reads: ".conllu files",
		About: "words, sentences, tags and parses against treebanks",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Syntax(ctx, in)) },
	},
	{
		Name:  "entities",
		Reads: ".iob2 files",
		About: "names of persons, organisations and places",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Entities(ctx, in.Data)) },
	},
	{
		Name:  "coref",
		Reads: "ECB+ files",
		About: "who is who within an article",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Coref(ctx, in.Data)) },
	},
	{
		Name:  "claims",
		Reads: "ECB+ files, or articles of the Giveme5W1H gold standard",
		About: "who did what to whom, where and when; or who, what, when and where of the main event",
		Run:   Claims,
	},
	{
		Name:  "times",
		Reads: ".tml files",
		About: "time expressions, their types and values, against TimeML",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Times(ctx, in)) },
	},
	{
		Name:  "numbers",
		Reads: "specs of Recognizers-Text: NumberModel.json, CurrencyModel.json …",
		About: "numbers and amounts against the specs of another library",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Numbers(ctx, in)) },
	},
	{
		Name:  "places",
		Reads: "LGL, TR-News, GeoVirus and GeoWebNews files",
		About: "names of places and where they are",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Places(ctx, in)) },
	},
	{
		Name:  "quotes",
		Reads: "PolNeAR folders: text/NAME.txt with attributions/NAME.ann",
		About: "who says what: sources, cues and what they introduce",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Quotes(ctx, in)) },
	},
	{
		Name:  "factuality",
		Reads: ".tml files and ECB+ files",
		About: "whether claims are affirmed, and how sure, against TimeML and ECB+",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Factuality(ctx, in)) },
	},
	{
		Name:  "events",
		Reads: "records of PETRARCH's validation suite and the dictionaries they name",
		About: "who did what to whom, in codes of actors and events",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Events(ctx, in.Data)) },
	},
	{
		Name:  "casualties",
		Reads: "incidents.jsonl and reports.jsonl of the SemEval-2018 Task 5 layout",
		About: "how many were killed and injured, against the counts of the incident",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Casualties(ctx, in.Data)) },
	},
	{
		Name:  "fidelity",
		Reads: ".jsonl files of FRANK and XSumFaith",
		About: "how faithful a summary is to its article, against people's judgement",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Fidelity(ctx, in)) },
	},
	{
		Name:  "derivation",
		Reads: "articles: .txt files, and .jsonl or .json files with a text",
		About: "who copied whom in simulated families of accounts, unseen sources, and where errors enter",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Derivation(ctx, in)) },
	},
	{
		Name:  "edits",
		Reads: "articles: .txt files, and .jsonl or .json files with a text",
		About: "known changes of fact put into articles, and alarms where nothing was changed",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Edits(ctx, in)) },
	},
	{
		Name:   "reuse",
		Folder: "data/reuse-pairs",
		Reads:  "articles as for edits, or the pairs of a pairs.jsonl",
		About:  "shared passages planted in a collection of --docs articles, or real ones",
		Run:    Reuse,
	}, {
		Name:  "stories",
		Reads: "reports.jsonl of the SemEval-2018 Task 5 layout, ECB+ files, or articles of Giveme5W1H",
		About: "which articles tell one story, as they come by date",
		Run:   func(ctx context.Context, in Input) (Scorecard, error) { return card(Stories(ctx, in)) },
	},
}

// Find is the evaluation called name.
func Find(name string) (Eval, bool) {
	for _, e := range Evals {
		if e.Name == name {
			return e, true
		}
	}
	return Eval{}, false
}

// Scorecard is what an evaluation gives. Its JSON form is that of the value
// itself.
type Scorecard interface {
	// Values are the figures of the last line, in its order.
	Values() []Value
	// WriteText writes for a reader what was missed and what was invented.
	WriteText(w io.Writer) error
}

// Value is one figure: a count where IsCount is set, else a measure that is
// written with three decimals.
type Value struct {
	Name    string
	Value   float64
	IsCount bool
}

// String is the value as name=value.
func (v Value) String() string { return v.Name + "=" + v.figure() }

func (v Value) figure() string {
	if v.IsCount {
		return strconv.Itoa(int(v.Value))
	}
	return strconv.FormatFloat(v.Value, 'f', 3, 64)
}

// MarshalJSON writes v with as many decimals as String does.
func (v Value) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `{"name":%q,"value":%s}`, v.Name, v.figure()), nil
}

// Write writes card for a reader, its figures on the last line.
func Write(w io.Writer, card Scorecard) error {
	if err := card.WriteText(w); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, Line(card))
	return err
}

// WriteJSON writes card as one JSON object, its figures as "values".
func WriteJSON(w io.Writer, card Scorecard) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	return encoder.Encode(struct {
		Values []Value   `json:"values"`
		Card   Scorecard `json:"card"`
	}{card.Values(), card})
}

// Line is the figures of card as one line of name=value pairs.
func Line(card Scorecard) string {
	var pairs []string
	for _, v := range card.Values() {
		pairs = append(pairs, v.String())
	}
	return strings.Join(pairs, " ")
}
