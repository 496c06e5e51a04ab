package main

import "time"

// progress tells every few seconds how far a long job has come.
type progress struct {
	*program
	noun  string
	of    int
	begun time.Time
	told  time.Time
}

const tellAfter = 5 * time.Second

func (p *program) progress(noun string, of int) *progress {
	now := time.Now()
	return &progress{p, noun, of, now, now}
}

// at says that n are done.
func (g *progress) at(n int) {
	if n == 0 || time.Since(g.told) < tellAfter {
		return
	}
	g.told = time.Now()
	rate := float64(n) / time.Since(g.begun).Seconds()
	left := time.Duration(float64(g.of-n) / rate * float64(time.Second)).Round(time.Second)
	g.say("%d of %d %s, %.0f a second, %s left", n, g.of, g.noun, rate, left)
}

// telling is progress for a job of several steps: it is given the step, how many are
// done and how many there are.
func (p *program) telling() func(noun string, done, of int) {
	var now *progress
	return func(noun string, done, of int) {
		if now == nil || now.noun != noun {
			now = p.progress(noun, of)
		}
		now.at(done)
	}
}
