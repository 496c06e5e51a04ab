// Command recount reads several accounts of one event and tells, fact by fact,
// where they agree, where they differ, who copied whom, and which words show it.
//
//	recount compare wire.txt rewrite.txt
//
// What was found goes to standard output; progress, warnings and timing go to
// standard error, each message with "recount:" before it.
// The exit code is 0 when nothing was found at or above --fail-on, 1 when
// something was, and 2 when the input could not be used.
//
// This is the only package that reads flags, the environment and the clock. One
// file holds one command; what they share is in input.go and output.go.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit codes.
const (
	exitNothing  = 0 // nothing found at or above --fail-on
	exitFound    = 1
	exitUnusable = 2 // the input, or the command itself, could not be used
)

// errFound ends a command that found what --fail-on asks for. It is said by the
// exit code alone.
var errFound = errors.New("found")

// program is one run of recount: its streams and the flags that every command
// has.
type program struct {
	in       io.Reader
	out, err io.Writer
	started  time.Time
	quiet    bool
}

// run is main without its globals. An interrupt ends the process as it stands:
// an answer is put together before a byte of it is written, so there is nothing
// to put in order.
func run(args []string, in io.Reader, out, err io.Writer) int {
	p := &program{in: in, out: out, err: err, started: time.Now()}
	root := p.rootCommand()
	root.SetArgs(args)
	return p.exitCode(root.ExecuteContext(context.Background()))
}

// exitCode tells the user of a failure and gives the code for it.
func (p *program) exitCode(failure error) int {
	switch {
	case failure == nil:
		return exitNothing
	case errors.Is(failure, errFound):
		return exitFound
	}
	fmt.Fprintln(p.err, "recount:", plainly(failure))
	return exitUnusable
}

// plainly is what went wrong without the name of the package that noticed it,
// which is of use to programmers only.
func plainly(failure error) string {
	words := failure.Error()
	for _, room := range []string{"article: ", "intake: ", "reuse: ", "store: ", "server: "} {
		words = strings.TrimPrefix(words, room)
	}
	return words
}

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "recount",
		Short: "Tell what several accounts of one event agree and differ in",
		Long: `Recount reads several accounts of one event and tells, fact by fact, where they
agree, where they differ, who copied whom, and which words show it. It asks no
service and gives the same answer every time.`,
		Example: `  recount compare wire.txt rewrite.txt
  recount compare --format html -o report.html wire.txt rewrite.txt
  recount read page.html`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath())
	})
	root.PersistentFlags().BoolVarP(&p.quiet, "quiet", "q", false, "no progress, warnings or timing on standard error")
	root.AddGroup(
		&cobra.Group{ID: groupMain, Title: "The main job:"},
		&cobra.Group{ID: groupLook, Title: "A look inside:"},
		&cobra.Group{ID: groupSelf, Title: "About recount itself:"},
	)
	root.SetHelpCommandGroupID(groupSelf)
	root.SetCompletionCommandGroupID(groupSelf)
	root.AddCommand(
		p.compareCommand(),
		p.checkCommand(),
		p.storiesCommand(),
		p.serveCommand(),
		p.mcpCommand(),
		p.reuseCommand(),
		p.storeCommand(),
		p.readCommand(),
		p.annotateCommand(),
		p.claimsCommand(),
		p.quotesCommand(),
		p.evalCommand(),
		p.doctorCommand(),
		p.versionCommand(),
		p.manCommand(),
	)
	return root
}

// The groups that help lists the commands in.
const (
	groupMain = "main"
	groupLook = "look"
	groupSelf = "self"
)

// say tells the user something that is not the answer.
func (p *program) say(format string, args ...any) {
	if !p.quiet {
		fmt.Fprintln(p.err, "recount:", fmt.Sprintf(format, args...))
	}
}

// sayTime tells how long what was done took, "21 ms" or "1.4 s".
func (p *program) sayTime(done string) {
	took := time.Since(p.started)
	if took < time.Second {
		p.say("%s in %d ms", done, took.Milliseconds())
	} else {
		p.say("%s in %.1f s", done, took.Seconds())
	}
}

// plural is n with a noun: "1 account", "2 accounts".
func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// listed joins words as prose does: "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
