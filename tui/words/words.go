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

	"github.com/muesli/termenv"
)

// Words are those of a schema on a screen.
type Words struct {
	schema  *annotations.Schema
	screen  *canvas.Screen
	colours *style.LabelColours // worked out when they are first needed
	depth   termenv.Profile     // that they are for
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

// Tag is the short name of a label, for where it stands in the text, in lists and in the bars: as the dataset has it, and in the Bengali
// interface the schema's Bengali name.
func (w *Words) Tag(name string) string {
	if l, ok := w.schema.Label(name); ok && w.screen.Lang == lang.Bengali && l.Display.BN != "" {
		return l.Display.BN
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
	title := name
	if at, ok := w.attribute(s, name); ok {
		if d := at.Display.In(w.screen.Lang.Code()); d != "" {
			title = d
		}
	}
	return title + ": " + w.Value(s, name)
}

// Value is what the value of a span's attribute is called.
func (w *Words) Value(s *annotations.Span, name string) string {
	value := s.Attrs[name]
	if at, ok := w.attribute(s, name); ok {
		for _, v := range at.Values {
			if d := v.Display.In(w.screen.Lang.Code()); v.Name == value && d != "" {
				return d
			}
		}
	}
	return value
}

func (w *Words) attribute(s *annotations.Span, name string) (*annotations.Attribute, bool) {
	if l, ok := w.schema.Label(s.Label); ok {
		return l.Attribute(name)
	}
	return nil, false
}

// Chip pads a short name to as many columns, so that lists of labels line up.
func (w *Words) Chip(name string, columns int) string {
	if n := columns - w.screen.TextColumns(name); n > 0 {
		return name + strings.Repeat(" ", n)
	}
	return name
}

// Look is how a label's chip is drawn: its name on its colour.
func (w *Words) Look(label string) style.Look {
	if !w.screen.Colour {
		return style.Look{Bold: true}
	}
	if l, ok := w.Colours().Looks[label]; ok {
		return l
	}
	return w.Colours().Unknown
}

// SpanLook is how a span is drawn in the text.
func (w *Words) SpanLook(s *annotations.Span) style.Look {
	if !w.screen.Colour {
		return style.Look{Bold: !s.Kind.Passage(), Underline: s.Kind.Passage()}
	}
	return w.Colours().Span(s.Label, s.Kind.Passage(), w.screen.Theme)
}

// PartnerLook is how a span is drawn in the text that the current one is linked to.
func (w *Words) PartnerLook(s *annotations.Span) style.Look {
	if !w.screen.Colour {
		return style.Look{Bold: true, Outline: true}
	}
	return w.Colours().Partner(s.Label, s.Kind.Passage(), w.screen.Theme)
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
	if w.colours == nil || w.depth != w.screen.Depth {
		w.depth = w.screen.Depth
		w.colours = style.ColourLabels(w.schema, w.depth)
	}
	return w.colours
}

// MustName reports whether the spans of a label are named under the text whatever is wanted: without colours, where two labels can't be
// told apart by how they are drawn, and where the schema does not know the label.
func (w *Words) MustName(label string) bool {
	if !w.screen.Colour || w.Colours().Alike {
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
