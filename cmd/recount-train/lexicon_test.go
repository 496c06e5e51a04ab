package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/recount-news/recount/lexicon"
)

// invented unpacks testdata/lexicon.txtar and returns the job that reads it.
func invented(t *testing.T) lexiconJob {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/lexicon.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := txtar.Write(archive, dir); err != nil {
		t.Fatal(err)
	}
	supplement, err := os.ReadFile(filepath.Join(dir, "supplement.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return lexiconJob{
		wordNet: filepath.Join(dir, "wn"), supplement: string(supplement),
		news: []string{filepath.Join(dir, "news")}, most: 100,
		out: filepath.Join(dir, "words.bin"), date: "2025-01-02",
	}
}

func inventedSource(t *testing.T) lexicon.Source {
	t.Helper()
	job := invented(t)
	wn, err := readWordNet(job.wordNet)
	if err != nil {
		t.Fatal(err)
	}
	src, err := source(wn, job.supplement)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestSource_words(t *testing.T) {
	var got []string
	for _, s := range inventedSource(t).Senses {
		if !slices.Contains(got, s.Word) {
			got = append(got, s.Word)
		}
	}
	slices.Sort(got)
	want := strings.Split("begin,change,dog,dry,end,finish,moist,set going,start,starter,town,wet,wetly", ",")
	if !slices.Equal(got, want) {
		t.Errorf("words are %q, want %q", got, want)
	}
}

func TestSource_shares(t *testing.T) {
	var got []float64
	for _, s := range inventedSource(t).Senses {
		if s.Word == "begin" {
			got = append(got, s.Share)
		}
	}
	// Met 9 times, and a prior of 1; never met, and a prior of 1/2.
	if want := []float64{10 / 10.5, 0.5 / 10.5}; !slices.Equal(got, want) {
		t.Errorf("shares of begin are %v, want %v", got, want)
	}
}

func TestSource_links(t *testing.T) {
	src := inventedSource(t)
	for _, c := range []struct {
		name string
		list []lexicon.Link
		want string
	}{
		{"exceptions", src.Exceptions, "began>begin begun>begin drier>dry starten>start townz>town"},
		{"derived", src.Derived, "start>start starter>start startup>set going wetly>wet"},
		{"opposites", src.Opposites, "dry>wet end>start start>end start>town wet>dry"},
		{"verbs", src.Verbs, "start>start startup>set going"},
		{"nouns", src.Nouns, "start>start"},
	} {
		var got []string
		for _, l := range c.list {
			if s := l.Word + ">" + l.To; !slices.Contains(got, s) {
				got = append(got, s)
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s are %s, want %s", c.name, s, c.want)
		}
	}
}

func TestSource_sameTwice(t *testing.T) {
	if a, b := inventedSource(t), inventedSource(t); !reflect.DeepEqual(sortedSource(a), sortedSource(b)) {
		t.Error("two readings differ")
	}
}

// sortedSource orders what may come in any order.
func sortedSource(s lexicon.Source) lexicon.Source {
	byWord := func(a, b lexicon.Link) int { return strings.Compare(a.Word+" "+a.To, b.Word+" "+b.To) }
	slices.SortFunc(s.Verbs, byWord)
	slices.SortFunc(s.Nouns, byWord)
	return s
}

func TestCount(t *testing.T) {
	job := invented(t)
	var src lexicon.Source
	news, err := job.count(&src, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if len(news) != 1 || news[0].texts != 6 || src.Documents != 6 {
		t.Errorf("counted %v, %d documents; want 6 texts, one of them given twice", news, src.Documents)
	}
	want := map[string]int{"the": 6, "ferry": 4, "began": 4, "bridge": 3}
	if !reflect.DeepEqual(src.Frequency, want) {
		t.Errorf("frequency is %v, want %v", src.Frequency, want)
	}
}

func TestNews_takesAtMost(t *testing.T) {
	dir := invented(t).news[0]
	all, err := news(dir, 100)
	if err != nil {
		t.Fatal(err)
	}
	few, err := news(dir, 2)
	if err != nil || !slices.Equal(few, all[:2]) {
		t.Errorf("news(2) = %q, %v; want the first two of %q", few, err, all)
	}
}

func TestLowerWords(t *testing.T) {
	for text, want := range map[string]string{
		"The Ferry’s crew":      "the ferry crew",
		"mid-morning":           "mid-morning mid morning",
		"said--began":           "said began said began",
		"the U.S. said.The end": "the u.s said.the said the end",
		"“Quoted,” she’d said":  "quoted she'd said",
		"1,000 a b I":           "",
	} {
		if got := strings.Join(lowerWords(text), " "); got != want {
			t.Errorf("lowerWords(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLexicon_sameBytes(t *testing.T) {
	job := invented(t)
	var before []byte
	for range 5 {
		if err := job.run(io.Discard); err != nil {
			t.Fatal(err)
		}
		table, err := os.ReadFile(job.out)
		if err != nil {
			t.Fatal(err)
		}
		if before != nil && !bytes.Equal(table, before) {
			t.Fatal("two runs give two tables")
		}
		before = table
	}
	card, err := os.ReadFile(strings.TrimSuffix(job.out, ".bin") + ".md")
	if err != nil || !strings.Contains(string(card), "Made on 2025-01-02") || !strings.Contains(string(card), "| news | 6 |") {
		t.Errorf("card is %v\n%s", err, card)
	}
}

// TestLexicon_tellsWhere holds that what cannot be read is named, with its line.
func TestLexicon_tellsWhere(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string // put into the WordNet folder
		change     func(*lexiconJob)
		want       string
	}{
		"no wordnet":       {change: func(j *lexiconJob) { j.wordNet = "nowhere" }, want: "nowhere"},
		"no news":          {change: func(j *lexiconJob) { j.news = []string{j.wordNet} }, want: "no article texts"},
		"short synset":     {file: "data.noun", text: "00000001 03 n 01 thing", want: "data.noun:1: line is too short"},
		"no number":        {file: "data.verb", text: "00000001 x v 01", want: `data.verb:1: "x" is no number`},
		"no part":          {file: "data.adv", text: "00000001 02 r 01 x 0 001 ! 00000001 q 0000", want: `data.adv:1: "q" is no part of speech`},
		"no index":         {file: "index.adv", text: "word r 2 0 1 1", want: "index.adv:1: "},
		"no count":         {file: "cntlist.rev", text: "word%9:1 1 1", want: "cntlist.rev:1: "},
		"relation":         {change: func(j *lexiconJob) { j.supplement = "far v  a, b" }, want: `supplement.txt:1: "far" is no relation`},
		"one word":         {change: func(j *lexiconJob) { j.supplement = "\nnear v  a" }, want: "supplement.txt:2: "},
		"word not there":   {change: func(j *lexiconJob) { j.supplement = "near v  begin, zorb" }, want: `"zorb" is not in WordNet as verb`},
		"table not to be":  {change: func(j *lexiconJob) { j.out = filepath.Join(j.wordNet, "no", "words.bin") }, want: "words.bin"},
		"news not parsing": {change: func(j *lexiconJob) { spoil(j.news[0], "x.json", "{") }, want: "x.json"},
	} {
		t.Run(name, func(t *testing.T) {
			job := invented(t)
			if c.file != "" {
				spoil(job.wordNet, c.file, c.text)
			}
			if c.change != nil {
				c.change(&job)
			}
			if err := job.run(io.Discard); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("run returns %v, want %q in it", err, c.want)
			}
		})
	}
}

func spoil(dir, name, text string) {
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		panic(err)
	}
}

func TestRun_exitCodes(t *testing.T) {
	for _, c := range []struct {
		args string
		code int
		want string // on standard output or standard error
	}{
		{"--help", 0, "recount-train"},
		{"lexicon --help", 0, "--wordnet"},
		{"lexicon --wordnet nowhere", 2, "wordnet: open nowhere"},
		{"lexicon extra", 2, "unknown command"},
		{"nothing", 2, "unknown command"},
	} {
		var out, errs bytes.Buffer
		if code := run(strings.Fields(c.args), strings.NewReader(""), &out, &errs); code != c.code || !strings.Contains(out.String()+errs.String(), c.want) {
			t.Errorf("%s: code %d, want %d\n%s%s", c.args, code, c.code, out.String(), errs.String())
		}
	}
}
