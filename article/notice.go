package article

import (
	"regexp"
	"strings"

	"github.com/recount-news/recount/text"
)

// Notices are what a site says to its readers around the story.
var (
	noticeHead = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
		`for (?:further|the latest|additional|full|all the latest|more (?:on|information|news|stories|coverage|details|updates|from|about))\b.{0,120}\b(?:follow|visit|go to|click|check|see|read|subscribe|sign up|download|call)\b`,
		`sign up (?:for|to|here)\b`, `subscribe (?:to|now|for|today|here)\b`, `(?:click|tap) here\b`,
		`read (?:or share this|more|next|also|the full story)\b`, `(?:see|watch|listen) (?:also|more|next)\b`, `also read\b`,
		`(?:related|recommended|most read|trending|more|read more)(?: (?:stories|articles|content|coverage|news|reading|topics))?:`,
		`follow .{1,60} on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|linkedin|tiktok|youtube|telegram|whatsapp)\b`,
		`follow (?:us|@)`, `(?:like|find) us on\b`, `join (?:us on|the conversation|our)\b`, `download (?:our|the) .{0,40}\bapp\b`,
		`get (?:the|our|all) .{0,60}\b(?:newsletter|inbox|app)\b`, `advertisement\b`, `story continues below`, `article continues below`,
		`this (?:material|article|story|content|report) may not be (?:published|reproduced)`,
		`this (?:story|article|report|post) (?:has been|was|is being) (?:updated|corrected|first published|originally published)\b`,
		`(?:our standards: )?the thomson reuters trust principles`, `support (?:our|independent) journalism`,
		`(?:e-?mail|contact|reach|tweet) .{0,80}(?:\S@\S|\(\d{3}\)|@\w)`, `(?:e-?mail|twitter|phone|tel)\s*:\s*\S`,
		`if you (?:have|know) .{0,60}\b(?:story|tip)\b.{0,80}\b(?:e-?mail|contact)\b`,
		`(?:you (?:may|might)|readers) (?:also )?(?:like|be interested)\b`, `don['’]t miss\b`, `(?:more|the) (?:great|top|best|latest|popular) .{0,20}(?:stories|news|posts)$`,
		`related (?:news|posts?|links?|video)s?\b`, `want (?:more|to read more)\b`, `like this (?:story|article)\b`, `if you (?:enjoyed|liked) this\b`,
		`(?:post|leave|view|add|read) (?:a |all |your )?(?:comments?|reply)\b`, `comments?$`, `advert$`, `subscribe$`, `sign in$`, `log in$`, `close$`, `caption$`, `share$`,
		`have a (?:news )?tip\b`, `this slideshow requires`, `(?:this|our) (?:web)?site uses cookies`, `media playback is unsupported`, `image \d+ of(?: /)? \d+`,
		`let our news\b`, `every (?:day|morning|week) we (?:send|e-?mail)\b`, `(?:order|buy) reprints?$`, `(?:print|e-?mail) (?:this )?(?:article|story|page)$`,
		`(?:https?://|www\.)\S+$`, `\S+@\S+\.\w+$`, `@\w+$`, `(?:buy|share) (?:photo|this (?:article|story))s?$`, `view (?:comments|gallery)$`,
	}, "|") + `)`)
	rightsLine = regexp.MustCompile(`(?i)\ball rights reserved\b|^(?:copyright\b|©|\(c\)\s*\d{4})`)
	rightsName = regexp.MustCompile(`(?i:copyright|©|\(c\))[\s©]*(?i:\(c\)\s*)?(?:\d{4}(?:[-–]\d{2,4})?)?,?\s*(?i:by\s+)?(\p{Lu}[^.,;|(\n]{1,60})`)
)

// notice takes what a site says to its readers, and the publisher's name from
// its claim of copyright.
func (l *layout) notice(s text.Span) bool {
	str := s.Of(l.a.Text)
	if len(str) > 600 || len(strings.Fields(str)) > 60 {
		return false
	}
	if rightsLine.MatchString(str) {
		l.holder(s)
		return true
	}
	return noticeHead.MatchString(str)
}

// holder takes the publisher from a claim of copyright.
func (l *layout) holder(s text.Span) {
	m := rightsName.FindStringSubmatchIndex(s.Of(l.a.Text))
	if m == nil {
		return
	}
	name := text.Span{Start: m[2], End: m[3]}.Shift(s.Start)
	if cut := strings.Index(name.Of(l.a.Text), " - "); cut >= 0 {
		name.End = name.Start + cut
	}
	if name = trim(l.a.Text, name); !strings.EqualFold(name.Of(l.a.Text), "all rights reserved") {
		l.learnAgency(&l.a.Publisher, name)
	}
}
