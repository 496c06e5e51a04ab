package reuse

import "strings"

// stopWords are English words that carry no content of their own, keyed as
// appendKey writes them. Two texts share runs of them by chance, so they weigh
// little and never make a passage alone. "us" is missing because it is the
// United States as well.
var stopWords = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`
a an the this that these those such same other another each every all any some
no none both either neither few more most much many less least own one
i me my mine myself we our ours ourselves you your yours yourself he him his
himself she her hers herself it its itself they them their theirs themselves
who whom whose which what where when why how whether there here
and or but nor so yet if because although though while as than then since until
unless once
of in on at by to from with without within for about against between among into
onto through during before after above below over under up down out off near
across along around behind beyond upon per via toward towards amid
be am is are was were been being have has had having do does did doing done
will would shall should can could may might must
not never only just also too very still even already again ever now
it's that's there's he's she's i'm i've we're we've they're don't doesn't didn't
isn't wasn't aren't weren't won't can't couldn't wouldn't
say says said saying told
`) {
		m[w] = true
	}
	return m
}()
