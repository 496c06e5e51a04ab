package eval

import (
	"encoding/xml"
	"fmt"
	"os"
	"strings"
)

// petrarchFile is a file of the validation suite of PETRARCH (Open Event Data
// Alliance 2014): sentences with the events that a coder should find, and the
// names of the dictionaries that the codes are of.
type petrarchFile struct {
	Verbs    string `xml:"Environment>Verbfile"`
	Actors   string `xml:"Environment>Actorfile"`
	Agents   string `xml:"Environment>Agentfile"`
	Discards string `xml:"Environment>Discardfile"`
	Body     struct {
		Elements []petrarchElement `xml:",any"`
	} `xml:"Sentences"`
}

// petrarchElement is a sentence, or an option that holds from there on.
type petrarchElement struct {
	XMLName xml.Name
	petrarchRecord
	Option string `xml:"option,attr"`
	Value  string `xml:"value,attr"`
}

type petrarchRecord struct {
	ID     string `xml:"id,attr"`
	Date   string `xml:"date,attr"`
	Text   string `xml:"Text"`
	Events []struct {
		Source string `xml:"sourcecode,attr"`
		Target string `xml:"targetcode,attr"`
		Code   string `xml:"eventcode,attr"`
		Error  string `xml:"error,attr"`
	} `xml:"EventCoding"`
	AnyActor bool `xml:"-"` // events whose target has no code count
}

// readPetrarch reads a file of records.
func readPetrarch(name string) (*petrarchFile, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	f := &petrarchFile{}
	if err := xml.Unmarshal(data, f); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", name, err)
	}
	return f, nil
}

// want are the events that record r says should be found.
func (r *petrarchRecord) want() []CodedEvent {
	var list []CodedEvent
	for _, e := range r.Events {
		if e.Code != "" {
			list = append(list, CodedEvent{e.Source, e.Target, e.Code})
		}
	}
	return list
}

// records are the sentences of f, with what the options before them say.
func (f *petrarchFile) records() []petrarchRecord {
	var list []petrarchRecord
	anyActor := false
	for _, e := range f.Body.Elements {
		switch {
		case e.XMLName.Local == "Sentence":
			e.AnyActor = anyActor
			list = append(list, e.petrarchRecord)
		case e.Option == "require_dyad":
			anyActor = strings.EqualFold(e.Value, "false")
		}
	}
	return list
}

// words is the text of r on one line.
func (r *petrarchRecord) words() string { return strings.Join(strings.Fields(r.Text), " ") }

// day is the date of r as a number, 19950101.
func (r *petrarchRecord) day() int {
	n := 0
	for _, c := range r.Date {
		if c >= '0' && c <= '9' {
			n = 10*n + int(c-'0')
		}
	}
	return n
}
