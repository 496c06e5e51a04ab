package client_test

import (
	"context"
	"fmt"
	"log"
	"net/http/httptest"
	"time"

	"github.com/recount-news/recount/client"
	"github.com/recount-news/recount/server"
	"github.com/recount-news/recount/store"
)

func Example() {
	ctx := context.Background()
	// What recount serve does:
	db, err := store.Open(ctx, store.Memory, store.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	s, err := server.New(ctx, server.Options{Store: db, Now: time.Now})
	if err != nil {
		log.Fatal(err)
	}
	site := httptest.NewServer(s)
	defer site.Close()

	c, err := client.New(site.URL, "")
	if err != nil {
		log.Fatal(err)
	}
	answer, err := c.Compare(ctx, client.CompareRequest{Accounts: []client.Input{
		{Name: "wire", Text: "Ferry runs aground\n\nLifeboats took off 214 passengers on Tuesday, the coastguard said."},
		{Name: "rewrite", Text: "Ferry runs aground\n\nLifeboats took off 241 passengers on Tuesday, the coastguard said."},
	}})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range answer.Findings {
		if f.Level == "contradiction" {
			fmt.Println(f.Level, f.Kind, "·", f.Evidence[0].Text, "·", f.Evidence[1].Text)
		}
	}
	// Output:
	// contradiction quantity · Lifeboats took off 214 passengers on Tuesday · Lifeboats took off 241 passengers on Tuesday
}
