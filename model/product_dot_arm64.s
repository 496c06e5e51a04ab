#include "textflag.h"

// The product of product.go with the dot product of ARMv8.2, whose SDOT adds up
// four terms of four outputs in one step. Activations have seven bits, so they are
// the same number with a sign as without.

// SDOT Vd.4S, Vn.16B, Vm.4B[i], which the assembler does not know: adds to each
// word of Vd the four products of a word of Vn and word i of Vm.
#define SDOT(i, m, n, d) WORD $(0x4f80e000 | (i&1)<<21 | (i>>1)<<11 | m<<16 | n<<5 | d)

// ITEM adds word i of activations m by the weights in V4 to V7 to four sums.
#define ITEM(i, m, d0, d1, d2, d3) \
	SDOT(i, m, 4, d0) \
	SDOT(i, m, 5, d1) \
	SDOT(i, m, 6, d2) \
	SDOT(i, m, 7, d3)

// GROUP does so for word i of four items, and takes the weights.
#define GROUP(i) \
	VLD1.P 64(R7), [V4.B16, V5.B16, V6.B16, V7.B16] \
	ITEM(i, 0, 16, 17, 18, 19) \
	ITEM(i, 1, 20, 21, 22, 23) \
	ITEM(i, 2, 24, 25, 26, 27) \
	ITEM(i, 3, 28, 29, 30, 31)

// func productDot(out *int32, a, w *byte, bias *int32, items, in, outs int)
//
// Four items by sixteen outputs at a time, in sixteen registers. Inputs are a
// multiple of sixteen.
TEXT ·productDot(SB), NOSPLIT, $0-56
	MOVD out+0(FP), R0
	MOVD w+16(FP), R2
	MOVD bias+24(FP), R3
	MOVD in+40(FP), R5
	MOVD outs+48(FP), R6
	LSL  $2, R6, R17             // bytes of a row of out

block:
	MOVD a+8(FP), R9             // item 0
	MOVD R0, R13
	MOVD items+32(FP), R4

item:
	ADD R5, R9, R10              // item 1
	ADD R5, R10, R11
	ADD R5, R11, R12
	MOVD R2, R7
	MOVD R5, R8
	VLD1 (R3), [V16.S4, V17.S4, V18.S4, V19.S4]
	VMOV V16.B16, V20.B16
	VMOV V17.B16, V21.B16
	VMOV V18.B16, V22.B16
	VMOV V19.B16, V23.B16
	VMOV V16.B16, V24.B16
	VMOV V17.B16, V25.B16
	VMOV V18.B16, V26.B16
	VMOV V19.B16, V27.B16
	VMOV V16.B16, V28.B16
	VMOV V17.B16, V29.B16
	VMOV V18.B16, V30.B16
	VMOV V19.B16, V31.B16

term:
	VLD1.P 16(R9), [V0.B16]
	VLD1.P 16(R10), [V1.B16]
	VLD1.P 16(R11), [V2.B16]
	VLD1.P 16(R12), [V3.B16]
	GROUP(0)
	GROUP(1)
	GROUP(2)
	GROUP(3)
	SUBS $16, R8, R8
	BNE  term

	MOVD R12, R9                 // behind the last item: the next one
	ADD  R17, R13, R14
	ADD  R17, R14, R15
	ADD  R17, R15, R16
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R13)
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R14)
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R15)
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R16)
	ADD  R17, R16, R13
	SUBS $4, R4, R4
	BNE  item

	MOVD R7, R2                  // the next block of weights
	ADD  $64, R3
	ADD  $64, R0
	SUBS $16, R6, R6
	BNE  block
	RET
