package source

import (
	"bytes"

	"tippani/model/message"
)

// elementSplitter takes each element of one JSON array for a record. It counts brackets and passes over strings; whether an
// element is sound is found out when it is read. Starts are the bytes behind the opening bracket and behind each comma.
type elementSplitter struct {
	depth   int
	text    bool // inside a string
	escaped bool // behind a backslash in it
	filled  bool // the current element has something in it
	opened  bool
	closed  int64         // where the array ends, once it does
	fault   *message.Form // what is wrong with the array behind its last element
}

func (s *elementSplitter) take(x *recordIndex, data []byte) {
	for i := 0; i < len(data); {
		if s.text {
			i += s.pass(data[i:])
			continue
		}
		s.byte(x, data[i], x.at+int64(i))
		i++
	}
}

// pass goes on to the end of a string, or of data, and returns how far that is.
func (s *elementSplitter) pass(data []byte) int {
	if s.escaped {
		s.escaped = false
		return 1
	}
	end := bytes.IndexByte(data, '"')
	if end < 0 {
		end = len(data)
	}
	if slash := bytes.IndexByte(data[:end], '\\'); slash >= 0 {
		s.escaped = true
		return slash + 1
	}
	if end < len(data) {
		s.text = false
		end++
	}
	return end
}

var (
	sayArrayFollows = message.New("source.array-follows", "something follows the closing ] of the array; correct the file")
	sayArrayTorn    = message.New("source.array-torn", "the array does not end; the file may have been cut off")
)

func (s *elementSplitter) byte(x *recordIndex, c byte, at int64) {
	if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
		return
	}
	switch {
	case s.closed > 0:
		s.fault = sayArrayFollows
		return
	case !s.opened: // whoever made the splitter has seen the bracket
		s.opened, s.depth = true, 1
		x.starts = append(x.starts, at+1)
		return
	}
	switch c {
	case '"':
		s.text = true
	case '{', '[':
		s.depth++
	case '}', ']':
		if s.depth--; s.depth == 0 {
			s.closed = at
			s.dropBlank(x)
			return
		}
	case ',':
		if s.depth == 1 {
			x.starts = append(x.starts, at+1)
			s.filled = false
			return
		}
	}
	s.filled = true
}

// dropBlank takes back an element that has nothing in it: of an empty array, or behind a comma that one too many was written.
func (s *elementSplitter) dropBlank(x *recordIndex) {
	if last := len(x.starts) - 1; !s.filled && last >= 0 {
		s.closed = x.starts[last] - 1
		x.starts = x.starts[:last]
	}
}

func (s *elementSplitter) end(x *recordIndex) {
	if s.closed == 0 && s.opened {
		s.fault = sayArrayTorn
		if s.filled && s.depth == 1 && !s.text { // the last element is whole
			x.starts = append(x.starts, x.at+1)
		}
	} else if s.fault != nil {
		x.starts = append(x.starts, s.closed+1)
	}
	if s.closed > 0 {
		x.ends = s.closed
	}
}

func (s *elementSplitter) extent(i int, start, next int64, last bool) extent {
	e := extent{number: i + 1, start: start, size: next - start}
	if !last {
		e.size-- // the comma
		return e
	}
	e.fault = s.fault
	return e
}
