package tui

import (
	"path/filepath"
	"strings"

	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// openRescue is what quitting meets while the dataset can not be written: try again, save elsewhere, or leave all the same.
func (a *App) openRescue() {
	n := a.options.Dataset.Unsaved()
	title := lang.Text{En: "%s changes are NOT SAVED", Bn: "%sটি বদল সংরক্ষিত নয়"}
	if n == 1 {
		title.En = "%s change is NOT SAVED"
	}
	c := newChooser(a.view.lang.Format(title, lang.Number(n)), []choice{
		{key: "1", title: a.view.lang.Of(lang.Text{En: "Try again", Bn: "আবার চেষ্টা"})},
		{key: "2", title: a.view.lang.Of(lang.Text{En: "Save to another file", Bn: "অন্য ফাইলে সংরক্ষণ"})},
		{key: "3", title: a.view.lang.Of(lang.Text{En: "Go on working", Bn: "কাজ চালিয়ে যান"})},
		{key: "4", title: a.view.lang.Of(lang.Text{En: "Leave and lose them", Bn: "বেরোন, বদলগুলো হারাবে"})},
	})
	c.plain = true
	c.pick = func(a *App, i int) {
		switch i {
		case 0:
			a.retry()
		case 1:
			a.openSaveAs()
		case 3:
			a.options.Dataset.Abandon()
			a.leave()
			a.quit = true
		}
	}
	a.open(c)
}

// retry writes what could not be written before.
func (a *App) retry() {
	if err := a.options.Dataset.Retry(); err != nil {
		a.say(toneBad, lang.Text{En: "%v", Bn: "%v"}, err)
		return
	}
	a.say(toneGood, lang.Text{En: "Everything is saved", Bn: "সব সংরক্ষিত"})
}

// saveAs asks for the file to save to when the dataset's own can not be written.
type saveAs struct {
	prompt string
	field  field
	cursor int
}

func (a *App) openSaveAs() {
	path := a.options.Dataset.Path()
	ext := filepath.Ext(path)
	a.open(&saveAs{
		prompt: a.view.lang.Of(lang.Text{En: " Save to: ", Bn: " যে ফাইলে: "}),
		field:  newField(strings.TrimSuffix(path, ext) + "-rescue" + ext),
	})
}

func (s *saveAs) key(a *App, k press) {
	switch do := a.resolve(keymap.Text, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		a.close()
	case do == keymap.Accept:
		a.close()
		if err := a.options.Dataset.SaveAs(s.field.text); err != nil {
			a.say(toneBad, lang.Text{En: "%v", Bn: "%v"}, err)
			return
		}
		a.say(toneGood, lang.Text{En: "Saved; work goes on in %s", Bn: "সংরক্ষিত; কাজ চলবে %s ফাইলে"}, s.field.text)
	case k.text != "":
		s.field.insert(k.text)
	default:
		s.field.edit(do)
	}
}

func (s *saveAs) box(v *view) *box {
	return lineBox(v, s.prompt, &s.field, "", &s.cursor)
}

// lineBox is a field in the status line, after a prompt and before a remark.
func lineBox(v *view, prompt string, f *field, remark string, cursor *int) *box {
	b := &box{width: v.columns - 1, height: 1, top: v.rows - 1, left: 0, cursorLine: 0}
	b.cursorColumn = func() int { return *cursor }
	b.line = func(r *row, _, end int) {
		r.put(v.theme.barStrong, prompt, end)
		*cursor = f.draw(r, v.theme.bar, end-v.textColumns(remark))
		r.put(v.theme.bad, remark, end)
	}
	return b
}
