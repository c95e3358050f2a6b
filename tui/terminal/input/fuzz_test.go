package input

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// drain feeds pieces without a pause and then lets all waits pass.
func drain(f *Filter, pieces [][]byte) []Event {
	var all []Event
	for _, piece := range pieces {
		for _, e := range f.Feed(piece, start) {
			e.Bytes = append([]byte{}, e.Bytes...)
			all = append(all, e)
		}
	}
	now := start
	for range 8 {
		now = now.Add(5 * time.Second)
		all = append(all, f.Expire(now)...)
	}
	return all
}

func replies(events []Event) string {
	var b strings.Builder
	for _, e := range events {
		if e.Kind != Key {
			b.WriteString(word(e))
		}
	}
	return b.String()
}

func typed(events []Event) string {
	var b strings.Builder
	for _, e := range events {
		if e.Kind == Key {
			b.Write(e.Bytes)
		}
	}
	return b.String()
}

// FuzzPieces: it makes no difference where what arrives is cut, every wait ends, and no key is more than a program can take at once.
func FuzzPieces(f *testing.F) {
	for _, seed := range []string{
		"j\x1b[2;3Rক্ষ\x1b]11;rgb:1/2/3\x1b\\\x1b[A", "\x1b[200~x\x1b[201~q\x1b[201~", "\x1bP>|a\x1b\\\x1b[?62c", "\x1b\x1b[A\x1b\x1b\x1b",
		"\xe0\xa6\x1b[M abc\x1b[1;", "",
	} {
		f.Add([]byte(seed), uint8(3))
	}
	f.Fuzz(func(t *testing.T, b []byte, size uint8) {
		whole, cut := Filter{}, Filter{}
		var pieces [][]byte
		for rest := b; len(rest) > 0; {
			n := min(len(rest), 1+int(size)%7)
			pieces = append(pieces, rest[:n])
			rest = rest[n:]
		}
		one := drain(&whole, [][]byte{b})
		many := drain(&cut, pieces)
		if typed(one) != typed(many) || replies(one) != replies(many) {
			t.Errorf("%q in one piece is %q and %q, in pieces %q and %q", b, typed(one), replies(one), typed(many), replies(many))
		}
		for _, e := range one {
			if e.Kind == Key && (len(e.Bytes) == 0 || len(e.Bytes) > 2*longest+longestText) {
				t.Errorf("a key of %d bytes", len(e.Bytes))
			}
		}
		if _, waiting := whole.Deadline(); waiting {
			t.Errorf("still waiting after %q", b)
		}
	})
}

func TestTypingIsKeptAndRepliesAreTakenOutWhereverTheyStand(t *testing.T) {
	keys := []string{"j", "ক", "ক্ষ", "র\u200d্য", "\x1b[A", "\x1bOP", "\x1b[1;2D", "\r", "\x03", " ", "\x1b[<0;1;2M", "\x1bx"}
	answers := []string{"\x1b[5;7R", "\x1b[?62;22c", "\x1b[?2026;2$y", "\x1b]11;rgb:11/22/33\x07", "\x1b]11;rgb:11/22/33\x1b\\",
		"\x1bP>|v\x1b\\"}
	rapid.Check(t, func(t *rapid.T) {
		var stream, want string
		count := 0
		for _, isKey := range rapid.SliceOf(rapid.Bool()).Draw(t, "kinds") {
			if isKey {
				key := rapid.SampledFrom(keys).Draw(t, "key")
				stream += key
				want += key
			} else {
				stream += rapid.SampledFrom(answers).Draw(t, "answer")
				count++
			}
		}
		var pieces [][]byte
		for rest := []byte(stream); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "piece")
			pieces = append(pieces, rest[:n])
			rest = rest[n:]
		}
		f := Filter{}
		events := drain(&f, pieces)
		seen := 0
		for _, e := range events {
			if e.Kind != Key {
				seen++
			} else if !utf8.Valid(e.Bytes) {
				t.Fatalf("a key cut in a letter: %q", e.Bytes)
			}
		}
		if typed(events) != want || seen != count {
			t.Fatalf("of %q typed and %d replies, %q and %d came", want, count, typed(events), seen)
		}
	})
}

func BenchmarkPaste(b *testing.B) {
	text := []byte(pasteStart + strings.Repeat("আমি বাংলায় গান গাই।\n", 100000) + pasteEnd)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f := Filter{}
		for rest := text; len(rest) > 0; {
			n := min(4096, len(rest))
			f.Feed(rest[:n], start)
			rest = rest[n:]
		}
	}
}

func ExampleFilter() {
	f := Filter{}
	for _, e := range f.Feed([]byte("j\x1b[2;3Rক্ষ"), start) {
		fmt.Println(e.Kind, string(e.Bytes) == "j" || string(e.Bytes) == "ক্ষ", e.Row, e.Column)
	}
	// Output:
	// 0 true 0 0
	// 2 false 2 3
	// 0 true 0 0
}
