package jsontext

import "bytes"

// Skim walks over the members of a JSON object without decoding it and hands each to visit, the value byte for byte. It is for
// lists and indexes, which look at every record of a queue: what it passes over is not checked, and false says that data is
// no object that can be walked over. Reading the record says what is wrong with it.
func Skim(data []byte, visit func(key string, value []byte)) bool {
	rest := TrimSpace(data)
	if len(rest) == 0 || rest[0] != '{' {
		return false
	}
	rest = TrimSpace(rest[1:])
	for len(rest) > 0 && rest[0] == '"' {
		n := ValueLength(rest)
		if n < 2 {
			return false
		}
		key := rest[:n]
		rest = TrimSpace(rest[n:])
		if len(rest) == 0 || rest[0] != ':' {
			return false
		}
		rest = TrimSpace(rest[1:])
		if n = ValueLength(rest); n == 0 {
			return false
		}
		visit(Plain(key), rest[:n])
		rest = TrimSpace(rest[n:])
		if len(rest) > 0 && rest[0] == ',' {
			rest = TrimSpace(rest[1:])
		}
	}
	return len(rest) > 0 && rest[0] == '}'
}

// TrimSpace is data from where its first value begins.
func TrimSpace(data []byte) []byte { return bytes.TrimLeft(data, " \t\r\n") }

// ValueLength is how many bytes the JSON value at the start of data has; 0 when it does not end.
func ValueLength(data []byte) int {
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

// Count counts what stands in a JSON array; 0 for anything else.
func Count(data []byte) (n int) {
	if len(data) == 0 || data[0] != '[' {
		return 0
	}
	for rest := TrimSpace(data[1:]); len(rest) > 0 && rest[0] != ']'; n++ {
		size := ValueLength(rest)
		if size == 0 {
			return n
		}
		if rest = TrimSpace(rest[size:]); len(rest) > 0 && rest[0] == ',' {
			rest = TrimSpace(rest[1:])
		}
	}
	return n
}

// Beginning is about the first n bytes of the text of a JSON string.
func Beginning(raw []byte, n int) string {
	if len(raw) <= n || raw[0] != '"' {
		return Plain(raw)
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
	return Plain(append(bytes.Clone(cut), '"'))
}
