#include "textflag.h"

// The kernels of product.go for every processor of ARMv8. See there for what they
// compute. What follows is instructions that the assembler does not know, with
// operands in its order: the last is written.

// SMULL, SMLAL Vd.8H, Vn.8B, Vm.8B, and those of the upper halves.
#define SMULL(m, n, d) WORD $(0x0e20c000 | m<<16 | n<<5 | d)
#define SMULL2(m, n, d) WORD $(0x4e20c000 | m<<16 | n<<5 | d)
#define SMLAL(m, n, d) WORD $(0x0e208000 | m<<16 | n<<5 | d)
#define SMLAL2(m, n, d) WORD $(0x4e208000 | m<<16 | n<<5 | d)

// SADALP Vd.4S, Vn.8H: adds pairs of neighbours.
#define SADALP(n, d) WORD $(0x4e606800 | n<<5 | d)

// SADDW Vd.8H, Vd.8H, Vm.8B: adds bytes to halves of words.
#define SADDW(m, d) WORD $(0x0e201000 | m<<16 | d<<5 | d)
#define SADDW2(m, d) WORD $(0x4e201000 | m<<16 | d<<5 | d)

// SQXTN Vd.4H, Vn.4S: saturates.
#define SQXTN(n, d) WORD $(0x0e614800 | n<<5 | d)
#define SQXTN2(n, d) WORD $(0x4e614800 | n<<5 | d)

// SQRSHRN Vd.8B, Vn.8H, #7: shifts right, rounds, saturates.
#define SQRSHRN7(n, d) WORD $(0x0f099c00 | n<<5 | d)
#define SQRSHRN7_2(n, d) WORD $(0x4f099c00 | n<<5 | d)

// SMIN, SMAX, SQADD, SQRDMULH Vd.8H, Vd.8H, Vm.8H, and SMIN of bytes.
#define SMIN(m, d) WORD $(0x4e606c00 | m<<16 | d<<5 | d)
#define SMAX(m, d) WORD $(0x4e606400 | m<<16 | d<<5 | d)
#define SQADD(m, d) WORD $(0x4e600c00 | m<<16 | d<<5 | d)
#define SQRDMULH(m, d) WORD $(0x6e60b400 | m<<16 | d<<5 | d)
#define SMINB(m, d) WORD $(0x4e206c00 | m<<16 | d<<5 | d)


// PAIR adds two groups of inputs, a and b, by the weights v and w of four outputs
// to four sums, two an output. Two products fit into sixteen bits.
#define PAIR(a, b, v, w, d0, d1) \
	SMULL(a, v, 10) \
	SMULL2(a, v, 11) \
	SMLAL(b, w, 10) \
	SMLAL2(b, w, 11) \
	SADALP(10, d0) \
	SADALP(11, d1)

// HALVES adds the two sums of each of four outputs, in d0 and d1, to the bias.
#define HALVES(d0, d1, bias, sum) \
	VADDP d1.S4, d0.S4, sum.S4 \
	VADD  bias.S4, sum.S4, sum.S4

// FED is what a product is fed of the sixteen values in m and n, with 63 in each
// byte of V30 and 64 in each of V31.
#define FED(m, n, d, D) \
	SQRSHRN7(m, d) \
	SQRSHRN7_2(n, d) \
	SMINB(30, d) \
	VADD V31.B16, D.B16, D.B16

// func productNEON(out *int32, a, w *byte, bias *int32, items, in, outs int)
//
// Two items by sixteen outputs at a time, in sixteen registers.
TEXT ·productNEON(SB), NOSPLIT, $0-56
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
	ADD  R5, R9, R10             // item 1
	MOVD R2, R7
	MOVD R5, R8
	VEOR V16.B16, V16.B16, V16.B16
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V18.B16, V18.B16, V18.B16
	VEOR V19.B16, V19.B16, V19.B16
	VEOR V20.B16, V20.B16, V20.B16
	VEOR V21.B16, V21.B16, V21.B16
	VEOR V22.B16, V22.B16, V22.B16
	VEOR V23.B16, V23.B16, V23.B16
	VEOR V24.B16, V24.B16, V24.B16
	VEOR V25.B16, V25.B16, V25.B16
	VEOR V26.B16, V26.B16, V26.B16
	VEOR V27.B16, V27.B16, V27.B16
	VEOR V28.B16, V28.B16, V28.B16
	VEOR V29.B16, V29.B16, V29.B16
	VEOR V30.B16, V30.B16, V30.B16
	VEOR V31.B16, V31.B16, V31.B16

term:
	VLD1.P  64(R7), [V0.B16, V1.B16, V2.B16, V3.B16]
	VLD1.P  64(R7), [V4.B16, V5.B16, V6.B16, V7.B16]
	VLD1R.P 4(R9), [V8.S4]
	VLD1R.P 4(R9), [V9.S4]
	PAIR(8, 9, 0, 4, 16, 17)
	PAIR(8, 9, 1, 5, 18, 19)
	PAIR(8, 9, 2, 6, 20, 21)
	PAIR(8, 9, 3, 7, 22, 23)
	VLD1R.P 4(R10), [V8.S4]
	VLD1R.P 4(R10), [V9.S4]
	PAIR(8, 9, 0, 4, 24, 25)
	PAIR(8, 9, 1, 5, 26, 27)
	PAIR(8, 9, 2, 6, 28, 29)
	PAIR(8, 9, 3, 7, 30, 31)
	SUBS $8, R8, R8
	BNE  term

	MOVD R10, R9                 // behind the last item: the next one
	VLD1 (R3), [V0.S4, V1.S4, V2.S4, V3.S4]
	HALVES(V16, V17, V0, V16)
	HALVES(V18, V19, V1, V17)
	HALVES(V20, V21, V2, V18)
	HALVES(V22, V23, V3, V19)
	HALVES(V24, V25, V0, V24)
	HALVES(V26, V27, V1, V25)
	HALVES(V28, V29, V2, V26)
	HALVES(V30, V31, V3, V27)
	ADD  R17, R13, R14
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R13)
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R14)
	ADD  R17, R14, R13
	SUBS $2, R4, R4
	BNE  item

	MOVD R7, R2                  // the next block of weights
	ADD  $64, R3
	ADD  $64, R0
	SUBS $16, R6, R6
	BNE  block
	RET

// NARROW is sixteen sums at a place, saturated to sixteen bits, in d0 and d1.
#define NARROW(place, d0, d1) \
	VLD1 (place), [V0.S4, V1.S4, V2.S4, V3.S4] \
	SQXTN(0, d0) \
	SQXTN2(1, d0) \
	SQXTN(2, d1) \
	SQXTN2(3, d1)

// GATE makes gates of eight sums, with zeros in V24 and half in V27.
#define GATE(d) \
	SQADD(27, d) \
	SMAX(24, d)

// STEP moves eight values v towards the ones in t, which it overwrites, by a gate.
#define STEP(gate, t, T, V) \
	VSUB V.H8, T.H8, T.H8 \
	SQRDMULH(gate, t) \
	VADD T.H8, V.H8, V.H8

// func scanNEON(h *int16, a *byte, u *int32, items, width, step int)
TEXT ·scanNEON(SB), NOSPLIT, $0-48
	MOVD h+0(FP), R0
	MOVD a+8(FP), R1
	MOVD u+16(FP), R2
	MOVD items+24(FP), R3
	MOVD width+32(FP), R4
	LSL  $2, R4, R4              // bytes from z to g, and from g to o
	MOVD step+40(FP), R5
	LSL  $1, R5, R6
	ADD  R6, R5, R7
	LSL  $2, R7, R7              // bytes from one item of u to the next
	VEOR V16.B16, V16.B16, V16.B16 // c
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V24.B16, V24.B16, V24.B16
	MOVD $0x2000, R8
	VDUP R8, V25.H8              // one
	VSUB V25.H8, V24.H8, V26.H8  // -one
	MOVD $0x4000, R8
	VDUP R8, V27.H8              // half
	VMOVI $63, V30.B16
	VMOVI $64, V31.B16

next:
	ADD  R4, R2, R9
	ADD  R4, R9, R10
	NARROW(R2, 4, 5)
	SMIN(25, 4)
	SMIN(25, 5)
	SMAX(26, 4)
	SMAX(26, 5)                  // z
	NARROW(R9, 6, 7)
	GATE(6)
	GATE(7)                      // g
	STEP(6, 4, V4, V16)
	STEP(7, 5, V5, V17)          // c += g(z-c)
	NARROW(R10, 6, 7)
	GATE(6)
	GATE(7)                      // o
	VLD1 (R0), [V18.H8, V19.H8]
	VMOV V16.B16, V4.B16
	VMOV V17.B16, V5.B16
	STEP(6, 4, V4, V18)
	STEP(7, 5, V5, V19)          // h += o(c-h)
	VST1 [V18.H8, V19.H8], (R0)
	FED(18, 19, 4, V4)
	VST1 [V4.B16], (R1)
	ADD  R6, R0
	ADD  R5, R1
	ADD  R7, R2
	SUBS $1, R3, R3
	BNE  next
	RET

// LIMIT holds sums within 128, of V25, and -128, of V26, and scales them.
#define LIMIT(d, D) \
	SMIN(25, d) \
	SMAX(26, d) \
	VSHL $6, D.H8, D.H8

// func sumNEON(h *int16, a *byte, table string, rows *uint32, n, width int)
//
// Thirty-two channels at a time.
TEXT ·sumNEON(SB), NOSPLIT, $0-56
	MOVD h+0(FP), R0
	MOVD a+8(FP), R1
	MOVD table_base+16(FP), R2
	MOVD width+48(FP), R6
	MOVD R6, R7                  // channels left
	MOVD $128, R8
	VDUP R8, V25.H8
	VEOR V24.B16, V24.B16, V24.B16
	VSUB V25.H8, V24.H8, V26.H8  // -128
	VMOVI $63, V30.B16
	VMOVI $64, V31.B16

channel:
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	MOVD rows+32(FP), R4
	MOVD n+40(FP), R5

row:
	MOVWU.P 4(R4), R8
	MADD R6, R2, R8, R8
	VLD1 (R8), [V4.B16, V5.B16]
	SADDW(4, 0)
	SADDW2(4, 1)
	SADDW(5, 2)
	SADDW2(5, 3)
	SUBS $1, R5, R5
	BNE  row

	LIMIT(0, V0)
	LIMIT(1, V1)
	LIMIT(2, V2)
	LIMIT(3, V3)
	VST1.P [V0.H8, V1.H8, V2.H8, V3.H8], 64(R0)
	FED(0, 1, 4, V4)
	FED(2, 3, 5, V5)
	VST1.P [V4.B16, V5.B16], 32(R1)
	ADD  $32, R2
	SUBS $32, R7, R7
	BNE  channel
	RET
