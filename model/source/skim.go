package source

import (
	"bytes"
	"encoding/json"
	"strings"
)

// skim walks over the members of a JSON object without decoding it and hands each to visit, the value byte for byte. It is for
// lists and indexes, which look at every record of a queue: what it passes over is not checked, and false says that data is
// no object that can be walked over. Reading the record says what is wrong with it.
func skim(data []byte, visit func(key string, value []byte)) bool {
	rest := space(data)
	if len(rest) == 0 || rest[0] != '{' {
		return false
	}
	rest = space(rest[1:])
	for len(rest) > 0 && rest[0] == '"' {
		n := valueLength(rest)
		if n < 2 {
			return false
		}
		key := rest[:n]
		rest = space(rest[n:])
		if len(rest) == 0 || rest[0] != ':' {
			return false
		}
		rest = space(rest[1:])
		if n = valueLength(rest); n == 0 {
			return false
		}
		visit(unquoted(key), rest[:n])
		rest = space(rest[n:])
		if len(rest) > 0 && rest[0] == ',' {
			rest = space(rest[1:])
		}
	}
	return len(rest) > 0 && rest[0] == '}'
}

func space(data []byte) []byte { return bytes.TrimLeft(data, " \t\r\n") }

// valueLength is how many bytes the JSON value at the start of data has; 0 when it does not end.
func valueLength(data []byte) int {
	depth := 0
	for i := 0; i < len(data); {
		switch data[i] {
		case '"':
			n := stringLength(data[i:])
			if n == 0 {
				return 0
			}
			i += n
		case '{', '[':
			depth++
			i++
		case '}', ']':
			if depth == 0 {
				return i // behind a number, true, false or null
			}
			depth--
			i++
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
			i++
			continue
		default:
			i++
			continue
		}
		if depth == 0 {
			return i
		}
	}
	if depth > 0 {
		return 0
	}
	return len(data)
}

// stringLength is how many bytes the JSON string at the start of data has, its quotes included; 0 when it does not end.
func stringLength(data []byte) int {
	for i := 1; ; {
		end := bytes.IndexByte(data[i:], '"')
		if end < 0 {
			return 0
		}
		slash := bytes.IndexByte(data[i:i+end], '\\')
		if slash < 0 {
			return i + end + 1
		}
		if i += slash + 2; i > len(data) {
			return 0
		}
	}
}

// elements counts what stands in a JSON array; 0 for anything else.
func elements(data []byte) (n int) {
	if len(data) == 0 || data[0] != '[' {
		return 0
	}
	for rest := space(data[1:]); len(rest) > 0 && rest[0] != ']'; n++ {
		size := valueLength(rest)
		if size == 0 {
			return n
		}
		if rest = space(rest[size:]); len(rest) > 0 && rest[0] == ',' {
			rest = space(rest[1:])
		}
	}
	return n
}

// unquoted is the text of a JSON string; "" when it is none. Half surrogate pairs and invalid UTF-8 become U+FFFD.
func unquoted(raw []byte) string {
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

// beginningOf is about the first n bytes of the text of a JSON string.
func beginningOf(raw []byte, n int) string {
	if len(raw) <= n || raw[0] != '"' {
		return unquoted(raw)
	}
	cut := raw[:n]
	// An escape is not cut through: at most 12 bytes, a surrogate pair.
	if at := bytes.LastIndexByte(cut[n-12:], '\\'); at >= 0 {
		at += n - 12
		for at > 1 && cut[at-1] == '\\' {
			at--
		}
		cut = cut[:at]
	}
	return unquoted(append(bytes.Clone(cut), '"'))
}
