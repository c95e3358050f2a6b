package html

import "bytes"

// largePage is how many bytes a page has at least from which pictures are taken out: below, they do no harm.
const largePage = 1 << 20

// withoutPictures takes out the data of what is written into a page in base64 (RFC 2397), pictures and fonts as a rule, of which
// nothing is ever shown here. It leaves "base64," and writes over data.
func withoutPictures(data []byte) []byte {
	const short = 1 << 10 // what is no longer stays: it may be text that speaks of it
	mark := []byte(";base64,")
	out := data[:0]
	for {
		at := bytes.Index(data, mark)
		if at < 0 {
			return append(out, data...)
		}
		at += len(mark)
		end := at
		for end < len(data) && base64Sign(data[end]) {
			end++
		}
		if end-at <= short || !inAttribute(data[:at]) {
			at = end
		}
		out = append(out, data[:at]...)
		data = data[end:]
	}
}

// inAttribute tells whether the address that head ends in stands in an attribute or a style sheet; in a text it stays.
func inAttribute(head []byte) bool {
	head = head[max(0, len(head)-128):]
	at := bytes.LastIndex(head, []byte("data:"))
	return at > 0 && bytes.IndexByte([]byte(`"'(=`), head[at-1]) >= 0
}

func base64Sign(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' || c == '%'
}
