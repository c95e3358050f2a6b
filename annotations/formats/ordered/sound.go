package ordered

import (
	"errors"
	"unicode/utf8"
)

// Sound refuses what encoding/json would turn into U+FFFD without a word: invalid UTF-8 and half surrogate pairs,
// which JavaScript tools write when they cut a string inside an emoji.
func Sound(raw []byte) error {
	if !utf8.Valid(raw) {
		return errors.New("the line is not valid UTF-8; convert the file to UTF-8")
	}
	high := false
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			if high {
				return ErrHalfPair
			}
			continue
		}
		i++
		if i+4 >= len(raw) || raw[i] != 'u' {
			if high {
				return ErrHalfPair
			}
			continue
		}
		d := raw[i+1]|0x20 == 'd'
		isHigh := d && (raw[i+2] >= '8' && raw[i+2] <= '9' || raw[i+2]|0x20 == 'a' || raw[i+2]|0x20 == 'b')
		isLow := d && raw[i+2]|0x20 >= 'c' && raw[i+2]|0x20 <= 'f'
		if high != isLow {
			return ErrHalfPair
		}
		high = isHigh
		i += 4
	}
	if high {
		return ErrHalfPair
	}
	return nil
}

// ErrHalfPair is the fault of a string with half of a surrogate pair.
var ErrHalfPair = errors.New("a string holds half of a surrogate pair (\\ud83d without its other half), which no text can hold; correct " +
	"or remove it")
