package record

// idSet is the ids that a record has used. Those that programs make, a letter and a number, are bits; the others a map.
type idSet struct {
	bits   [16]uint64
	prefix byte // of the ids in bits; 0 as long as there are none
	others map[string]bool
}

// add puts id in and reports whether it was there.
func (s *idSet) add(id string) (was bool) {
	if n, ok := s.bit(id); ok {
		was = s.bits[n>>6]>>(n&63)&1 != 0
		s.bits[n>>6] |= 1 << (n & 63)
		return was
	}
	if was = s.others[id]; !was {
		if s.others == nil {
			s.others = make(map[string]bool)
		}
		s.others[id] = true
	}
	return was
}

func (s *idSet) has(id string) bool {
	if n, ok := s.bit(id); ok {
		return s.bits[n>>6]>>(n&63)&1 != 0
	}
	return s.others[id]
}

func (s *idSet) clear() {
	s.bits, s.prefix = [16]uint64{}, 0
	clear(s.others)
}

// bit is the place of an id in bits: its number, if it has no leading zero and the letter before it is that of the others.
func (s *idSet) bit(id string) (n int, ok bool) {
	if len(id) < 2 || len(id) > 4 || id[1] == '0' && len(id) > 2 || s.prefix != 0 && id[0] != s.prefix || id[0]-'A' > 'z'-'A' {
		return 0, false
	}
	for i := 1; i < len(id); i++ {
		digit := id[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = 10*n + int(digit)
	}
	s.prefix = id[0]
	return n, true
}
