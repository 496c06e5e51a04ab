package eval

import (
	"context"
	"strings"
)

// Claims scores what lies at or below the folder of in: who did what to whom on
// ECB+ files or, where there are none, who, what, when and where of the main
// event on articles of the Giveme5W1H gold standard. What counts as found is told
// in doc/evaluation.md.
func Claims(ctx context.Context, in Input) (Scorecard, error) {
	names, err := filesBelow(in.Data, "ecb.xml", "ecbplus.xml", ".json")
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, name := range names {
		if strings.HasSuffix(name, ".xml") {
			texts = append(texts, name)
		}
	}
	if len(texts) > 0 {
		return card(ecbClaims(ctx, in, texts))
	}
	return card(mainEvents(ctx, in, names))
}
