//go:build !unix && !windows

package reuse

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// lockFile takes the lock that the file name stands for. A process that is killed
// leaves the file behind, which must then be removed by hand.
func lockFile(name string) (unlock func() error, err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s is there; remove it if no other program has the index open", name)
	}
	if err != nil {
		return nil, err
	}
	return func() error { return errors.Join(f.Close(), os.Remove(name)) }, nil
}

// syncFolder does nothing: folders cannot be synced here.
func syncFolder(string) error { return nil }
