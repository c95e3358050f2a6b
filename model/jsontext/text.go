package jsontext

import "strconv"

// Text builds JSON that holds objects and lists in each other, for other programs to read: strings are quoted by AppendEscaped. The
// caller opens and closes what it writes in order; commas come of themselves.
type Text struct{ B []byte }

// Comma writes the comma that has to stand before the next key or element, if any.
func (j *Text) Comma() {
	if n := len(j.B); n > 0 {
		switch j.B[n-1] {
		case '{', '[', ':', '\n':
		default:
			j.B = append(j.B, ',')
		}
	}
}

// Open begins an object or a list.
func (j *Text) Open(bracket byte) { j.Comma(); j.B = append(j.B, bracket) }

// Shut ends what Open began.
func (j *Text) Shut(bracket byte) { j.B = append(j.B, bracket) }

// Key writes a key; its value comes next.
func (j *Text) Key(k string) {
	j.Comma()
	j.B = append(AppendEscaped(j.B, k), ':')
}

// Str writes a string.
func (j *Text) Str(s string) { j.Comma(); j.B = AppendEscaped(j.B, s) }

// Num writes a number.
func (j *Text) Num(n int) { j.Comma(); j.B = strconv.AppendInt(j.B, int64(n), 10) }

// Bool writes true or false.
func (j *Text) Bool(v bool) { j.Comma(); j.B = strconv.AppendBool(j.B, v) }

// Raw writes a value that is JSON already.
func (j *Text) Raw(raw []byte) { j.Comma(); j.B = append(j.B, raw...) }

// KeyStr writes a key with a string.
func (j *Text) KeyStr(k, s string) { j.Key(k); j.Str(s) }

// KeyNum writes a key with a number.
func (j *Text) KeyNum(k string, n int) { j.Key(k); j.Num(n) }

// Optional writes a key only when there is something to say.
func (j *Text) Optional(k, s string) {
	if s != "" {
		j.KeyStr(k, s)
	}
}

// Fields writes keys with their values as they are.
func (j *Text) Fields(fields []Field) {
	for _, f := range fields {
		j.Key(f.Key)
		j.Raw(f.Raw)
	}
}

const hexDigits = "0123456789abcdef"

// AppendEscaped is AppendString for files that other programs read. Beside what JSON demands it escapes every
// line break of Unicode: Python's splitlines would cut a JSON line at U+0085, U+2028 and U+2029.
func AppendEscaped(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !perhapsEscaped[c] {
			continue
		}
		var width int
		var code uint16
		switch {
		case c < 0x20, c == '"', c == '\\', c == 0x7F:
			width, code = 1, uint16(c)
		case c == 0xC2 && i+1 < len(s) && s[i+1] < 0xA0:
			width, code = 2, uint16(s[i+1])
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xA8 || s[i+2] == 0xA9):
			width, code = 3, 0x2000|uint16(s[i+2]-0x80)
		default:
			continue
		}
		dst = append(dst, s[from:i]...)
		dst = appendEscape(dst, code)
		i += width - 1
		from = i + 1
	}
	dst = append(dst, s[from:]...)
	return append(dst, '"')
}

// perhapsEscaped are the bytes that are escaped or begin a character that may be.
var perhapsEscaped = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = true
	}
	for _, c := range []byte{'"', '\\', 0x7F, 0xC2, 0xE2} {
		t[c] = true
	}
	return t
}()

func appendEscape(dst []byte, code uint16) []byte {
	switch code {
	case '"', '\\':
		return append(dst, '\\', byte(code))
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', hexDigits[code>>12], hexDigits[code>>8&15], hexDigits[code>>4&15], hexDigits[code&15])
}
