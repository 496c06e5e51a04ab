// Command recount-train makes the embedded tables and weights of Recount from
// public sources. Users of Recount never need it: what it makes is committed,
// each with a card beside it that says from what, how and when.
//
// Every subcommand is reproducible: same input and seed, same bytes out.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// commands lists the subcommands, one file each.
func commands() []*cobra.Command {
	return []*cobra.Command{
		lexiconCommand(),
		kindsCommand(),
		eventsCommand(),
		syntaxCommand(),
		vectorsCommand(),
		entitiesCommand(),
		placesCommand(),
		outlineCommand(),
	}
}

// run is main without the process: it returns the exit code, 0 for success and
// 2 where the input could not be used.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	root := &cobra.Command{
		Use:           "recount-train",
		Short:         "Make the embedded tables and weights of Recount",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(commands()...)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	if err := root.Execute(); err != nil {
		fmt.Fprintln(errs, "recount-train:", err)
		return 2
	}
	return 0
}
