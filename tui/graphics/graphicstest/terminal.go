package graphicstest

import (
	"fmt"
	"image"
	"image/color"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Terminal decodes what a terminal is sent: pictures into pixels, and as much of the rest as tells which cells are written. It is as
// strict as it can be: what a real terminal might take in another way is an error.
type Terminal struct {
	Columns, Rows int
	Width, Height int // of a cell, pixels
	// Errors are what it did not understand, and what it would not do.
	Errors []string

	cells  *image.RGBA // text, and what takes its place
	x, y   int
	ground color.RGBA
	fore   [3]int

	top, bottom int             // rows that scroll: from top to before bottom
	right       bool            // the cursor goes to the right of sixel pictures, not below
	drawn       map[[2]int]bool // cells, by column and row, that show a sixel picture

	held   map[int]*image.RGBA
	placed []*placement
	load   *load // a picture that arrives in pieces
	left   int   // columns that the last placeholder's picture was shown of
	shows  int   // and its number
	shownX int
	shownY int
}

type placement struct {
	id, number int
	x, y, z    int // columns and rows
	virtual    bool
}

// Ink is the colour of every cell in which text is printed.
var Ink = color.RGBA{1, 2, 3, 255}

// NewTerminal is a blank terminal.
func NewTerminal(columns, rows, width, height int) *Terminal {
	t := &Terminal{Columns: columns, Rows: rows, Width: width, Height: height, held: map[int]*image.RGBA{},
		bottom: rows, drawn: map[[2]int]bool{}}
	t.ground = color.RGBA{0, 0, 0, 255}
	t.cells = image.NewRGBA(image.Rect(0, 0, columns*width, rows*height))
	t.fill(t.cells.Rect, t.ground)
	return t
}

// Held and Placed are how many pictures the terminal keeps, and shows.
func (t *Terminal) Held() int   { return len(t.held) }
func (t *Terminal) Placed() int { return len(t.placed) }

func (t *Terminal) fail(format string, arguments ...any) {
	t.Errors = append(t.Errors, fmt.Sprintf(format, arguments...))
}

// Write takes what is sent.
func (t *Terminal) Write(b []byte) (int, error) {
	s := string(b)
	for s != "" {
		switch {
		case strings.HasPrefix(s, "\x1b["):
			end := strings.IndexFunc(s[2:], func(r rune) bool { return r >= 0x40 && r <= 0x7e })
			if end < 0 {
				t.fail("a control sequence does not end")
				return len(b), nil
			}
			t.control(s[2:2+end], s[2+end])
			s = s[3+end:]
		case strings.HasPrefix(s, "\x1bPtmux;"):
			inner, rest := unwrap(s[len("\x1bPtmux;"):])
			s = inner + rest
		case strings.HasPrefix(s, "\x1b_"), strings.HasPrefix(s, "\x1bP"), strings.HasPrefix(s, "\x1b]"):
			body, rest, ok := strings.Cut(s[2:], "\x1b\\")
			if !ok {
				t.fail("a string does not end")
				return len(b), nil
			}
			t.str(s[1], body)
			s = rest
		case strings.HasPrefix(s, "\x1b\\"):
			s = s[2:]
		default:
			_, n := utf8.DecodeRuneInString(s)
			t.print(s[:n])
			s = s[n:]
		}
	}
	return len(b), nil
}

// unwrap is what tmux hands on, up to an ESC that is not doubled.
func unwrap(s string) (inner, rest string) {
	for {
		before, after, _ := strings.Cut(s, "\x1b")
		inner += before
		if !strings.HasPrefix(after, "\x1b") {
			return inner, strings.TrimPrefix(after, "\\")
		}
		inner += "\x1b"
		s = after[1:]
	}
}

func (t *Terminal) str(introducer byte, body string) {
	switch {
	case introducer == '_' && strings.HasPrefix(body, "G"):
		t.graphics(body[1:])
	case introducer == ']' && strings.HasPrefix(body, "1337;File="):
		t.inline(strings.TrimPrefix(body, "1337;File="))
	case introducer == 'P':
		t.sixel(body)
	default:
		t.fail("string %c%.20q", introducer, body)
	}
}

func (t *Terminal) control(parameters string, final byte) {
	switch final {
	case 'H':
		row, column, _ := strings.Cut(parameters, ";")
		t.y, t.x = number(row)-1, number(column)-1
		if t.y < 0 || t.y >= t.Rows || t.x < 0 || t.x >= t.Columns {
			t.fail("the cursor goes to row %d, column %d", t.y, t.x)
			t.x, t.y = 0, 0
		}
	case 'K':
		t.fill(t.cellBox(t.y, t.x, t.Columns), t.ground)
		t.draws(t.y, t.x, t.Columns, false)
	case 'J':
		t.fill(t.cells.Rect, t.ground)
		clear(t.drawn)
		t.placed = nil
	case 'm':
		t.style(parameters)
	case 'r':
		t.margins(parameters)
	case 'S':
		t.scroll(number(parameters))
	case 'T':
		t.scroll(-number(parameters))
	case 'h', 'l':
		if parameters == "?8452" {
			t.right = final == 'h'
		}
	case 'n', 'c': // questions
	default:
		t.fail("CSI %s%c", parameters, final)
	}
}

func (t *Terminal) style(parameters string) {
	n := []int{}
	for field := range strings.SplitSeq(parameters, ";") {
		n = append(n, number(field))
	}
	for i := 0; i < len(n); i++ {
		switch {
		case n[i] == 0:
			t.ground, t.fore = color.RGBA{0, 0, 0, 255}, [3]int{}
		case n[i] == 48 && len(n) >= i+5:
			t.ground = color.RGBA{uint8(n[i+2]), uint8(n[i+3]), uint8(n[i+4]), 255}
			i += 4
		case n[i] == 38 && len(n) >= i+5:
			t.fore = [3]int{n[i+2], n[i+3], n[i+4]}
			i += 4
		}
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// print writes a character: a mark goes with the one before.
func (t *Terminal) print(s string) {
	switch r, _ := utf8.DecodeRuneInString(s); {
	case r == '\u0305':
		return
	case t.x >= t.Columns:
		t.fail("text beyond the last column of row %d", t.y)
		return
	case r == '\U0010EEEE':
		t.placeholder()
	default:
		t.fill(t.cellBox(t.y, t.x, t.x+1), Ink)
		t.draws(t.y, t.x, t.x+1, false)
	}
	t.x++
}

// placeholder shows the next column of a picture: that after the placeholder to the left if it is of the same picture.
func (t *Terminal) placeholder() {
	id := t.fore[0]<<16 | t.fore[1]<<8 | t.fore[2]
	if t.shows != id || t.shownX != t.x-1 || t.shownY != t.y {
		t.left = -1
	}
	t.left++
	t.shows, t.shownX, t.shownY = id, t.x, t.y
	img := t.held[id]
	if img == nil {
		t.fail("a placeholder of picture %d, which is not there", id)
		return
	}
	part := image.NewRGBA(image.Rect(0, 0, t.Width, t.Height))
	for y := range t.Height {
		for x := range t.Width {
			part.SetRGBA(x, y, img.RGBAAt(t.left*t.Width+x, y))
		}
	}
	paste(t.cells, part, t.x*t.Width, t.y*t.Height)
}
