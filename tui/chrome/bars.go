// Package chrome draws the bars around the article: the title bar above it, below it the reminders of keys and the status line. Its looks
// are Lip Gloss styles (package style); columns are measured, for titles and labels are Bengali.
package chrome

import (
	"strings"
	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/style"
	"tippani/tui/words"
)

// Bars are the bars, for one frame.
type Bars struct {
	Screen   *canvas.Screen
	Words    *words.Words
	Pen      *pen.Pen
	Keyboard keys.Keyboard
	Context  keymap.Context // where keys go
	Name     string         // the file that the article comes from; "" when it has none
	At       int            // its place in the queue
	Queue    Queue
	Desk     Desk
	Message  Message
	Proposed suggest.Proposal // what the next key works on; its label is "" when that is none
	Left     string           // how much work is left in all; "" where nobody says
	Versions int              // how many versions have a digit at the disagreement that the next key decides
}

// Message is the sentence in the status line; its text is empty when there is none.
type Message struct {
	Text string
	Tone action.Tone
}

// Queue is what the bars say of all articles.
type Queue interface {
	// Len is how many there are, as far as is known; exact when that is all.
	Len() (n int, exact bool)
}

// Desk is what the bars say of the store.
type Desk interface {
	Unsaved() int
	ReadOnly() bool
}

// TextDigitsLabel stands in the status line when there is nothing else to say.
var TextDigitsLabel = lang.Text{En: "Digits label the word under the cursor", Bn: "অঙ্ক চাপলে কার্সরের শব্দে লেবেল বসে"}

func (b *Bars) excerpt(rg model.Range) string { return words.Excerpt(b.Pen.Reader.Article, rg) }

// Whereabouts names the article: its place where there are several, and its title.
func (b *Bars) Whereabouts() string {
	title := "“" + b.title() + "”"
	if total, exact := b.Queue.Len(); total > 1 || !exact {
		return b.Screen.Lang.Number(b.At+1) + "/" + b.Screen.Lang.Number(total) + " " + title
	}
	return title
}

// DrawHeader draws the top row: the article's title, its place in the queue, how far the work is.
func (b *Bars) DrawHeader(line *canvas.Row) {
	t := b.Screen.Theme
	v := b.Screen
	right := b.headerRight()
	edge := v.Columns - 1 - v.TextColumns(right) - 1
	b.drawTitle(line, max(edge-1, 0))
	line.Fill(t.Bar, v.Columns-1)
	if edge > 8 {
		line.To(edge)
		line.Put(t.BarDim, right+" ", v.Columns-1)
		line.Fill(t.BarDim, v.Columns-1)
	}
}

// leastNamed is how many columns there have to be for the file's name beside the title.
const leastNamed = 30

// drawTitle draws the article's title and, dim, the file that it comes from. A title that is long leaves it a third.
func (b *Bars) drawTitle(line *canvas.Row, end int) {
	t := b.Screen.Theme
	v := b.Screen
	title, name := " "+b.title()+" ", b.Name
	room := end - line.Col
	if name == "" || name == b.title() || room < leastNamed {
		line.Put(t.BarStrong, title, end)
		return
	}
	name = dialog.Tail(v, name, max(room/3, room-v.TextColumns(title)-3)-3)
	line.Put(t.BarStrong, " "+b.title(), end-v.TextColumns(name)-4)
	line.Put(t.BarDim, " · "+name+" ", end)
}

// title is the article's title: its own, else its first line.
func (b *Bars) title() string {
	article := b.Pen.Reader.Article
	if s := article.Meta().Title; s != "" {
		return s
	}
	return b.excerpt(article.Paragraph(0))
}

func (b *Bars) headerRight() string {
	var parts []string
	if n, exact := b.Queue.Len(); n > 1 || !exact {
		total := b.Screen.Lang.Number(n)
		if !exact {
			total += "+"
		}
		parts = append(parts, b.Screen.Lang.Number(b.At+1)+"/"+total)
	}
	if as := b.Pen.Set().Answer(); as != annotations.InProgress {
		parts = append(parts, "✓ "+b.Words.Answer(as))
	}
	if b.Pen.Locked != (lang.Text{}) {
		parts = append(parts, b.Screen.Lang.Of(lang.Text{En: "read-only", Bn: "শুধু পড়া"}))
	}
	n := b.Pen.Set().Len()
	spans := lang.Text{En: "%s spans", Bn: "%sটি চিহ্নিত অংশ"}
	if n == 1 {
		spans = lang.Text{En: "%s span", Bn: "%sটি চিহ্নিত অংশ"}
	}
	parts = append(parts, b.Screen.Lang.Format(spans, lang.Number(n)))
	return strings.Join(parts, " · ")
}

// DrawStatus draws the bottom row: a message, or the spans under the cursor; at the right where one is and whether all is saved.
func (b *Bars) DrawStatus(line *canvas.Row) {
	t := b.Screen.Theme
	v := b.Screen
	right, tone := b.saved()
	place := b.placeText()
	if b.Left != "" {
		place = " " + b.Left + place
	}
	edge := v.Columns - 1 - v.TextColumns(place) - v.TextColumns(right)
	if edge < 12 {
		place = ""
		edge = v.Columns - 1 - v.TextColumns(right)
	}
	switch {
	case b.Message.Text != "":
		line.Put(ToneLook(b.Screen, b.Message.Tone), " "+b.Message.Text+" ", edge)
	default:
		b.drawHere(line, edge)
	}
	line.Fill(t.Bar, edge)
	line.To(edge)
	line.Put(t.BarDim, place, v.Columns-1)
	line.Put(tone, right, v.Columns-1)
	line.Fill(tone, v.Columns-1)
}

// saved says whether everything shown is on disk. It is red until it is.
func (b *Bars) saved() (string, style.Look) {
	t := b.Screen.Theme
	switch n := b.Desk.Unsaved(); {
	case n > 0:
		return " " + b.Screen.Lang.Format(lang.Text{En: "NOT SAVED (%s)", Bn: "সংরক্ষিত নয় (%s)"}, lang.Number(n)) + " ", t.Bad
	case b.Desk.ReadOnly():
		return " " + b.Screen.Lang.Of(lang.Text{En: "read-only", Bn: "শুধু পড়া"}) + " ", t.Warn
	}
	return " " + b.Screen.Lang.Of(lang.Text{En: "saved", Bn: "সংরক্ষিত"}) + " ", t.Good
}

func (b *Bars) placeText() string {
	r := b.Pen.Reader
	at := r.Article.ParagraphAt(r.Cursor())
	n := r.Article.ParagraphNumber(at)
	for back := 1; n == 0 && back < 50 && back <= at; back++ {
		n = r.Article.ParagraphNumber(at - back) // on an empty line: the paragraph above
	}
	return " ¶" + b.Screen.Lang.Number(n) + " " + b.Screen.Lang.Number(r.Progress()) + "% "
}

// drawHere lists every span under the cursor, the innermost first, with its attributes and relations.
func (b *Bars) drawHere(line *canvas.Row, end int) {
	t := b.Screen.Theme
	if b.Proposed.Label != "" {
		b.drawProposed(line, end)
		return
	}
	here := b.Pen.Here()
	current, _ := b.Pen.Current()
	const relations = 4 // more never fit
	for i := len(here) - 1; i >= 0 && line.Col < end-1; i-- {
		s := here[i]
		line.Put(t.Bar, " ", end)
		name := b.Words.Tag(s.Label)
		if s == current && len(here) > 1 {
			name = "▸" + name
		}
		line.Put(b.Words.Look(s.Label), " "+name+" ", end)
		if about := strings.Join(b.Words.About(b.Pen.Reader.Article, b.Pen.Set(), s, relations), " · "); about != "" {
			line.Put(t.BarDim, " "+about, end)
		}
	}
	if len(here) > 0 {
		return
	}
	switch r := b.Pen.Reader; {
	case r.Selecting || !r.Selected().Empty():
		line.Put(t.Bar, " "+b.Screen.Lang.Format(lang.Text{En: "Selected: %s", Bn: "নির্বাচিত: %s"}, b.excerpt(b.Pen.Target())), end)
	default:
		line.Put(t.BarDim, " "+b.Screen.Lang.Of(TextDigitsLabel), end)
	}
}

// drawProposed says which label is proposed, by what and how surely.
func (b *Bars) drawProposed(line *canvas.Row, end int) {
	t := b.Screen.Theme
	x := b.Proposed
	line.Put(t.Bar, " ", end)
	line.Put(b.Words.NameLook(x.Label), " "+b.Words.Tag(x.Label)+"? ", end)
	text := b.Screen.Lang.Format(lang.Text{En: "proposed by %s, %s %%", Bn: "প্রস্তাব: %s, %s %%"}, x.Source, lang.Number(int(100*x.Score)))
	line.Put(t.BarDim, " "+text, end)
}

// ToneLook is how a message is written.
func ToneLook(v *canvas.Screen, t action.Tone) style.Look {
	switch t {
	case action.Good:
		return v.Theme.Good
	case action.Warn:
		return v.Theme.Warn
	case action.Bad:
		return v.Theme.Bad
	}
	return v.Theme.Bar
}
