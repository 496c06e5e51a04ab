module github.com/recount-news/recount

go 1.26
