package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/recount-news/recount/store"
	"github.com/recount-news/recount/story"
)

// What the desk knows beside the store, the grouping of articles, is stored now and
// then, and when the server is closed. Articles that came since it was stored are put
// into their stories again, in the order they came, when a server begins; a server of another version begins
// anew with all of them.

// saveAfter is how many articles come before the grouping is stored again: it takes
// a few kilobytes for each article of the last year.
const saveAfter = 1000

// stateKey is the name that the grouping is stored under. It is a line with the
// version; lines with the IDs of articles, in the order they came; an empty line;
// and the grouper.
const stateKey = "server desk"

// save stores the grouping.
func (d *desk) save(ctx context.Context) error {
	grouper, err := d.grouper.MarshalBinary()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, version)
	for _, id := range d.ids {
		if id == "" {
			id = "-"
		}
		fmt.Fprintln(&b, id)
	}
	fmt.Fprintln(&b)
	b.Write(grouper)
	if err := d.store.PutState(ctx, stateKey, b.Bytes()); err != nil {
		return err
	}
	d.unsaved = 0
	return nil
}

// resume begins where the last server on this store ended.
func (d *desk) resume(ctx context.Context, progress func(done, of int)) error {
	state, err := d.store.State(ctx, stateKey)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if !d.restore(state) {
		d.grouper, d.ids = story.Grouper{}, nil
	}
	known := map[string]bool{}
	for _, id := range d.ids {
		known[id] = true
	}
	ids, err := d.store.IDs(ctx)
	if err != nil {
		return err
	}
	return d.group(ctx, slices.DeleteFunc(ids, func(id string) bool { return known[id] }), progress)
}

// restore reads what save wrote, and reports whether it is of use.
func (d *desk) restore(state []byte) bool {
	head, grouper, ok := bytes.Cut(state, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !ok || lines[0] != version || d.grouper.UnmarshalBinary(grouper) != nil {
		return false
	}
	for _, id := range lines[1:] {
		if id == "-" {
			id = ""
		}
		d.ids = append(d.ids, id)
	}
	return true
}
