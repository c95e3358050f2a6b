package docbin

import (
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"
)

// reserved lists the strings that spaCy numbers by their place among its symbols (spacy/symbols.pxd; the same in all versions 3): the first
// line is 0.
//
//go:embed symbols.txt
var reserved string

var symbols = sync.OnceValue(func() []string { return strings.Split(strings.TrimSuffix(reserved, "\n"), "\n") })

var symbolNumbers = sync.OnceValue(func() map[string]uint64 {
	m := make(map[string]uint64, len(symbols()))
	for n, s := range symbols() {
		m[s] = uint64(n)
	}
	return m
})

// number is what stands for a string: its place among the symbols if it is one, else a hash of its bytes.
func number(s string) uint64 {
	if n, ok := symbolNumbers()[s]; ok {
		return n
	}
	return murmur(s)
}

// murmur is MurmurHash64A by Austin Appleby with the seed 1, which spaCy's string store has.
func murmur(s string) uint64 {
	const (
		seed  = 1
		mul   = 0xc6a4a7935bd1e995
		shift = 47
	)
	h := seed ^ uint64(len(s))*mul
	for len(s) >= 8 {
		k := binary.LittleEndian.Uint64([]byte(s[:8])) * mul
		k ^= k >> shift
		h = (h ^ k*mul) * mul
		s = s[8:]
	}
	if s != "" {
		var rest uint64
		for i := range len(s) {
			rest |= uint64(s[i]) << (8 * i)
		}
		h = (h ^ rest) * mul
	}
	h = (h ^ h>>shift) * mul
	return h ^ h>>shift
}
