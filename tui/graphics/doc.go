// Package graphics makes pictures of rows into what terminals take: kitty's graphics protocol, its Unicode placeholders, sixel and
// iTerm2's inline pictures. It knows which pictures a terminal holds and where they stand, and composes the bytes that turn them
// into those of the next frame. It writes nothing itself.
//
// Where the rules come from: sw.kovidgoyal.net/kitty/graphics-protocol; the VT330/VT340 Programmer Reference Manual, volume 2,
// chapter 14, for sixel, and xterm's ctlseqs; iterm2.com/documentation-images.html.
package graphics

import (
	"image"

	"tippani/tui/picture"
)

// Protocol is a way to show pictures in a terminal.
type Protocol uint8

const (
	// None shows no pictures: rows are printed.
	None Protocol = iota
	// Kitty is kitty's graphics protocol: pictures have numbers, are sent once, and placed and moved without being sent again. They
	// stand above the text of their row.
	Kitty
	// Placeholders is kitty's protocol through tmux: cells with U+10EEEE show a picture, whoever prints them.
	Placeholders
	// Sixel takes the place of the cells under it, and is sent anew whenever it changes.
	Sixel
	// ITerm2 is a PNG in an operating system command; otherwise as Sixel.
	ITerm2
)

// String is the name of the protocol, in reports for programs too.
func (p Protocol) String() string {
	if int(p) < len(protocols) {
		return protocols[p]
	}
	return protocols[None]
}

var protocols = [...]string{"none", "kitty", "placeholders", "sixel", "iterm2"}

// Under says whether the text of a row stays printed under its picture, where selection and screen readers find it.
func (p Protocol) Under() bool { return p == Kitty }

// Cell is the size of a cell in pixels; the zero Cell is one that is not known.
type Cell struct{ Width, Height int }

// Usable says whether pictures can be made for such cells. Beyond 200 pixels it is an answer that makes no sense.
func (c Cell) Usable() bool {
	return 2 <= c.Width && c.Width <= 200 && 4 <= c.Height && c.Height <= 200
}

// Rasterer makes pixels of rows.
type Rasterer interface {
	// Paint makes the pixels of a row: Width by Height of them, opaque, with no more than 256 colours; nil when it can not. Rows of
	// one key look alike. It is called in several goroutines at once; the picture is not written to afterwards, by either side.
	Paint(*picture.Row) *image.Paletted
}
