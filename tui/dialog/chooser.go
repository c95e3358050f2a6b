package dialog

import (
	"slices"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/style"
)

// Choice is one line of a Chooser.
type Choice struct {
	Key    string // the key that picks it at once while nothing is typed, or ""
	Chip   string // a short name drawn in Look
	Look   style.Look
	Title  string
	Detail string // drawn dim after the title
	Help   string // shown under the list while the choice is the current one
	Match  string // what the filter is compared with
	On     bool   // is in force already: drawn with a tick
}

// Chooser is a list that narrows as one types: the label palette, the link dialog, the attributes.
type Chooser struct {
	Title   string
	Hint    string
	Plain   bool // no filter line: keys pick, letters do nothing
	Choices []Choice
	Picks

	// Offer makes one more choice of what is typed, below those that match it, and says whether there is one; nil for none ever.
	Offer func(typed string) (Choice, bool)

	filter Filter
	shown  []int // indexes into Choices that pass the filter, and len(Choices) for the offered one
	offer  Choice
	at     int // index into shown
	top    int
	room   int // lines of choices on screen
}

// Picks says what a Chooser leads to. Each is called with the index of a choice, or with what is typed; all but Pick may be nil.
type Picks struct {
	Pick  func(i int) action.Action        // enter, after the list has closed
	Typed func(typed string) action.Action // the same on the choice that was offered
	Drop  func(i int) action.Action        // delete, after the list has closed; without it nothing can be deleted
	Moved func(i int) action.Action        // another choice is the current one now
	Left  func() action.Action             // the list was closed without a pick
}

// NewChooser is a list of choices, the first of them current.
func NewChooser(title string, choices []Choice) *Chooser {
	c := &Chooser{Title: title, Choices: choices}
	c.narrow()
	return c
}

// narrow recomputes what passes the filter.
func (c *Chooser) narrow() {
	c.shown = c.shown[:0]
	passes := c.filter.Passing()
	for i := range c.Choices {
		if passes(c.Choices[i].Match) {
			c.shown = append(c.shown, i)
		}
	}
	if c.Offer != nil && c.filter.Text() != "" {
		var some bool
		if c.offer, some = c.Offer(c.filter.Text()); some {
			c.shown = append(c.shown, len(c.Choices))
		}
	}
	c.at, c.top = 0, 0
}

// choice is what stands in a line of the list.
func (c *Chooser) choice(line int) *Choice {
	if i := c.shown[line]; i < len(c.Choices) {
		return &c.Choices[i]
	}
	return &c.offer
}

// current is the index of the current choice, or -1 when there is none, or when it is the offered one.
func (c *Chooser) current() int {
	if c.at < len(c.shown) && c.shown[c.at] < len(c.Choices) {
		return c.shown[c.at]
	}
	return -1
}

// Key moves in the list, narrows it, picks from it or closes it.
func (c *Chooser) Key(k keys.Press, kb keys.Keyboard) action.Action {
	do := kb.Action(keymap.List, k)
	if asked, done := c.steer(do); done {
		return asked
	}
	if !k.Paste {
		if i, ok := c.keyed(k.Text, kb); ok {
			return c.picked(i)
		}
	}
	if c.Plain {
		return nil
	}
	if !c.filter.Key(k, do) {
		return nil
	}
	c.narrow()
	return c.tell()
}

// steer carries out what moves in the list, picks from it or closes it, and reports whether the action was one of these.
func (c *Chooser) steer(do keymap.Action) (asked action.Action, done bool) {
	switch do {
	case keymap.Cancel, keymap.Quit:
		return c.Leave(), true
	case keymap.Accept:
		if c.at < len(c.shown) {
			return c.picked(c.shown[c.at]), true
		}
		return nil, true
	case keymap.CursorUp:
		return c.step(-1), true
	case keymap.CursorDown:
		return c.step(1), true
	case keymap.PageUp:
		return c.step(-8), true
	case keymap.PageDown:
		return c.step(8), true
	case keymap.ArticleStart:
		return c.step(-len(c.shown)), true
	case keymap.ArticleEnd:
		return c.step(len(c.shown)), true
	case keymap.DeleteForward:
		i := c.current()
		if i < 0 || c.Drop == nil || !c.filter.AtEnd() {
			return nil, false // it deletes from the filter
		}
		return Close{func() action.Action { return c.Drop(i) }}, true
	}
	return nil, false
}

func (c *Chooser) picked(i int) action.Action {
	if i == len(c.Choices) {
		return Close{func() action.Action { return c.Typed(c.filter.Text()) }}
	}
	return Close{func() action.Action { return c.Pick(i) }}
}

// keyed is the choice that text, typed before anything else, is the key of, if there is one.
func (c *Chooser) keyed(text string, kb keys.Keyboard) (int, bool) {
	if c.filter.Text() != "" || text == "" {
		return 0, false
	}
	typed, key := annotations.CanonicalKey(text), kb.Physical(text)
	for i := range c.Choices {
		if k := annotations.CanonicalKey(c.Choices[i].Key); k != "" && (k == typed || k == key) {
			return i, true
		}
	}
	return 0, false
}

func (c *Chooser) step(n int) action.Action {
	if len(c.shown) == 0 {
		return nil
	}
	if n == 1 || n == -1 {
		c.at = (c.at + n + len(c.shown)) % len(c.shown)
	} else {
		c.at = min(max(c.at+n, 0), len(c.shown)-1)
	}
	return c.tell()
}

// Scroll takes the wheel: a line at a time, and not round the ends.
func (c *Chooser) Scroll(n int) action.Action {
	at := c.at
	switch {
	case n > 0:
		c.at = min(c.at+1, max(len(c.shown)-1, 0))
	case n < 0:
		c.at = max(c.at-1, 0)
	}
	if c.at == at {
		return nil
	}
	return c.tell()
}

func (c *Chooser) tell() action.Action {
	if i := c.current(); i >= 0 && c.Moved != nil {
		return c.Moved(i)
	}
	return nil
}

// Click picks the choice on a line.
func (c *Chooser) Click(line, _ int) action.Action {
	i := c.top + line - c.head()
	if line < c.head() || line >= c.head()+c.room || i >= len(c.shown) {
		return nil
	}
	c.at = i
	return c.picked(c.shown[i])
}

// Leave closes the list without a pick.
func (c *Chooser) Leave() action.Action { return Close{c.Left} }

// At is the index of the current choice among those that pass the filter.
func (c *Chooser) At() int { return c.at }

// Go makes a choice the current one, by its index.
func (c *Chooser) Go(i int) {
	if at := slices.Index(c.shown, i); at >= 0 {
		c.at = at
	}
}
