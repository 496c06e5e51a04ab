package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/recount-news/recount/article"
	"github.com/recount-news/recount/report"
)

// outputFlags say where an answer goes and in which form.
type outputFlags struct {
	format string
	file   string
	color  string
	width  int
}

// register adds the flags to cmd, which knows these formats, the first of them
// its usual one.
func (o *outputFlags) register(cmd *cobra.Command, formats ...report.Format) {
	words := names(formats)
	usage := "`form` of the answer: " + strings.Join(words, ", ")
	if len(words) > 1 {
		usage += " (from the ending of -o, else " + words[0] + ")"
	}
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "", usage)
	flags.StringVarP(&o.file, "output", "o", "", "write to `file` instead of standard output")
	completeWords(cmd, "format", words)
	if !slices.Contains(formats, report.Text) {
		return // the other forms have neither colour nor columns
	}
	flags.StringVar(&o.color, "color", "auto", "colour `when`: auto (on a terminal, unless NO_COLOR is set), always or never")
	flags.IntVar(&o.width, "width", 0, "`columns` to wrap text to (the terminal's width, else 80)")
	completeWords(cmd, "color", []string{"auto", "always", "never"})
}

// completeWords lets the shell complete the values of a flag.
func completeWords(cmd *cobra.Command, flag string, words []string) {
	complete := cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag was not registered: a slip in this package
	}
}

// endings are the formats that the ending of a file name stands for.
var endings = map[string]report.Format{
	".json": report.JSON,
	".html": report.HTML,
	".htm":  report.HTML,
	".md":   report.Markdown,
	".txt":  report.Text,

	".conllu": report.CoNLLU,
	".csv":    report.CSV,
	".dot":    report.Dot,
	".sarif":  report.SARIF,
	".jsonld": report.Annotations,
}

// choose is the format asked for, which must be one of formats.
func (o *outputFlags) choose(formats ...report.Format) (report.Format, error) {
	chosen := report.Format(o.format)
	if chosen == "" {
		chosen = endings[strings.ToLower(filepath.Ext(o.file))]
		if !slices.Contains(formats, chosen) {
			return formats[0], nil
		}
	}
	if !slices.Contains(formats, chosen) {
		return "", fmt.Errorf("--format: no form %q here; there are %s", o.format, listed(names(formats)))
	}
	return chosen, nil
}

// names are the words of ss, whatever their type.
func names[T ~string](ss []T) []string {
	words := make([]string, len(ss))
	for i, s := range ss {
		words[i] = string(s)
	}
	return words
}

// options are what report needs to know of the terminal and the flags.
func (o *outputFlags) options(p *program) (report.Options, error) {
	options := report.Options{Width: o.width}
	terminal, width := terminalWidth(p.out)
	if o.width == 0 {
		options.Width = width
	}
	switch o.color {
	case "always":
		options.Color = true
	case "never":
	case "auto":
		options.Color = terminal && o.file == "" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	default:
		return options, fmt.Errorf("--color is auto, always or never, not %q", o.color)
	}
	if o.width < 0 {
		return options, errors.New("--width must not be negative")
	}
	return options, nil
}

// terminalWidth reports whether w, a stream, is a terminal, and how many columns it has; 0
// where that is unknown.
func terminalWidth(w any) (terminal bool, width int) {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return false, 0
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return true, 0
	}
	return true, width
}

// write sends what produce writes to where -o says. A file is written only when
// the whole answer is there, so that a failure leaves an older one as it was.
func (o *outputFlags) write(p *program, produce func(w io.Writer) error) error {
	var answer bytes.Buffer
	if err := produce(&answer); err != nil {
		return err
	}
	if o.file == "" {
		_, err := answer.WriteTo(p.out)
		return err
	}
	if err := os.WriteFile(o.file, answer.Bytes(), 0o644); err != nil {
		return fmt.Errorf("-o %s: %w; nothing was written", o.file, reason(err))
	}
	p.say("wrote %s%s", o.file, o.guessed())
	return nil
}

// guessed says so where neither a flag nor the ending told the form.
func (o *outputFlags) guessed() string {
	ending := filepath.Ext(o.file)
	if _, known := endings[strings.ToLower(ending)]; known || ending == "" || o.format != "" {
		return ""
	}
	return ", though " + ending + " stands for no form; --format names one"
}

// spare refuses to write the answer over an article that it was made from.
func (o *outputFlags) spare(articles []article.Article) error {
	to, err := os.Stat(o.file)
	if o.file == "" || err != nil {
		return nil // nothing there to lose
	}
	for _, a := range articles {
		if from, err := os.Stat(a.Name); err == nil && to.Mode().IsRegular() && os.SameFile(from, to) {
			return fmt.Errorf("-o %s would overwrite an account; name another file", o.file)
		}
	}
	return nil
}

// reason is what failed without the path, which the caller names himself.
func reason(err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}
