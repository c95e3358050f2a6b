package tui

import (
	"fmt"
	"testing"

	"tippani/annotations"
	"tippani/tui/keymap"
	"tippani/tui/labelkeys"
)

// Every key that is accepted labels, and does nothing else.
func TestAcceptedLabelKeysLabel(t *testing.T) {
	for _, layout := range []string{"", "jatiya", "probhat", "ben", "ben_gitanjali"} {
		accepted := 0
		for _, key := range allKeys(layout) {
			toml := fmt.Sprintf("[[label]]\nname = \"FIRST\"\nkind = \"entity\"\n\n[[label]]\nname = \"PLACE\"\nkind = "+
				"\"entity\"\nkey = %q\n", key)
			schema, err := annotations.ParseSchema("labels.toml", []byte(toml),
				labelkeys.Check(keymap.Default(), &fixedLayout{name: layout}))
			if err != nil {
				continue
			}
			accepted++
			d := newTrial(t, setup{text: "এক দুই", schema: schema, layout: layout})
			d.Update(keyNamed(key))
			if d.spans() != "PLACE:এক" || d.dialogs.Top() != nil || d.work.jump != nil {
				t.Errorf("%s: the key %q made the spans %q, saying %q", layout, key, d.spans(), d.out.message.Text)
			}
			if shown := keyOfLabel(d.App, schema.Labels[1].Name); shown == "" {
				t.Errorf("%s: the key %q is not shown", layout, key)
			}
		}
		if accepted < 10 {
			t.Errorf("%s: only %d keys are accepted", layout, accepted)
		}
	}
}

// allKeys lists the printable characters of a US keyboard and what they give in a layout.
func allKeys(layout string) []string {
	var keys []string
	l, _ := keymap.LayoutNamed(layout)
	for c := '!'; c <= '~'; c++ {
		keys = append(keys, string(c))
		if l != nil && l.Gives()[string(c)] != "" {
			keys = append(keys, l.Gives()[string(c)])
		}
	}
	return append(keys, "é", "৩", "📰")
}

func TestALabelsLetterIsForTheSpanWhoseEndsAreMoved(t *testing.T) {
	schema := schemaOf(t, "[[label]]\nname=\"A\"\nkind=\"entity\"\n[[label]]\nname=\"B\"\nkind=\"entity\"\nkey=\"M\"\n")
	d := newTrial(t, setup{text: "এক দুই তিন", schema: schema}).keys("1 e l M enter")
	if d.spans() != "B:এক দুই" {
		t.Errorf("the spans are %q", d.spans())
	}
}
