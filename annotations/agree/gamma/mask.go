package gamma

import "math/bits"

// span is how many nodes, in the order of the text, a set may reach over. Sets that reach further are not looked at.
const span = 256

// mask is a set of nodes by how far they are from a first one.
type mask [span / 64]uint64

func (m *mask) add(n int) { m[n/64] |= 1 << (n % 64) }

func (m mask) meets(o mask) bool {
	for i := range m {
		if m[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

func (m mask) with(o mask) mask {
	for i := range m {
		m[i] |= o[i]
	}
	return m
}

// leading counts the nodes from the first on that are all in the mask.
func (m mask) leading() int {
	n := 0
	for _, word := range m {
		ones := bits.TrailingZeros64(^word)
		n += ones
		if ones < 64 {
			break
		}
	}
	return n
}

// shifted gives the mask as seen from a node that is n further on.
func (m mask) shifted(n int) mask {
	var to mask
	words, rest := n/64, n%64
	for i := words; i < len(m); i++ {
		to[i-words] = m[i] >> rest
		if rest > 0 && i+1 < len(m) {
			to[i-words] |= m[i+1] << (64 - rest)
		}
	}
	return to
}
