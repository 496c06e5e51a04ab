package server_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/recount-news/recount/server"
)

// A server answers at the address that it tells, and ends when it is told to.
func TestListen(t *testing.T) {
	s := start(t, nil)
	ctx, stop := context.WithCancel(context.Background())
	ready, done := make(chan string, 1), make(chan error, 1)
	go func() { done <- s.Listen(ctx, "127.0.0.1:0", func(url string) { ready <- url }) }()
	var url string
	select {
	case url = <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	response, err := http.Get(url)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("GET %s: %v, %v", url, response, err)
	}
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Error("it goes on")
	}
}

func TestIsLoopback(t *testing.T) {
	for address, want := range map[string]bool{
		"localhost:8080": true, "127.0.0.1:8080": true, "[::1]:80": true,
		":8080": false, "0.0.0.0:8080": false, "[::]:8080": false, "news.example:80": false, "192.168.1.5:80": false,
	} {
		if got, err := server.IsLoopback(address); err != nil || got != want {
			t.Errorf("IsLoopback(%s) = %v, %v; want %v", address, got, err, want)
		}
	}
	if _, err := server.IsLoopback("localhost"); err == nil {
		t.Error("an address without a port is taken")
	}
}
