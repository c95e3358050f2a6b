package tui

import (
	"fmt"
	"strings"

	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// KeyEntry is one line of the key reference.
type KeyEntry struct {
	Group  string
	Action keymap.Action
	Keys   []string // by their names, as the rebinding file takes them
	Text   string
}

// KeyEntries lists every action of the reading screen in the order of the manual. The help overlay, the rebinding file and the key table
// of the manual are printed from the same action table.
func KeyEntries(m *keymap.Keymap, l lang.Lang) []KeyEntry {
	var out []KeyEntry
	all := actions()
	for _, name := range byGroup(all) {
		act, ok := all[name]
		keys := m.Keys(name, keymap.Reading)
		if !ok || len(keys) == 0 || act.text == (lang.Text{}) {
			continue
		}
		text := l.Of(act.text)
		if n, ok := keymap.LabelNumber(name); ok {
			text = l.Format(lang.Text{En: "Label the selection, or the word under the cursor, with label %s",
				Bn: "নির্বাচিত অংশ বা কার্সরের শব্দে %s নম্বর লেবেল"}, lang.Number(n))
		}
		out = append(out, KeyEntry{l.Of(act.group), name, keys, text})
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
			keys = append(keys, "`"+strings.ReplaceAll(keyName(k), "|", "\\|")+"`")
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", strings.Join(keys, " "), e.Text, e.Action)
	}
	return b.String()
}
