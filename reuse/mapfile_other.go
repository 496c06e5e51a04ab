//go:build !unix || nomap

package reuse

import "os"

// mapFile reads a file into memory, where it cannot be mapped: an index takes as much
// memory there as its files have bytes, 3.3 GB for a million articles. The tag nomap
// has it tested elsewhere.
func mapFile(name string) (data []byte, unmap func() error, err error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, err
	}
	if info.Size() < headerBytes || !info.Mode().IsRegular() {
		return nil, nil, errNoSegment
	}
	data, err = os.ReadFile(name)
	return data, func() error { return nil }, err
}
