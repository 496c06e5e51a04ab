package eval

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/recount-news/recount/article"
)

// ecbFile is a file of ECB+ (Cybulska and Vossen 2014): words, mentions that
// point at words, and relations that join mentions to chains.
type ecbFile struct {
	Name      string     `xml:"doc_name,attr"`
	Words     []ecbWord  `xml:"token"`
	Marked    ecbMarked  `xml:"Markables"`
	Relations ecbRelated `xml:"Relations"`
}

type ecbWord struct {
	ID       int    `xml:"t_id,attr"`
	Sentence int    `xml:"sentence,attr"`
	Text     string `xml:",chardata"`
}

type ecbMarked struct {
	Mentions []ecbMention `xml:",any"`
}

type ecbMention struct {
	XMLName xml.Name
	ID      int `xml:"m_id,attr"`
	Words   []struct {
		ID int `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

type ecbRelated struct {
	Relations []ecbRelation `xml:",any"`
}

type ecbRelation struct {
	ID      int         `xml:"r_id,attr"`
	Sources []ecbSource `xml:"source"`
	Target  ecbSource   `xml:"target"`
}

type ecbSource struct {
	ID int `xml:"m_id,attr"`
}

// isEntity reports whether m marks a participant or a place, not an action or a
// time.
func (m ecbMention) isEntity() bool {
	kind := m.XMLName.Local
	return len(m.Words) > 0 &&
		(strings.HasPrefix(kind, "HUMAN_PART") || strings.HasPrefix(kind, "NON_HUMAN_PART") || strings.HasPrefix(kind, "LOC_"))
}

// readECB reads one file. Sentence 0 of the newer files is the address the text
// was found at; it is left out.
func readECB(name string) (*ecbFile, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	f := &ecbFile{}
	if err := xml.Unmarshal(data, f); err != nil {
		return nil, fmt.Errorf("eval: %s: %w", name, err)
	}
	if strings.HasSuffix(f.Name, "plus.xml") {
		f.Words = slices.DeleteFunc(f.Words, func(w ecbWord) bool { return w.Sentence == 0 })
	}
	return f, nil
}

// text is the file as an article, each sentence a paragraph, and where each
// word came to stand, by its id.
func (f *ecbFile) text() (*goldText, article.Article, map[int]int) {
	g := &goldText{}
	wordOf := map[int]int{} // t_id -> index in g.spans
	for i := 0; i < len(f.Words); {
		end := i
		var words []string
		for ; end < len(f.Words) && f.Words[end].Sentence == f.Words[i].Sentence; end++ {
			wordOf[f.Words[end].ID] = len(wordOf)
			words = append(words, plainWord(f.Words[end].Text))
		}
		g.paragraph()
		g.sentence("", setWords(words), words)
		i = end
	}
	return g, g.finish(f.Name), wordOf
}

// validatedList is the file that says which sentences were checked.
const validatedList = "ECBplus_coreference_sentences.csv"

// validated are the sentences whose labels were checked, by file and number, as
// the list among the topics or in the folder above them says; nil, which means all,
// where there is no list.
func validated(root string) (map[string]bool, error) {
	var list string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == validatedList {
			list = name
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if list == "" {
		list = filepath.Join(filepath.Dir(root), validatedList)
		if _, err := os.Stat(list); err != nil {
			return nil, nil
		}
	}
	f, err := os.Open(list)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("eval: %s: %w", list, err)
	}
	sentences := map[string]bool{}
	for _, row := range rows[1:] {
		sentences[row[0]+"_"+row[1]+".xml "+row[2]] = true
	}
	return sentences, nil
}

// isValidated reports whether the labels of sentence count.
func isValidated(sentences map[string]bool, file string, sentence int) bool {
	return sentences == nil || sentences[file+" "+strconv.Itoa(sentence)]
}
