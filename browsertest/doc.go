// Package browsertest tests the HTML form of package report in a real browser:
// that a finding lights up its words in both accounts, that keys and filters
// work, that nothing is asked of the network, and that people can read it.
//
// It is a module of its own so that no user of Recount downloads a browser
// driver. Run it here with
//
//	go test .
//
// It needs Chromium or Chrome on the PATH. Without one it skips, unless CI is
// set. With -shots DIR it leaves pictures of the page in DIR.
package browsertest
