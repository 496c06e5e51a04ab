package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// lexiconCommand builds lexicon/words.bin from WordNet and article texts.
func lexiconCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lexicon --wordnet DIR --news DIR...",
		Short: "Build the word table of package lexicon",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return errors.New("lexicon: not written yet")
		},
	}
}
