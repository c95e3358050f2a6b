// Package input takes the bytes that arrive from a terminal apart: into what the user typed and what the terminal replied. It is
// pure: no file, no clock and no goroutine; the caller says what arrived and when.
//
// A reply must never become a key (the rest of an OSC 11 answer would be typed as letters and digits), and a key must never be
// lost because a reply stands next to it. Terminals send both through the same pipe, in pieces cut anywhere.
package input

// Kind says what an Event is.
type Kind int

const (
	// Key is one complete key: an escape sequence, a control byte, or one grapheme cluster of text.
	Key Kind = iota
	// Paste is a bracketed paste, with its brackets ESC [ 200 ~ and ESC [ 201 ~.
	Paste
	// Cursor is CSI row ; column R: a cursor position report, or else F3 with modifiers, which looks the same when the row is 1.
	Cursor
	// Attributes is the reply to CSI c; Text holds what stands between ? and c.
	Attributes
	// Mode is the reply to a DECRQM query; Text holds "2026;2", say.
	Mode
	// Command is an operating system command (OSC); Text is its body, such as "11;rgb:1e1e/1e1e/2e2e".
	Command
	// Device is a device control string (DCS); Text is its body, such as ">|kitty(0.48.2)".
	Device
	// Window is a report of sizes in pixels, CSI … t; Text holds "6;20;10" for a cell of 20 by 10, say.
	Window
	// Limits is the reply to a query of what sixel can do (XTSMGRAPHICS); Text holds "1;0;256", say.
	Limits
	// Ready is the reply to CSI 5 n: the terminal has come this far.
	Ready
	// Graphics is an answer of kitty's graphics protocol; Text holds what stands after the G, such as "i=31;OK".
	Graphics
)

// Event is one thing that arrived.
type Event struct {
	Kind Kind
	// Bytes is what to pass on as typed: for Key and Paste, and for Cursor in case nobody asked.
	Bytes []byte
	// Row and Column are the parts of a Cursor event as the terminal counts, normally from 1.
	Row, Column int
	// Text is the content of a reply, without its frame; no more than 4096 bytes of it.
	Text string
	// Dropped is the number of bytes left out of a Paste because it was too long.
	Dropped int
}
