package find

// AppendFolded appends to dst what search compares of s: its canonical decomposition (NFD) without ZWJ and ZWNJ, in lower
// case, with a plain blank for each white space. When offsets is not nil it receives, for each byte appended, the byte of s that
// it comes from.
func AppendFolded(dst []byte, s string, offsets *[]int32) []byte { return fold(dst, s, offsets) }
