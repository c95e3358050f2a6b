package faketerm

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// executeCSI does a control sequence.
func (e *emulator) executeCSI(s string) {
	body, final := s[2:len(s)-1], s[len(s)-1]
	switch {
	case body == "?2026$" && final == 'p':
		state := 0
		if e.Sync {
			state = 2
		}
		e.reply("\x1b[?2026;%d$y", state)
		return
	case body == "?1016$" && final == 'p':
		state := 0
		if e.PixelMouse {
			state = 2
		}
		e.reply("\x1b[?1016;%d$y", state)
		return
	case body == "?8452$" && final == 'p':
		state := 0
		if e.Sixel {
			state = 2
		}
		e.reply("\x1b[?8452;%d$y", state)
		return
	case strings.ContainsRune("rST", rune(final)) && e.Sixel:
		return
	case strings.HasPrefix(body, "?") && final == 'S':
		return // what sixel can do: nothing
	case strings.HasPrefix(body, ">") && final == 'q':
		if e.Version != "" {
			e.reply("\x1bP>|%s\x1b\\", e.Version)
		}
		return
	case strings.HasPrefix(body, "?") && (final == 'h' || final == 'l'):
		for _, mode := range numbers(body[1:], 0) {
			e.setMode(mode, final == 'h', s)
		}
		return
	case strings.ContainsAny(body, "<=>?$ !\""):
		e.unknown = append(e.unknown, s)
		return
	}
	n := numbers(body, 0)
	first, second := n[0], 0
	if len(n) > 1 {
		second = n[1]
	}
	switch final {
	case 'H', 'f':
		e.moveTo(max(1, first)-1, max(1, second)-1)
	case 'G':
		e.moveTo(e.y, max(1, first)-1)
	case 'K':
		e.eraseLine(first)
	case 'J':
		e.eraseScreen(first)
	case 'm':
		e.setStyle(body)
	case 'n':
		if first == 5 {
			e.reply("\x1b[0n")
		}
		if first == 6 {
			origin := 1
			if e.FromZero {
				origin = 0
			}
			e.reply("\x1b[%d;%dR", e.y+origin, e.x+origin)
		}
	case 't':
		e.reportSize(first)
	case 'c':
		if !e.NoAttributes {
			attributes := "62;22"
			if e.Sixel {
				attributes = "62;4;22"
			}
			e.reply("\x1b[?%sc", attributes)
		}
	default:
		e.unknown = append(e.unknown, s)
	}
}

// executeOSC does an operating system command; whole is the sequence as it came.
func (e *emulator) executeOSC(body, whole string) {
	number, rest, _ := strings.Cut(body, ";")
	switch {
	case number == "11" && rest == "?":
		if e.Background != "" {
			e.reply("\x1b]11;%s\x1b\\", e.Background)
		}
	case number == "66":
		if !e.ExplicitWidth {
			return
		}
		parameters, text, _ := strings.Cut(rest, ";")
		width := e.Width(text)
		for parameter := range strings.SplitSeq(parameters, ":") {
			if w, ok := strings.CutPrefix(parameter, "w="); ok {
				if n, err := strconv.Atoi(w); err == nil && n > 0 {
					width = n
				}
			}
		}
		e.print(text, width)
	default:
		e.unknown = append(e.unknown, whole)
	}
}

func (e *emulator) reply(format string, arguments ...any) {
	e.replies = append(e.replies, fmt.Sprintf(format, arguments...))
}

// known are the private modes that a program may switch without being reported.
var known = []int{7, 25, 1002, 1006, 1016, 1049, 2004, 2026, 8452}

func (e *emulator) setMode(mode int, on bool, sequence string) {
	if !slices.Contains(known, mode) {
		e.unknown = append(e.unknown, sequence)
	}
	e.modes[mode] = on
	if mode == 2026 && !on {
		e.updates++
	}
	if mode == 1049 {
		e.eraseScreen(2)
		e.moveTo(0, 0)
	}
}

func (e *emulator) setStyle(body string) {
	if body == "" || body == "0" {
		e.style = ""
		return
	}
	if rest, reset := strings.CutPrefix(body, "0;"); reset {
		e.style = rest
		return
	}
	if e.style != "" {
		e.style += ";"
	}
	e.style += body
}

// eraseLine does EL. A cursor that is pending wrap stands on the last cell, which is erased too, as in xterm.
func (e *emulator) eraseLine(which int) {
	from, to := e.x, e.Columns
	switch which {
	case 1:
		from, to = 0, e.x+1
	case 2:
		from = 0
	}
	clear(e.cells[e.y][from:to])
}

func (e *emulator) eraseScreen(which int) {
	switch which {
	case 0:
		e.eraseLine(0)
		for _, row := range e.cells[min(e.y+1, e.Rows):] {
			clear(row)
		}
	default:
		for _, row := range e.cells {
			clear(row)
		}
	}
}

// numbers reads parameters; a missing one has the default.
func numbers(body string, missing int) []int {
	var all []int
	for field := range strings.SplitSeq(body, ";") {
		n, err := strconv.Atoi(field)
		if err != nil {
			n = missing
		}
		all = append(all, n)
	}
	return all
}
