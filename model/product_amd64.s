#include "textflag.h"

// The kernels of product.go with AVX2. See there for what they compute.

// func productAVX2(out *int32, a, w *byte, bias *int32, items, in, outs int)
//
// Four items by sixteen outputs at a time, in eight registers.
TEXT ·productAVX2(SB), NOSPLIT, $0-56
	MOVQ w+16(FP), SI
	MOVQ bias+24(FP), DX
	MOVQ in+40(FP), R9
	MOVQ outs+48(FP), R10
	SHLQ $2, R10                 // bytes of a row of out
	XORQ R11, R11                // block, in bytes of a row of out
	VPCMPEQW Y13, Y13, Y13
	VPSRLW $15, Y13, Y13         // sixteen ones

block:
	MOVQ a+8(FP), R12
	MOVQ out+0(FP), R13
	ADDQ R11, R13
	MOVQ items+32(FP), R14

item:
	VMOVDQU (DX)(R11*1), Y0
	VMOVDQU 32(DX)(R11*1), Y1
	VMOVDQA Y0, Y2
	VMOVDQA Y1, Y3
	VMOVDQA Y0, Y4
	VMOVDQA Y1, Y5
	VMOVDQA Y0, Y6
	VMOVDQA Y1, Y7
	MOVQ R12, AX                 // item 0
	LEAQ (R12)(R9*2), BX         // item 2
	MOVQ SI, DI
	MOVQ R9, CX

term:
	VMOVDQU (DI), Y8
	VMOVDQU 32(DI), Y9
	VPBROADCASTD (AX), Y10
	VPMADDUBSW Y8, Y10, Y11
	VPMADDUBSW Y9, Y10, Y12
	VPMADDWD Y13, Y11, Y11
	VPMADDWD Y13, Y12, Y12
	VPADDD Y11, Y0, Y0
	VPADDD Y12, Y1, Y1
	VPBROADCASTD (AX)(R9*1), Y10
	VPMADDUBSW Y8, Y10, Y11
	VPMADDUBSW Y9, Y10, Y12
	VPMADDWD Y13, Y11, Y11
	VPMADDWD Y13, Y12, Y12
	VPADDD Y11, Y2, Y2
	VPADDD Y12, Y3, Y3
	VPBROADCASTD (BX), Y10
	VPMADDUBSW Y8, Y10, Y11
	VPMADDUBSW Y9, Y10, Y12
	VPMADDWD Y13, Y11, Y11
	VPMADDWD Y13, Y12, Y12
	VPADDD Y11, Y4, Y4
	VPADDD Y12, Y5, Y5
	VPBROADCASTD (BX)(R9*1), Y10
	VPMADDUBSW Y8, Y10, Y11
	VPMADDUBSW Y9, Y10, Y12
	VPMADDWD Y13, Y11, Y11
	VPMADDWD Y13, Y12, Y12
	VPADDD Y11, Y6, Y6
	VPADDD Y12, Y7, Y7
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $64, DI
	SUBQ $4, CX
	JNZ  term

	VMOVDQU Y0, (R13)
	VMOVDQU Y1, 32(R13)
	VMOVDQU Y2, (R13)(R10*1)
	VMOVDQU Y3, 32(R13)(R10*1)
	LEAQ (R13)(R10*2), R13
	VMOVDQU Y4, (R13)
	VMOVDQU Y5, 32(R13)
	VMOVDQU Y6, (R13)(R10*1)
	VMOVDQU Y7, 32(R13)(R10*1)
	LEAQ (R13)(R10*2), R13
	LEAQ (R12)(R9*4), R12
	SUBQ $4, R14
	JNZ  item

	MOVQ DI, SI                  // the next block of weights
	ADDQ $64, R11
	CMPQ R11, R10
	JNE  block
	VZEROUPPER
	RET

// func scanAVX2(h *int16, a *byte, u *int32, items, width, step int)
TEXT ·scanAVX2(SB), NOSPLIT, $0-48
	MOVQ h+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ u+16(FP), DX
	MOVQ items+24(FP), CX
	MOVQ width+32(FP), R8
	SHLQ $2, R8                  // bytes from z to g, and from g to o
	MOVQ step+40(FP), R9
	LEAQ (R9)(R9*2), R10
	SHLQ $2, R10                 // bytes from one item of u to the next
	VPXOR Y0, Y0, Y0             // c
	VPXOR Y1, Y1, Y1             // 0
	MOVL $0x20002000, AX
	VMOVD AX, X2
	VPBROADCASTD X2, Y2          // one
	VPSUBW Y2, Y1, Y3            // -one
	MOVL $0x40004000, AX
	VMOVD AX, X4
	VPBROADCASTD X4, Y4          // half
	MOVL $0x00400040, AX
	VMOVD AX, X5
	VPBROADCASTD X5, Y5          // 64
	MOVL $0x003f003f, AX
	VMOVD AX, X6
	VPBROADCASTD X6, Y6          // 63

next:
	VMOVDQU (DX), Y7
	VPACKSSDW 32(DX), Y7, Y7
	VPERMQ $0xD8, Y7, Y7
	VPMINSW Y2, Y7, Y7
	VPMAXSW Y3, Y7, Y7           // z
	VMOVDQU (DX)(R8*1), Y8
	VPACKSSDW 32(DX)(R8*1), Y8, Y8
	VPERMQ $0xD8, Y8, Y8
	VPADDSW Y4, Y8, Y8
	VPMAXSW Y1, Y8, Y8           // g
	VMOVDQU (DX)(R8*2), Y9
	VPACKSSDW 32(DX)(R8*2), Y9, Y9
	VPERMQ $0xD8, Y9, Y9
	VPADDSW Y4, Y9, Y9
	VPMAXSW Y1, Y9, Y9           // o
	VPSUBW Y0, Y7, Y7
	VPMULHRSW Y7, Y8, Y7
	VPADDW Y7, Y0, Y0            // c += g(z-c)
	VMOVDQU (DI), Y10
	VPSUBW Y10, Y0, Y11
	VPMULHRSW Y11, Y9, Y11
	VPADDW Y11, Y10, Y10         // h += o(c-h)
	VMOVDQU Y10, (DI)
	VPADDW Y5, Y10, Y10
	VPSRAW $7, Y10, Y10
	VPMINSW Y6, Y10, Y10
	VPADDW Y5, Y10, Y10
	VPACKUSWB Y10, Y10, Y10
	VPERMQ $0xD8, Y10, Y10
	VMOVDQU X10, (SI)
	ADDQ R9, DI
	ADDQ R9, DI
	ADDQ R9, SI
	ADDQ R10, DX
	DECQ CX
	JNZ  next
	VZEROUPPER
	RET

// func sumAVX2(h *int16, a *byte, table string, rows *uint32, n, width int)
TEXT ·sumAVX2(SB), NOSPLIT, $0-56
	MOVQ h+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ table_base+16(FP), DX
	MOVQ rows+32(FP), R8
	MOVQ width+48(FP), R10
	XORQ R11, R11                // channel
	MOVL $0x00400040, AX
	VMOVD AX, X5
	VPBROADCASTD X5, Y5          // 64
	VPADDW Y5, Y5, Y2            // 128
	VPXOR Y1, Y1, Y1
	VPSUBW Y2, Y1, Y3            // -128
	MOVL $0x003f003f, AX
	VMOVD AX, X6
	VPBROADCASTD X6, Y6          // 63

channel:
	VPXOR Y0, Y0, Y0
	XORQ CX, CX
	LEAQ (DX)(R11*1), R12

row:
	MOVL (R8)(CX*4), AX
	IMULQ R10, AX
	VPMOVSXBW (R12)(AX*1), Y4
	VPADDW Y4, Y0, Y0
	INCQ CX
	CMPQ CX, n+40(FP)
	JNE  row

	VPMINSW Y2, Y0, Y0
	VPMAXSW Y3, Y0, Y0
	VPSLLW $6, Y0, Y0
	VMOVDQU Y0, (DI)(R11*2)
	VPADDW Y5, Y0, Y0
	VPSRAW $7, Y0, Y0
	VPMINSW Y6, Y0, Y0
	VPADDW Y5, Y0, Y0
	VPACKUSWB Y0, Y0, Y0
	VPERMQ $0xD8, Y0, Y0
	VMOVDQU X0, (SI)(R11*1)
	ADDQ $16, R11
	CMPQ R11, R10
	JNE  channel
	VZEROUPPER
	RET
