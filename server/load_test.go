package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/recount-news/recount/examples"
)

var load = flag.Duration("load", 0, "how `long` TestLoad asks for each thing; 0 leaves it out")

// TestLoad asks a real server for one thing after another, as fast as it answers,
// and tells how many answers a second there were and what memory they took:
//
//	go test ./server -run TestLoad -load 60s -v
//
// It fails when an answer does, or when memory grows from the first third to the end.
func TestLoad(t *testing.T) {
	if *load == 0 {
		t.Skip("without -load")
	}
	s := start(t, nil)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ready := make(chan string, 1)
	go s.Listen(ctx, "127.0.0.1:0", func(url string) { ready <- url })
	url := strings.TrimSuffix(<-ready, "/")
	seen := s.do(form("/compare", "text", first, "text", second)).Header.Get("Location")
	for _, c := range []struct {
		name string
		ask  func(n int64) *http.Request
	}{
		{"the front page", func(int64) *http.Request { return request("GET", url+"/", nil) }},
		{"the page of a pair already seen", func(int64) *http.Request { return request("GET", url+seen, nil) }},
		{"a pair already seen", func(int64) *http.Request {
			return request("GET", url+strings.Replace(seen, "/compare", "/api/v1/compare", 1), nil)
		}},
		{"a new pair of 600 words", func(n int64) *http.Request { return request("POST", url+"/api/v1/compare", newPair(n)) }},
	} {
		t.Run(c.name, func(t *testing.T) { press(t, c.ask) })
	}
}

func request(method, url string, body []byte) *http.Request {
	r, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		panic(err) // the address is the server's own
	}
	r.Header.Set("Content-Type", "application/json")
	return r
}

// press sends what ask makes from several clients for as long as -load says.
func press(t *testing.T, ask func(n int64) *http.Request) {
	const clients = 8
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
	var sent, answered atomic.Int64
	var early uint64
	begun := time.Now()
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			for time.Since(begun) < *load {
				response, err := client.Do(ask(sent.Add(1)))
				if err != nil {
					t.Error(err)
					return
				}
				_, err = io.Copy(io.Discard, response.Body)
				response.Body.Close()
				if err != nil || response.StatusCode != http.StatusOK {
					t.Error(response.Status, err)
					return
				}
				answered.Add(1)
			}
		})
	}
	group.Go(func() {
		time.Sleep(*load / 3)
		early = held()
	})
	group.Wait()
	late := held()
	t.Logf("%.0f a second; %d MB held after a third of the time, %d MB at the end",
		float64(answered.Load())/time.Since(begun).Seconds(), early>>20, late>>20)
	if late > early+early/4+32<<20 {
		t.Errorf("memory grows from %d MB to %d MB", early>>20, late>>20)
	}
}

// held is the memory in use.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// newPair is a request to compare two accounts of some 600 words each that no other
// request has.
func newPair(n int64) []byte {
	type account struct {
		Name string `json:"name"`
		Text string `json:"text"`
	}
	var wire, rewrite strings.Builder
	for name, data := range examples.Articles() {
		_, body, _ := strings.Cut(string(data), "\n\n")
		switch name {
		case "ferry/wire.txt", "containers/wire.txt", "marlin/wire.txt":
			wire.WriteString(body)
		case "ferry/rewrite.txt", "containers/gazette.txt", "marlin/courier.txt":
			rewrite.WriteString(body)
		}
	}
	fmt.Fprintf(&wire, "\n\nThe report has %d pages.", n)
	fmt.Fprintf(&rewrite, "\n\nThe report has %d pages.", n+1)
	data, err := json.Marshal(map[string][]account{"accounts": {{"wire", wire.String()}, {"rewrite", rewrite.String()}}})
	if err != nil {
		panic(err) // strings always can
	}
	return data
}
