package model

import (
	"runtime"

	"golang.org/x/sys/cpu"
)

// sets are what this processor can do, the best last. Every Mac with such a
// processor has the instruction for dot products.
var sets = func() []kernels {
	list := []kernels{plain, {productBy(productNEON), scanBy(scanNEON), sumBy(sumNEON)}}
	if cpu.ARM64.HasASIMDDP || runtime.GOOS == "darwin" {
		list = append(list, kernels{productBy(productDot), scanBy(scanNEON), sumBy(sumNEON)})
	}
	return list
}()

//go:noescape
func productNEON(out *int32, a, w *byte, bias *int32, items, in, outs int)

//go:noescape
func productDot(out *int32, a, w *byte, bias *int32, items, in, outs int)

//go:noescape
func scanNEON(h *int16, a *byte, u *int32, items, width, step int)

//go:noescape
func sumNEON(h *int16, a *byte, table string, rows *uint32, n, width int)
