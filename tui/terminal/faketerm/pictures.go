package faketerm

import (
	"fmt"
	"strings"
)

// Placement is a picture on the screen, by kitty's graphics protocol.
type Placement struct {
	Picture, Number string // as the program numbers them
	Row, Column     int    // counted from 0
}

// pictures are what the emulator holds by kitty's protocol.
type pictures struct {
	held   map[string]bool
	placed []Placement
}

// executeGraphics does a command of kitty's graphics protocol; whole is the sequence as it came.
func (e *emulator) executeGraphics(body, whole string) {
	command, _, _ := strings.Cut(body, ";")
	keys := map[string]string{}
	for key := range strings.SplitSeq(command, ",") {
		name, value, _ := strings.Cut(key, "=")
		keys[name] = value
	}
	p, id := &e.pictures, keys["i"]
	switch keys["a"] + keys["d"] {
	case "q":
		if e.Kitty {
			e.reply("\x1b_Gi=%s;OK\x1b\\", id)
		}
	case "t":
		if p.held == nil {
			p.held = map[string]bool{}
		}
		p.held[id] = true
	case "": // the next chunk of a picture
	case "p":
		p.drop(func(one Placement) bool { return one.Picture == id && one.Number == keys["p"] })
		if p.held[id] {
			p.placed = append(p.placed, Placement{id, keys["p"], e.y, e.x})
		}
	case "di":
		p.drop(func(one Placement) bool { return one.Picture == id && one.Number == keys["p"] })
	case "dI":
		p.drop(func(one Placement) bool { return one.Picture == id })
		delete(p.held, id)
	case "dA":
		for _, one := range p.placed {
			delete(p.held, one.Picture)
		}
		p.placed = nil
	default:
		e.unknown = append(e.unknown, whole)
	}
}

func (p *pictures) drop(gone func(Placement) bool) {
	var left []Placement
	for _, one := range p.placed {
		if !gone(one) {
			left = append(left, one)
		}
	}
	p.placed = left
}

// reportSize answers CSI 14 t and CSI 16 t, if the behaviour has a size of cells.
func (e *emulator) reportSize(what int) {
	switch {
	case what != 14 && what != 16:
		e.unknown = append(e.unknown, fmt.Sprintf("\x1b[%dt", what))
	case e.CellWidth == 0:
	case what == 14:
		e.reply("\x1b[4;%d;%dt", e.Rows*e.CellHeight, e.Columns*e.CellWidth)
	default:
		e.reply("\x1b[6;%d;%dt", e.CellHeight, e.CellWidth)
	}
}
