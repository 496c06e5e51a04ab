package eval

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/text"
)

// goldTimes is one TimeML document: its text, and the times and events in it.
type goldTimes struct {
	article article.Article
	times   []goldTime
	events  []goldEvent
}

type goldTime struct {
	span       text.Span
	typ, value string
}

// goldEvent is an event, with what TimeML 1.2.1 says of how it is told.
type goldEvent struct {
	id, instance string
	span         text.Span
	negated      bool   // its polarity is NEG
	modality     string // "would"; "" for none
	links        []string
}

// readTimeML reads the text of a TimeML file, its creation time, and the time
// expressions and events in its text.
func readTimeML(name string) (goldTimes, error) {
	f, err := os.Open(name)
	if err != nil {
		return goldTimes{}, fmt.Errorf("eval: %w", err)
	}
	defer f.Close()
	doc, err := parseTimeML(f)
	if err != nil {
		return goldTimes{}, fmt.Errorf("eval: %s: %w", name, err)
	}
	doc.article.Name = name
	return doc, nil
}

func parseTimeML(r io.Reader) (goldTimes, error) {
	var doc goldTimes
	var b strings.Builder
	inText, open, openEvent := false, -1, -1 // open: indexes of the time and the event being read
	decoder := xml.NewDecoder(r)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return doc, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch at := (text.Span{Start: b.Len()}); {
			case t.Name.Local == "TEXT":
				inText = true
			case t.Name.Local == "TIMEX3" && inText:
				open = len(doc.times)
				doc.times = append(doc.times, goldTime{span: at, typ: attr(t, "type"), value: attr(t, "value")})
			case t.Name.Local == "EVENT" && inText:
				openEvent = len(doc.events)
				doc.events = append(doc.events, goldEvent{span: at, id: attr(t, "eid")})
			default:
				if err := doc.head(t); err != nil {
					return doc, err
				}
			}
		case xml.EndElement:
			switch {
			case t.Name.Local == "TEXT":
				inText = false
			case t.Name.Local == "TIMEX3" && open >= 0:
				doc.times[open].span.End = b.Len()
				open = -1
			case t.Name.Local == "EVENT" && openEvent >= 0:
				doc.events[openEvent].span.End = b.Len()
				openEvent = -1
			}
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		}
	}
	doc.article.Text = b.String()
	doc.article.Blocks = paragraphs(doc.article.Text)
	return doc, nil
}

// head reads what stands outside the text: the creation time, and what is said
// of the events. Of an event that is several, the first counts.
func (g *goldTimes) head(t xml.StartElement) (err error) {
	switch t.Name.Local {
	case "TIMEX3":
		if attr(t, "functionInDocument") == "CREATION_TIME" {
			day, _, _ := strings.Cut(attr(t, "value"), "T")
			g.article.Published.Time, err = time.Parse(time.DateOnly, day)
		}
	case "MAKEINSTANCE":
		i := slices.IndexFunc(g.events, func(e goldEvent) bool { return e.id == attr(t, "eventID") })
		if i < 0 || g.events[i].instance != "" {
			break
		}
		e := &g.events[i]
		e.instance, e.negated = attr(t, "eiid"), attr(t, "polarity") == "NEG"
		if m := strings.ToLower(attr(t, "modality")); m != "none" {
			e.modality = m
		}
	case "SLINK":
		for i := range g.events {
			if g.events[i].instance == attr(t, "subordinatedEventInstance") {
				g.events[i].links = append(g.events[i].links, attr(t, "relType"))
			}
		}
	}
	return err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
