//go:build !amd64 && !arm64

package model

// sets are what this processor can do.
var sets = []kernels{plain}
