//go:build !unix

package reuse

import (
	"errors"
	"os"
)

// mapFile reads a file into memory, where it cannot be mapped.
func mapFile(name string) (data []byte, unmap func() error, err error) {
	data, err = os.ReadFile(name)
	return data, func() error { return nil }, err
}

// lockFile takes the lock that the file name stands for. A process that is killed
// leaves the file behind, which must then be removed by hand.
func lockFile(name string) (unlock func() error, err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	return func() error { return errors.Join(f.Close(), os.Remove(name)) }, nil
}

// syncFolder does nothing: folders cannot be synced here.
func syncFolder(string) error { return nil }
