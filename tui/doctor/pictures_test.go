package doctor

import (
	"strings"
	"testing"

	"tippani/model/width"
	"tippani/tui/graphics"
	"tippani/tui/lang"
	"tippani/tui/terminal"
)

func TestTheReportSaysWhyThereAreNoPictures(t *testing.T) {
	for reason := terminal.NoAnswer; reason < terminal.SlowLink; reason++ {
		r := report{l: lang.English}
		r.Profile = width.New(nil)
		r.Pictures = Pictures{Reason: reason}
		r.pictures()
		if !strings.Contains(r.b.String(), "none: ") {
			t.Errorf("%v is said as %q", reason, r.b.String())
		}
	}
	r := report{l: lang.English}
	r.Profile = width.New(nil)
	r.Pictures = Pictures{graphics.Kitty, terminal.Suits, graphics.Cell{Width: 9, Height: 18}}
	r.pictures()
	if !strings.Contains(r.b.String(), "kitty, cells of 9 × 18 pixels") {
		t.Errorf("said %q", r.b.String())
	}
}
