// Package words says what labels, relations, kinds, attributes and answers are called on this screen, and how labels look there.
package words

import (
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/segment"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// Words are those of a schema on a screen.
type Words struct {
	schema  *annotations.Schema
	screen  *canvas.Screen
	colours *style.LabelColours // worked out when they are first needed; they hold for as long as the program runs
}

// Of are the words of a schema, in the language and the colours of a screen.
func Of(s *annotations.Schema, screen *canvas.Screen) *Words {
	return &Words{schema: s, screen: screen}
}

// Label is a label's name for reading: the display name in the language of the interface, else the name itself.
func (w *Words) Label(name string) string {
	if l, ok := w.schema.Label(name); ok {
		if d := l.Display.In(w.screen.Lang.Code()); d != "" {
			return d
		}
	}
	return name
}

// Relation is a relation's name for reading.
func (w *Words) Relation(name string) string {
	if t, ok := w.schema.Relation(name); ok {
		if d := t.Display.In(w.screen.Lang.Code()); d != "" {
			return d
		}
	}
	return name
}

// Kind is what a kind of label is called.
func (w *Words) Kind(k annotations.Kind) string {
	if t, ok := kinds[k]; ok {
		return w.screen.Lang.Of(t)
	}
	return string(k)
}

var kinds = map[annotations.Kind]lang.Text{
	annotations.Entity: {En: "entity", Bn: "সত্তা"},
	annotations.Quote:  {En: "quote", Bn: "উদ্ধৃতি"},
	annotations.Cue:    {En: "cue", Bn: "সূচক"},
	annotations.Claim:  {En: "claim", Bn: "দাবি"},
}

// Answer is what an answer is called.
func (w *Words) Answer(as annotations.Answer) string {
	if t, ok := answers[as]; ok {
		return w.screen.Lang.Of(t)
	}
	return w.screen.Lang.Of(lang.Text{En: "in progress", Bn: "চলছে"})
}

var answers = map[annotations.Answer]lang.Text{
	annotations.Accept: {En: "done", Bn: "সম্পন্ন"},
	annotations.Reject: {En: "rejected", Bn: "প্রত্যাখ্যাত"},
	annotations.Ignore: {En: "ignored", Bn: "এড়ানো"},
}

// Attribute is an attribute of a span and its value: "type: direct".
func (w *Words) Attribute(s *annotations.Span, name string) string {
	code := w.screen.Lang.Code()
	title, value := name, s.Attrs[name]
	if l, ok := w.schema.Label(s.Label); ok {
		if at, ok := l.Attribute(name); ok {
			if d := at.Display.In(code); d != "" {
				title = d
			}
			for _, v := range at.Values {
				if d := v.Display.In(code); v.Name == value && d != "" {
					value = d
				}
			}
		}
	}
	return title + ": " + value
}

// Chip pads a short name to as many columns, so that lists of labels line up.
func (w *Words) Chip(name string, columns int) string {
	if n := columns - w.screen.TextColumns(name); n > 0 {
		return name + strings.Repeat(" ", n)
	}
	return name
}

// Look is how a label's chip and its spans are drawn.
func (w *Words) Look(label string) style.Look {
	if !w.screen.Colour {
		return style.Look{Bold: true}
	}
	if l, ok := w.Colours().Looks[label]; ok {
		return l
	}
	return w.Colours().Unknown
}

// NameLook is how a label's name is written where it stands for the label without being one.
func (w *Words) NameLook(label string) style.Look {
	if !w.screen.Colour {
		return style.Look{Bold: true}
	}
	return style.Written(w.Look(label), w.screen.Theme.Paper(), w.screen.Depth)
}

// Colours are the labels' colours.
func (w *Words) Colours() *style.LabelColours {
	if w.colours == nil {
		w.colours = style.ColourLabels(w.schema, w.screen.Depth)
	}
	return w.colours
}

// Bracketed reports whether a label's spans stand in brackets under the text: without colours, when they are wanted, and by themselves
// where labels can't be told apart by their colours.
func (w *Words) Bracketed(label string) bool {
	if !w.screen.Colour || w.screen.Brackets || w.Colours().Alike {
		return true
	}
	_, known := w.schema.Label(label)
	return !known
}

// Excerpt is a short form of a range's text for messages and lists.
func Excerpt(a *model.Article, rg model.Range) string {
	s := a.Slice(rg)
	const most = 240 // bytes: more never fits a status line
	if len(s) > most {
		s = s[:segment.Floor(s, most)] + "…"
	}
	return OneLine(s)
}

// OneLine is a text in one line.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
