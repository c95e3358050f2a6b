package terminal

import "tippani/tui/picture"

// Frame is one picture of the whole screen.
type Frame struct {
	// Rows has one string for each row of the screen, top first; missing rows are empty, rows beyond the height are not drawn. A
	// row is complete with its SGR sequences, is never wider than the screen's columns less one, and may contain CSI n G to go to
	// an absolute column and OSC 66 to give text a width. Every other control is replaced before it is written.
	Rows []string
	// CursorX and CursorY are the column and the row of the cursor, counted from 0.
	CursorX, CursorY int
	// CursorVisible says whether the terminal shows its own cursor there.
	CursorVisible bool
	// Pictures are what rows show as pictures, one for each row of the screen, once Draw has switched pictures on: a whole number of
	// cells wide and one cell high. Nil, and nil for a row, is a row that is printed; so is one that does not fit the cells. Where a
	// row has a picture, its text in Rows stands under it where the protocol allows (graphics.Protocol.Under), and is not printed
	// elsewhere. The caller must not change the rows afterwards.
	Pictures []*picture.Row
	// CursorPicture is laid over the row CursorY, CursorPictureX pixels from the left edge of the screen, if that row shows a
	// picture: as high as a cell and of any width. Nil is none. It costs less than another picture of the row.
	CursorPicture  *picture.Row
	CursorPictureX int
	// Page is the SGR sequence of the page that rows are written on, for what they leave empty; "" for the terminal's own.
	Page string
}

// Size is the size of the screen in columns and rows; both are at least 1.
type Size struct{ Columns, Rows int }
