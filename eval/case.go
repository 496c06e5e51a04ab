package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recount-news/recount/compare"
)

// Case is one event told by two or more accounts, with what a careful copy
// editor finds between them: a folder with an expected.json. doc/evaluation.md
// describes the file.
type Case struct {
	Name       string // of the folder
	Dir        string
	About      string
	Accounts   []CaseAccount // in the order of the file: the first is the reference
	Derivation []Edge
	Findings   []Expected
	Agreements []Expected
}

// CaseAccount is one account of a case, under the name the case gives it.
type CaseAccount struct {
	Name      string `json:"-"`
	File      string `json:"file"` // relative to the folder
	Publisher string `json:"publisher"`
	Published string `json:"published"`
	From      string `json:"from"`
}

// Edge says that one account was made from another.
type Edge struct {
	Source string `json:"source"`
	Copy   string `json:"copy"`
	Why    string `json:"why,omitempty"`
}

// Expected is one finding or agreement that the editor lists.
type Expected struct {
	ID           string        `json:"id"`
	Must         bool          `json:"must,omitempty"` // a reader would be misled without it
	Level        compare.Level `json:"level"`
	Kind         compare.Kind  `json:"kind,omitempty"` // none for agreements
	FirstAppears string        `json:"first_appears,omitempty"`
	Why          string        `json:"why,omitempty"`
	Snippets     []Snippet     `json:"-"` // in the order of the accounts
}

// Snippet is the exact words of one account that something rests on.
type Snippet struct {
	Account int // index in Case.Accounts
	Text    string
}

// ErrNoCases says that a folder holds no case.
var ErrNoCases = errors.New("eval: no folder with an expected.json")

// FindCases lists the folders at or below root that hold a case, in
// alphabetical order.
func FindCases(root string) ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() == "expected.json" {
			dirs = append(dirs, filepath.Dir(path))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	if len(dirs) == 0 {
		return nil, fmt.Errorf("%w at or below %s", ErrNoCases, root)
	}
	slices.Sort(dirs)
	return dirs, nil
}

// ReadCase reads the case in dir. A field, level, kind or account that does not
// exist is an error: a slip in a label would otherwise count against the program.
func ReadCase(dir string) (*Case, error) {
	path := filepath.Join(dir, "expected.json")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	c, err := parseCase(data)
	if err != nil {
		return nil, fmt.Errorf("eval: %s: %w", path, err)
	}
	c.Dir = dir
	c.Name = filepath.Base(dir)
	return c, nil
}

// caseFile is expected.json with the parts whose keys are account names left
// for a second look.
type caseFile struct {
	About      string                       `json:"about"`
	Accounts   orderedObject                `json:"accounts"`
	Derivation json.RawMessage              `json:"derivation"`
	Findings   []map[string]json.RawMessage `json:"findings"`
	Agreements []map[string]json.RawMessage `json:"agreements"`
}

func parseCase(data []byte) (*Case, error) {
	var file caseFile
	if err := strictUnmarshal(data, &file); err != nil {
		return nil, err
	}
	c := &Case{About: file.About}
	for _, member := range file.Accounts {
		account := CaseAccount{Name: member.key}
		if err := strictUnmarshal(member.value, &account); err != nil {
			return nil, fmt.Errorf("account %q: %w", member.key, err)
		}
		c.Accounts = append(c.Accounts, account)
	}
	if len(c.Accounts) < 2 {
		return nil, errors.New("a case needs two accounts or more")
	}
	var err error
	if c.Derivation, err = parseDerivation(file.Derivation); err != nil {
		return nil, err
	}
	if c.Findings, err = c.parseExpected(file.Findings); err != nil {
		return nil, fmt.Errorf("findings: %w", err)
	}
	if c.Agreements, err = c.parseExpected(file.Agreements); err != nil {
		return nil, fmt.Errorf("agreements: %w", err)
	}
	return c, c.check()
}

// parseDerivation reads one edge, a list of edges, or null.
func parseDerivation(data json.RawMessage) ([]Edge, error) {
	if len(data) == 0 || string(data) == "null" {
		return nil, nil
	}
	if data[0] == '[' {
		var edges []Edge
		return edges, strictUnmarshal(data, &edges)
	}
	var edge Edge
	if err := strictUnmarshal(data, &edge); err != nil {
		return nil, fmt.Errorf("derivation: %w", err)
	}
	return []Edge{edge}, nil
}

func (c *Case) parseExpected(entries []map[string]json.RawMessage) ([]Expected, error) {
	var list []Expected
	for i, entry := range entries {
		e, err := c.parseOne(entry)
		if err != nil {
			return nil, fmt.Errorf("entry %d (%s): %w", i+1, entry["id"], err)
		}
		list = append(list, e)
	}
	return list, nil
}

// parseOne takes the snippets, whose keys are account names, out of entry and
// reads the rest by its field names.
func (c *Case) parseOne(entry map[string]json.RawMessage) (Expected, error) {
	var e Expected
	for i, account := range c.Accounts {
		value, ok := entry[account.Name]
		if !ok {
			continue
		}
		var snippet string
		if err := json.Unmarshal(value, &snippet); err != nil {
			return e, err
		}
		e.Snippets = append(e.Snippets, Snippet{Account: i, Text: snippet})
		delete(entry, account.Name)
	}
	rest, err := json.Marshal(entry)
	if err != nil {
		return e, err
	}
	return e, strictUnmarshal(rest, &e)
}

func (c *Case) check() error {
	for _, e := range c.Findings {
		if !slices.Contains(compare.Levels, e.Level) || e.Level == compare.Agreement {
			return fmt.Errorf("finding %q: no level %q", e.ID, e.Level)
		}
		if !slices.Contains(compare.Kinds, e.Kind) {
			return fmt.Errorf("finding %q: no kind %q", e.ID, e.Kind)
		}
		if e.FirstAppears != "" && c.account(e.FirstAppears) < 0 {
			return fmt.Errorf("finding %q: first_appears names no account: %q", e.ID, e.FirstAppears)
		}
		if len(e.Snippets) == 0 {
			return fmt.Errorf("finding %q: no snippet", e.ID)
		}
	}
	for _, e := range c.Agreements {
		if len(e.Snippets) < 2 {
			return fmt.Errorf("agreement %q: fewer than two snippets", e.ID)
		}
	}
	for _, edge := range c.Derivation {
		if c.account(edge.Source) < 0 || c.account(edge.Copy) < 0 {
			return fmt.Errorf("derivation: no account %q or %q", edge.Source, edge.Copy)
		}
	}
	return nil
}

// account is the index of the account called name, or -1.
func (c *Case) account(name string) int {
	return slices.IndexFunc(c.Accounts, func(a CaseAccount) bool { return a.Name == name })
}

// orderedObject is a JSON object that keeps the order of its members.
type orderedObject []member

type member struct {
	key   string
	value json.RawMessage
}

// UnmarshalJSON reads an object.
func (o *orderedObject) UnmarshalJSON(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return errors.New("not a JSON object")
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		m := member{key: key.(string)} // the decoder allows no other token here
		if err := decoder.Decode(&m.value); err != nil {
			return err
		}
		*o = append(*o, m)
	}
	return nil
}

// strictUnmarshal reads data into v and refuses fields that v does not have.
func strictUnmarshal(data []byte, v any) error {
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.DisallowUnknownFields()
	return decoder.Decode(v)
}
