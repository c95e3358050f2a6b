package input

import (
	"tippani/annotations/formats"
	"tippani/model"
)

// FewValues refuses JSON of too many values. Short texts have few.
func FewValues(raw []byte) error {
	if len(raw) < model.MaxValues {
		return nil
	}
	n, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\':
			i++
		case !quoted && (c == ',' || c == '{' || c == '['):
			n++
		}
	}
	if n > model.MaxValues {
		return formats.ErrTooManyValues
	}
	return nil
}
