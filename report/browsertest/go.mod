module github.com/recount-news/recount/report/browsertest

go 1.26

require (
	github.com/chromedp/chromedp v0.23.0
	github.com/recount-news/recount v0.0.0
)

replace github.com/recount-news/recount => ../..
