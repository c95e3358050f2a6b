package review

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/pen"
	"tippani/tui/style"
	"tippani/tui/words"
)

// listed are the items of the side panel: all but those that everybody agrees about.
func (v *Review) listed(p *pen.Pen) []adjudicate.Item {
	return slices.DeleteFunc(slices.Clone(v.Items(p)), func(it adjudicate.Item) bool {
		agreed := it.State == adjudicate.Agreed || it.State == adjudicate.Decided && it.Decision.How == adjudicate.ByAgreement
		return agreed && (v.Mine == "" || !v.toDo(it)) || v.Wanted != nil && !v.Wanted(v.session.Bench, it)
	})
}

// window is which of the listed items fit into so many rows, the shown one among them, and its place; −1 for none.
func (v *Review) window(p *pen.Pen, rows int) (list []adjudicate.Item, at int) {
	list = v.listed(p)
	at = -1
	if it, ok := v.Shown(p); ok {
		at = slices.IndexFunc(list, it.Same)
	}
	from := min(max(0, at-rows/2), max(0, len(list)-rows))
	list = list[from:min(len(list), from+rows)]
	if at >= 0 {
		at -= from
	}
	return list, at
}

// DrawList draws what is to be decided into the side panel, from a column on.
func (v *Review) DrawList(p *pen.Pen, rows []*canvas.Row, column int, focused bool) {
	s := p.Screen
	end := s.Columns - 1
	list, at := v.window(p, len(rows)-1)
	for i, row := range rows {
		row.To(column - 1)
		row.Put(s.Theme.Dim, "│", column)
		switch {
		case i == 0:
			v.drawListHeading(p, row, end)
		case i <= len(list):
			v.drawItem(p, row, list[i-1], i-1 == at, focused, end)
		}
	}
}

func (v *Review) drawListHeading(p *pen.Pen, row *canvas.Row, end int) {
	all, left := v.Progress(p)
	text := lang.Text{En: " %s disagreements, %s open", Bn: " মতভেদ %sটি, বাকি %sটি"}
	if v.Mine != "" {
		text = lang.Text{En: " %[1]s decided otherwise", Bn: " %[1]sটি অন্যভাবে ঠিক হয়েছে"}
	}
	row.Put(p.Screen.Theme.Strong, p.Screen.Lang.Format(text, lang.Number(all), lang.Number(left)), end)
}

func (v *Review) drawItem(p *pen.Pen, row *canvas.Row, it adjudicate.Item, here, focused bool, end int) {
	s := p.Screen
	base, mark := style.Look{}, " "
	if here {
		base, mark = s.Theme.Strong, "▸"
		if focused {
			base = s.Theme.Pick
		}
	}
	look := base.Over(s.Theme.Dim)
	if it.State == adjudicate.Open {
		look = base.Over(style.Look{Bold: true})
	}
	row.Put(base, mark, end)
	row.Put(look, sign(it)+" ", end)
	b := v.session.Bench
	var labels []string
	for _, o := range b.Options(it) {
		switch {
		case o.Nothing():
			labels = append(labels, "")
		case o.Span != nil:
			labels = append(labels, o.Span.Label)
		default:
			labels = append(labels, v.target(o).Label)
		}
	}
	for i, label := range slices.Compact(labels) {
		if i > 0 {
			row.Put(base.Over(s.Theme.Dim), "/", end)
		}
		if label == "" {
			row.Put(base.Over(s.Theme.Dim), "–", end)
		} else {
			row.Put(base.Over(p.Words.NameLook(label)), p.Words.Tag(label), end)
		}
	}
	text := words.Excerpt(p.Reader.Article, it.Range)
	if l := it.Number; it.About == annotations.AboutRelation {
		text = "→ " + p.Words.Relation(b.Links[l].Label) + " · " + text
	}
	row.Put(base, " "+text, end)
	if here && focused {
		row.Fill(base, end)
	}
}

// Step goes to another item of the panel's list.
func (v *Review) Step(p *pen.Pen, by int) bool {
	list := v.listed(p)
	if len(list) == 0 {
		return false
	}
	i := 0
	if it, ok := v.Shown(p); ok {
		if at := slices.IndexFunc(list, it.Same); at >= 0 {
			i = min(max(at+by, 0), len(list)-1)
		}
	}
	v.GoTo(p, list[i])
	return true
}

// Click goes to the item in a row of the panel, counted from its first.
func (v *Review) Click(p *pen.Pen, row, rows int) {
	list, _ := v.window(p, rows-1)
	if i := row - 1; i >= 0 && i < len(list) {
		v.GoTo(p, list[i])
	}
}
