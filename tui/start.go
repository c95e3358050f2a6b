package tui

import (
	"time"

	"github.com/muesli/termenv"

	"tippani/annotations"
	"tippani/model/width"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/chrome"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/manual"
	"tippani/tui/pen"
	"tippani/tui/style"
	"tippani/tui/terminal"
	"tippani/tui/terminal/cache"
)

// Widths is where the columns of clusters come from.
type Widths struct {
	Fixed *width.Profile // taken as it is; nil measures the terminal
	Cache *cache.Cache   // what earlier starts measured; nil for none
	// Draw says how clusters are sent to a terminal that gave these answers and counts by this rule; nil sends them as they are.
	Draw func(*terminal.Terminal, terminal.Answers, width.Family) width.Drawing
	// Warn is what to say of a terminal that gave these answers where its cells show Bengali badly, empty for nothing, and remembers that
	// it was said; nil says nothing.
	Warn func(*terminal.Terminal, terminal.Answers) lang.Text
}

// drawn is the profile with the drawing that suits the terminal. What the drawing sends is measured as it is sent.
func (w Widths) drawn(t *terminal.Terminal, answers terminal.Answers, p *width.Profile, forms []string) *width.Profile {
	if w.Draw == nil {
		return p
	}
	d := w.Draw(t, answers, p.Family())
	if d.Name == "" {
		return p
	}
	p = p.Drawn(d)
	if unknown := p.Unmeasured(forms...); answers.Complete && w.Fixed == nil && len(unknown) > 0 {
		return p.With(w.ask(t, unknown).Widths)
	}
	return p
}

// late is the profile once answers have come that nobody waited for any more. If the terminal says only now what it is,
// its drawing changes; what that sends is counted by the family's rule.
func (w Widths) late(t *terminal.Terminal) func(*width.Profile, terminal.Answers) *width.Profile {
	return func(p *width.Profile, answers terminal.Answers) *width.Profile {
		if w.Fixed == nil && len(answers.Widths) > 0 {
			p = p.With(width.Answers(answers.Widths))
		}
		if w.Draw == nil || answers.Version == "" && !answers.ExplicitWidth {
			return p
		}
		if d := w.Draw(t, answers, p.Family()); d.Name != p.Drawing().Name {
			p = p.Drawn(d)
		}
		return p
	}
}

// ask finds the columns of forms, those that every terminal is asked for included.
func (w Widths) ask(t *terminal.Terminal, forms []string) terminal.Answers {
	if w.Cache == nil {
		return question(t)(append(width.Telling(), forms...))
	}
	// What could not be kept costs the next start a few milliseconds, and nothing else.
	answers, _ := w.Cache.Measure(question(t), t.Identity, width.Telling(), forms)
	return answers
}

// question asks the terminal for the columns of forms, each printed so that it can be measured.
func question(t *terminal.Terminal) cache.Ask {
	return func(forms []string) terminal.Answers {
		answers := t.Ask(width.Probes(forms))
		answers.Widths = width.Answers(answers.Widths)
		return answers
	}
}

// firstScan is how many bytes of an article are looked through for clusters before its first frame. Longer articles are rare; what
// occurs in them only later is measured when it comes into sight.
const firstScan = 2 << 20

// fontPatience is how long the first frame waits for fonts. They are at hand by then unless it is the
// first time.
const fontPatience = 50 * time.Millisecond

// Start shows the first article on a terminal. The terminal is asked for all that the first frame holds in one round of questions.
func (o *Opened) Start(t *terminal.Terminal, w Widths) *App {
	size := t.Size()
	v := canvas.Terminal{
		Columns: size.Columns, Rows: size.Rows, Colours: colours(t.Colors()),
		DarkBackground: t.IsDark(terminal.Answers{}), Profile: w.Fixed,
	}
	a := o.app
	a.widths.late = w.late(t)
	var answers terminal.Answers
	a.widths.first = func(text string) {
		if w.Fixed != nil {
			answers = t.Ask(nil)
			followBackground(a, t.IsDark(answers), answers.Background)
			a.printed = w.drawn(t, answers, w.Fixed, nil)
			a.meet(offerOf(t), fontPatience)
			return
		}
		forms := append(width.Distinct(text, firstScan), interfaceForms(a.view.Lang, a.options.Schema)...)
		answers = w.ask(t, forms)
		followBackground(a, t.IsDark(answers), answers.Background)
		a.printed = w.drawn(t, answers, width.New(answers.Widths), forms)
		a.meet(offerOf(t), fontPatience)
		a.widths.collecting = true
	}
	o.On(v)
	if a.view.Theme.Plain() && a.options.Theme != "" && a.options.Theme != a.view.Theme.Name && a.out.message.Text == "" {
		a.perform(action.Refuse(lang.Text{En: "Without colours there is no theme %q", Bn: "রং ছাড়া %q থিম দেখানো যায় না"}, a.options.Theme))
	}
	if w.Warn != nil && answers.Complete { // else it is not known yet what the terminal is, nor whether it shows pictures
		a.warn = func() lang.Text { return w.Warn(t, answers) }
	}
	a.warned()
	return a
}

// warned says why text that should be drawn is printed, or how the terminal's cells show Bengali, once it is known that text is printed in
// them, unless something else is being told.
func (a *App) warned() {
	if why := a.text.Missed(); !why.None() && a.out.message.Text == "" {
		a.warn = nil
		a.perform(action.Refuse(why.Text, why.Values...))
		return
	}
	if a.warn == nil || a.text.Pending() {
		return
	}
	warn := a.warn
	a.warn = nil
	if a.view.Drawing != nil || a.out.message.Text != "" {
		return
	}
	if text := warn(); text != (lang.Text{}) {
		a.perform(action.Tell(text))
	}
}

// mostReminders is how many labels the row of reminders can name at most: one for each digit.
const mostReminders = 10

// interfaceForms are the clusters of a Bengali interface that the first frame holds for certain.
func interfaceForms(l lang.Lang, s *annotations.Schema) []string {
	if l == lang.English {
		return nil
	}
	text := "০১২৩৪৫৬৭৮৯"
	for _, name := range keymap.Actions() {
		text += l.Of(manual.Of(name).Short)
	}
	for _, label := range s.Labels[:min(len(s.Labels), mostReminders)] {
		text += label.Display.BN
	}
	return width.Distinct(text+l.Of(pen.TextNoSpans)+l.Of(chrome.TextDigitsLabel), firstScan)
}

func colours(c terminal.Colors) termenv.Profile {
	switch c {
	case terminal.True:
		return termenv.TrueColor
	case terminal.Indexed:
		return termenv.ANSI256
	case terminal.Sixteen:
		return termenv.ANSI
	}
	return termenv.Ascii
}

// widths are the columns of clusters, as far as they are asked for and not known yet.
type widths struct {
	first func(text string) // asks for those of the first article before it is laid out; nil when nobody does
	// late is the profile once the terminal has said more of itself.
	late func(*width.Profile, terminal.Answers) *width.Profile

	collecting bool
	shown      canvas.Drawn // by the last frame
	forms      []string     // that were drawn without having been measured
	seen       map[string]bool
}

// fit is called with an article's text before it is laid out, to learn the columns of its clusters. Those of all but the first article are
// asked for while it is shown already.
func (w *widths) fit(v *canvas.Screen, text string) {
	if first := w.first; first != nil {
		w.first = nil
		first(text)
		return
	}
	if !w.collecting {
		return
	}
	for _, form := range width.Distinct(text, firstScan) {
		w.note(v.Profile, form)
	}
}

// note remembers the form of a cluster that the profile has no measurement of. ASCII is one column everywhere.
func (w *widths) note(p *width.Profile, cluster string) {
	if !w.collecting || cluster == "" || cluster[0] < 0x80 && len(cluster) == 1 || w.seen[cluster] {
		return
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[cluster] = true
	w.forms = append(w.forms, p.Unmeasured(width.Distinct(cluster, len(cluster))...)...)
}

func (w *widths) take() []string {
	forms := w.forms
	w.forms = nil
	return forms
}

// followBackground follows what the terminal said of its background, nil for nothing, unless the user chose a theme.
func followBackground(a *App, dark bool, background *terminal.RGB) {
	var page *style.RGB
	if background != nil {
		page = &style.RGB{R: float64(background.R) / 255, G: float64(background.G) / 255, B: float64(background.B) / 255}
	}
	a.view.PagePainted = a.options.Theme != "" && background == nil
	a.view.Behind(dark, page)
	if a.options.Theme != "" || !a.view.Colour {
		return
	}
	a.view.SetDark(dark)
}
