package terminal

import (
	"strings"
	"testing"

	"tippani/tui/graphics"
)

func TestAnUnchangedFrameWritesNothing(t *testing.T) {
	p := painter{size: Size{20, 3}}
	f := Frame{Rows: []string{"এক", "দুই", "তিন"}, CursorX: 1}
	p.paint(f)
	if b := p.paint(f); b != nil {
		t.Errorf("an unchanged frame wrote %q", b)
	}
}

func TestOnlyChangedRowsAreWritten(t *testing.T) {
	p := painter{size: Size{20, 3}, sync: true}
	p.paint(Frame{Rows: []string{"এক", "দুই", "তিন"}})
	got := string(p.paint(Frame{Rows: []string{"এক", "চার", "তিন"}, CursorX: 2, CursorY: 1, CursorVisible: true}))
	want := "\x1b[?2026h\x1b[?25l\x1b[2;1Hচার\x1b[0m\x1b[K\x1b[2;3H\x1b[?25h\x1b[?2026l"
	if got != want {
		t.Errorf("wrote %q, want %q", got, want)
	}
}

func TestARowThatJumpsIsErasedBefore(t *testing.T) {
	p := painter{size: Size{20, 1}}
	p.paint(Frame{Rows: []string{"দীর্ঘ সারি"}})
	got := string(p.paint(Frame{Rows: []string{"এ\x1b[10G│"}}))
	if !strings.Contains(got, "\x1b[1;1H\x1b[0m\x1b[Kএ\x1b[10G│\x1b[0m") {
		t.Errorf("wrote %q", got)
	}
}

func TestFramesOfAnyShapeFitAnyScreen(t *testing.T) {
	for _, size := range []Size{{1, 1}, {5, 3}, {500, 200}} {
		p := painter{size: size}
		for _, f := range []Frame{{}, {Rows: make([]string, 1000), CursorX: 9999, CursorY: 9999}, {CursorX: -5, CursorY: -5}} {
			p.paint(f)
			p.resize(Size{size.Columns + 1, size.Rows}, graphics.Cell{})
			p.paint(f)
			p.measure([]probe{{"ক", p.size.Rows}})
		}
	}
}

func TestAfterForgettingTheWholeScreenIsDrawn(t *testing.T) {
	p := painter{size: Size{20, 2}}
	f := Frame{Rows: []string{"এক", ""}}
	first := string(p.paint(f))
	p.forget()
	if again := string(p.paint(f)); again != first || !strings.Contains(again, eraseScreen+"\x1b[1;1Hএক") {
		t.Errorf("the first time %q, after forgetting %q", first, again)
	}
}
