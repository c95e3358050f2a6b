package review

import (
	"strings"

	"tippani/annotations/adjudicate"
	"tippani/model"
	"tippani/model/segment"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/style"
	"tippani/tui/words"
)

const leastRows = 14 // of a screen that has room for the versions

// Height is how many rows the versions take below the text: a heading, a row for each annotator and one for none of them. It does
// not change within an article, so that the text does not jump.
func (v *Review) Height(rows int) int {
	if v.session == nil || rows < leastRows {
		return 0
	}
	return min(len(v.session.Bench.Sides)+2, rows/3)
}

// Draw draws the versions of what is shown, side by side, into rows.
func (v *Review) Draw(p *pen.Pen, rows []*canvas.Row) {
	if len(rows) == 0 {
		return
	}
	s := p.Screen
	it, ok := v.Shown(p)
	v.drawHeading(p, rows[0], it, ok)
	if !ok {
		return
	}
	_, current := v.Current(p)
	list := v.versions(p, it)
	whoTo := 0
	for _, one := range list {
		whoTo = max(whoTo, s.TextColumns(one.who))
	}
	whoTo = min(whoTo, s.Columns/4)
	for i, row := range rows[1:] {
		if i == len(list) {
			break
		}
		one := list[i]
		if i == len(rows)-2 && i < len(list)-1 { // the way to reject all is always in sight
			one = list[len(list)-1]
		}
		v.drawVersion(p, row, one, whoTo, current)
	}
}

// drawHeading draws a rule with what the disagreement is about and how many there are.
func (v *Review) drawHeading(p *pen.Pen, row *canvas.Row, it adjudicate.Item, ok bool) {
	s := p.Screen
	end := s.Columns - 1
	all, left := v.Progress(p)
	right := " " + s.Lang.Format(lang.Text{En: "%s of %s decided", Bn: "%s/%s ঠিক হয়েছে"}, lang.Number(all-left), lang.Number(all)) + " "
	if v.Mine != "" {
		right = " " + s.Lang.Format(lang.Text{En: "%s decided otherwise", Bn: "%sটি অন্যভাবে ঠিক হয়েছে"}, lang.Number(all)) + " "
	}
	row.Line(s.Theme.Dim, 2)
	if ok {
		look := s.Theme.Strong
		if it.State == adjudicate.Open {
			look = s.Theme.Warn
		}
		row.Put(look, " "+sign(it)+" "+s.Lang.Of(v.kind(it))+" ", end)
		if it.Decision != nil && it.Decision.Reason != "" {
			row.Put(s.Theme.Dim, "✎ "+words.OneLine(it.Decision.Reason)+" ", end-s.TextColumns(right)-2)
		} else if it.Decision == nil && v.reason != "" {
			row.Put(s.Theme.Dim, "✎ "+words.OneLine(v.reason)+" ", end-s.TextColumns(right)-2)
		}
	}
	if from := end - s.TextColumns(right); from > row.Col {
		row.Line(s.Theme.Dim, from)
		row.Put(s.Theme.Dim, right, end)
	}
	row.Line(s.Theme.Dim, end)
}

// sign is the mark of how far an item is.
func sign(it adjudicate.Item) string {
	switch it.State {
	case adjudicate.Open:
		return "≠"
	case adjudicate.Decided:
		return "✓"
	}
	return "="
}

func (v *Review) drawVersion(p *pen.Pen, row *canvas.Row, one version, whoTo int, current bool) {
	s := p.Screen
	end := s.Columns - 1
	key, dim := s.Theme.Key, s.Theme.Dim
	if !current { // the digits are labels now
		key = dim
	}
	mark := "  "
	if one.taken {
		mark = " ✓"
	}
	row.Put(s.Theme.Strong, mark, end)
	row.Put(style.Look{}, " ", end)
	row.Put(key, first(one.key, " "), end)
	row.Put(style.Look{}, " ", end)
	row.Put(s.Theme.Strong, one.who, row.Col+whoTo)
	row.Column(style.Look{}, 6+whoTo)
	if one.label == "" {
		row.Put(dim, one.text, end)
		return
	}
	if one.link != "" {
		row.Put(s.Theme.Strong, "→ "+one.link+" ", end)
	}
	row.Put(p.Words.Look(one.label), " "+p.Words.Tag(one.label)+" ", end)
	row.Put(style.Look{}, " ", end)
	about := one.about
	room := end - row.Col
	if about != "" {
		room -= min(s.TextColumns(about)+3, room/2)
	}
	row.Put(style.Look{}, bothEnds(s, words.OneLine(p.Reader.Article.Slice(one.at)), room), end)
	if about != "" {
		row.Put(dim, "  "+about, end)
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// bothEnds is a text cut in its middle, for what versions differ in is where they begin and end.
func bothEnds(s *canvas.Screen, text string, columns int) string {
	if s.TextColumns(text) <= columns || columns < 8 {
		return text
	}
	const gap = " … "
	half := (columns - len([]rune(gap))) / 2
	return strings.TrimSpace(head(s, text, half)) + gap + strings.TrimSpace(tail(s, text, half))
}

func head(s *canvas.Screen, text string, columns int) string {
	at := 0
	for sc := segment.NewScanner(text); sc.Next(); at = sc.End() {
		if s.TextColumns(text[:sc.End()]) > columns {
			break
		}
	}
	return text[:at]
}

func tail(s *canvas.Screen, text string, columns int) string {
	var starts []int
	for sc := segment.NewScanner(text); sc.Next(); {
		starts = append(starts, sc.Start())
	}
	at := len(text)
	for i := len(starts) - 1; i >= 0 && s.TextColumns(text[starts[i]:]) <= columns; i-- {
		at = starts[i]
	}
	return text[at:]
}

// Mark is a range of the text in which annotators disagree, or agree in what is not gold yet.
type Mark struct {
	model.Range
	Label string // of what all agree about; "" for a disagreement
}

// Marks lists, in the order of the text, what over a range is not decided yet.
func (v *Review) Marks(p *pen.Pen, over model.Range) []Mark {
	var out []Mark
	for _, it := range v.Items(p) {
		switch {
		case !it.Range.Overlaps(over):
		case it.State == adjudicate.Open:
			out = append(out, Mark{Range: it.Range})
		case it.State == adjudicate.Agreed:
			out = append(out, Mark{it.Range, v.session.Bench.Options(it)[0].Span.Label})
		}
	}
	return out
}
