package terminal

import "testing"

func TestLargestPictureOfTheAnswers(t *testing.T) {
	for _, c := range []struct {
		name    string
		replies []string
		widest  int
	}{
		{"the window's size, then the most", []string{"2;0;722;456", "2;0;4096;4096"}, 4096},
		{"the most alone", []string{"2;3;0", "2;0;1000;1000"}, 1000},
		{"no most", []string{"2;0;722;456", "2;2"}, 722},
		{"neither", []string{"1;3;0", "1;3;0"}, 0},
		{"not a size", []string{"2;0;722"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var a Answers
			for _, one := range c.replies {
				a.limits(one)
			}
			if a.SixelWidest != c.widest {
				t.Errorf("%d pixels, want %d", a.SixelWidest, c.widest)
			}
			if a.SixelColours != 0 {
				t.Errorf("%d colours of a reply about sizes", a.SixelColours)
			}
		})
	}
}
