package main

import "bytes"

const esc = 0x1b

// token is the length of the first control sequence or run of text in b, 0 when a sequence is cut off. The forms are those of
// ECMA-48: CSI with a final byte 40-7E, strings (OSC, DCS) that end with ST or BEL, and two-byte sequences.
func token(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	if b[0] != esc {
		if i := bytes.IndexByte(b, esc); i > 0 {
			return i
		}
		return len(b)
	}
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '[':
		for i := 2; i < len(b); i++ {
			if b[i] >= 0x40 && b[i] <= 0x7e {
				return i + 1
			}
		}
		return 0
	case ']', 'P':
		return stringToken(b)
	}
	return 2
}

func stringToken(b []byte) int {
	for i := 2; i < len(b); i++ {
		if b[i] == 0x07 {
			return i + 1
		}
		if b[i] == esc && i+1 < len(b) {
			return i + 2
		}
	}
	return 0
}

// csi returns the final byte of a control sequence, 0 when the token is something else.
func csi(t []byte) byte {
	if len(t) > 2 && t[0] == esc && t[1] == '[' {
		return t[len(t)-1]
	}
	return 0
}
