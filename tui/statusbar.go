package tui

import (
	"strings"

	"tippani/annotations"
	"tippani/tui/lang"
)

var textNoSpans = lang.Text{En: "No spans yet: a digit labels a word", Bn: "এখনো কিছু চিহ্নিত নয়: অঙ্ক চাপুন"}

var textDigitsLabel = lang.Text{En: "Digits label the word under the cursor", Bn: "অঙ্ক চাপলে কার্সরের শব্দে লেবেল বসে"}

// drawHeader draws the top row: the article's title, its place in the queue, how far the work is.
func (a *App) drawHeader(line *row) {
	t := a.view.theme
	v := &a.view
	right := a.headerRight()
	edge := v.columns - 1 - v.textColumns(right) - 1
	a.drawTitle(line, max(edge-1, 0))
	line.fill(t.bar, v.columns-1)
	if edge > 8 {
		line.to(edge)
		line.put(t.barDim, right+" ", v.columns-1)
	}
}

// leastNamed is how many columns there have to be for the file's name beside the title.
const leastNamed = 30

// drawTitle draws the article's title and, dim, the file that it comes from. A title that is long leaves it a third.
func (a *App) drawTitle(line *row, end int) {
	t := a.view.theme
	v := &a.view
	title, name := " "+a.title()+" ", a.work.item.Name
	room := end - line.col
	if name == "" || name == a.title() || room < leastNamed {
		line.put(t.barStrong, title, end)
		return
	}
	name = tail(v, name, max(room/3, room-v.textColumns(title)-3)-3)
	line.put(t.barStrong, " "+a.title(), end-v.textColumns(name)-4)
	line.put(t.barDim, " · "+name+" ", end)
}

// title is the article's title: its own, else its first line.
func (a *App) title() string {
	article := a.work.reader.article
	if s := article.Meta().Title; s != "" {
		return s
	}
	return a.excerpt(article.Paragraph(0))
}

func (a *App) headerRight() string {
	var parts []string
	if n, exact := a.options.Queue.Len(); n > 1 || !exact {
		total := a.view.lang.Number(n)
		if !exact {
			total += "+"
		}
		parts = append(parts, a.view.lang.Number(a.at+1)+"/"+total)
	}
	if as := a.work.set().Answer(); as != annotations.InProgress {
		parts = append(parts, "✓ "+a.answerName(as))
	}
	if a.work.locked != (lang.Text{}) {
		parts = append(parts, a.view.lang.Of(lang.Text{En: "read-only", Bn: "শুধু পড়া"}))
	}
	n := a.work.set().Len()
	spans := lang.Text{En: "%s spans", Bn: "%sটি চিহ্নিত অংশ"}
	if n == 1 {
		spans = lang.Text{En: "%s span", Bn: "%sটি চিহ্নিত অংশ"}
	}
	parts = append(parts, a.view.lang.Format(spans, lang.Number(n)))
	return strings.Join(parts, " · ")
}

// drawStatus draws the bottom row: a message, or the spans under the cursor; at the right where one is and whether all is saved.
func (a *App) drawStatus(line *row) {
	t := a.view.theme
	v := &a.view
	right, tone := a.saved()
	place := a.placeText()
	edge := v.columns - 1 - v.textColumns(place) - v.textColumns(right)
	if edge < 12 {
		place = ""
		edge = v.columns - 1 - v.textColumns(right)
	}
	switch {
	case a.message.text != "":
		line.put(a.toneLook(a.message.tone), " "+a.message.text+" ", edge)
	default:
		a.drawHere(line, edge)
	}
	line.fill(t.bar, edge)
	line.to(edge)
	line.put(t.barDim, place, v.columns-1)
	line.put(tone, right, v.columns-1)
}

// saved says whether everything shown is on disk. It is red until it is.
func (a *App) saved() (string, look) {
	t := a.view.theme
	switch n := a.options.Dataset.Unsaved(); {
	case n > 0:
		return " " + a.view.lang.Format(lang.Text{En: "NOT SAVED (%s)", Bn: "সংরক্ষিত নয় (%s)"}, lang.Number(n)) + " ", t.bad
	case a.options.Dataset.ReadOnly():
		return " " + a.view.lang.Of(lang.Text{En: "read-only", Bn: "শুধু পড়া"}) + " ", t.warn
	}
	return " " + a.view.lang.Of(lang.Text{En: "saved", Bn: "সংরক্ষিত"}) + " ", t.good
}

func (a *App) placeText() string {
	r := a.work.reader
	at := r.article.ParagraphAt(r.cursor())
	n := r.article.ParagraphNumber(at)
	for back := 1; n == 0 && back < 50 && back <= at; back++ {
		n = r.article.ParagraphNumber(at - back) // on an empty line: the paragraph above
	}
	return " ¶" + a.view.lang.Number(n) + " " + a.view.lang.Number(r.progress()) + "% "
}

// drawHere lists every span under the cursor, the innermost first, with its attributes and relations.
func (a *App) drawHere(line *row, end int) {
	t := a.view.theme
	here := a.work.here()
	current, _ := a.currentSpan()
	const relations = 4 // more never fit
	for i := len(here) - 1; i >= 0 && line.col < end-1; i-- {
		s := here[i]
		line.put(t.bar, " ", end)
		name := s.Label
		if s == current && len(here) > 1 {
			name = "▸" + name
		}
		line.put(a.labelLook(s.Label), " "+name+" ", end)
		if about := strings.Join(a.about(s, relations), " · "); about != "" {
			line.put(t.barDim, " "+about, end)
		}
	}
	if len(here) > 0 {
		return
	}
	switch r := a.work.reader; {
	case r.selecting || !r.selected().Empty():
		line.put(t.bar, " "+a.view.lang.Format(lang.Text{En: "Selected: %s", Bn: "নির্বাচিত: %s"}, a.excerpt(a.target())), end)
	default:
		line.put(t.barDim, " "+a.view.lang.Of(textDigitsLabel), end)
	}
}

func (a *App) toneLook(t tone) look {
	switch t {
	case toneGood:
		return a.view.theme.good
	case toneWarn:
		return a.view.theme.warn
	case toneBad:
		return a.view.theme.bad
	}
	return a.view.theme.bar
}
