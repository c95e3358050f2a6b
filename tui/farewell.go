package tui

import (
	"path/filepath"

	"tippani/annotations"
	"tippani/tui/lang"
	"tippani/tui/rescue"
)

// Farewell says, after the program has ended, where the annotations are; "" when nothing was annotated.
func (a *App) Farewell() string {
	set := a.work.pen.Set()
	if set.Len() == 0 && set.Answer() == annotations.InProgress {
		return ""
	}
	text := lang.Text{En: "%s spans in this article", Bn: "এই নিবন্ধে %sটি চিহ্নিত অংশ"}
	if set.Len() == 1 {
		text.En = "%s span in this article"
	}
	files := rescue.Of(a.options.Desk)
	if files == nil {
		return a.view.Lang.Format(text, lang.Number(set.Len()))
	}
	path := files.Path()
	if abs, err := filepath.Abs(path); err == nil && len(abs) < len(path) {
		path = abs
	}
	text.En, text.Bn = text.En+"; the dataset is %s", text.Bn+"; ডেটাসেট: %s"
	return a.view.Lang.Format(text, lang.Number(set.Len()), path)
}
