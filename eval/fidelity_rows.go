package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
)

// judged is an article and a summary of it that people judged, in the layout of
// FRANK (Pagnoni et al. 2021) or XSumFaith (Maynez et al. 2020).
type judged struct {
	ID         string   `json:"id"`
	ArticleID  string   `json:"article_id"`
	Dataset    string   `json:"dataset"` // FRANK: cnndm or bbc
	Model      string   `json:"model"`
	System     string   `json:"system"` // XSumFaith's name for the same
	Article    string   `json:"article"`
	Summary    string   `json:"summary"`
	Factuality *float64 `json:"factuality"` // FRANK: share of the sentences without an error
	Faithful   *bool    `json:"faithful"`   // XSumFaith

	// FRANK: 1 less the share of the sentences with an error of the type.
	RelE  float64
	EntE  float64
	CircE float64
	OutE  float64
	LinkE float64
}

// readJudged reads every .jsonl file at or below a folder, or one file.
func readJudged(path string) (rows []judged, err error) {
	names, err := filesBelow(path, ".jsonl")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, 16<<20)
		for n := 1; lines.Scan() && err == nil; n++ {
			var row judged
			err = json.Unmarshal(lines.Bytes(), &row)
			if err == nil {
				err = row.settle()
			}
			if err != nil {
				err = fmt.Errorf("%s:%d: %w", name, n, err)
			}
			rows = append(rows, row)
		}
		file.Close()
		if err == nil {
			err = lines.Err()
		}
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// settle makes both layouts one, and the texts such as an editor would see.
func (row *judged) settle() error {
	switch {
	case row.Factuality != nil:
	case row.Faithful != nil:
		row.Model, row.Dataset, row.Factuality = row.System, "xsumfaith", new(float64)
		if *row.Faithful {
			*row.Factuality = 1
		}
	default:
		return fmt.Errorf("neither factuality (FRANK) nor faithful (XSumFaith)")
	}
	row.Article = gluedParagraph.ReplaceAllString(row.Article, "$1\n\n$2")
	row.Summary = recase(joinMarks(summaryLayout.Replace(row.Summary)), row.Article)
	return nil
}

// isTrue is what balanced accuracy asks for.
func (row *judged) isTrue() bool { return *row.Factuality == 1 }

// gluedParagraph is where the BBC's paragraphs lost the blank between them.
var gluedParagraph = regexp.MustCompile(`([a-z0-9)][.!?]["”']?)([A-Z“])`)

// summaryLayout undoes what was done to summaries: escapes, the brackets and marks of
// the Penn Treebank, and sentences that nothing but a full stop between blanks
// ends.
var summaryLayout = strings.NewReplacer(`''`, `"`, `\'\'`, `"`, `\'`, `'`, "-lrb-", "(", "-rrb-", ")", "``", `"`, " ` ", " '", " . ", " .\n\n")

// joinMarks takes out the blanks that tokenizing put around marks: before a comma,
// before "'s" and "n't", and inside quotation marks, which open and close in turn;
// and gives a closing one the blank after it that was lost.
func joinMarks(s string) string {
	s = beforeMark.ReplaceAllString(s, "$1")
	var b strings.Builder
	for i, part := range strings.Split(s, `"`) {
		isQuoted := i%2 == 1
		switch {
		case isQuoted:
			b.WriteString(`"` + strings.Trim(part, " "))
		case i == 0:
			b.WriteString(part)
		case part != "" && !strings.ContainsAny(part[:1], " \n,.;:?!)"):
			b.WriteString(`" ` + part)
		default:
			b.WriteString(`"` + part)
		}
	}
	return b.String()
}

var beforeMark = regexp.MustCompile(` ([,.;:?!)%]|'(?:s|re|ve|ll|d|m)\b|n't\b)`)
