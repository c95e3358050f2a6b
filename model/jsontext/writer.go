package jsontext

import "strconv"

// Writer writes the members of a JSON object in the order in which they are given. Out is what was written so far; who writes a
// value piece by piece appends it to Out after Key.
type Writer struct {
	Out   []byte
	begun bool // a member stands already
}

// Open begins an object at the end of dst.
func Open(dst []byte) Writer { return Writer{Out: append(dst, '{')} }

// Continue goes on with an object of which dst holds the beginning and at least one member.
func Continue(dst []byte) Writer { return Writer{Out: dst, begun: true} }

// Empty reports whether the object has no member yet.
func (o *Writer) Empty() bool { return !o.begun }

// Key begins a member; its value comes next.
func (o *Writer) Key(name string) {
	if o.begun {
		o.Out = append(o.Out, ',')
	}
	o.begun = true
	o.Out = append(AppendString(o.Out, name), ':')
}

// Text writes a string.
func (o *Writer) Text(key, s string) {
	o.Key(key)
	o.Out = AppendString(o.Out, s)
}

// Some writes a string unless it is empty.
func (o *Writer) Some(key, s string) {
	if s != "" {
		o.Text(key, s)
	}
}

// Number writes a whole number.
func (o *Writer) Number(key string, n int) {
	o.Key(key)
	o.Out = strconv.AppendInt(o.Out, int64(n), 10)
}

// Raw writes a value that is JSON already.
func (o *Writer) Raw(key string, value []byte) {
	o.Key(key)
	o.Out = append(o.Out, value...)
}

// List writes a list of n items, each appended by item; nothing, not even the key, when there are none.
func (o *Writer) List(key string, n int, item func(dst []byte, i int) []byte) {
	if n == 0 {
		return
	}
	o.Key(key)
	for i := range n {
		o.Out = append(o.Out, "[,"[min(i, 1)])
		o.Out = item(o.Out, i)
	}
	o.Out = append(o.Out, ']')
}

// Close ends the object and returns dst with all of it.
func (o *Writer) Close() []byte { return append(o.Out, '}') }
