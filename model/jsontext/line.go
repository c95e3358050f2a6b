package jsontext

import "bytes"

var utf8BOM = []byte("\xEF\xBB\xBF")

// SplitLine divides a line of a JSONL file into a byte order mark, the record and its line end, each of which may be empty.
func SplitLine(line []byte) (mark, body, end []byte) {
	body = line
	if bytes.HasPrefix(body, utf8BOM) {
		mark, body = body[:3], body[3:]
	}
	n := len(body)
	for n > 0 && (body[n-1] == '\n' || body[n-1] == '\r') {
		n--
	}
	return mark, body[:n], body[n:]
}
