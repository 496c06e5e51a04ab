package main

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/lexicon"
)

// eventSupplementText is what the dictionary lacks or has wrong for news; its
// head explains it.
//
//go:embed events.txt
var eventSupplementText string

// eventsCommand builds the table of events of package lexicon.
func eventsCommand() *cobra.Command {
	job := eventsJob{supplement: eventSupplementText}
	cmd := &cobra.Command{
		Use:   "events",
		Short: "Build the table of events of package lexicon",
		Long: `Build the table of events of package lexicon, and its card: verbs and what stands around them,
and the code of the event that they make in the scheme CAMEO, from a dictionary of the coder
PETRARCH-2. The same dictionary gives the same table.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return job.run(cmd.ErrOrStderr()) },
	}
	cmd.Flags().StringVar(&job.dictionary, "dictionary",
		filepath.Join(dataFolder(), "petrarch", "dictionaries", "CAMEO.2.0.txt"), "dictionary of verbs to read")
	cmd.Flags().StringVarP(&job.out, "out", "o", "lexicon/events.tsv", "table to write, its card beside it")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	return cmd
}

type eventsJob struct {
	dictionary string
	supplement string // corrections, as in events.txt
	out        string
	date       string
}

func (j eventsJob) run(progress io.Writer) error {
	file, err := os.Open(j.dictionary)
	if err != nil {
		return fmt.Errorf("events: %w", err)
	}
	defer file.Close()
	d, err := readEventDictionary(file, j.dictionary)
	if err != nil {
		return fmt.Errorf("events: %w", err)
	}
	for _, line := range d.leftOut {
		fmt.Fprintln(progress, "left out", line)
	}
	t, err := newEventTable(d, j.supplement)
	if err != nil {
		return fmt.Errorf("events: %w", err)
	}
	for _, line := range t.leftOut {
		fmt.Fprintln(progress, "left out", line)
	}
	data := t.encode()
	if err := os.WriteFile(j.out, data, 0o644); err != nil {
		return err
	}
	card := strings.TrimSuffix(j.out, filepath.Ext(j.out)) + ".md"
	return os.WriteFile(card, []byte(eventsCard(j, t, data)), 0o644)
}

// eventTable is the table in the making: the lines of each kind by their keys.
type eventTable struct {
	sets     map[string]int    // number of each set
	inSets   map[string]uint64 // the sets of each word
	verbs    map[string]string // code of each verb
	nouns    map[string]string // code of each noun of event
	patterns []string          // lines, in the order of the dictionary, behind those of the supplement
	leftOut  []string          // patterns that name a set of words which is not there
}

func newEventTable(d *eventDictionary, supplement string) (*eventTable, error) {
	t := &eventTable{sets: map[string]int{}, inSets: map[string]uint64{}, verbs: map[string]string{}, nouns: map[string]string{}}
	if len(d.sets) > 64 {
		return nil, fmt.Errorf("%d sets of words, the table holds 64", len(d.sets))
	}
	for i, s := range d.sets {
		t.sets[s.name] = i
		for _, w := range s.words {
			t.inSets[plainLemma(w)] |= 1 << i
		}
	}
	for _, g := range d.groups {
		t.group(g)
	}
	t.eventNouns(d)
	return t, t.supplement(supplement)
}

// group adds the verbs and patterns of a group. Of patterns of one verb that are the
// same, the code that most have is taken.
func (t *eventTable) group(g verbGroup) {
	own := map[string]bool{}
	for _, v := range g.verbs {
		lemma := verbLemma(v.verb)
		if !lexicon.Known(lemma, lexicon.Verb) && !strings.Contains(lemma, " ") {
			continue
		}
		if _, ok := t.verbs[lemma]; !ok {
			own[lemma] = true
			t.verbs[lemma] = v.code
		}
	}
	votes := map[verbAndSides]map[string]int{}
	var order []verbAndSides
	for _, p := range g.patterns {
		sides, err := t.bothSides(p)
		if err != nil {
			t.leftOut = append(t.leftOut, err.Error())
		}
		for _, s := range sides {
			for _, v := range foundWith(p, own) {
				key := verbAndSides{v, s}
				if votes[key] == nil {
					votes[key] = map[string]int{}
					order = append(order, key)
				}
				votes[key][p.code]++
			}
		}
	}
	for _, key := range order {
		t.patterns = append(t.patterns, "="+key.verb+"\t"+mostVoted(votes[key])+"\t"+key.sides)
	}
}

type verbAndSides struct{ verb, sides string }

// foundWith are the verbs of a group that a pattern was found with, in order; all,
// where it was found with none of them.
func foundWith(p verbPattern, own map[string]bool) []string {
	var verbs []string
	for _, v := range p.verbs {
		if v = verbLemma(v); own[v] && !slices.Contains(verbs, v) {
			verbs = append(verbs, v)
		}
	}
	if verbs == nil {
		verbs = slices.Sorted(maps.Keys(own))
	}
	return verbs
}

// mostVoted is the code with most votes, of equals the first in order.
func mostVoted(votes map[string]int) string {
	codes := slices.Collect(maps.Keys(votes))
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(votes[b]-votes[a], strings.Compare(a, b)) })
	return codes[0]
}

// bothSides writes what stands before and behind the verb, once for each choice of
// prepositions.
func (t *eventTable) bothSides(p verbPattern) ([]string, error) {
	before, err := t.side(p.before)
	if err != nil {
		return nil, err
	}
	after, err := t.side(p.after)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, b := range before {
		for _, a := range after {
			if a+b != "" {
				list = append(list, b+"\t"+a)
			}
		}
	}
	return list, nil
}

// side writes the items of one side in every choice of their prepositions.
func (t *eventTable) side(list []patternItem) ([]string, error) {
	out := []string{""}
	for _, it := range list {
		words, err := t.words(it)
		if err != nil {
			return nil, err
		}
		written := []string{words}
		for i, p := range it.prepositions {
			w := p + ":" + words
			if !lexicon.Known(p, lexicon.Adverb) && !prepositions[p] { // "(GUNFIRE)"
				w = strings.Trim(plainLemma(p)+"+"+words, "+")
			}
			written = append(written[:i], w)
		}
		var next []string
		for _, o := range out {
			for _, w := range written {
				next = append(next, strings.TrimSpace(o+" "+w))
			}
		}
		out = next
	}
	return out, nil
}

// prepositions that WordNet does not have as adverbs.
var prepositions = map[string]bool{"to": true, "of": true, "with": true, "for": true, "from": true, "at": true, "into": true,
	"against": true, "as": true, "between": true, "toward": true, "towards": true, "until": true, "upon": true, "during": true,
	"amid": true, "among": true, "despite": true, "without": true, "because": true, "unless": true, "if": true, "onto": true,
	"while": true, "that": true, "when": true, "about": true, "through": true, "over": true, "under": true, "after": true}

func (t *eventTable) words(it patternItem) (string, error) {
	var words []string
	for _, w := range it.words {
		if name, ok := strings.CutPrefix(w, "&"); ok {
			n, ok := t.sets[name]
			if !ok {
				return "", fmt.Errorf("there is no set of words &%s", name)
			}
			w = fmt.Sprintf("&%d", n)
		} else {
			w = plainLemma(w)
		}
		if w != "the" && w != "a" && w != "an" {
			words = append(words, w)
		}
	}
	return strings.Join(words, "+"), nil
}

// lightVerbs leave it to their object to tell what is done.
var lightVerbs = map[string]bool{"hold": true, "stage": true, "launch": true, "conduct": true, "carry out": true, "mount": true}

// eventNouns takes the nouns of events from the patterns of verbs that say
// little themselves: "hold talks", "stage a rally". Of several codes the most
// frequent is taken, of equals the first.
func (t *eventTable) eventNouns(d *eventDictionary) {
	votes := map[string]map[string]int{}
	var order []string
	for _, g := range d.groups {
		for _, p := range g.patterns {
			if len(p.before) > 0 || len(p.after) != 1 || !slices.ContainsFunc(p.verbs, func(v string) bool { return lightVerbs[verbLemma(v)] }) {
				continue
			}
			it := p.after[0]
			if it.prepositions != nil || len(it.words) != 1 || it.words[0][0] == '&' || p.code == "" || p.code[0] == ':' {
				continue
			}
			noun := plainLemma(it.words[0])
			if votes[noun] == nil {
				votes[noun] = map[string]int{}
				order = append(order, noun)
			}
			votes[noun][p.code]++
		}
	}
	for _, noun := range order {
		t.nouns[noun] = mostVoted(votes[noun])
	}
}

// marks tell of each verb whether it has patterns, and whether there are longer ones
// that begin with it; these give it a line where it had none.
func (t *eventTable) marks() map[string]string {
	marks := map[string]string{}
	for _, p := range t.patterns {
		verb, _, _ := strings.Cut(p[1:], "\t")
		marks[verb] = "*"
	}
	for v := range maps.Clone(t.verbs) {
		if head, _, ok := strings.Cut(v, " "); ok && !strings.HasSuffix(marks[head], "+") {
			marks[head] += "+"
			t.verbs[head] += "" // known, if only to lead to the longer one
		}
	}
	return marks
}

// encode writes the lines sorted by their first field.
func (t *eventTable) encode() []byte {
	var lines []string
	for w, sets := range t.inSets {
		lines = append(lines, fmt.Sprintf("&%s\t%x", w, sets))
	}
	marks := t.marks()
	for v, code := range t.verbs {
		lines = append(lines, v+"\t"+code+"\t"+marks[v])
	}
	for n, code := range t.nouns {
		lines = append(lines, "~"+n+"\t"+code)
	}
	slices.Sort(lines) // keys differ, and those of patterns come after
	lines = append(lines, t.patterns...)
	slices.SortStableFunc(lines, func(a, b string) int {
		x, _, _ := strings.Cut(a, "\t")
		y, _, _ := strings.Cut(b, "\t")
		return strings.Compare(x, y)
	})
	return []byte(strings.Join(lines, "\n") + "\n")
}

// verbLemma is the lemma of a verb of the dictionary, which may be a form and
// may have a particle.
func verbLemma(v string) string {
	head, rest, ok := strings.Cut(v, " ")
	if !ok {
		return lexicon.Lemma(v, lexicon.Verb)
	}
	return lexicon.Lemma(head, lexicon.Verb) + " " + rest
}

// plainLemma is the lemma of the last word of a phrase of nouns, or of verbs where
// no noun is known.
func plainLemma(w string) string {
	at := strings.LastIndexAny(w, " +") + 1
	last := w[at:]
	if lemma := lexicon.Lemma(last, lexicon.Noun); lexicon.Known(lemma, lexicon.Noun) {
		return w[:at] + lemma
	}
	return w[:at] + lexicon.Lemma(last, lexicon.Verb)
}

func eventsCard(j eventsJob, t *eventTable, data []byte) string {
	return fmt.Sprintf(`# events.tsv

The table of events of package lexicon: the class of event that a verb makes by itself and with what
stands around it, as a code of the scheme CAMEO. The format is told at the head of event.go.

Made on %s by

    go run ./cmd/recount-train events

| | |
| --- | --- |
| SHA-256 | %x |
| bytes | %d |
| verbs | %d |
| patterns | %d |
| nouns of event | %d |
| words in %d sets | %d |
`, j.date, sha256.Sum256(data), len(data), len(t.verbs), len(t.patterns), len(t.nouns), len(t.sets), len(t.inSets)) +
		eventsSources
}

const eventsSources = `
## Sources

* The verb dictionary CAMEO.2.0.txt of PETRARCH-2 (https://github.com/openeventdata/petrarch2; Open Event Data
  Alliance, and before it the Kansas and Pennsylvania State event data projects), under the MIT licence; see NOTICE at
  the root. CAMEO is the scheme of Gerner, Schrodt, Yilmaz and Abu-Jabr (2002); the dictionary goes back to those of
  TABARI.
* cmd/recount-train/events.txt, written for this table: verbs and nouns of which the dictionary has nothing, or
  something that does not hold in general news.

## How

* Verbs are their lemmas. Actors in patterns are left out, as who acts upon whom is read from the sentence; of a pair of
  codes, for what each of two actors does, the first is kept. Transformations are not taken over.
* A pattern holds for the verbs it was found with, where these are told, and else for all of its group. Of the
  codes of one pattern the most frequent is taken.
* Nouns of events are the objects of verbs that say little themselves ("hold talks").

## Known weaknesses

* The dictionary was made for international politics of 1990 to 2010, sentence by sentence: many of its patterns were met
  once. Of sport, business and courts it knows little, and what it says of them can be wrong.
`

// supplement adds the corrections of text.
func (t *eventTable) supplement(text string) error {
	return eachLineOf(strings.NewReader(text), "events.txt", func(line string) error {
		if line == "" || line[0] == '#' {
			return nil
		}
		head, list, ok := strings.Cut(line, "  ")
		f := strings.Fields(head)
		if !ok || len(f) < 2 {
			return fmt.Errorf("%q is no correction", line)
		}
		for w := range strings.SplitSeq(strings.TrimSpace(list), ", ") {
			if err := t.correct(f[0], strings.Trim(f[1], "-"), strings.Join(f[2:], " "), w); err != nil {
				return err
			}
		}
		return nil
	})
}

// correct gives a verb or noun w a code, or a verb the pattern w behind it.
func (t *eventTable) correct(kind, code, verb, w string) error {
	switch kind {
	case "v":
		t.verbs[w] = code
	case "n":
		t.nouns[w] = code
	case "p":
		if _, ok := t.verbs[verb]; !ok {
			return fmt.Errorf("the dictionary has no verb %q", verb)
		}
		side, err := t.sides(w)
		if err != nil {
			return err
		}
		t.patterns = slices.Insert(t.patterns, 0, "="+verb+"\t"+code+"\t"+side)
	default:
		return fmt.Errorf("%q is no part of speech of events.txt", kind)
	}
	return nil
}

// sides are the two sides of a pattern of the supplement, written as in the table
// but for sets, which have names: "&weapon *", "under:attack".
func (t *eventTable) sides(pattern string) (string, error) {
	before, after, ok := strings.Cut(pattern, "*")
	if !ok {
		before, after = "", pattern
	}
	sides := strings.TrimSpace(before) + "\t" + strings.TrimSpace(after)
	at := strings.IndexByte(sides, '&')
	if at < 0 {
		return sides, nil
	}
	name := strings.FieldsFunc(sides[at+1:], unicode.IsSpace)[0]
	n, ok := t.sets[name]
	if !ok {
		return "", fmt.Errorf("there is no set of words &%s", name)
	}
	return strings.Replace(sides, "&"+name, fmt.Sprintf("&%d", n), 1), nil
}
