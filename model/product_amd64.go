package model

import "golang.org/x/sys/cpu"

// sets are what this processor can do, the best last.
var sets = func() []kernels {
	list := []kernels{plain}
	if cpu.X86.HasAVX2 {
		list = append(list, kernels{productBy(productAVX2), scanFast, sumFast})
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI {
		list = append(list, kernels{productBy(productVNNI), scanFast, sumFast})
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

// productBy is a product that checks the sizes before the kernel, which does not,
// goes to work.
func productBy(kernel func(out *int32, a, w *byte, bias *int32, items, in, outs int)) func(out []int32, a, w []byte, bias []int32, items, in, outs int) {
	return func(out []int32, a, w []byte, bias []int32, items, in, outs int) {
		if items > 0 {
			kernel(&out[:items*outs][0], &a[:items*in][0], &w[:outs*in][0], &bias[:outs][0], items, in, outs)
		}
	}
}

func scanFast(h []int16, a []byte, u []int32, items, width, channel int, backward bool) {
	if items == 0 {
		return
	}
	first, step := 0, width
	if backward {
		first, step = items-1, -width
	}
	at := first*width + channel
	scanAVX2(&h[:items*width][at], &a[:items*width][at], &u[:3*items*width][3*first*width+channel], items, width, step)
}

func sumFast(h []int16, a []byte, table string, rows []uint32) {
	sumAVX2(&h[0], &a[:len(h)][0], table, &rows[0], len(rows), len(h))
}
