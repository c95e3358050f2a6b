package typed

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// pointed is the message of a report of the mouse in the mode 1006: button; column; row, counted from 1.
func pointed(body string, final byte) []tea.Msg {
	fields := strings.Split(body, ";")
	if len(fields) != 3 {
		return nil
	}
	var n [3]int
	for i, field := range fields {
		var err error
		if n[i], err = strconv.Atoi(field); err != nil {
			return nil
		}
	}
	return reported(n[0], n[1], n[2], final)
}

// pointedShort is the message of the form that a terminal without that mode uses: three bytes, each 32 more than what it says.
func pointedShort(b []byte) []tea.Msg {
	if len(b) != 3 || b[0] < 32 || b[1] < 32 || b[2] < 32 {
		return nil
	}
	return reported(int(b[0])-32, int(b[1])-32, int(b[2])-32, 'M')
}

func reported(code, column, row int, final byte) []tea.Msg {
	m := tea.MouseMsg{X: column - 1, Y: row - 1, Shift: code&4 != 0, Alt: code&8 != 0, Ctrl: code&16 != 0}
	low := tea.MouseButton(code & 3)
	switch {
	case code&128 != 0:
		m.Button = tea.MouseButtonBackward + low
	case code&64 != 0:
		m.Button = tea.MouseButtonWheelUp + low
		return []tea.Msg{m}
	case low == 3:
		m.Button, m.Action = tea.MouseButtonNone, tea.MouseActionRelease
	default:
		m.Button = tea.MouseButtonLeft + low
	}
	if code&32 != 0 {
		m.Action = tea.MouseActionMotion
	} else if final == 'm' {
		m.Action = tea.MouseActionRelease
	}
	return []tea.Msg{m}
}
