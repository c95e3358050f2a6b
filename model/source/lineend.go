package source

import (
	"bytes"
	"encoding/binary"
)

// crRemoved remembers where carriage returns were taken out of a text, so that an offset in the text can be told as an
// offset in the file. It takes one or two bytes a line.
type crRemoved struct {
	count int
	gaps  []byte // uvarints: bytes of text from one removed CR to the next
}

// before turns an offset in the text into one in the bytes that the CRs were removed from.
func (c crRemoved) before(offset int) int {
	at, removed := 0, 0
	for gaps := c.gaps; len(gaps) > 0; removed++ {
		gap, n := binary.Uvarint(gaps)
		if at += int(gap); at > offset {
			break
		}
		gaps = gaps[n:]
	}
	return offset + removed
}

// withoutCRLF turns every CRLF into LF, in place. A CR without LF stays.
func withoutCRLF(data []byte) ([]byte, crRemoved) {
	var cut crRemoved
	next := indexCRLF(data)
	if next < 0 {
		return data, cut
	}
	to, from, last := 0, 0, 0
	for ; next >= 0; next = indexCRLF(data[from:]) {
		to += copy(data[to:], data[from:from+next])
		cut.gaps = binary.AppendUvarint(cut.gaps, uint64(to-last))
		cut.count++
		last = to
		from += next + 1
	}
	to += copy(data[to:], data[from:])
	return data[:to], cut
}

// indexCRLF looks for CR alone, which is rare in a text without CRLF and found at memory speed.
func indexCRLF(data []byte) int {
	for from := 0; ; {
		i := bytes.IndexByte(data[from:], '\r')
		if i < 0 {
			return -1
		}
		if from += i + 1; from < len(data) && data[from] == '\n' {
			return from - 1
		}
	}
}
