package tui

import (
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/tui/canvas"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// panel is the list of the article's spans beside the text.
type panel struct {
	automatic bool   // shown where the window is wide enough, until the user says otherwise
	open      bool   // shown, when not automatic
	focused   bool   // up and down go from span to span
	current   string // id of the span that was gone to or made last
	linking   string // id of the span that the link dialog points at
	made      made
}

// made is the span that was labelled last, and where the cursor stood then: until it moves, another label corrects this one.
type made struct {
	span string
	at   model.Selection
}

func (a *App) togglePanel() {
	shown := a.panelShown()
	a.panel.automatic, a.panel.open = false, !shown
	a.panel.focused = false
	a.relay()
}

// focusPanel hands up, down and enter to the panel, or takes them back.
func (a *App) focusPanel() {
	if !a.panelShown() {
		a.panel.automatic, a.panel.open = false, true
		a.relay()
	}
	a.panel.focused = !a.panel.focused && a.panelShown()
	if a.panel.focused {
		if s, ok := a.currentSpan(); ok {
			a.goToSpan(s)
		} else {
			a.nextSpan()
		}
	}
}

// panelRow is one line of the panel.
type panelRow struct {
	span   *annotations.Span
	depth  int
	detail string // a line about the span above: attributes, a relation, the note
}

// drawPanel draws the spans around the current one: a line each, nested ones indented, and all that is known of the current one.
func (a *App) drawPanel(rows []*canvas.Row, g geometry) {
	t := a.view.Theme
	end := g.panel + g.panelWidth
	list, at := a.panelRows(g.textRows)
	for i := range g.textRows {
		line := rows[g.top+i]
		line.To(g.panel - 1)
		line.Put(t.Dim, "│", g.panel)
		if i >= len(list) {
			if i == 0 && a.work.set().Len() == 0 {
				line.Put(t.Dim, " "+a.view.Lang.Of(textNoSpans), end)
			}
			continue
		}
		p := list[i]
		if p.span == nil {
			line.Put(t.Dim, strings.Repeat(" ", 3+p.depth)+p.detail, end)
			continue
		}
		base := style.Look{}
		if i == at {
			base = t.Strong
			if a.panel.focused {
				base = t.Pick
			}
		}
		mark := " "
		if i == at {
			mark = "▸"
		}
		line.Put(base, mark+strings.Repeat(" ", p.depth), end)
		line.Put(a.words.Look(p.span.Label), " "+p.span.Label+" ", end)
		line.Put(base, " "+a.excerpt(p.span.Range), end)
		if a.panel.focused && i == at {
			line.Fill(base, end)
		}
	}
}

// panelRows are the rows of the panel that fit, and the index of the current span among them; -1 for none. However many
// spans there are, only a screenful is looked at.
func (a *App) panelRows(room int) (list []panelRow, at int) {
	w := a.work
	set := w.set()
	var current *annotations.Span
	if s, ok := a.currentSpan(); ok {
		current = s
	}
	from := current
	if from == nil {
		if s, ok := set.Next(w.reader.Cursor() - 1); ok {
			from = s
		} else if s, ok := set.Prev(w.reader.Article.Len() + 1); ok {
			from = s
		}
	}
	if from == nil {
		return nil, -1
	}
	var before, after []*annotations.Span
	for s, ok := set.Before(from); ok && len(before) < room; s, ok = set.Before(s) {
		before = append(before, s)
	}
	for s, ok := set.After(from); ok && len(after) < room; s, ok = set.After(s) {
		after = append(after, s)
	}
	slices.Reverse(before)
	all := append(append(before, from), after...)
	var rows []panelRow
	at, middle := -1, 0
	var open []model.Range
	for _, s := range all {
		for len(open) > 0 && open[len(open)-1].End <= s.Range.Start {
			open = open[:len(open)-1]
		}
		if s == from {
			middle = len(rows)
		}
		if s == current {
			at = len(rows)
		}
		rows = append(rows, panelRow{span: s, depth: min(len(open), 4)})
		if s == current {
			for _, d := range a.about(s, room) {
				rows = append(rows, panelRow{depth: min(len(open), 4), detail: d})
			}
		}
		open = append(open, s.Range)
	}
	top := min(max(0, middle-room/3), max(0, len(rows)-room))
	rows = rows[top:min(len(rows), top+room)]
	if at >= 0 {
		at -= top
	}
	return rows, at
}

// about says what is known of a span beside its label and text: attributes, relations, the note. Where there are more than
// most relations the rest is only counted: a speaker may have said thousands of things.
func (a *App) about(s *annotations.Span, most int) []string {
	var out []string
	for _, name := range sortedKeys(s.Attrs) {
		out = append(out, a.words.Attribute(s, name))
	}
	set := a.work.set()
	relations := set.RelationsOf(s.ID)
	for _, r := range relations[:min(len(relations), most)] {
		arrow, id := "→", r.To
		if r.To == s.ID {
			arrow, id = "←", r.From
		}
		if other, ok := set.Span(id); ok {
			out = append(out, arrow+" "+a.words.Relation(r.Label)+": "+a.excerpt(other.Range))
		}
	}
	if n := len(relations) - most; n > 0 {
		out = append(out, a.view.Lang.Format(lang.Text{En: "and %s more", Bn: "আরও %sটি"}, lang.Number(n)))
	}
	if s.Note != "" {
		out = append(out, "✎ "+s.Note)
	}
	return out
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
