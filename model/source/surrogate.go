package source

import "strconv"

// loneSurrogates counts the \u escapes in a JSON string that are half of a surrogate pair: encoding/json would replace
// each silently.
func loneSurrogates(raw []byte) int {
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
