package jsontext

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Decode is the text of a JSON string that was passed over, and how many halves of surrogate pairs it has, which no text can hold:
// each becomes U+FFFD.
func Decode(raw []byte) (s string, halves int) {
	if s, ok := Unquote(raw); ok {
		return s, 0
	}
	if json.Unmarshal(raw, &s) != nil {
		return "", 0
	}
	return s, Halves(raw)
}

// Plain is the text of a JSON string, whatever it holds; "" when it is none. Halves of surrogate pairs and invalid UTF-8 become U+FFFD.
func Plain(raw []byte) string {
	if len(raw) < 2 || raw[0] != '"' {
		return ""
	}
	if inner := raw[1 : len(raw)-1]; bytes.IndexByte(inner, '\\') < 0 {
		return strings.ToValidUTF8(string(inner), "\uFFFD")
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// Halves counts the \u escapes in a JSON text that are half of a surrogate pair, as JavaScript tools write them that cut a string
// inside an emoji: encoding/json would replace each silently.
func Halves(raw []byte) int {
	n, high := 0, -1 // where the high half ends that waits for its other half
	for i := 0; ; {
		next := bytes.IndexByte(raw[i:], '\\')
		if next < 0 {
			break
		}
		i += next
		if i+1 < len(raw) && raw[i+1] != 'u' {
			i += 2
			continue
		}
		r, ok := hex4(raw[min(i+2, len(raw)):])
		if !ok {
			i++
			continue
		}
		switch {
		case 0xD800 <= r && r < 0xDC00:
			n, high = n+1, i+6
		case 0xDC00 <= r && r < 0xE000:
			if high == i {
				n-- // it is the other half
			} else {
				n++
			}
			high = -1
		}
		i += 6
	}
	return n
}
