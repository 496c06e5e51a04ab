// Package browsertest tests in a real browser what a reader gets: the HTML forms of
// package report, and the pages of package server. That a finding lights up its words
// in both accounts, that keys and filters work, with a script and without; that people
// can read it, whatever they see it with; that nothing is asked of the network, and
// that an article cannot do anything.
//
// It is a module of its own so that no user of Recount downloads a browser
// driver. Run it here with
//
//	go test .
//
// It needs Chromium or Chrome on the PATH, and npm for axe-core, which looks for
// barriers. Without them it skips, unless CI is set. With -shots DIR it leaves
// pictures of the pages in DIR.
package browsertest
