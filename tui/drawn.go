package tui

import (
	"image"
	"time"

	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/drawn"
	"tippani/tui/graphics"
	"tippani/tui/lang"
	"tippani/tui/picture"
	"tippani/tui/terminal"
)

// retype takes up that text is shown otherwise: measured anew, drawn instead of printed, or in another size.
func (a *App) retype() {
	if a.text.Painted() && !a.view.PagePainted {
		a.view.PagePainted = true
		if a.view.Colour {
			a.view.SetDark(a.view.Theme.Dark)
		}
	}
	a.view.SetDrawn(a.text.On())
	a.view.Drawing = a.text.Drawing(&a.view, a.printed)
	a.view.Profile = a.text.Profile(a.printed)
	a.fillRows()
	a.relay()
}

// fillRows takes all rows of the screen, but for the bottom one where that can't show a picture and the others do.
func (a *App) fillRows() {
	a.view.Rows = a.screenRows
	if a.view.Drawing != nil && a.offer.skipsLast {
		a.view.Rows = max(a.screenRows-1, 1)
	}
}

// toggleText draws the text, or prints it.
func toggleText(a *App) action.Action {
	changed, say := a.text.Switch()
	if changed {
		a.endJump()
		a.retype()
	}
	return action.Tell(say.Text, say.Values...)
}

// offer is what a terminal offers for pictures, as far as it has said.
type offer struct {
	protocol      graphics.Protocol
	why           terminal.Reason
	cell          graphics.Cell
	pixels        bool // the mouse can be told in pixels
	skipsLast     bool // the bottom row of the screen can't show a picture
	explicitWidth bool
	background    terminal.RGB
	told          bool // the background is
}

// offerOf is what a terminal offers now.
func offerOf(t *terminal.Terminal) offer {
	said := t.Said()
	o := offer{cell: t.Cell(), pixels: said.PixelMouse, explicitWidth: said.ExplicitWidth, told: said.Background != nil}
	o.protocol, o.why = t.Choose()
	o.skipsLast = !t.LastRow(o.protocol)
	if o.told {
		o.background = *said.Background
	}
	return o
}

// place is an offer in terms of what is drawn.
func (o offer) place() drawn.Place {
	p := drawn.Place{Cell: image.Pt(o.cell.Width, o.cell.Height), Pixels: o.pixels, Why: whyNot(o.why)}
	if o.told {
		p.Background = &picture.RGB{R: o.background.R, G: o.background.G, B: o.background.B}
	}
	switch {
	case !o.protocol.Under():
	case o.explicitWidth:
		p.Under = canvas.Squeezed
	default:
		p.Under = canvas.Sequential
	}
	return p
}

// meet takes up what the terminal offers. Patience is how long fonts may still be looked for.
func (a *App) meet(o offer, patience time.Duration) {
	a.offer = o
	a.text.Meet(o.place(), patience)
	a.retype()
}

// drawing is the protocol that pictures are shown by now.
func (a *App) drawing() graphics.Protocol {
	if a.text.On() {
		return a.offer.protocol
	}
	return graphics.None
}

// shown is how pictures are shown: what changes it has the terminal take them up anew.
type shown struct {
	protocol  graphics.Protocol
	skipsLast bool
}

func (a *App) shown() shown {
	p := a.drawing()
	return shown{p, a.offer.skipsLast && p != graphics.None}
}

// slowEvent says how many bytes a second a slow terminal takes.
type slowEvent int

// slowed prints the text where drawing it takes too long.
func (a *App) slowed(rate int) {
	if a.text.Slow() {
		a.retype()
		a.perform(action.Tell(textSlow, lang.Number(rate/1000)))
		return
	}
	a.perform(action.Tell(textSlowStill, lang.Number(rate/1000)))
}

var (
	textSlow = lang.Text{En: "The connection takes %s kB a second, too little to draw the text: it is printed",
		Bn: "সংযোগে সেকেন্ডে %s কিলোবাইট যায়, লেখা আঁকার জন্য কম: ছাপা হচ্ছে"}
	textSlowStill = lang.Text{En: "The connection takes only %s kB a second; T prints the text",
		Bn: "সংযোগে সেকেন্ডে মাত্র %s কিলোবাইট যায়; T চাপলে লেখা ছাপা হবে"}
)

// whyNot is why a terminal shows no pictures, as a sentence.
func whyNot(r terminal.Reason) drawn.Sentence { return drawn.Sentence{Text: whys[r]} }

var whys = map[terminal.Reason]lang.Text{
	terminal.NoAnswer:   {En: "The terminal says nothing of itself: text is printed", Bn: "টার্মিনাল নিজের কথা কিছু জানায় না: লেখা ছাপা হয়"},
	terminal.NoProtocol: {En: "This terminal shows no pictures: text is printed", Bn: "এই টার্মিনালে ছবি দেখা যায় না: লেখা ছাপা হয়"},
	terminal.CellUnknown: {En: "The terminal does not say how large its cells are: text is printed",
		Bn: "টার্মিনাল ঘরের মাপ জানায় না: লেখা ছাপা হয়"},
	terminal.InScreen: {En: "screen hands no pictures on: text is printed", Bn: "screen ছবি পার করে না: লেখা ছাপা হয়"},
	terminal.TmuxUnknown: {En: "tmux knows no pictures and could not be asked: text is printed",
		Bn: "tmux ছবি চেনে না, জিজ্ঞাসাও করা গেল না: লেখা ছাপা হয়"},
	terminal.TmuxKeeps: {En: "tmux hands no pictures on; tmux set -g allow-passthrough on lets it",
		Bn: "tmux ছবি পার করে না; tmux set -g allow-passthrough on দিলে করবে"},
	terminal.TmuxOuter: {En: "The terminal around tmux shows no pictures in it: text is printed",
		Bn: "tmux-এর বাইরের টার্মিনাল তার ভেতরে ছবি দেখায় না: লেখা ছাপা হয়"},
	terminal.TmuxLoses: {En: "tmux loses sixel pictures when others change: text is printed; outside tmux it is drawn",
		Bn: "একটা ছবি বদলালে tmux অন্য sixel ছবি হারায়: লেখা ছাপা হয়; tmux-এর বাইরে আঁকা হয়"},
}
