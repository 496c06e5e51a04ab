package main

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// silverFolders are the folders whose news another program is to tag, and the
// most articles taken of each.
var silverFolders = []struct {
	name string
	most int
}{
	{"longtail", 1000}, {"polnear", 460}, {"giveme5w1h", 400}, {"basil", 150}, {"xsumfaith", 200}, {"frank", 150},
}

// silverCommand writes the news that "entities" learns from as silver.
func silverCommand() *cobra.Command {
	var data string
	cmd := &cobra.Command{
		Use:   "silver",
		Short: "Write news for another program to tag, for entities --silver",
		Long: `Write the news of the data folder to standard output, a paragraph a line and articles parted
by a line of "@@@@", for a tagger that marks names inline. annotate/entity.md has the command.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return writeSilver(cmd.OutOrStdout(), data) },
	}
	cmd.Flags().StringVar(&data, "data", dataFolder(), "folder that holds the folders of news")
	return cmd
}

func writeSilver(w io.Writer, data string) error {
	out := bufio.NewWriter(w)
	for _, folder := range silverFolders {
		texts, err := news(filepath.Join(data, folder.name), folder.most)
		if err != nil {
			return fmt.Errorf("silver: %w", err)
		}
		for _, t := range texts {
			writeUnmarked(out, t)
		}
	}
	return out.Flush()
}

// unmarked takes out what would be read as a mark.
var unmarked = strings.NewReplacer("<", "(", ">", ")", "&", "and")

// writeUnmarked writes one article, unless it is too short to be one or is long
// beyond measure.
func writeUnmarked(w *bufio.Writer, article string) {
	const few, many = 40, 3000
	if n := len(strings.Fields(article)); n < few || n > many {
		return
	}
	for line := range strings.Lines(unmarked.Replace(article)) {
		if words := strings.Fields(line); len(words) > 0 {
			fmt.Fprintln(w, strings.Join(words, " "))
		}
	}
	fmt.Fprintln(w, "@@@@")
}
