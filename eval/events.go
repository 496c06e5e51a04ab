package eval

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/recount-news/recount/annotate"
	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/claim"
)

// EventsCard is what the evaluation "events" gives.
type EventsCard struct {
	Verbs   string        `json:"verbs"` // the dictionary that the codes are of
	Records int           `json:"records"`
	Source  Ratio         `json:"source"` // of the events wanted
	Target  Ratio         `json:"target"`
	Code    Ratio         `json:"code"`
	All     Hits          `json:"all"`
	Class   Ratio         `json:"class"` // of the events wanted whose code has a class
	Wrong   []WrongRecord `json:"wrong"`
}

// WrongRecord is a record whose events are not those wanted.
type WrongRecord struct {
	ID   string       `json:"id"`
	Text string       `json:"text"`
	Want []CodedEvent `json:"want"`
	Got  []CodedEvent `json:"got"`
}

// Events scores who did what to whom on the records of PETRARCH's validation suite
// at or below the folder root. The codes of actors and verbs are those of the
// dictionaries that the records name, which must lie there, too; who acts upon
// whom, and the class of event, are what claims give.
func Events(ctx context.Context, root string) (*EventsCard, error) {
	names, err := filesBelow(root, ".xml")
	if err != nil {
		return nil, err
	}
	card := &EventsCard{}
	for _, name := range names {
		f, err := readPetrarch(name)
		if err != nil {
			return nil, err
		}
		coder, err := f.coder(root)
		if err != nil {
			return nil, err
		}
		card.Verbs = f.Verbs
		for _, r := range f.records() {
			if err := card.record(ctx, coder, &r); err != nil {
				return nil, err
			}
		}
	}
	return card, nil
}

// coder reads the dictionaries that f names, wherever they lie below root.
func (f *petrarchFile) coder(root string) (*petrarchCoder, error) {
	c := &petrarchCoder{}
	for _, d := range []struct {
		name string
		read func(string) error
	}{
		{f.Verbs, func(n string) (err error) { c.verbs, err = readVerbs(n); return err }},
		{f.Actors, func(n string) (err error) { c.actors, err = readActors(n); return err }},
		{f.Agents, func(n string) (err error) { c.agents, err = readAgents(n); return err }},
		{f.Discards, func(n string) (err error) { c.discards, err = readActors(n); return err }},
	} {
		if d.name == "" {
			continue
		}
		found, err := filesBelow(root, string(filepath.Separator)+filepath.FromSlash(d.name))
		if err != nil {
			return nil, err
		}
		if err := d.read(found[0]); err != nil {
			return nil, err
		}
	}
	if c.verbs == nil || c.actors == nil || c.agents == nil {
		return nil, fmt.Errorf("eval: records that name no dictionary of verbs, actors or agents")
	}
	return c, nil
}

func (card *EventsCard) record(ctx context.Context, coder *petrarchCoder, r *petrarchRecord) error {
	a, err := article.Read(ctx, r.ID, []byte(r.words()))
	if err != nil {
		return fmt.Errorf("eval: record %s: %w", r.ID, err)
	}
	d := annotate.Annotate(a)
	_, claims := claim.Extract(d)
	want, got := r.want(), coder.code(d, claims, r.day(), r.AnyActor)
	card.Records++
	card.count(want, got, claims)
	wrong := WrongRecord{ID: r.ID, Text: r.words(), Want: want}
	for _, e := range got {
		wrong.Got = append(wrong.Got, e.CodedEvent)
	}
	if !sameEvents(want, wrong.Got) {
		card.Wrong = append(card.Wrong, wrong)
	}
	return nil
}

// count pairs the events wanted with those found, those that have most in common
// first, and counts what is right.
func (card *EventsCard) count(want []CodedEvent, got []foundEvent, claims []claim.Claim) {
	card.All.Want += len(want)
	card.All.Got += len(got)
	card.Source.Of += len(want)
	card.Target.Of += len(want)
	card.Code.Of += len(want)
	pairs := pairEvents(want, got)
	for i, w := range want {
		class := classOfWEIS(w.Code)
		if class != "" {
			card.Class.Of++
		}
		if pairs[i] < 0 {
			continue
		}
		g := got[pairs[i]]
		source, target, code := commonParts(w, g.CodedEvent)
		card.Source.Right += source
		card.Target.Right += target
		card.Code.Right += code
		if source+target+code == 3 {
			card.All.Right++
		}
		if class != "" && g.claim >= 0 && claims[g.claim].Event.Class == class {
			card.Class.Right++
		}
	}
}

// pairEvents is the event found for each one wanted, -1 for none.
func pairEvents(want []CodedEvent, got []foundEvent) []int {
	pairs, used := make([]int, len(want)), make([]bool, len(got))
	for i := range pairs {
		pairs[i] = -1
	}
	for most := 3; most >= 0; most-- {
		for i := range want {
			for j := range got {
				source, target, code := commonParts(want[i], got[j].CodedEvent)
				if pairs[i] < 0 && !used[j] && source+target+code == most {
					pairs[i], used[j] = j, true
				}
			}
		}
	}
	return pairs
}

// commonParts tells what two events have in common, 1 for each.
func commonParts(a, b CodedEvent) (source, target, code int) {
	one := func(same bool) int {
		if same {
			return 1
		}
		return 0
	}
	return one(a.Source == b.Source), one(a.Target == b.Target), one(a.Code == b.Code)
}

func sameEvents(want, got []CodedEvent) bool {
	if len(want) != len(got) {
		return false
	}
	left := make(map[CodedEvent]int)
	for _, e := range want {
		left[e]++
	}
	for _, e := range got {
		if left[e]--; left[e] < 0 {
			return false
		}
	}
	return true
}

// weisClasses are the classes of the roots of WEIS (McClelland 1976), the scheme
// that most codes of the records are of. Comments (02) and denials (14) are none.
var weisClasses = map[string]claim.EventClass{"01": claim.Yield, "03": claim.Consult, "04": claim.Support, "05": claim.Agree,
	"061": claim.Support, "063": claim.Aid, "064": claim.Support, "065": claim.Yield, "066": claim.Yield,
	"07": claim.Aid, "08": claim.Agree, "09": claim.Request, "10": claim.Request, "11": claim.Reject, "12": claim.Accuse,
	"13": claim.Accuse, "15": claim.Request, "16": claim.Threaten, "17": claim.Threaten, "181": claim.Protest,
	"182": claim.Mobilize, "19": claim.Sanction, "20": claim.Coerce, "21": claim.Coerce, "22": claim.Assault}

// classOfWEIS is the class of a code of WEIS, "" where it has none.
func classOfWEIS(code string) claim.EventClass {
	if len(code) != 3 || strings.Trim(code, "0123456789") != "" {
		return ""
	}
	if class, ok := weisClasses[code]; ok {
		return class
	}
	return weisClasses[code[:2]]
}

// Values implements [Scorecard].
func (card *EventsCard) Values() []Value {
	count := func(name string, n int) Value { return Value{Name: name, Value: float64(n), IsCount: true} }
	return []Value{
		{Name: "source", Value: card.Source.Share()},
		{Name: "target", Value: card.Target.Share()},
		{Name: "code", Value: card.Code.Share()},
		{Name: "all", Value: card.All.Recall()},
		{Name: "all_precision", Value: card.All.Precision()},
		{Name: "class", Value: card.Class.Share()},
		count("events", card.All.Want),
		count("classed", card.Class.Of),
		count("records", card.Records),
		count("records_right", card.Records-len(card.Wrong)),
	}
}
