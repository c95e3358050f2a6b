package tui

import (
	"github.com/muesli/termenv"

	"tippani/model/width"
	"tippani/tui/terminal"
	"tippani/tui/terminal/cache"
)

// Widths is where the columns of clusters come from.
type Widths struct {
	Fixed *width.Profile // taken as it is; nil measures the terminal
	Cache *cache.Cache   // what earlier starts measured; nil for none
}

// ask finds the columns of forms, those that every terminal is asked for included.
func (w Widths) ask(t *terminal.Terminal, forms []string) terminal.Answers {
	if w.Cache == nil {
		return t.Ask(append(width.Telling(), forms...))
	}
	// What could not be kept costs the next start a few milliseconds, and nothing else.
	answers, _ := w.Cache.Measure(t.Ask, t.Identity, width.Telling(), forms)
	return answers
}

// firstScan is how many bytes of an article are looked through for clusters before its first frame. Longer articles are rare; what
// occurs in them only later is measured when it comes into sight.
const firstScan = 2 << 20

// Start opens the first article on a terminal: everything that the first frame holds is measured in one round of questions.
func Start(o Options, t *terminal.Terminal, w Widths) (*App, error) {
	size := t.Size()
	v := View{
		Columns: size.Columns, Rows: size.Rows, Colours: colours(t.Colors()),
		DarkBackground: t.IsDark(terminal.Answers{}), Profile: width.Default(),
	}
	if w.Fixed != nil {
		v.Profile = w.Fixed
	}
	a, err := New(o, v)
	if err != nil {
		return nil, err
	}
	if w.Fixed != nil {
		answers := t.Ask(nil)
		a.background(t.IsDark(answers))
		return a, nil
	}
	a.view.wanted.collecting = true
	a.Frame()
	forms := width.Distinct(a.work.reader.article.Text(), firstScan)
	answers := w.ask(t, append(forms, a.view.wanted.take()...))
	a.background(t.IsDark(answers))
	a.remeasure(a.view.profile.With(answers.Widths))
	return a, nil
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

// wanted are forms that were drawn without having been measured.
type wanted struct {
	collecting bool
	forms      []string
	seen       map[string]bool
}

// note remembers the form of a cluster that the profile has no measurement of. ASCII is one column everywhere.
func (w *wanted) note(p *width.Profile, cluster string) {
	if !w.collecting || cluster == "" || cluster[0] < 0x80 && len(cluster) == 1 || w.seen[cluster] {
		return
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[cluster] = true
	for _, form := range width.Distinct(cluster, len(cluster)) {
		if _, ok := p.Measured(form); !ok {
			w.forms = append(w.forms, form)
		}
	}
}

func (w *wanted) take() []string {
	forms := w.forms
	w.forms = nil
	return forms
}

// background follows what the terminal said of its background, unless the user chose a theme.
func (a *App) background(dark bool) {
	if a.options.Theme != "" || !a.view.colour {
		return
	}
	a.view.setDark(dark)
}
