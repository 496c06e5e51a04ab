package article

import (
	"regexp"
	"strings"
	"sync"

	"github.com/recount-news/recount/text"
)

// notices are the ways in which a site speaks to its readers around the story,
// by the first word. A pattern begins behind that word and its blank, and is made
// when a text first has the word: all of them would take a tenth of the time that
// a command takes to start.
var notices = map[string]func() *regexp.Regexp{
	"for":           behind(`(?:further|the latest|additional|full|all the latest|more (?:on|information|news|stories|coverage|details|updates|from|about))\b.*\b(?:follow|visit|go to|click|check|see|read|subscribe|sign up|download|call)\b`),
	"sign":          behind(`up (?:for|to|here)\b`, `in$`),
	"log":           behind(`in$`),
	"subscribe":     behind(`$`, `(?:to|now|for|today|here)\b`),
	"click":         behind(`here\b`),
	"tap":           behind(`here\b`),
	"read":          behind(`(?:or share this|more|next|also|the full story)\b`, `(?:a |all |your )?(?:comments?|reply)\b`),
	"see":           behind(`(?:also|more|next)\b`),
	"watch":         behind(`(?:also|more|next)\b`),
	"listen":        behind(`(?:also|more|next)\b`),
	"also":          behind(`read\b`),
	"related":       behind(`(?:stories|articles|content|coverage|news|reading|topics|posts?|links?|videos?)\b`),
	"recommended":   behind(`(?:stories|articles|content|reading)\b`),
	"more":          behind(`(?:stories|articles|coverage|news)?:`, `.*\b(?:stories|news|posts)$`),
	"follow":        behind(`.+ on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|linkedin|tiktok|youtube|telegram|whatsapp)\b`, `(?:us\b|@)`),
	"like":          behind(`us on\b`, `this (?:story|article)\b`),
	"find":          behind(`us on\b`),
	"join":          behind(`(?:us on|the conversation|our)\b`),
	"download":      behind(`(?:our|the) .*\bapp\b`),
	"get":           behind(`(?:the|our|all) .*\b(?:newsletter|inbox|app)\b`),
	"advertisement": behind(`$`, `[-–—:|]`, `(?:article|story|content) continues\b`),
	"story":         behind(`continues below`),
	"article":       behind(`continues below`),
	"this": behind(`(?:material|article|story|content|report) may not be (?:published|reproduced)`,
		`(?:story|article|report|post) (?:has been|was|is being) (?:updated|corrected|first published|originally published)\b`,
		`slideshow requires`, `(?:web)?site uses cookies`),
	"our":        behind(`standards: the thomson reuters trust principles`, `(?:web)?site uses cookies`),
	"correction": behind(`$`, `appended$`), "corrections": behind(`$`),
	"support": behind(`(?:our|independent) journalism`),
	"email":   behind(contact), "e-mail": behind(contact), "contact": behind(contact), "reach": behind(contact), "tweet": behind(contact),
	"have":   behind(`a (?:news )?tip\b`),
	"if":     behind(`you (?:have|know) .*\b(?:story|tip)\b.*\b(?:e-?mail|contact)\b`, `you (?:enjoyed|liked) this\b`),
	"you":    behind(`(?:may|might) (?:also )?(?:like|be interested)\b`),
	"don't":  behind(`miss\b`),
	"want":   behind(`(?:more|to read more)\b`),
	"let":    behind(`our news\b`),
	"every":  behind(`(?:day|morning|week) we (?:send|e-?mail)\b`),
	"media":  behind(`playback is unsupported`),
	"image":  behind(`\d+ of(?: /)? \d+$`),
	"buy":    behind(`(?:photos?|reprints?)$`),
	"order":  behind(`reprints?$`),
	"share":  behind(`$`, `this (?:article|story|page)s?$`),
	"print":  behind(`(?:this )?(?:article|story|page)$`),
	"view":   behind(`(?:comments?|gallery)$`),
	"post":   behind(`(?:a |your )?comments?\b`),
	"leave":  behind(`(?:a |your )?(?:comment|reply)\b`),
	"advert": behind(`$`), "comment": behind(`$`), "comments": behind(`$`), "close": behind(`$`), "caption": behind(`$`),
}

// contact is how to reach somebody: an address, a number in brackets.
const contact = `.*(?:\S@\S|\(\d{3}\)|@\w)`

func behind(patterns ...string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(?:` + strings.Join(patterns, "|") + `)`) })
}

var (
	addressLine = regexp.MustCompile(`(?i)^(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+\.?|(?:e-?mail|twitter|phone|tel)\s*:\s*\S.*)$`)
	rightsLine  = regexp.MustCompile(`(?i)\ball rights reserved\b|^(?:copyright\b|©)`)
	rightsName  = regexp.MustCompile(`(?i:copyright|©|\(c\))[\s©]*(?i:\(c\)\s*)?(?:\d{4}(?:[-–]\d{2,4})?)?,?\s*(?i:by\s+)?(\p{Lu}[^.,;|(\n]+)`)
)

// notice takes what a site says to its readers, and the publisher's name from
// its claim of copyright.
func (l *layout) notice(s text.Span) bool {
	str := l.unwrapped(s)
	if IsCorrection(str) {
		return true
	}
	if len(str) > 600 || len(strings.Fields(str)) > 60 {
		return false
	}
	if (strings.Contains(str, "©") || strings.Contains(strings.ToLower(str), "right")) && rightsLine.MatchString(str) {
		l.holder(s)
		return true
	}
	return invites(str) || mayBeAddress(str) && addressLine.MatchString(str)
}

// mayBeAddress spares most paragraphs the pattern.
func mayBeAddress(s string) bool {
	return strings.ContainsAny(s, "@:") || len(s) > 4 && strings.EqualFold(s[:4], "www.")
}

// invites reports whether s is one of notices.
func invites(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	word := strings.Trim(strings.ToLower(strings.ReplaceAll(first, "’", "'")), ":.,!")
	if strings.HasSuffix(first, ":") {
		switch word {
		case "related", "recommended", "trending", "more":
			return true
		}
	}
	pattern := notices[word]
	return pattern != nil && pattern().MatchString(strings.TrimRight(rest, ". "))
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
