package main

import (
	"bytes"
	"strconv"

	"tippani/model/width"
)

// mirror follows what the program writes: which rows are on the screen, where it put the cursor, and which texts it asked the
// widths of. The answers make the profile that the program has too.
type mirror struct {
	rest []byte // an unfinished sequence

	row, column int    // where the text being written began, from 1
	text        []byte // since then, with its styles and jumps
	erases      bool   // the text comes with CSI K, so it is a row of a frame

	rows    map[int]string // on screen, from 1
	cursor  [2]int         // row and column where the cursor was placed last, from 1
	written int            // rows written so far

	asked   []question
	fences  int // questions for the device attributes, which close each round
	base    int // the number the terminal gives to the first column
	told    bool
	widths  map[string]int
	version string // the terminal's answer to XTVERSION
}

type question struct {
	row  int
	form string
}

func newMirror() *mirror {
	return &mirror{rows: map[int]string{}, base: 1, widths: map[string]int{}}
}

func (m *mirror) profile() *width.Profile { return width.New(m.widths) }

// write takes what the program wrote.
func (m *mirror) write(b []byte) {
	b = append(m.rest, b...)
	for len(b) > 0 {
		n := token(b)
		if n == 0 {
			break
		}
		m.token(b[:n])
		b = b[n:]
	}
	m.rest = bytes.Clone(b)
}

func (m *mirror) token(t []byte) {
	switch final := csi(t); final {
	case 'H':
		m.end()
		m.put(t)
	case 'K':
		m.erases = true
	case 'J':
		clear(m.rows)
		m.text, m.erases = nil, false
	case 'n':
		m.asked = append(m.asked, question{m.row, string(unstyled(m.text))})
		m.text, m.erases = nil, false
	case 'h', 'l':
		m.end()
	case 'c':
		m.fences++
	case 'q', 'p':
	case 0:
		if t[0] == esc && !bytes.HasPrefix(t, []byte("\x1b]66;")) {
			return
		}
		fallthrough
	default:
		m.text = append(m.text, t...)
	}
}

func (m *mirror) put(t []byte) {
	m.row, m.column = 1, 1
	if row, column, ok := bytes.Cut(t[2:len(t)-1], []byte{';'}); ok {
		m.row, _ = strconv.Atoi(string(row))
		m.column, _ = strconv.Atoi(string(column))
	}
}

// end closes the text being written: a row, or nothing but a place for the cursor.
func (m *mirror) end() {
	switch {
	case m.erases:
		m.rows[m.row] = string(m.text)
		m.written++
	case len(m.text) == 0 && m.row > 0:
		m.cursor = [2]int{m.row, m.column}
	}
	m.text, m.erases = nil, false
}

// visual says that a row on the screen shows left vowel signs before their consonants.
func (m *mirror) visual() bool {
	for _, row := range m.rows {
		if leading.MatchString(row) {
			return true
		}
	}
	return false
}

// outstanding says that the program waits for answers.
func (m *mirror) outstanding() bool { return len(m.asked) > 0 }

// answer takes a cursor report that came while the program waits for one.
func (m *mirror) answer(row, column int) {
	q := m.asked[0]
	m.asked = m.asked[1:]
	if !m.told {
		m.told = true
		m.base = column - 1
		return
	}
	if row+1-m.base == q.row && len(q.form) > 0 && q.form[0] != esc {
		m.widths[q.form] = column - m.base
	}
}

// unstyled is a text without the SGR sequences before it.
func unstyled(b []byte) []byte {
	for csi(b[:token(b)]) == 'm' {
		b = b[token(b):]
	}
	return b
}
