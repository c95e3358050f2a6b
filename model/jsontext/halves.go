package jsontext

import (
	"bytes"
	"encoding/json"
	"strconv"
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

// Halves counts the \u escapes in a JSON string that are half of a surrogate pair: encoding/json would replace
// each silently.
func Halves(raw []byte) int {
	n := 0
	for i := 0; i < len(raw); {
		unit, ok := escapedUnit(raw, i)
		switch {
		case !ok && raw[i] == '\\':
			i += 2
		case !ok:
			i++
		case unit >= 0xd800 && unit < 0xdc00:
			if low, ok := escapedUnit(raw, i+6); ok && low >= 0xdc00 && low < 0xe000 {
				i += 12
				continue
			}
			n++
			i += 6
		case unit >= 0xdc00 && unit < 0xe000:
			n++
			i += 6
		default:
			i += 6
		}
	}
	return n
}

// escapedUnit is the UTF-16 unit of a \uXXXX that begins at byte i.
func escapedUnit(raw []byte, i int) (uint64, bool) {
	if i+6 > len(raw) || raw[i] != '\\' || raw[i+1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(raw[i+2:i+6]), 16, 16)
	return unit, err == nil
}
