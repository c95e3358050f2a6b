package graphics

import (
	"encoding/base64"
	"strconv"
)

// chunk is the most Base64 that one command of kitty's protocol may carry, in bytes.
const chunk = 4096

const stringEnd = "\x1b\\" // ST

// wire sends commands of kitty's protocol. In tmux each is wrapped, so that tmux hands it on to its own terminal.
type wire struct{ tmux bool }

// command appends one command: keys, separated by commas, and what they are about.
func (w wire) command(b []byte, keys string, payload []byte) []byte {
	if !w.tmux {
		b = append(append(b, "\x1b_G"...), keys...)
		if len(payload) > 0 {
			b = append(append(b, ';'), payload...)
		}
		return append(b, stringEnd...)
	}
	// tmux takes ESC Ptmux; … ST, each ESC inside doubled, and hands on what is between.
	b = append(append(b, "\x1bPtmux;\x1b\x1b_G"...), keys...)
	if len(payload) > 0 {
		b = append(append(b, ';'), payload...)
	}
	return append(b, "\x1b\x1b\\\x1b\\"...)
}

// transmit appends a picture as a PNG, to be known by a number, in chunks. Nothing is shown by it.
func (w wire) transmit(b []byte, id uint32, data []byte) []byte {
	text := base64.StdEncoding.AppendEncode(make([]byte, 0, base64.StdEncoding.EncodedLen(len(data))), data)
	keys := "a=t,f=100,q=2,i=" + number(id)
	for {
		n := min(chunk, len(text))
		more := "0"
		if n < len(text) {
			more = "1"
		}
		b = w.command(b, keys+",m="+more, text[:n])
		if text = text[n:]; len(text) == 0 {
			return b
		}
		keys = "q=2"
	}
}

// place appends the showing of a picture at the cursor, which does not move; a placement that there is already moves there. The
// picture is as many pixels wide and high as its data says: nothing is scaled.
func (w wire) place(b []byte, id, placement uint32, z int) []byte {
	return w.command(b, "a=p,C=1,q=2,i="+number(id)+",p="+number(placement)+",z="+strconv.Itoa(z), nil)
}

// placeVirtual appends the permission to show a picture by placeholders, over so many columns of one row.
func (w wire) placeVirtual(b []byte, id uint32, columns int) []byte {
	return w.command(b, "a=p,U=1,q=2,i="+number(id)+",r=1,c="+strconv.Itoa(columns), nil)
}

// unplace appends the removal of one placement; the data stays.
func (w wire) unplace(b []byte, id, placement uint32) []byte {
	return w.command(b, "a=d,d=i,q=2,i="+number(id)+",p="+number(placement), nil)
}

// remove appends the removal of a picture: all its placements, and its data.
func (w wire) remove(b []byte, id uint32) []byte {
	return w.command(b, "a=d,d=I,q=2,i="+number(id), nil)
}

func number(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

// placeholder stands in a cell that shows a part of a picture.
const placeholder = '\U0010EEEE'

// first is the diacritic for row 0 and for column 0, the first of the list of kitty's protocol. Cells after the first need none: a
// placeholder with the colour of its left neighbour goes on where that stops.
const first = '\u0305'

// placeholders appends the cells that show a picture from its left edge, in the foreground colour that says its number.
func placeholders(b []byte, id uint32, columns int) []byte {
	b = append(b, "\x1b[0;38;2;"...)
	b = append(b, number(id>>16&0xff)+";"+number(id>>8&0xff)+";"+number(id&0xff)+"m"...)
	for i := range columns {
		b = append(b, string(placeholder)...)
		if i == 0 {
			b = append(b, string([]rune{first, first})...)
		}
	}
	return append(b, "\x1b[0m"...)
}
