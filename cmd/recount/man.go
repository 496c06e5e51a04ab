package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manCommand writes the manual page. It is made from the same words as --help,
// so that the two never disagree; cobra's own generator would bring a Markdown
// parser and a YAML library for this one page.
func (p *program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		GroupID: groupSelf,
		Short:   "Write the manual page",
		Hidden:  true,
		Example: `  recount man > recount.1
  recount man | man -l -`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(p.out, manualPage(cmd.Root()))
			return err
		},
	}
}

// manualPage is the page recount(1) in the man macros of roff.
func manualPage(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString(".TH RECOUNT 1\n.SH NAME\n")
	fmt.Fprintf(&b, "recount \\- %s\n", roff(root.Short))
	b.WriteString(".SH SYNOPSIS\n.B recount\n.I command\n[flags] [arguments]\n.SH DESCRIPTION\n")
	fmt.Fprintf(&b, "%s\n", roff(root.Long))
	b.WriteString(".SH OPTIONS\n")
	writeFlags(&b, root.PersistentFlags())
	b.WriteString(".SH COMMANDS\n")
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() {
			writeManual(&b, cmd)
		}
	}
	b.WriteString(".SH ENVIRONMENT\n")
	for _, v := range environment {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", v.name, roff(v.about))
	}
	return b.String()
}

// environment are the variables that recount reads.
var environment = []struct{ name, about string }{
	{"NO_COLOR", "when set, no colour unless --color always"},
	{"RECOUNT_DATA", "folder of labelled data for recount eval"},
	{"RECOUNT_DB", "file that recount store and recount serve keep articles in"},
}

func writeManual(b *strings.Builder, cmd *cobra.Command) {
	fmt.Fprintf(b, ".SS %s\n", roff(strings.TrimSuffix(cmd.UseLine(), " [flags]")))
	about := cmd.Long
	if about == "" {
		about = cmd.Short + "."
	}
	fmt.Fprintf(b, "%s\n", roff(about))
	writeFlags(b, cmd.LocalFlags())
	if cmd.Example != "" {
		fmt.Fprintf(b, ".PP\n.nf\n%s\n.fi\n", roff(cmd.Example))
	}
	for _, below := range cmd.Commands() {
		writeManual(b, below)
	}
}

func writeFlags(b *strings.Builder, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(name+" "+value)), roff(usage))
	})
}

// roff escapes what roff would take for its own: backslashes, hyphens that must
// stay hyphens, and dots and quotes at the beginning of a line. Empty lines
// become paragraphs.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		switch {
		case line == "":
			lines[i] = ".PP"
		case line[0] == '.' || line[0] == '\'':
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
