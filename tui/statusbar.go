package tui

import (
	"strings"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/lang"
	"tippani/tui/style"
)

var textNoSpans = lang.Text{En: "No spans yet: a digit labels a word", Bn: "এখনো কিছু চিহ্নিত নয়: অঙ্ক চাপুন"}

var textDigitsLabel = lang.Text{En: "Digits label the word under the cursor", Bn: "অঙ্ক চাপলে কার্সরের শব্দে লেবেল বসে"}

// drawHeader draws the top row: the article's title, its place in the queue, how far the work is.
func (a *App) drawHeader(line *canvas.Row) {
	t := a.view.Theme
	v := &a.view
	right := a.headerRight()
	edge := v.Columns - 1 - v.TextColumns(right) - 1
	a.drawTitle(line, max(edge-1, 0))
	line.Fill(t.Bar, v.Columns-1)
	if edge > 8 {
		line.To(edge)
		line.Put(t.BarDim, right+" ", v.Columns-1)
	}
}

// leastNamed is how many columns there have to be for the file's name beside the title.
const leastNamed = 30

// drawTitle draws the article's title and, dim, the file that it comes from. A title that is long leaves it a third.
func (a *App) drawTitle(line *canvas.Row, end int) {
	t := a.view.Theme
	v := &a.view
	title, name := " "+a.title()+" ", a.work.item.Name
	room := end - line.Col
	if name == "" || name == a.title() || room < leastNamed {
		line.Put(t.BarStrong, title, end)
		return
	}
	name = dialog.Tail(v, name, max(room/3, room-v.TextColumns(title)-3)-3)
	line.Put(t.BarStrong, " "+a.title(), end-v.TextColumns(name)-4)
	line.Put(t.BarDim, " · "+name+" ", end)
}

// title is the article's title: its own, else its first line.
func (a *App) title() string {
	article := a.work.reader.Article
	if s := article.Meta().Title; s != "" {
		return s
	}
	return a.excerpt(article.Paragraph(0))
}

func (a *App) headerRight() string {
	var parts []string
	if n, exact := a.options.Queue.Len(); n > 1 || !exact {
		total := a.view.Lang.Number(n)
		if !exact {
			total += "+"
		}
		parts = append(parts, a.view.Lang.Number(a.at+1)+"/"+total)
	}
	if as := a.work.set().Answer(); as != annotations.InProgress {
		parts = append(parts, "✓ "+a.words.Answer(as))
	}
	if a.work.locked != (lang.Text{}) {
		parts = append(parts, a.view.Lang.Of(lang.Text{En: "read-only", Bn: "শুধু পড়া"}))
	}
	n := a.work.set().Len()
	spans := lang.Text{En: "%s spans", Bn: "%sটি চিহ্নিত অংশ"}
	if n == 1 {
		spans = lang.Text{En: "%s span", Bn: "%sটি চিহ্নিত অংশ"}
	}
	parts = append(parts, a.view.Lang.Format(spans, lang.Number(n)))
	return strings.Join(parts, " · ")
}

// drawStatus draws the bottom row: a message, or the spans under the cursor; at the right where one is and whether all is saved.
func (a *App) drawStatus(line *canvas.Row) {
	t := a.view.Theme
	v := &a.view
	right, tone := a.saved()
	place := a.placeText()
	edge := v.Columns - 1 - v.TextColumns(place) - v.TextColumns(right)
	if edge < 12 {
		place = ""
		edge = v.Columns - 1 - v.TextColumns(right)
	}
	switch {
	case a.message.text != "":
		line.Put(a.toneLook(a.message.tone), " "+a.message.text+" ", edge)
	default:
		a.drawHere(line, edge)
	}
	line.Fill(t.Bar, edge)
	line.To(edge)
	line.Put(t.BarDim, place, v.Columns-1)
	line.Put(tone, right, v.Columns-1)
}

// saved says whether everything shown is on disk. It is red until it is.
func (a *App) saved() (string, style.Look) {
	t := a.view.Theme
	switch n := a.options.Desk.Unsaved(); {
	case n > 0:
		return " " + a.view.Lang.Format(lang.Text{En: "NOT SAVED (%s)", Bn: "সংরক্ষিত নয় (%s)"}, lang.Number(n)) + " ", t.Bad
	case a.options.Desk.ReadOnly():
		return " " + a.view.Lang.Of(lang.Text{En: "read-only", Bn: "শুধু পড়া"}) + " ", t.Warn
	}
	return " " + a.view.Lang.Of(lang.Text{En: "saved", Bn: "সংরক্ষিত"}) + " ", t.Good
}

func (a *App) placeText() string {
	r := a.work.reader
	at := r.Article.ParagraphAt(r.Cursor())
	n := r.Article.ParagraphNumber(at)
	for back := 1; n == 0 && back < 50 && back <= at; back++ {
		n = r.Article.ParagraphNumber(at - back) // on an empty line: the paragraph above
	}
	return " ¶" + a.view.Lang.Number(n) + " " + a.view.Lang.Number(r.Progress()) + "% "
}

// drawHere lists every span under the cursor, the innermost first, with its attributes and relations.
func (a *App) drawHere(line *canvas.Row, end int) {
	t := a.view.Theme
	here := a.work.here()
	current, _ := a.currentSpan()
	const relations = 4 // more never fit
	for i := len(here) - 1; i >= 0 && line.Col < end-1; i-- {
		s := here[i]
		line.Put(t.Bar, " ", end)
		name := s.Label
		if s == current && len(here) > 1 {
			name = "▸" + name
		}
		line.Put(a.words.Look(s.Label), " "+name+" ", end)
		if about := strings.Join(a.words.About(a.work.reader.Article, a.work.set(), s, relations), " · "); about != "" {
			line.Put(t.BarDim, " "+about, end)
		}
	}
	if len(here) > 0 {
		return
	}
	switch r := a.work.reader; {
	case r.Selecting || !r.Selected().Empty():
		line.Put(t.Bar, " "+a.view.Lang.Format(lang.Text{En: "Selected: %s", Bn: "নির্বাচিত: %s"}, a.excerpt(a.target())), end)
	default:
		line.Put(t.BarDim, " "+a.view.Lang.Of(textDigitsLabel), end)
	}
}

func (a *App) toneLook(t action.Tone) style.Look {
	switch t {
	case action.Good:
		return a.view.Theme.Good
	case action.Warn:
		return a.view.Theme.Warn
	case action.Bad:
		return a.view.Theme.Bad
	}
	return a.view.Theme.Bar
}
