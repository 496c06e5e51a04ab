//go:build amd64 || arm64

package model

// The kernels in assembly do not look where they read and write. What follows
// checks the sizes before they go to work.

func productBy(kernel func(out *int32, a, w *byte, bias *int32, items, in, outs int)) func(out []int32, a, w []byte, bias []int32, items, in, outs int) {
	return func(out []int32, a, w []byte, bias []int32, items, in, outs int) {
		if items > 0 {
			kernel(&out[:items*outs][0], &a[:items*in][0], &w[:outs*in][0], &bias[:outs][0], items, in, outs)
		}
	}
}

// scanBy takes a kernel that goes from item to item by a step.
func scanBy(kernel func(h *int16, a *byte, u *int32, items, width, step int)) func(h []int16, a []byte, u []int32, items, width, channel int, backward bool) {
	return func(h []int16, a []byte, u []int32, items, width, channel int, backward bool) {
		if items == 0 {
			return
		}
		first, step := 0, width
		if backward {
			first, step = items-1, -width
		}
		at := first*width + channel
		kernel(&h[:items*width][at], &a[:items*width][at], &u[:3*items*width][3*first*width+channel], items, width, step)
	}
}

func sumBy(kernel func(h *int16, a *byte, table string, rows *uint32, n, width int)) func(h []int16, a []byte, table string, rows []uint32) {
	return func(h []int16, a []byte, table string, rows []uint32) {
		kernel(&h[0], &a[:len(h)][0], table, &rows[0], len(rows), len(h))
	}
}
