package typed

import (
	"bytes"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// kinds are the types of one key with different modifiers held; 0 is none. Alt is told apart from the type.
type kinds struct{ plain, shift, ctrl, ctrlShift tea.KeyType }

// byLetter are the keys whose sequence ends in a letter.
var byLetter = map[byte]kinds{
	'A': {tea.KeyUp, tea.KeyShiftUp, tea.KeyCtrlUp, tea.KeyCtrlShiftUp},
	'B': {tea.KeyDown, tea.KeyShiftDown, tea.KeyCtrlDown, tea.KeyCtrlShiftDown},
	'C': {tea.KeyRight, tea.KeyShiftRight, tea.KeyCtrlRight, tea.KeyCtrlShiftRight},
	'D': {tea.KeyLeft, tea.KeyShiftLeft, tea.KeyCtrlLeft, tea.KeyCtrlShiftLeft},
	'H': {tea.KeyHome, tea.KeyShiftHome, tea.KeyCtrlHome, tea.KeyCtrlShiftHome},
	'F': {tea.KeyEnd, tea.KeyShiftEnd, tea.KeyCtrlEnd, tea.KeyCtrlShiftEnd},
	'P': {plain: tea.KeyF1, shift: tea.KeyF13},
	'Q': {plain: tea.KeyF2, shift: tea.KeyF14},
	'R': {plain: tea.KeyF3, shift: tea.KeyF15},
	'S': {plain: tea.KeyF4, shift: tea.KeyF16},
}

// byNumber are the keys whose sequence is a number and a tilde.
var byNumber = map[int]kinds{
	1: byLetter['H'], 4: byLetter['F'], 7: byLetter['H'], 8: byLetter['F'],
	2: {plain: tea.KeyInsert}, 3: {plain: tea.KeyDelete},
	5:  {plain: tea.KeyPgUp, ctrl: tea.KeyCtrlPgUp},
	6:  {plain: tea.KeyPgDown, ctrl: tea.KeyCtrlPgDown},
	11: {plain: tea.KeyF1}, 12: {plain: tea.KeyF2}, 13: {plain: tea.KeyF3}, 14: {plain: tea.KeyF4},
	15: {plain: tea.KeyF5, shift: tea.KeyF17}, 17: {plain: tea.KeyF6, shift: tea.KeyF18}, 18: {plain: tea.KeyF7, shift: tea.KeyF19},
	19: {plain: tea.KeyF8, shift: tea.KeyF20}, 20: {plain: tea.KeyF9}, 21: {plain: tea.KeyF10}, 23: {plain: tea.KeyF11},
	24: {plain: tea.KeyF12}, 25: {plain: tea.KeyF13}, 26: {plain: tea.KeyF14}, 28: {plain: tea.KeyF15}, 29: {plain: tea.KeyF16},
	31: {plain: tea.KeyF17}, 32: {plain: tea.KeyF18}, 33: {plain: tea.KeyF19}, 34: {plain: tea.KeyF20},
}

// rxvtEnds are what rxvt ends a numbered key with instead of a tilde, by modifiers.
var rxvtEnds = map[byte]int{'^': ctrlHeld, '$': shiftHeld, '@': ctrlHeld | shiftHeld}

// Bits of xterm's number for modifiers, less 1.
const (
	shiftHeld = 1
	altHeld   = 2
	ctrlHeld  = 4
)

// sequence is the message of a control sequence or one with a single shift, ESC before it being alt.
func sequence(b []byte) []tea.Msg {
	if b[1] == '\x1b' {
		inner := Messages(b[1:])
		for i, msg := range inner {
			if k, ok := msg.(tea.KeyMsg); ok {
				k.Alt = true
				inner[i] = k
			}
		}
		return inner
	}
	body, final := string(b[2:len(b)-1]), b[len(b)-1]
	if b[1] == 'O' {
		return singleShift(body, final)
	}
	switch {
	case b[2] == 'M':
		return pointedShort(b[3:])
	case strings.HasPrefix(body, "<"):
		return pointed(body[1:], final)
	case body == "" && final == 'Z':
		return key(tea.KeyShiftTab, 0)
	case body == "" && final == 'I':
		return []tea.Msg{tea.FocusMsg{}}
	case body == "" && final == 'O':
		return []tea.Msg{tea.BlurMsg{}}
	case body == "[" && 'A' <= final && final <= 'E':
		return key(tea.KeyF1-tea.KeyType(final-'A'), 0) // types count downwards
	case body == "" && bytes.IndexByte([]byte("abcd"), final) >= 0:
		return of(byLetter[final-'a'+'A'], shiftHeld)
	}
	number, with, ok := parameters(body)
	switch held, rxvt := rxvtEnds[final]; {
	case !ok:
		return nil
	case rxvt:
		return of(byNumber[number], held)
	case final == '~' && number > 0:
		return of(byNumber[number], with)
	case number <= 1 && final != '~':
		return of(byLetter[final], with)
	}
	return nil
}

// singleShift is ESC O and a letter: a key without modifiers, or rxvt's arrows with ctrl.
func singleShift(body string, final byte) []tea.Msg {
	switch {
	case body != "":
		return nil
	case bytes.IndexByte([]byte("abcd"), final) >= 0:
		return of(byLetter[final-'a'+'A'], ctrlHeld)
	}
	return of(byLetter[final], 0)
}

// parameters reads a number and the modifiers after it; both may be missing.
func parameters(body string) (number, held int, ok bool) {
	if body == "" {
		return 0, 0, true
	}
	first, second, two := strings.Cut(body, ";")
	number, err := strconv.Atoi(first)
	if err != nil || !two {
		return number, 0, err == nil
	}
	modifiers, err := strconv.Atoi(second)
	return number, modifiers - 1, err == nil && modifiers > 0 && modifiers <= 16
}

// of is the message of a key with modifiers. A key that has no type with them means nothing.
func of(k kinds, held int) []tea.Msg {
	t := k.plain
	switch held & (shiftHeld | ctrlHeld) {
	case shiftHeld:
		t = k.shift
	case ctrlHeld:
		t = k.ctrl
	case ctrlHeld | shiftHeld:
		t = k.ctrlShift
	}
	if t == 0 || held > shiftHeld|altHeld|ctrlHeld {
		return nil
	}
	return key(t, held)
}

func key(t tea.KeyType, held int) []tea.Msg {
	return []tea.Msg{tea.KeyMsg{Type: t, Alt: held&altHeld != 0}}
}
