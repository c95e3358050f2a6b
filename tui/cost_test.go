package tui

import (
	"image"
	"strings"
	"testing"
	"unicode/utf8"

	"tippani/model/segment"
	"tippani/model/width"
	"tippani/tui/drawn"
	"tippani/tui/graphics"
	"tippani/tui/graphics/graphicstest"
	"tippani/tui/picture"
)

// strokes sets each code point in half the height of a cell, as graphicstest.Raster paints it.
type strokes struct {
	raster *graphicstest.Raster
	half   int
}

func (s strokes) Advances(word string, buf []int) []int {
	for sc := segment.NewScanner(word); sc.Next(); {
		buf = append(buf, s.half*utf8.RuneCountInString(word[sc.Start():sc.End()]))
	}
	return buf
}
func (s strokes) Small() width.Typesetter              { return s }
func (s strokes) Face() string                         { return "Strokes" }
func (s strokes) Keep()                                {}
func (s strokes) Paint(r *picture.Row) *image.Paletted { return s.raster.Paint(r) }

// sending is a program whose frames are sent to a terminal of 100 × 30 cells of 10 × 20 pixels.
type sending struct {
	*trial
	screen *graphics.Screen
}

func newSending(t *testing.T, p graphics.Protocol) *sending {
	cell := graphics.Cell{Width: 10, Height: 20}
	raster := &graphicstest.Raster{}
	d := drawnTrial(t, setup{columns: 100, rows: 30}, offer{protocol: p, cell: cell, told: true})
	d.text = drawn.New(drawn.Options{Find: func() (drawn.Fonts, error) {
		return func(image.Point) drawn.Press { return strokes{raster, cell.Height / 2} }, nil
	}})
	d.Update(offer{protocol: p, cell: cell, told: true})
	if !d.text.On() {
		d.Update(<-d.text.Found())
	}
	return &sending{d, graphics.New(graphics.Settings{Protocol: p, Raster: raster, Cell: cell, Columns: 100, Rows: 30, First: 1 << 20,
		Scrolls: p == graphics.Sixel})}
}

// press presses keys, one after the other, and returns how many bytes of pictures the last of them sends.
func (s *sending) press(keys string) int {
	s.keys(keys)
	f := s.Frame()
	drawn := s.screen.Take(f.Pictures, graphics.Cursor{Picture: f.CursorPicture, X: f.CursorPictureX, Row: f.CursorY})
	b, _ := s.screen.Scroll(nil, "")
	return len(s.screen.Paint(b, make([]bool, len(drawn))))
}

// mostOfAMove and mostOfAPage are the most bytes that a moved cursor and a page may take.
const (
	mostOfAMove = 6_000
	mostOfAPage = 250_000
)

// TestAMovedCursorSendsLittle goes over spans of three kinds and text without any: the reminders of keys and the status change with each.
func TestAMovedCursorSendsLittle(t *testing.T) {
	for _, p := range []graphics.Protocol{graphics.Kitty, graphics.Sixel} {
		t.Run(p.String(), func(t *testing.T) {
			s := newSending(t, p)
			if n := s.press(""); n < 10_000 || n > mostOfAPage {
				t.Errorf("a page is %d bytes", n)
			}
			for _, keys := range []string{"1", "w w 2", "w w w v w w 9", "w w m type:নোট enter", "g"} {
				s.press(keys)
			}
			kinds := map[string]bool{}
			for range 2 { // there the first time, and again
				for _, key := range strings.Fields("w w w w w w w w w w w w w w j j j k k l l l h b b b b g") {
					if n := s.press(key); n > mostOfAMove {
						t.Errorf("%s sends %d bytes", key, n)
					}
					span, ok := s.work.pen.Current()
					if !ok {
						kinds["none"] = true
					} else {
						kinds[span.Label] = true
					}
				}
			}
			if len(kinds) < 4 {
				t.Errorf("the cursor came only onto %v", kinds)
			}
		})
	}
}
