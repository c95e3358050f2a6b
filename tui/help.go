package tui

import (
	"slices"
	"strings"

	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// helpPage lists every action with its keys, printed from the action table.
type helpPage struct {
	title, hint string
	lines       []helpLine
	top, room   int
	notice      bool   // closes at any key, which then does what it always does
	under       dialog // what was open before, and is again afterwards
}

// helpLine is a heading (no keys) or an action.
type helpLine struct {
	keys, text string
	plain      bool // a sentence
}

func (a *App) openHelp() {
	h := &helpPage{
		under: a.dialog,
		title: a.view.lang.Of(lang.Text{En: "Keys", Bn: "কোন বোতামে কী হয়"}),
		hint:  a.view.lang.Of(lang.Text{En: " j k scroll · esc closes ", Bn: " j k: ওপর-নিচ · esc: বন্ধ "}),
	}
	last := lang.Text{}
	for _, name := range byGroup(a.actions) {
		act, ok := a.actions[name]
		if !ok || act.text == (lang.Text{}) {
			continue
		}
		keys := keyNames(a.options.Keys, name)
		if keys == "" {
			continue
		}
		if act.group != last {
			last = act.group
			h.lines = append(h.lines, helpLine{text: a.view.lang.Of(act.group)})
		}
		text := a.view.lang.Of(act.text)
		if n, ok := keymap.LabelNumber(name); ok {
			l := labelOn(a.schema, n-1)
			if l == nil {
				continue
			}
			text += " " + a.labelName(l.Name)
		}
		h.lines = append(h.lines, helpLine{keys: keys, text: text})
	}
	h.lines = append(h.lines, helpLine{text: a.view.lang.Of(lang.Text{En: "Mouse", Bn: "মাউস"})})
	for _, m := range mouseHelp {
		h.lines = append(h.lines, helpLine{keys: a.view.lang.Of(m.does), text: a.view.lang.Of(m.means)})
	}
	a.open(h)
}

// mouseHelp is what the mouse does.
var mouseHelp = []struct{ does, means lang.Text }{
	{lang.Text{En: "click", Bn: "ক্লিক"}, lang.Text{En: "moves the cursor; twice a word, three times a sentence",
		Bn: "কার্সর সরায়; দুবারে শব্দ, তিনবারে বাক্য"}},
	{lang.Text{En: "drag", Bn: "টানা"}, lang.Text{En: "selects words, with alt or ctrl letters",
		Bn: "শব্দ নির্বাচন করে, alt বা ctrl চেপে অক্ষর"}},
	{lang.Text{En: "click", Bn: "ক্লিক"}, lang.Text{En: "on a list, a label or key below, a span in the panel: does it",
		Bn: "তালিকায়, নিচের লেবেলে বা পাশের চিহ্নে: সেটি কাজ করে"}},
	{lang.Text{En: "wheel", Bn: "চাকা"}, lang.Text{En: "scrolls the text and the lists", Bn: "লেখা ও তালিকা স্ক্রল করে"}},
}

// byGroup lists the actions in the order of the manual, those of a group together.
func byGroup(all map[keymap.Action]action) []keymap.Action {
	names := keymap.Actions()
	first := map[lang.Text]int{}
	for i, name := range names {
		if _, seen := first[all[name].group]; !seen {
			first[all[name].group] = i
		}
	}
	slices.SortStableFunc(names, func(x, y keymap.Action) int { return first[all[x].group] - first[all[y].group] })
	return names
}

// openPage shows sentences that the status line has no room for.
func (a *App) openPage(title lang.Text, sentences []string) {
	h := &helpPage{notice: true, title: a.view.lang.Of(title), hint: a.view.lang.Of(lang.Text{En: " esc closes ", Bn: " esc: বন্ধ "})}
	for _, s := range sentences {
		for _, line := range wrap(s, a.view.profile, min(a.view.columns-3, 84)-3) {
			h.lines = append(h.lines, helpLine{text: line, plain: true})
		}
	}
	a.open(h)
}

func (h *helpPage) key(a *App, k press) {
	switch do := a.resolve(keymap.HelpPage, k); do {
	case "":
		if h.notice {
			h.close(a)
			a.stroke(k)
		}
	case keymap.Cancel, keymap.Quit, keymap.Accept:
		h.close(a)
	case keymap.CursorDown, keymap.ScrollDown:
		h.scrollBy(a, 1)
	case keymap.CursorUp, keymap.ScrollUp:
		h.scrollBy(a, -1)
	case keymap.PageDown:
		h.scrollBy(a, h.room)
	case keymap.PageUp:
		h.scrollBy(a, -h.room)
	case keymap.HalfPageDown:
		h.scrollBy(a, h.room/2)
	case keymap.HalfPageUp:
		h.scrollBy(a, -h.room/2)
	case keymap.ArticleStart:
		h.scrollBy(a, -len(h.lines))
	case keymap.ArticleEnd:
		h.scrollBy(a, len(h.lines))
	}
}

func (h *helpPage) close(a *App) { a.dialog = h.under }

func (h *helpPage) scrollBy(_ *App, n int) {
	h.top = max(0, min(h.top+n, len(h.lines)-h.room))
}

func (h *helpPage) box(v *view) *box {
	h.room = min(len(h.lines), max(v.rows-4, 1))
	h.scrollBy(nil, 0)
	keys := 0
	for _, l := range h.lines {
		keys = max(keys, v.textColumns(l.keys))
	}
	width := min(v.columns-3, 84)
	keys = min(keys, width/2-2)
	b := &box{width: width, height: h.room + 2, top: -1, left: -1, cursorLine: -1}
	b.line = func(r *row, i, end int) {
		t := v.theme
		switch {
		case i == 0:
			r.put(t.boxTitle, " "+h.title+" ", end)
			r.line(t.boxDim, end)
		case i == h.room+1:
			more := ""
			if h.top+h.room < len(h.lines) {
				more = " ↓ "
			}
			r.line(t.boxDim, end-v.textColumns(h.hint+more))
			r.put(t.boxDim, more+h.hint, end)
		default:
			l := h.lines[h.top+i-1]
			start := r.col
			if l.plain {
				r.put(t.box, " "+l.text, end)
				return
			}
			if l.keys == "" {
				r.put(t.boxTitle, " "+l.text, end)
				return
			}
			r.put(t.box.over(look{fg: t.key.fg}), "  "+l.keys, start+2+keys)
			r.fill(t.box, start+2+keys)
			r.put(t.box, "  "+l.text, end)
		}
	}
	return b
}

// keyNames lists the keys of an action for reading: "← h".
func keyNames(m *keymap.Keymap, name keymap.Action) string {
	var out []string
	for _, k := range m.Keys(name, keymap.Reading) {
		out = append(out, keyName(k))
	}
	return strings.Join(out, " ")
}

// keyName is how a key is shown: arrows as arrows.
func keyName(k string) string {
	for _, n := range []struct{ name, shown string }{
		{"left", "←"}, {"right", "→"}, {"up", "↑"}, {"down", "↓"}, {"pgdown", "PgDn"}, {"pgup", "PgUp"},
	} {
		if rest, ok := strings.CutSuffix(k, n.name); ok && (rest == "" || strings.HasSuffix(rest, "+")) {
			return rest + n.shown
		}
	}
	return keymap.Show(k)
}
