package model

import "golang.org/x/sys/cpu"

// sets are what this processor can do, the best last.
var sets = func() []kernels {
	list := []kernels{plain}
	if cpu.X86.HasAVX2 {
		list = append(list, kernels{productBy(productAVX2), scanBy(scanAVX2), sumBy(sumAVX2)})
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI {
		list = append(list, kernels{productBy(productVNNI), scanBy(scanAVX2), sumBy(sumAVX2)})
	}
	return list
}()

//go:noescape
func productAVX2(out *int32, a, w *byte, bias *int32, items, in, outs int)

//go:noescape
func productVNNI(out *int32, a, w *byte, bias *int32, items, in, outs int)

//go:noescape
func scanAVX2(h *int16, a *byte, u *int32, items, width, step int)

//go:noescape
func sumAVX2(h *int16, a *byte, table string, rows *uint32, n, width int)
