package tui

import (
	"slices"
	"strings"

	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// openHelp lists every action with its keys, printed from the action table.
func (a *App) openHelp() {
	h := &dialog.Page{
		Title: a.view.Lang.Of(lang.Text{En: "Keys", Bn: "কোন বোতামে কী হয়"}),
		Hint:  a.view.Lang.Of(lang.Text{En: " j k scroll · esc closes ", Bn: " j k: ওপর-নিচ · esc: বন্ধ "}),
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
			h.Lines = append(h.Lines, dialog.Line{Text: a.view.Lang.Of(act.group)})
		}
		text := a.view.Lang.Of(act.text)
		if n, ok := keymap.LabelNumber(name); ok {
			l := labelOn(a.schema, n-1)
			if l == nil {
				continue
			}
			text += " " + a.words.Label(l.Name)
		}
		h.Lines = append(h.Lines, dialog.Line{Keys: keys, Text: text})
	}
	h.Lines = append(h.Lines, dialog.Line{Text: a.view.Lang.Of(lang.Text{En: "Mouse", Bn: "মাউস"})})
	for _, m := range mouseHelp {
		h.Lines = append(h.Lines, dialog.Line{Keys: a.view.Lang.Of(m.does), Text: a.view.Lang.Of(m.means)})
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
func byGroup(all map[keymap.Action]command) []keymap.Action {
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
	a.open(dialog.Notice(&a.view, a.view.Lang.Of(title), a.view.Lang.Of(lang.Text{En: " esc closes ", Bn: " esc: বন্ধ "}), sentences))
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
