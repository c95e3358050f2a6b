package dialog

import (
	"tippani/model/find"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/style"
)

// prompt stands before what is typed into a Filter.
const prompt = " › "

// Filter is the line above a list that narrows it as one types.
type Filter struct{ field canvas.Field }

// Text is what is typed.
func (f *Filter) Text() string { return f.field.Text }

// Key types or edits, and reports whether the list has to be narrowed anew.
func (f *Filter) Key(k keys.Press, do keymap.Action) bool {
	before := f.field.Text
	if k.Text != "" {
		f.field.Insert(k.Text)
	} else {
		f.field.Edit(do)
	}
	return f.field.Text != before
}

// Passing tells which texts pass: all while nothing is typed, else those that hold it. It ignores case, normalisation form and joiners,
// as search does.
func (f *Filter) Passing() func(text string) bool {
	if f.field.Text == "" {
		return func(string) bool { return true }
	}
	return find.New(f.field.Text).In
}

// AtEnd reports whether the cursor stands behind all that is typed.
func (f *Filter) AtEnd() bool { return f.field.At == len(f.field.Text) }

// Fit keeps the cursor in sight on a line of so many columns.
func (f *Filter) Fit(v *canvas.Screen, columns int) {
	f.field.Fit(v.Profile, columns-v.TextColumns(prompt))
}

// Draw draws the line up to a column, and returns the column of its cursor.
func (f *Filter) Draw(v *canvas.Screen, r *canvas.Row, look style.Look, end int) int {
	r.Put(v.Theme.BoxDim, prompt, end)
	return f.field.Draw(r, look, end-1)
}
