package terminal

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"tippani/tui/environ"
)

// Colors is how many colours a terminal shows.
type Colors int

// The kinds of terminal by colour. None still has bold, underline and reverse.
const (
	None Colors = iota
	Sixteen
	Indexed
	True
)

func (c Colors) String() string {
	return [...]string{"none", "16", "256", "true"}[c]
}

// ColorsOf reads the number of colours out of an environment (NO_COLOR, COLORTERM, TERM and others) and asks nobody. NO_COLOR
// counts when it is set to anything but the empty string, as no-color.org has it.
func ColorsOf(env environ.Variables) Colors {
	if env.Get("NO_COLOR") != "" {
		return None
	}
	switch colorprofile.Env(env) {
	case colorprofile.TrueColor:
		return True
	case colorprofile.ANSI256:
		return Indexed
	case colorprofile.ANSI:
		return Sixteen
	default:
		return None
	}
}

// IsDark says whether the background is dark: by the terminal's own answer, else by COLORFGBG ("15;0": the last number is the
// background's place in the palette), else it is taken to be dark.
func IsDark(background *RGB, env environ.Variables) bool {
	if background != nil {
		// The weights of the parts in the brightness of a colour, ITU-R BT.601.
		brightness := 299*int(background.R) + 587*int(background.G) + 114*int(background.B)
		return brightness < 128*1000
	}
	fields := strings.Split(env.Get("COLORFGBG"), ";")
	if place, err := strconv.Atoi(fields[len(fields)-1]); err == nil {
		return place < 7 || place == 8
	}
	return true
}
