package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recount-news/recount/article"
)

// storyText is an article with the name of the story it tells, as people have it.
type storyText struct {
	story   string
	article article.Article
}

// storyFolders are the sets that are read as one stream where root holds them.
var storyFolders = []string{"ecbplus", "giveme5w1h", "longtail"}

// readStories reads the articles at or below root, in one of three layouts, or of
// those that lie in storyFolders there; the oldest first, those without a date by
// name:
//
//   - reports.jsonl of the SemEval-2018 Task 5 layout: a story is an incident.
//     Reports that stand under several incidents are left out.
//   - ECB+ files: a story is a topic's subtopic, the "ecb" or the "ecbplus" of "12".
//   - articles of Giveme5W1H: a story is an event of news_cluster or a category of
//     gold_standard. Where two of these share an article they are one story, and
//     the article counts once.
func readStories(ctx context.Context, root string) (texts []storyText, err error) {
	for _, name := range storyFolders {
		folder := filepath.Join(root, name)
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			continue
		}
		more, err := readStorySet(ctx, folder)
		if err != nil {
			return nil, err
		}
		for _, t := range more {
			texts = append(texts, storyText{name + "/" + t.story, t.article})
		}
	}
	if texts == nil {
		if texts, err = readStorySet(ctx, root); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(texts, func(x, y storyText) int {
		return cmp.Or(x.article.Published.Time.Compare(y.article.Published.Time), strings.Compare(x.article.Name, y.article.Name))
	})
	return texts, nil
}

func readStorySet(ctx context.Context, root string) ([]storyText, error) {
	if _, err := os.Stat(filepath.Join(root, "reports.jsonl")); err == nil {
		return readIncidentStories(ctx, root)
	}
	if names, err := filesBelow(root, "ecb.xml", "ecbplus.xml"); err == nil && len(names) > 0 {
		return readECBStories(ctx, root)
	}
	return readEventStories(ctx, root)
}

func readIncidentStories(ctx context.Context, root string) ([]storyText, error) {
	reports, err := readLines[incidentReport](filepath.Join(root, "reports.jsonl"))
	if err != nil {
		return nil, err
	}
	incidents := make(map[string]int) // of each page
	page := func(r *incidentReport) string { return r.ID[strings.LastIndex(r.ID, "/")+1:] }
	for i := range reports {
		incidents[page(&reports[i])]++
	}
	var texts []storyText
	for i := range reports {
		if r := &reports[i]; incidents[page(r)] == 1 {
			a, err := r.article(ctx)
			if err != nil {
				return nil, err
			}
			texts = append(texts, storyText{r.Incident, a})
		}
	}
	return texts, nil
}

func readECBStories(_ context.Context, root string) ([]storyText, error) {
	names, err := filesBelow(root, "ecb.xml", "ecbplus.xml")
	if err != nil {
		return nil, err
	}
	var texts []storyText
	for _, name := range names {
		f, err := readECB(name)
		if err != nil {
			return nil, err
		}
		topic, _, _ := strings.Cut(f.Name, "_")
		subtopic := strings.TrimLeft(strings.TrimSuffix(f.Name[len(topic):], ".xml"), "_0123456789")
		_, a, _ := f.text()
		texts = append(texts, storyText{topic + subtopic, a})
	}
	return texts, nil
}

func readEventStories(ctx context.Context, root string) ([]storyText, error) {
	names, err := filesBelow(root, ".json")
	if err != nil {
		return nil, err
	}
	var texts []storyText
	storyOf := make(map[string]string) // of each article, by its number
	same := make(map[string]string)    // the story that another name stands for, too
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("eval: %w", err)
		}
		var in struct {
			goldMainJSON
			Number  string `json:"dId"`
			Cluster struct {
				Event string `json:"Event"`
			} `json:"newsCluster"`
		}
		if err := json.Unmarshal(data, &in); err != nil {
			return nil, fmt.Errorf("eval: %s: %w", name, err)
		}
		story := cmp.Or(in.Cluster.Event, in.Category)
		if other, ok := storyOf[in.Number]; ok && in.Number != "" {
			same[story] = other
			continue
		}
		storyOf[in.Number] = story
		a, err := in.article(ctx, name)
		if err != nil {
			return nil, err
		}
		texts = append(texts, storyText{story, a})
	}
	for i := range texts {
		if other, ok := same[texts[i].story]; ok {
			texts[i].story = other
		}
	}
	return texts, nil
}
