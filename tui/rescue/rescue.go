// Package rescue is what quitting meets while the dataset can not be written: try again, save elsewhere, or leave all the same.
package rescue

import (
	"path/filepath"
	"strings"

	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/desk"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
)

// Of are the ways out that a desk of files has; nil where there is no file.
func Of(d desk.Desk) desk.Rescue {
	r, _ := d.(desk.Rescue)
	return r
}

// Open asks what to do.
func Open(v *canvas.Screen, d desk.Desk) action.Action {
	n := d.Unsaved()
	title := lang.Text{En: "%s changes are NOT SAVED", Bn: "%sটি বদল সংরক্ষিত নয়"}
	if n == 1 {
		title.En = "%s change is NOT SAVED"
	}
	ways := []way{{lang.Text{En: "Try again", Bn: "আবার চেষ্টা"}, func() action.Action { return retry(d) }}}
	files := Of(d)
	if files != nil {
		ways = append(ways, way{lang.Text{En: "Save to another file", Bn: "অন্য ফাইলে সংরক্ষণ"},
			func() action.Action { return openSaveAs(v, files) }})
	}
	ways = append(ways, way{lang.Text{En: "Go on working", Bn: "কাজ চালিয়ে যান"}, func() action.Action { return nil }},
		way{lang.Text{En: "Leave and lose them", Bn: "বেরোন, বদলগুলো হারাবে"}, func() action.Action {
			if files != nil {
				files.Abandon()
			}
			return action.Quit{}
		}})
	var choices []dialog.Choice
	for i, w := range ways {
		choices = append(choices, dialog.Choice{Key: string(rune('1' + i)), Title: v.Lang.Of(w.text)})
	}
	c := dialog.NewChooser(v.Lang.Format(title, lang.Number(n)), choices)
	c.Plain = true
	c.Pick = func(i int) action.Action { return ways[i].take() }
	return dialog.Open{Dialog: c}
}

// way is one way on while something is not saved.
type way struct {
	text lang.Text
	take func() action.Action
}

// retry writes what could not be written before.
func retry(d desk.Desk) action.Action {
	if err := d.Retry(); err != nil {
		return action.Fail(action.Verbatim, err)
	}
	return action.Done(lang.Text{En: "Everything is saved", Bn: "সব সংরক্ষিত"})
}

// saveAs asks for the file to save to when the dataset's own can not be written.
type saveAs struct {
	prompt string
	field  canvas.Field
	save   func(path string) action.Action
}

func openSaveAs(v *canvas.Screen, files desk.Rescue) action.Action {
	path := files.Path()
	ext := filepath.Ext(path)
	return dialog.Open{Dialog: &saveAs{
		prompt: v.Lang.Of(lang.Text{En: " Save to: ", Bn: " যে ফাইলে: "}),
		field:  canvas.NewField(strings.TrimSuffix(path, ext) + "-rescue" + ext),
		save: func(path string) action.Action {
			if err := files.SaveAs(path); err != nil {
				return action.Fail(action.Verbatim, err)
			}
			return action.Done(lang.Text{En: "Saved; work goes on in %s", Bn: "সংরক্ষিত; কাজ চলবে %s ফাইলে"}, path)
		},
	}}
}

// Key types the name of the file, and saves to it.
func (s *saveAs) Key(k keys.Press, kb keys.Keyboard) action.Action {
	switch do := kb.Action(keymap.Text, k); {
	case do == keymap.Cancel || do == keymap.Quit:
		return dialog.Close{}
	case do == keymap.Accept:
		return dialog.Close{Then: func() action.Action { return s.save(s.field.Text) }}
	case k.Text != "":
		s.field.Insert(k.Text)
	default:
		s.field.Edit(do)
	}
	return nil
}

// Fit keeps the cursor in sight.
func (s *saveAs) Fit(v *canvas.Screen) { s.field.Fit(v.Profile, v.Columns-1-v.TextColumns(s.prompt)) }

// Box is the line at the bottom of the screen.
func (s *saveAs) Box(v *canvas.Screen) *canvas.Box { return canvas.LineBox(v, s.prompt, s.field, "") }
