package terminal

import "tippani/tui/graphics"

// DrawsBottom reports whether the bottom row of the screen can show a picture by a protocol. With sixel it would scroll the screen in many
// terminals.
func (t *Terminal) DrawsBottom(p graphics.Protocol) bool {
	return p != graphics.Sixel || bottom(t.Said().Version) != graphics.BottomPrinted
}
