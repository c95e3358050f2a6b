package console

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// record lays a record out as the system does.
func record(kind uint16, fill func(b []byte)) Record {
	var r Record
	binary.LittleEndian.PutUint16(r[:], kind)
	fill(r[4:])
	return r
}

func keyRecord(k key) Record {
	return record(keyEvent, func(b []byte) {
		if k.down {
			b[0] = 1
		}
		binary.LittleEndian.PutUint16(b[4:], uint16(k.repeat))
		binary.LittleEndian.PutUint16(b[6:], k.code)
		binary.LittleEndian.PutUint16(b[8:], k.scan)
		binary.LittleEndian.PutUint16(b[10:], k.unit)
		binary.LittleEndian.PutUint32(b[12:], uint32(k.held))
	})
}

func mouseRecord(m mouse) Record {
	return record(mouseEvent, func(b []byte) {
		binary.LittleEndian.PutUint16(b, uint16(m.column))
		binary.LittleEndian.PutUint16(b[2:], uint16(m.row))
		binary.LittleEndian.PutUint32(b[4:], m.buttons)
		binary.LittleEndian.PutUint32(b[8:], uint32(m.held))
		binary.LittleEndian.PutUint32(b[12:], m.flags)
	})
}

// press is a key that is pressed and let go.
func press(code, unit uint16, h held) []Record {
	k := key{down: true, repeat: 1, code: code, unit: unit, held: h}
	up := k
	up.down = false
	return []Record{keyRecord(k), keyRecord(up)}
}

// handed is text as a console hands it through from a terminal: a record for each unit, of no key.
func handed(text string) []Record {
	var all []Record
	for _, u := range utf16.Encode([]rune(text)) {
		all = append(all, keyRecord(key{down: true, repeat: 1, unit: u}))
	}
	return all
}

// numbered is text as a console takes it from a paste or an input method when the layout has no key for it: alt, digits of a keypad, and
// the character with alt let go.
func numbered(text string) []Record {
	var all []Record
	for _, u := range utf16.Encode([]rune(text)) {
		all = append(all, keyRecord(key{down: true, repeat: 1, code: vkMenu, scan: 0x38, held: leftAlt}))
		all = append(all, keyRecord(key{down: true, repeat: 1, code: 0x62, scan: 0x50, held: leftAlt}))
		all = append(all, keyRecord(key{repeat: 1, code: 0x62, scan: 0x50, held: leftAlt}))
		all = append(all, keyRecord(key{repeat: 1, code: vkMenu, scan: 0x38, unit: u}))
	}
	return all
}

func sent(r *Reader, records ...Record) string {
	all := ""
	for _, one := range records {
		s, _ := r.Take(one)
		all += s
	}
	return all
}

func join(parts ...[]Record) []Record {
	var all []Record
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func TestRecordsOfKeys(t *testing.T) {
	high, low := uint16(0xD83D), uint16(0xDE00) // 😀
	down := func(unit uint16, repeat int) Record {
		return keyRecord(key{down: true, repeat: repeat, code: 0xE7, unit: unit})
	}
	up := func(unit uint16) Record { return keyRecord(key{repeat: 1, code: 0xE7, unit: unit}) }
	for name, c := range map[string]struct {
		records []Record
		want    string
	}{
		"a letter, down and up":                 {press('J', 'j', 0), "j"},
		"a key held down":                       {[]Record{keyRecord(key{down: true, repeat: 3, code: 'J', unit: 'j'})}, "jjj"},
		"a program that counts no repeats":      {[]Record{keyRecord(key{down: true, code: 'J', unit: 'j'})}, "j"},
		"a modifier alone":                      {press(0x10, 0, shift), ""},
		"a letter of a Bengali layout":          {press('K', 'ক', 0), "ক"},
		"a letter of a Bengali layout by AltGr": {press('X', 'ঢ', rightAlt|leftCtrl), "ঢ"},
		"a Bengali letter with alt":             {press('K', 'ক', leftAlt), "\x1bক"},
		"a key that types a conjunct":           {join(press('Q', 'ক', 0), press(0, '্', 0), press(0, 'ষ', 0)), "ক্ষ"},
		"an input method": {[]Record{down('আ', 1), up('আ'), down('ম', 1), up('ম')},
			"আম"},
		"a dead key, then its letter": {join(press(0xDE, 0, 0), press('E', 'é', 0)), "é"},
		"a paste without keys":        {numbered("ঢাকা 😀"), "ঢাকা 😀"},
		"a character by its number":   {numbered("ঢ"), "ঢ"},
		"a number without NumLock": {[]Record{keyRecord(key{down: true, repeat: 1, code: 0x26, scan: 0x48, held: leftAlt}),
			keyRecord(key{repeat: 1, code: vkMenu, unit: 'ঢ'})}, "ঢ"},
		"the separate arrow with alt": {[]Record{keyRecord(key{down: true, repeat: 1, code: 0x26, scan: 0x48, held: leftAlt | enhancedKey})},
			"\x1b[1;3A"},
		"two halves of a character":        {[]Record{down(high, 1), up(high), down(low, 1), up(low)}, "😀"},
		"two halves, held down":            {[]Record{down(high, 2), down(low, 2)}, "😀😀"},
		"half a character":                 {[]Record{down(high, 1), down('j', 1)}, "\uFFFDj"},
		"the other half":                   {[]Record{down(low, 1), down('j', 1)}, "\uFFFDj"},
		"two first halves":                 {[]Record{down(high, 1), down(high, 1), down(low, 1)}, "\uFFFD😀"},
		"halves with a window between":     {[]Record{down(high, 1), record(sizeEvent, func([]byte) {}), down(low, 1)}, "😀"},
		"a sequence, character by one":     {handed("\x1b[1;5C\x1b[12;40R"), "\x1b[1;5C\x1b[12;40R"},
		"a bracketed paste":                {handed("\x1b[200~দু\rলাইন\x1b[201~"), "\x1b[200~দু\rলাইন\x1b[201~"},
		"NUL from a terminal":              {handed("\x00"), "\x00"},
		"NUL as older consoles say it":     {press(vkTwo, 0, leftCtrl)[:1], "\x00"},
		"ctrl with a letter":               {press('C', 3, leftCtrl), "\x03"},
		"ctrl with a letter, layout empty": {press('D', 0, rightCtrl), "\x04"},
		"ctrl and alt, layout empty":       {press('D', 0, rightCtrl|leftAlt), "\x1b\x04"},
		"ctrl with space":                  {press(vkSpace, ' ', leftCtrl), "\x00"},
		"backspace":                        {press(vkBack, '\b', 0), "\x7f"},
		"backspace with ctrl":              {press(vkBack, 0x7f, leftCtrl), "\b"},
		"backspace with alt":               {press(vkBack, '\b', leftAlt), "\x1b\x7f"},
		"tab":                              {press(vkTab, '\t', 0), "\t"},
		"tab with shift":                   {press(vkTab, '\t', shift), "\x1b[Z"},
		"enter":                            {press(0x0D, '\r', 0), "\r"},
		"escape":                           {press(0x1B, 0x1B, 0), "\x1b"},
		"up":                               {press(0x26, 0, enhancedKey), "\x1b[A"},
		"right with ctrl and shift":        {press(0x27, 0, leftCtrl|shift), "\x1b[1;6C"},
		"home":                             {press(0x24, 0, 0), "\x1b[H"},
		"page down with ctrl":              {press(0x22, 0, leftCtrl), "\x1b[6;5~"},
		"delete":                           {press(vkDelete, 0, 0), "\x1b[3~"},
		"F1":                               {press(vkF1, 0, 0), "\x1bOP"},
		"F3 with shift":                    {press(vkF1+2, 0, shift), "\x1b[1;2R"},
		"F5":                               {press(vkF1+4, 0, 0), "\x1b[15~"},
		"F12 with alt":                     {press(vkF1+11, 0, leftAlt), "\x1b[24;3~"},
		"F20":                              {press(vkF20, 0, 0), "\x1b[34~"},
		"a key that sends nothing":         {press(0x5B, 0, 0), ""},
		"a menu, and what nobody knows":    {[]Record{record(0x08, func([]byte) {}), record(0x7777, func([]byte) {})}, ""},
	} {
		if got := sent(new(Reader), c.records...); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestRecordsOfTheMouse(t *testing.T) {
	r := &Reader{Left: 2, Top: 100}
	at := func(buttons uint32, h held, flags uint32) Record {
		return mouseRecord(mouse{column: 6, row: 106, buttons: buttons, held: h, flags: flags})
	}
	for _, c := range []struct {
		record Record
		want   string
	}{
		{at(0, 0, moved), ""},
		{at(1, 0, 0), "\x1b[<0;5;7M"},
		{at(1, 0, moved), "\x1b[<32;5;7M"},
		{at(3, 0, 0), "\x1b[<2;5;7M"},
		{at(1, shift, 0), "\x1b[<6;5;7m"},
		{at(0, 0, 0), "\x1b[<0;5;7m"},
		{at(4, leftCtrl, 0), "\x1b[<17;5;7M"},
		{at(0, leftAlt, 0), "\x1b[<9;5;7m"},
		{at(120<<16, 0, turned), "\x1b[<64;5;7M"},
		{at(0xFF88<<16, 0, turned), "\x1b[<65;5;7M"},
		{at(120<<16, 0, turnedSide), "\x1b[<67;5;7M"},
		{at(0xFF88<<16, 0, turnedSide), "\x1b[<66;5;7M"},
		{at(1, 0, 0x2), "\x1b[<0;5;7M"}, // the second press of a double click
	} {
		if got := sent(r, c.record); got != c.want {
			t.Errorf("%v: %q, want %q", c.record, got, c.want)
		}
	}
}

func TestWhatMayHaveChangedTheWindow(t *testing.T) {
	for kind, want := range map[uint16]bool{sizeEvent: true, focusEvent: true, 0x08: false, mouseEvent: false, keyEvent: false} {
		s, resized := new(Reader).Take(record(kind, func([]byte) {}))
		if resized != want || kind != keyEvent && s != "" {
			t.Errorf("kind %d: %q, %v", kind, s, resized)
		}
	}
}

func TestAnyTextArrivesHoweverTheConsoleSaysIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		text = strings.ToValidUTF8(text, "?")
		if got := sent(new(Reader), handed(text)...); got != text {
			t.Fatalf("handed through: %q, want %q", got, text)
		}
		text = strings.ReplaceAll(text, "\x00", "")
		if got := sent(new(Reader), numbered(text)...); got != text {
			t.Fatalf("by numbers: %q, want %q", got, text)
		}
	})
}

func TestAnyRecordIsTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := new(Reader)
		for range rapid.IntRange(1, 20).Draw(t, "records") {
			var one Record
			copy(one[:], rapid.SliceOfN(rapid.Byte(), 20, 20).Draw(t, "record"))
			one[0], one[1] = 1<<rapid.IntRange(0, 4).Draw(t, "kind"), 0
			one[9] = 0 // not held down for days
			r.Take(one)
		}
	})
}
