package width

import "testing"

func TestANuktaThatATerminalDrawsWronglyIsSentWithItsLetter(t *testing.T) {
	for _, c := range []struct{ name, form, composed, spaced string }{
		{"য় with a vowel sign", "য\u09BCা", "\u09DFা", "\u09DFা"},
		{"ড়", "ড\u09BC", "\u09DC", "\u09DC"},
		{"ঢ় with two signs", "ঢ\u09BCেঁ", "\u09DDেঁ", "\u09DDেঁ"},
		{"in a conjunct", "র্য\u09BC", "র্\u09DF", "র্\u09DF"},
		{"composed already", "\u09DFা", "\u09DFা", "\u09DFা"},
		{"a letter that has no composed form", "জ\u09BC", "জ\u09BC", "জ\u09BC"},
		{"the same with a vowel sign", "জ\u09BCা", "জ\u09BCা", "জ\u09BCা "},
		{"the same with a sign below", "জ\u09BCু", "জ\u09BCু", "জ\u09BCু"},
		{"a vowel sign after a chandrabindu", "কঁা", "কঁা", "কঁা "},
		{"ya-phala", "ক্যা", "ক্যা", "ক্যা"},
		{"an emoji", "😀", "😀", "😀"},
		{"a bare nukta on its circle", "◌\u09BC", "◌\u09BC", "◌\u09BC"},
		{"nothing", "", "", ""},
	} {
		for drawing, want := range map[string]string{"composed": c.composed, "spaced": c.spaced} {
			draw := composedText
			if drawing == "spaced" {
				draw = spacedText
			}
			got, changed := draw(c.form)
			if !changed {
				got = c.form
			}
			if got != want || changed != (want != c.form) {
				t.Errorf("%s, %s: %+q (changed: %v), want %+q", c.name, drawing, got, changed, want)
			}
		}
	}
	konsole := terminals(t)["konsole"].Drawn(Spaced())
	for cluster, want := range map[string]Cell{"য\u09BCা": {Text: "\u09DFা", Columns: 2}, "জ\u09BCা": {Text: "জ\u09BCা ", Columns: 2}, "কা": {Text: "কা", Columns: 2}} {
		if got := konsole.Cell(cluster); got != want {
			t.Errorf("Cell(%+q) = %+v, want %+v", cluster, got, want)
		}
	}
}
