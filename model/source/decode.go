package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"tippani/model"
	"tippani/model/message"
)

const (
	bomUTF8    = "\xef\xbb\xbf"
	bomUTF16LE = "\xff\xfe"
	bomUTF16BE = "\xfe\xff"
	bomUTF32LE = "\xff\xfe\x00\x00"
	bomUTF32BE = "\x00\x00\xfe\xff"
)

// decoded is a file's bytes made into text. The text is UTF-8 unless the file was not: whoever makes an Article of it
// finds out, so that 100 MB are validated once.
type decoded struct {
	text    []byte
	changes []message.Message
	skipped int       // bytes before the text: a byte order mark
	cut     crRemoved // where carriage returns were taken out
}

var (
	sayUTF32         = message.New("source.utf32", "is UTF-32 text; convert it to UTF-8 first")
	sayByteOrderMark = message.New("source.byte-order-mark", "A byte order mark at the start was left out.")
	sayNotText       = message.New("source.not-text", "is not a text file (a zero byte at byte %d); convert it to UTF-8 text first")
	sayLineEnds      = message.New("source.line-ends", "%s ended in CRLF and now end in LF.")
	sayNowUTF8       = message.New("source.now-utf8", "The text was %s and is now UTF-8.")
	sayEmpty         = message.New("source.empty", "is empty; there is nothing to annotate")
	sayOneLine       = message.New("source.one-line", "1 line")
	sayLines         = message.New("source.lines", "%d lines")
	sayNotUTF16      = message.New("source.not-utf16", "is not valid %s at byte %d; repair it, or pass --replace-invalid to put "+
		"U+FFFD there")
	sayOneReplaced = message.New("source.one-replaced", "1 invalid sequence of bytes was replaced by U+FFFD.")
	sayReplaced    = message.New("source.replaced", "%d invalid sequences of bytes were replaced by U+FFFD.")
)

// decode makes text of a file's bytes, in place: the bytes are used up. The changes are those that design allows (byte
// order mark, UTF-16, CRLF); a lone CR stays. Its errors are *Error.
func decode(source string, data []byte, opt Options) (decoded, error) {
	var d decoded
	switch {
	case bytes.HasPrefix(data, []byte(bomUTF32LE)), bytes.HasPrefix(data, []byte(bomUTF32BE)):
		return d, refuse(source, sayUTF32.With())
	case bytes.HasPrefix(data, []byte(bomUTF8)):
		d.skipped = len(bomUTF8)
		d.text = data[d.skipped:]
		d.changes = append(d.changes, sayByteOrderMark.With())
	case bytes.HasPrefix(data, []byte(bomUTF16LE)):
		return d.fromUTF16(source, data, binary.LittleEndian, "UTF-16 (little endian)", opt)
	case bytes.HasPrefix(data, []byte(bomUTF16BE)):
		return d.fromUTF16(source, data, binary.BigEndian, "UTF-16 (big endian)", opt)
	case opt.wideEncoding() && bytes.IndexByte(data, 0) >= 0:
		text, changes, err := fromLegacy(source, data, opt.Encoding, opt)
		if err != nil {
			return d, err
		}
		d.text, d.changes = text, changes
	default:
		d.text = data
	}
	return d.finish(source)
}

func (d decoded) finish(source string) (decoded, error) {
	if at := bytes.IndexByte(d.text, 0); at >= 0 {
		return d, refuse(source, sayNotText.With(at+d.skipped))
	}
	d.text, d.cut = withoutCRLF(d.text)
	if n := d.cut.count; n > 0 {
		d.changes = append(d.changes, sayLineEnds.With(lines(n)))
	}
	if len(d.text) == 0 {
		return d, refuse(source, sayEmpty.With())
	}
	return d, nil
}

func lines(n int) message.Message {
	if n == 1 {
		return sayOneLine.With()
	}
	return sayLines.With(n)
}

func (d decoded) fromUTF16(source string, data []byte, order binary.ByteOrder, name string, opt Options) (decoded, error) {
	if len(data) > maxConverted {
		return d, tooLargeToConvert(source, len(data))
	}
	replaced := 0
	text := make([]byte, 0, len(data)+len(data)/2)
	for i := 2; i < len(data); i += 2 {
		r, wide := rune(utf8.RuneError), false
		good := i+1 < len(data)
		if good {
			r = rune(order.Uint16(data[i:]))
			if utf16.IsSurrogate(r) {
				low := rune(0)
				if i+3 < len(data) {
					low = rune(order.Uint16(data[i+2:]))
				}
				r = utf16.DecodeRune(r, low)
				wide = r != utf8.RuneError
				good = wide
			}
		}
		if !good {
			if !opt.ReplaceInvalid {
				return d, refuse(source, sayNotUTF16.With(name, i))
			}
			replaced++
		}
		text = utf8.AppendRune(text, r)
		if wide {
			i += 2
		}
	}
	d.text = text
	d.changes = append(d.changes, sayNowUTF8.With(name))
	d.changes = appendReplaced(d.changes, replaced)
	return d.finish(source)
}

func appendReplaced(changes []message.Message, n int) []message.Message {
	switch n {
	case 0:
		return changes
	case 1:
		return append(changes, sayOneReplaced.With())
	}
	return append(changes, sayReplaced.With(n))
}

func newArticle(id, text string, meta model.Meta) (*model.Article, error) {
	if meta.Title == "" {
		meta.Title = firstLine(text)
	}
	return model.NewArticle(id, text, meta)
}

// asString gives the bytes as a string without copying them, so that a 100 MB file is in memory once. The buffer is
// private to this package and nothing writes to it afterwards.
func asString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// replaceInvalid puts one U+FFFD for each maximal subpart of an ill-formed sequence (Unicode 16, section 3.9, "U+FFFD
// Substitution of Maximal Subparts") and counts them.
func replaceInvalid(text string) (string, int) {
	var out strings.Builder
	n, from := 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r != utf8.RuneError || size > 1 {
			i += size
			continue
		}
		if out.Len() == 0 {
			out.Grow(len(text) + len(text)/16 + utf8.UTFMax)
		}
		out.WriteString(text[from:i])
		out.WriteRune(utf8.RuneError)
		n++
		i += subpart(text[i:])
		from = i
	}
	out.WriteString(text[from:])
	return out.String(), n
}

// subpart is the length in bytes of the longest start of an ill-formed s that could have begun a well-formed character
// (Unicode 16, table 3-7), at least 1.
func subpart(s string) int {
	low, high, more := byte(0x80), byte(0xbf), 0
	switch c := s[0]; {
	case c >= 0xc2 && c <= 0xdf:
		more = 1
	case c >= 0xe0 && c <= 0xef:
		more = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		more = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	}
	n := 1
	for ; n <= more && n < len(s) && s[n] >= low && s[n] <= high; n++ {
		low, high = 0x80, 0xbf
	}
	return n
}
