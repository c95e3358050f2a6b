package ordered

import (
	"errors"
	"unicode/utf8"

	"tippani/model/jsontext"
)

// Sound refuses what encoding/json would turn into U+FFFD without a word: invalid UTF-8 and half surrogate pairs,
// which JavaScript tools write when they cut a string inside an emoji.
func Sound(raw []byte) error {
	if !utf8.Valid(raw) {
		return errors.New("the line is not valid UTF-8; convert the file to UTF-8")
	}
	if jsontext.Halves(raw) > 0 {
		return ErrHalfPair
	}
	return nil
}

// ErrHalfPair is the fault of a string with half of a surrogate pair.
var ErrHalfPair = errors.New("a string holds half of a surrogate pair (\\ud83d without its other half), which no text can hold; correct " +
	"or remove it")
