package model

// ByteOfUTF16 is the byte at which UTF-16 unit n begins, whether or not a cluster does. The bool is false when n is
// negative, above the number of units, or the second half of a surrogate pair.
func (x *Index) ByteOfUTF16(n int) (int, bool) { return x.byteOfUTF16(n) }
