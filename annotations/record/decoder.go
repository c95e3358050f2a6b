package record

import (
	"bytes"

	"tippani/model/jsontext"
)

// Blank reports whether a line holds no record because it holds nothing but white space.
func Blank(line []byte) bool { return len(bytes.TrimSpace(Body(line))) == 0 }

// Decoder reads lines one after another and keeps what it allocates from one to the next. It is for those who only look:
// spans and relations come in the order of the file and those without an id stay without.
type Decoder struct{ d decoder }

// NewDecoder makes a decoder; file goes into the problems.
func NewDecoder(file string) *Decoder {
	return &Decoder{decoder{base: Problem{File: file}, names: new(names)}}
}

// NewStrictDecoder makes a decoder that also reports what reading forgives and the JSON Schema of the format forbids.
func NewStrictDecoder(file string) *Decoder {
	d := NewDecoder(file)
	d.d.strict = true
	return d
}

// Decode reads one line. The record is the caller's. Without an Article in it, the line is not a record at all.
func (d *Decoder) Decode(number int, line []byte) *Record {
	d.d.base.Line, d.d.record = number, new(Record)
	d.d.decode(line)
	return d.d.record
}

// Record is Parse for one line after another: what has no id gets one, and everything is put in order.
func (d *Decoder) Record(number int, line []byte) *Record {
	r := d.Decode(number, line)
	if r.Article != nil {
		d.d.finish()
	}
	return r
}

// Body is a line without byte order mark and line end.
func Body(line []byte) []byte {
	_, body, _ := jsontext.SplitLine(line)
	return body
}
