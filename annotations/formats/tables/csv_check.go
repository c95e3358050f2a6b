package tables

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"maps"
	"strings"

	"tippani/annotations/formats"
)

// rowCheck is a checksum (CRC-32) of a row's cells but the last, each followed by U+001F. Spreadsheet programs turn 007 into 7,
// 1/2 into a date and =1+2 into 3 without a word; this shows it. The letter in front keeps 12345678 from becoming a
// number itself.
func rowCheck(cells map[string]string) string {
	sum := uint32(0)
	var block [512]byte // strings are copied piece by piece, which costs no memory
	for _, column := range csvColumns[:len(csvColumns)-1] {
		for cell := cells[column]; len(cell) > 0; {
			n := copy(block[:], cell)
			sum = crc32.Update(sum, crc32.IEEETable, block[:n])
			cell = cell[n:]
		}
		sum = crc32.Update(sum, crc32.IEEETable, unitSeparator)
	}
	return "c" + hex.EncodeToString(binary.BigEndian.AppendUint32(nil, sum))
}

var unitSeparator = []byte{0x1F}

// checked compares a row with its checksum, when it has one. The line ends inside cells, which spreadsheet programs turn into LF and others
// into CR LF, are put back where that explains the difference; any other difference is counted: an edit can't be told from damage.
func (c *csvReader) checked(row map[string]string, t *formats.Tally) (same bool) {
	if row["check"] == "" || rowCheck(row) == row["check"] {
		return true
	}
	for _, end := range []string{"\r\n", "\n"} {
		ended := make(map[string]string, len(row))
		for column, cell := range row {
			ended[column] = strings.ReplaceAll(strings.ReplaceAll(cell, "\r\n", "\n"), "\n", end)
		}
		if rowCheck(ended) == row["check"] {
			maps.Copy(row, ended)
			return true
		}
	}
	t.Add(formats.RowChanged, 1, fmt.Sprintf("line %d", c.table.first))
	return false
}
