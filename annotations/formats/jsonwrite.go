package formats

import (
	"strconv"

	"tippani/annotations"
)

// jsonText builds JSON without escaping HTML. The caller opens and closes what it writes in order; commas come of
// themselves.
type jsonText struct{ b []byte }

func (j *jsonText) comma() {
	if n := len(j.b); n > 0 {
		switch j.b[n-1] {
		case '{', '[', ':', '\n':
		default:
			j.b = append(j.b, ',')
		}
	}
}

func (j *jsonText) open(bracket byte) { j.comma(); j.b = append(j.b, bracket) }
func (j *jsonText) shut(bracket byte) { j.b = append(j.b, bracket) }

func (j *jsonText) key(k string) {
	j.comma()
	j.b = append(appendString(j.b, k), ':')
}

func (j *jsonText) str(s string)   { j.comma(); j.b = appendString(j.b, s) }
func (j *jsonText) num(n int)      { j.comma(); j.b = strconv.AppendInt(j.b, int64(n), 10) }
func (j *jsonText) bool(v bool)    { j.comma(); j.b = strconv.AppendBool(j.b, v) }
func (j *jsonText) raw(raw []byte) { j.comma(); j.b = append(j.b, raw...) }

func (j *jsonText) keyStr(k, s string)     { j.key(k); j.str(s) }
func (j *jsonText) keyNum(k string, n int) { j.key(k); j.num(n) }

// optional writes a key only when there is something to say.
func (j *jsonText) optional(k, s string) {
	if s != "" {
		j.keyStr(k, s)
	}
}

func (j *jsonText) fields(fields []annotations.Field) {
	for _, f := range fields {
		j.key(f.Key)
		j.raw(f.Raw)
	}
}

func writeAttrs(j *jsonText, attrs map[string]string) {
	j.open('{')
	for _, name := range sortedKeys(attrs) {
		j.keyStr(name, attrs[name])
	}
	j.shut('}')
}

const hexDigits = "0123456789abcdef"

// appendString quotes s. Beside what JSON demands it escapes every line break of Unicode: Python's splitlines would
// cut a JSON line at U+0085, U+2028 and U+2029.
func appendString(dst []byte, s string) []byte {
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
