package input

import "strings"

const (
	// shiftKeys are the letters that follow ESC O for arrows, Home, End and F1 to F4, and for rxvt's arrows with control.
	shiftKeys = "ABCDFHPQRSabcd"
	// modifiedKeys are those of them that old xterms send with a modifier before the letter.
	modifiedKeys = "ABCDFHPQRS"
	// keypad and keypadTypes: what the keys of a keypad send in application mode (DECKPAM), which a program before may have left
	// on, and what they type.
	keypad      = "jklmnopqrstuvwxyMX"
	keypadTypes = "*+,-./0123456789\r="
)

// readSingleShift takes what begins with ESC O off b: a function key or a key of the keypad. With a modifier, as in ESC O 5 A, it
// is passed on in the form of a control sequence, which event loops know. After a pause as between two keys it is a key only if
// it can be nothing else.
func (f *Filter) readSingleShift(b []byte) []byte {
	i := 2
	for i < len(b) && (b[i] == ';' || '0' <= b[i] && b[i] <= '9') {
		i++
	}
	if i > longest {
		f.state, f.alien = inNothing, 0
		return b[i:]
	}
	if i == len(b) {
		return f.hold(b)
	}
	final := b[i]
	if i > 2 {
		return f.readModified(b, i)
	}
	if strings.IndexByte(shiftKeys, final) >= 0 {
		f.key(b[:3])
		return b[3:]
	}
	if at := strings.IndexByte(keypad, final); at >= 0 && !f.spent && f.last.Sub(f.began) <= keyWait {
		f.key([]byte{keypadTypes[at]})
		return b[3:]
	}
	if f.mute {
		return b[2:]
	}
	if f.spent {
		f.key(b[1:2])
	} else {
		f.key(b[:2])
	}
	return b[2:]
}

// readModified takes ESC O, parameters up to i, and a letter.
func (f *Filter) readModified(b []byte, i int) []byte {
	if b[i] < 0x40 || b[i] >= del {
		return b[i:]
	}
	if strings.IndexByte(modifiedKeys, b[i]) >= 0 {
		parameters := string(b[2:i])
		if !strings.Contains(parameters, ";") {
			parameters = "1;" + parameters
		}
		f.key([]byte("\x1b[" + parameters + string(b[i:i+1])))
	}
	return b[i+1:]
}
