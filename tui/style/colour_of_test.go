package style

import "testing"

func TestColourOf(t *testing.T) {
	for _, c := range []struct {
		name string
		want RGB
		ok   bool
	}{
		{"", RGB{}, false},
		{"7", RGB{}, false},
		{"15", RGB{}, false},
		{"16", RGB{0, 0, 0}, true},
		{"231", RGB{1, 1, 1}, true},
		{"232", RGB{8.0 / 255, 8.0 / 255, 8.0 / 255}, true},
		{"255", RGB{238.0 / 255, 238.0 / 255, 238.0 / 255}, true},
		{"256", RGB{}, false},
		{"99999999999999999999", RGB{}, false},
		{"-20", RGB{}, false},
		{"2x", RGB{}, false},
		{"#ff0000", RGB{1, 0, 0}, true},
		{"#ff000", RGB{}, false},
	} {
		if got, ok := ColourOf(c.name); got != c.want || ok != c.ok {
			t.Errorf("%q is %v, %v, want %v, %v", c.name, got, ok, c.want, c.ok)
		}
	}
	if n := testing.AllocsPerRun(100, func() { Shown(""); Shown("20"); Shown("default") }); n > 0 {
		t.Errorf("looking colours up takes %v pieces of memory", n)
	}
}
