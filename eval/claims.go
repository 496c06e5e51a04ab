package eval

import "context"

// Claims scores who did what to whom on the ECB+ files at or below the folder of
// in. What counts as found is told in doc/evaluation.md.
func Claims(ctx context.Context, in Input) (Scorecard, error) {
	names, err := filesBelow(in.Data, "ecb.xml", "ecbplus.xml")
	if err != nil {
		return nil, err
	}
	return card(ecbClaims(ctx, in, names))
}
