package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// Listen serves at address, "localhost:8080", until ctx ends, and then lets the
// answers that are being made be made. Once it can be reached it calls ready with
// the address of the front page; where the port is 0, that names the one it got.
func (s *Server) Listen(ctx context.Context, address string, ready func(url string)) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("server: %w; name another address", err)
	}
	h := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) }}
	h.RegisterOnShutdown(s.desk.feed.end)
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		done <- h.Shutdown(ending)
	}()
	ready("http://" + l.Addr().String() + "/")
	if err := h.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-done
}

// IsLoopback reports whether only this machine can reach a server that listens at
// address, which is a host and a port.
func IsLoopback(address string) (bool, error) {
	host, _, err := net.SplitHostPort(address)
	return host != "" && isLoopback(host), err
}
