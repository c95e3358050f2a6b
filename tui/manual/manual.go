// Package manual says what each action does: for the help, the hints, the key table of the documentation, the file that rebinds
// keys, and the question which keyboard somebody has. All are printed from one table.
package manual

import (
	"fmt"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/dialog"
	"tippani/tui/keymap"
	"tippani/tui/keys"
	"tippani/tui/labelkeys"
	"tippani/tui/lang"
	"tippani/tui/words"
)

// KeyEntry is one line of the key reference.
type KeyEntry struct {
	Group  string
	Action keymap.Action
	Keys   []string // by their names, as the rebinding file takes them
	Text   string
}

// KeyEntries lists every action of the reading screen in the order of the manual.
func KeyEntries(m *keymap.Keymap, l lang.Lang) []KeyEntry {
	var out []KeyEntry
	for _, name := range byGroup() {
		e := Of(name)
		keys := keysOf(m, name)
		if len(keys) == 0 || e.Text == (lang.Text{}) {
			continue
		}
		text := l.Of(e.Text)
		if n, ok := keymap.LabelNumber(name); ok {
			text = l.Format(lang.Text{En: "Label the selection, or the word under the cursor, with label %s",
				Bn: "নির্বাচিত অংশ বা কার্সরের শব্দে %s নম্বর লেবেল"}, lang.Number(n))
		}
		if n, ok := keymap.VersionNumber(name); ok {
			text = l.Format(lang.Text{En: "At a disagreement: decide for version %s", Bn: "মতভেদে: %s নম্বর সংস্করণ নিন"}, lang.Number(n))
		}
		out = append(out, KeyEntry{l.Of(e.Group), name, keys, text})
	}
	return out
}

// KeyTable is the key reference as a Markdown table.
func KeyTable(m *keymap.Keymap, l lang.Lang) string {
	var b strings.Builder
	b.WriteString(l.Of(lang.Text{En: "| keys | does | action |\n|---|---|---|\n", Bn: "| বোতাম | কাজ | নাম |\n|---|---|---|\n"}))
	for _, e := range KeyEntries(m, l) {
		var keys []string
		for _, k := range e.Keys {
			keys = append(keys, "`"+strings.ReplaceAll(KeyName(k), "|", "\\|")+"`")
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", strings.Join(keys, " "), e.Text, e.Action)
	}
	return b.String()
}

// Now is what can be done in the present situation.
type Now struct {
	First []keymap.Action               // what matters most, in this order
	Off   func(name keymap.Action) bool // whether an action is not possible; nil where all are

	Review bool // one decides between annotators
}

// Help lists every action with its keys, those that matter now before all others, and what the mouse does.
func Help(v *canvas.Screen, w *words.Words, s *annotations.Schema, m *keymap.Keymap, now Now) *Sheet {
	h := &Sheet{title: v.Lang.Of(lang.Text{En: "Keys", Bn: "কোন বোতামে কী হয়"})}
	of := func(name keymap.Action) (entry, bool) {
		e := Of(name)
		keys := keyNames(m, name)
		if e.Text == (lang.Text{}) || keys == "" || e.Group == groupReview && !now.Review {
			return entry{}, false
		}
		added := ""
		if n, ok := keymap.LabelNumber(name); ok {
			l := labelkeys.On(s, n-1)
			if l == nil {
				return entry{}, false
			}
			added = " " + w.Label(l.Name)
		}
		if n, ok := keymap.VersionNumber(name); ok {
			added = " " + v.Lang.Number(n)
		}
		return entry{keys: keys, text: v.Lang.Of(e.Text) + added, off: now.Off != nil && now.Off(name),
			match: strings.Join([]string{keys, e.Text.En + added, e.Text.Bn + added, string(name)}, "\n")}, true
	}
	add := func(title lang.Text, first bool, e entry) {
		if n := len(h.groups); n == 0 || h.groups[n-1].title != v.Lang.Of(title) {
			h.groups = append(h.groups, group{title: v.Lang.Of(title), first: first})
		}
		g := &h.groups[len(h.groups)-1]
		g.entries = append(g.entries, e)
	}
	for _, name := range now.First {
		if e, ok := of(name); ok {
			add(lang.Text{En: "Here and now", Bn: "এখন এখানে"}, true, e)
		}
	}
	for _, name := range byGroup() {
		if slices.Contains(now.First, name) {
			continue
		}
		if e, ok := of(name); ok {
			add(Of(name).Group, false, e)
		}
	}
	for _, m := range mouseHelp {
		does, means := v.Lang.Of(m.does), v.Lang.Of(m.means)
		add(lang.Text{En: "Mouse", Bn: "মাউস"}, false, entry{keys: does, text: means,
			match: strings.Join([]string{m.does.En, m.does.Bn, m.means.En, m.means.Bn}, "\n")})
	}
	return h
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
func byGroup() []keymap.Action {
	names := keymap.Actions()
	first := map[lang.Text]int{}
	for i, name := range names {
		if _, seen := first[Of(name).Group]; !seen {
			first[Of(name).Group] = i
		}
	}
	slices.SortStableFunc(names, func(x, y keymap.Action) int { return first[Of(x).Group] - first[Of(y).Group] })
	return names
}

// keysOf are the keys of an action in the article, or where it is one between annotators only.
func keysOf(m *keymap.Keymap, name keymap.Action) []string {
	if keys := m.Keys(name, keymap.Reading); len(keys) > 0 {
		return keys
	}
	return m.Keys(name, keymap.Deciding)
}

// keyNames lists the keys of an action for reading: "← h".
func keyNames(m *keymap.Keymap, name keymap.Action) string {
	var out []string
	for _, k := range keysOf(m, name) {
		out = append(out, KeyName(k))
	}
	return strings.Join(out, " ")
}

// KeyName is how a key is shown: arrows as arrows.
func KeyName(k string) string {
	for _, n := range []struct{ name, shown string }{
		{"left", "←"}, {"right", "→"}, {"up", "↑"}, {"down", "↓"}, {"pgdown", "PgDn"}, {"pgup", "PgUp"},
	} {
		if rest, ok := strings.CutSuffix(k, n.name); ok && (rest == "" || strings.HasSuffix(rest, "+")) {
			return rest + n.shown
		}
	}
	return keymap.Show(k)
}

// AskLayout asks, once, which Bengali layout the keyboard has: the letter alone does not tell. It goes on with then.
func AskLayout(v *canvas.Screen, in keys.Layouts, letter string, choices []keymap.Choice, then func() action.Action) action.Action {
	if in == nil {
		return nil
	}
	all := keymap.Layouts()
	list := make([]dialog.Choice, len(all))
	for i, l := range all {
		detail := ""
		for _, c := range choices {
			if c.Layout == l {
				detail = c.Key + " → " + does(v.Lang, c.Action)
			}
		}
		list[i] = dialog.Choice{Title: l.Title, Detail: detail, Match: l.Title + "\n" + l.Name}
		if i < 9 {
			list[i].Key = string(rune('1' + i))
		}
	}
	c := dialog.NewChooser(v.Lang.Format(lang.Text{En: "“%s”: which Bengali keyboard is this?", Bn: "“%s”: কোন বাংলা কিবোর্ড এটি?"},
		letter), list)
	c.Plain = true
	c.Hint = v.Lang.Of(lang.Text{En: " asked once, then remembered; not in the list? type shortcuts in English ",
		Bn: " একবার বললেই মনে থাকবে; তালিকায় না থাকলে ইংরেজি কিবোর্ডে চাপুন "})
	c.Pick = func(i int) action.Action {
		var said action.Action
		if err := in.Remember(all[i]); err != nil {
			said = action.Refuse(lang.Text{En: "The layout holds for now but could not be remembered: %v",
				Bn: "লেআউটটি শুধু এবারের জন্য থাকল, মনে রাখা গেল না: %v"}, err)
		}
		return action.All{said, then()}
	}
	return dialog.Open{Dialog: c}
}

func does(l lang.Lang, name keymap.Action) string {
	if t := Of(name).Text; t != (lang.Text{}) || name == keymap.Accept {
		return l.Of(t)
	}
	return l.Of(lang.Text{En: "nothing", Bn: "কিছু না"})
}
