package input

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var start = time.Date(2026, 1, 31, 9, 30, 0, 0, time.UTC)

// script feeds pieces; a piece that begins with "wait " lets that much time pass. It returns the events as words.
func script(pieces ...string) []string {
	f := Filter{}
	now := start
	var words []string
	add := func(events []Event) {
		for _, e := range events {
			words = append(words, word(e))
		}
	}
	for _, piece := range pieces {
		if wait, ok := strings.CutPrefix(piece, "wait "); ok {
			d, err := time.ParseDuration(wait)
			if err != nil {
				panic(err)
			}
			for end := now.Add(d); now.Before(end); now = now.Add(time.Millisecond) {
				add(f.Expire(now))
			}
			continue
		}
		add(f.Feed([]byte(piece), now))
	}
	return words
}

func word(e Event) string {
	switch e.Kind {
	case Key:
		return string(e.Bytes)
	case Paste:
		return fmt.Sprintf("paste(%s)", strings.TrimSuffix(strings.TrimPrefix(string(e.Bytes), pasteStart), pasteEnd))
	case Cursor:
		return fmt.Sprintf("cursor(%d,%d)", e.Row, e.Column)
	case Attributes:
		return "attributes(" + e.Text + ")"
	case Mode:
		return "mode(" + e.Text + ")"
	case Command:
		return "command(" + e.Text + ")"
	case Window:
		return "window(" + e.Text + ")"
	case Limits:
		return "limits(" + e.Text + ")"
	case Ready:
		return "ready"
	case Graphics:
		return "graphics(" + e.Text + ")"
	}
	return "device(" + e.Text + ")"
}

func TestWhatArrivesIsTakenApart(t *testing.T) {
	tests := []struct {
		name   string
		pieces []string
		want   []string
	}{
		{"letters are keys one by one", []string{"jk"}, []string{"j", "k"}},
		{"a Bengali cluster is one key", []string{"ক্ষকা"}, []string{"ক্ষ", "কা"}},
		{"joiners stay in their cluster", []string{"র\u200d্যক\u200c্"}, []string{"র\u200d্য", "ক\u200c্"}},
		{"a decomposed letter is one key, an emoji before it another", []string{"😀য়"}, []string{"😀", "য়"}},
		{"a letter cut in the middle of its bytes is put together", []string{"\xe0\xa6", "\x95"}, []string{"ক"}},
		{"a letter that stays cut is passed on as it is", []string{"\xe0\xa6", "wait 50ms", "a"}, []string{"\xe0\xa6", "a"}},
		{"control keys are one byte", []string{"\x03\r\x00\x7f"}, []string{"\x03", "\r", "\x00", "\x7f"}},
		{"escape alone is a key after a while", []string{"\x1b", "wait 50ms"}, []string{"\x1b"}},
		{"escape twice is two keys", []string{"\x1b\x1b", "wait 50ms"}, []string{"\x1b", "\x1b"}},
		{"an arrow cut in two is an arrow", []string{"\x1b", "[", "A"}, []string{"\x1b[A"}},
		{"an arrow whose rest comes after a second is no letters", []string{"\x1b", "wait 1s", "[A"}, []string{"\x1b", "\x1b[A"}},
		{"an arrow in three pieces, a second apart", []string{"\x1b", "wait 1s", "[", "wait 1s", "A", "j"},
			[]string{"\x1b", "\x1b[A", "j"}},
		{"a bracket typed long after escape is a bracket", []string{"\x1b", "wait 2s", "[", "A"}, []string{"\x1b", "[", "A"}},
		{"a bracket typed soon after escape is a bracket once nothing follows", []string{"\x1b", "wait 500ms", "[", "wait 1600ms", "j"},
			[]string{"\x1b", "[", "j"}},
		{"a letter that could begin a string is a letter when a key follows", []string{"\x1b", "wait 500ms", "P", "wait 200ms", "j"},
			[]string{"\x1b", "P", "j"}},
		{"the same with a digit", []string{"\x1b", "wait 500ms", "P", "1", "j"}, []string{"\x1b", "P", "1", "j"}},
		{"the same when nothing follows", []string{"\x1b", "wait 500ms", "]", "wait 200ms", "5", "wait 1600ms", "j"},
			[]string{"\x1b", "]", "5", "j"}},
		{"alt with a letter that could begin a string", []string{"\x1bP", "wait 200ms", "j"}, []string{"\x1bP", "j"}},
		{"a control key between the pieces of a sequence", []string{"\x1b[<0;", "\x03", "5;5M", "j"},
			[]string{"\x03", "\x1b[<0;5;5M", "j"}},
		{"a Bengali key between the pieces of a sequence", []string{"\x1b[5", "ক", ";5R", "j"}, []string{"ক", "cursor(5,5)", "j"}},
		{"a Bengali letter typed soon after escape is a letter", []string{"\x1b", "wait 50ms", "ক্ষ"}, []string{"\x1b", "ক্ষ"}},
		{"alt with a letter", []string{"\x1bx\x1bক"}, []string{"\x1bx", "\x1bক"}},
		{"alt with a bracket", []string{"\x1b[", "wait 1600ms"}, []string{"\x1b["}},
		{"alt with an arrow in rxvt", []string{"\x1b\x1b[A"}, []string{"\x1b\x1b[A"}},
		{"escape just before a reply", []string{"\x1b\x1b[2;3R"}, []string{"\x1b", "cursor(2,3)"}},
		{"escape just before a background reply", []string{"\x1b\x1b]11;rgb:0/0/0\x07"}, []string{"\x1b", "command(11;rgb:0/0/0)"}},
		{"shift with an arrow, delete, shift+tab", []string{"\x1b[1;2A\x1b[3~\x1b[Z"}, []string{"\x1b[1;2A", "\x1b[3~", "\x1b[Z"}},
		{"application keys", []string{"\x1bOA\x1bOP"}, []string{"\x1bOA", "\x1bOP"}},
		{"application keys with a modifier", []string{"\x1bO5A\x1bO1;2P", "j"}, []string{"\x1b[1;5A", "\x1b[1;2P", "j"}},
		{"the same, in pieces", []string{"\x1b", "wait 1s", "O", "wait 1s", "5", "wait 1s", "A", "j"}, []string{"\x1b", "\x1b[1;5A", "j"}},
		{"half of one is nothing", []string{"\x1b", "wait 1s", "O", "wait 1s", "1", "wait 4s", "j"}, []string{"\x1b", "j"}},
		{"keys of a keypad in application mode", []string{"\x1bOq\x1bOk\x1bOM"}, []string{"1", "+", "\r"}},
		{"a letter typed after escape and O is a letter", []string{"\x1b", "wait 1s", "O", "wait 1s", "q"}, []string{"\x1b", "O", "q"}},
		{"a letter typed after alt with O is a letter", []string{"\x1bO", "wait 1s", "q"}, []string{"\x1bO", "q"}},
		{"function keys of the Linux console", []string{"\x1b[[A"}, []string{"\x1b[[A"}},
		{"shift+home in rxvt", []string{"\x1b[7$"}, []string{"\x1b[7$"}},
		{"mouse", []string{"\x1b[<0;12;3M\x1b[<0;12;3m"}, []string{"\x1b[<0;12;3M", "\x1b[<0;12;3m"}},
		{"a damaged mouse event is nothing", []string{"\x1b[<0;12Mx"}, []string{"x"}},
		{"an old mouse event", []string{"\x1b[M !!x"}, []string{"\x1b[M !!", "x"}},
		{"focus is nothing", []string{"\x1b[I\x1b[Ox"}, []string{"x"}},
		{"cursor report", []string{"\x1b[2;17R"}, []string{"cursor(2,17)"}},
		{"attributes, of both kinds", []string{"\x1b[?62;52;c\x1b[>1;4000;0cx"}, []string{"attributes(62;52;)", "x"}},
		{"mode report", []string{"\x1b[?2026;2$y"}, []string{"mode(2026;2)"}},
		{"background, ended by BEL or ST", []string{"\x1b]11;rgb:1/2/3\x07\x1b]11;rgb:1/2/3\x1b\\"},
			[]string{"command(11;rgb:1/2/3)", "command(11;rgb:1/2/3)"}},
		{"version", []string{"\x1bP>|kitty(0.48.2)\x1b\\"}, []string{"device(>|kitty(0.48.2))"}},
		{"application and privacy strings are nothing", []string{"\x1b_x\x1b\\\x1b^x\x1b\\\x1bXy\x1b\\z"}, []string{"z"}},
		{"an answer about pictures, also in pieces", []string{"\x1b_Gi=31;OK\x1b\\\x1b_", "Gi=3", "1;EINVAL:x\x1b\\z"},
			[]string{"graphics(i=31;OK)", "graphics(i=31;EINVAL:x)", "z"}},
		{"sizes in pixels", []string{"\x1b[6;20;10t\x1b[4;480;800tx"}, []string{"window(6;20;10)", "window(4;480;800)", "x"}},
		{"what sixel can do", []string{"\x1b[?1;0;256Sx"}, []string{"limits(1;0;256)", "x"}},
		{"the terminal has come this far", []string{"\x1b[0nx\x1b[3n"}, []string{"ready", "x"}},
		{"a string cut short by escape gives way to the key", []string{"\x1b]11;rgb\x1b[A"}, []string{"\x1b[A"}},
		{"a string that does not end lets go", []string{"\x1b]11;rgb:12", "wait 1600ms", "j"}, []string{"j"}},
		{"half a sequence that stays so is nothing", []string{"\x1b[1;5", "wait 4s", "j"}, []string{"j"}},
		{"the rest of a given-up sequence is no letters", []string{"\x1b[?62;", "wait 1600ms", "22c", "j"},
			[]string{"attributes(62;22)", "j"}},
		{"a paste is one thing", []string{"\x1b[200~ক\n\x1b[A\x1b[201~", "wait 50ms", "j"}, []string{"paste(ক\n\x1b[A)", "j"}},
		{"a paste cut inside its end", []string{"\x1b[200~ab\x1b[20", "1~", "wait 50ms"}, []string{"paste(ab)"}},
		{"a paste with an end in its text runs no commands", []string{"\x1b[200~ab\x1b[201~dq\x1b[201~", "wait 50ms", "j"},
			[]string{"paste(ab)", "paste(dq)", "j"}},
		{"the same, arriving in pieces", []string{"\x1b[200~ab\x1b[201~", "dq", "\x1b[201~", "wait 50ms"},
			[]string{"paste(ab)", "paste(dq)"}},
		{"a key right after a paste is a key", []string{"\x1b[200~ab\x1b[201~j", "wait 50ms"}, []string{"paste(ab)", "j"}},
		{"two pastes in a row", []string{"\x1b[200~ab\x1b[201~j\x1b[200~c\x1b[201~", "wait 50ms"}, []string{"paste(ab)", "j", "paste(c)"}},
		{"a paste without an end ends by itself", []string{"\x1b[200~ab", "wait 3100ms", "j", "wait 50ms"}, []string{"paste(ab)", "j"}},
		{"an empty paste", []string{"\x1b[200~\x1b[201~"}, []string{"paste()"}},
		{"an end without a beginning is nothing", []string{"\x1b[201~j"}, []string{"j"}},
		{"nothing", []string{""}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := script(test.pieces...); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", test.want) {
				t.Errorf("%q gives %q, want %q", test.pieces, got, test.want)
			}
		})
	}
}

func TestALongPasteIsCutBetweenLetters(t *testing.T) {
	text := strings.Repeat("ক", PasteLimit/3+100)
	f := Filter{}
	events := f.Feed([]byte(pasteStart+text+pasteEnd), start)
	body := len(events[0].Bytes) - len(pasteStart) - len(pasteEnd)
	if body%3 != 0 || body > PasteLimit || body < PasteLimit-3 || body+events[0].Dropped != len(text) {
		t.Errorf("kept %d bytes, dropped %d, of %d", body, events[0].Dropped, len(text))
	}
}

func TestALongClusterIsPassedOnInPiecesAnEventLoopCanTake(t *testing.T) {
	text := "ক" + strings.Repeat("ঁ", 1000)
	got := ""
	for _, word := range script(text) {
		if len(word) > longestText {
			t.Errorf("a key of %d bytes", len(word))
		}
		got += word
	}
	if got != text {
		t.Error("something was lost")
	}
}
