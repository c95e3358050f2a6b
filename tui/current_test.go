package tui

import (
	"strings"
	"testing"
)

// What the screen shows as current is what the next key works on.
func TestKeysWorkOnWhatIsCurrent(t *testing.T) {
	const text = "😀 এটি কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি। ‘ঢাকায় রহিম উদ্দিন’ বলেন, নিউজ এজেন্সি জানায়।"
	const agency = "/ type:কোরিয়ান_সেন্ট্রাল_নিউজ_এজেন্সি enter"
	for _, c := range []struct{ name, at, keys, spans, selection string }{
		{"a digit labels the hit", "", agency + " 2", "ORG:কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি", ""},
		{"in the spelling of the text, typed in the other", "", strings.ReplaceAll(agency, "য়", "য\u09bc") + " 2",
			"ORG:কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি", ""},
		{"so does the palette", "", agency + " enter type:org enter", "ORG:কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি", ""},
		{"and a second digit corrects", "", agency + " 2 3", "GPE:কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি", ""},
		{"n's hit", "", "/ type:নিউজ_এজেন্সি enter n 2", "ORG:নিউজ এজেন্সি", ""},
		{"N's hit", "", "/ type:নিউজ_এজেন্সি enter n N 2", "ORG:নিউজ এজেন্সি", ""},
		{"all of them, one after the other", "", "/ type:নিউজ_এজেন্সি enter 2 n 2", "ORG:নিউজ এজেন্সি | ORG:নিউজ এজেন্সি", ""},
		{"a hit within a word is the word", "", "/ type:ঢাকা enter 3", "GPE:ঢাকায়", ""},
		{"widen goes on from the hit", "", agency + " +", "", "[😀 এটি কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি।|]"},
		{"and is shown so", "", "/ type:ঢাকা enter", "", "‘[|ঢাকায়]"},
		{"at both ends", "", "/ type:্ট্রাল_নিউজ_এজে enter 2", "ORG:সেন্ট্রাল নিউজ এজেন্সি", ""},
		{"and narrow comes back to it", "", "/ type:ঢাকা enter + -", "", "‘[ঢাকায়|]"},
		{"n goes on from the middle of a word", "", "/ type:ন্সি enter n 2", "ORG:এজেন্সি", "‘ঢাকায় রহিম উদ্দিন’ বলেন, নিউজ |এজেন্সি"},
		{"and N back", "", "/ type:ন্সি enter n N 2", "ORG:এজেন্সি", "নিউজ |এজেন্সি। ‘"},
		{"v extends from its end", "", "/ type:কোরিয়ান_সেন্ট্রাল enter v w w", "", "[কোরিয়ান সেন্ট্রাল নিউজ এজেন্সি|]"},
		{"shift does too", "", "/ type:কোরিয়ান_সেন্ট্রাল enter W", "", "[কোরিয়ান সেন্ট্রাল নিউজ|]"},
		{"shift and an arrow", "", "/ type:উদ্দিন enter shift+right", "", "[উদ্দিন’|]"},
		{"shift back takes a letter off its end", "", "/ type:ঢাকায় enter shift+left", "", "[ঢাকা|]"},
		{"a motion leaves it", "", agency + " l 2", "ORG:কোরিয়ান", ""},
		{"escape too", "", agency + " esc 2", "ORG:কোরিয়ান", ""},
		{"the word jumped to", "রহিম", "f s 1", "PER:কোরিয়ান", ""},
		{"v extends from the word jumped to", "ঢাকায়", "f s v w 1", "PER:কোরিয়ান সেন্ট্রাল", ""},
		{"widen goes on from it", "ঢাকায়", "f h +", "", "[ঢাকায় রহিম উদ্দিন|]"},
		{"a span gone to is corrected whole", "রহিম", "v w w 1 g tab 2", "ORG:রহিম উদ্দিন", ""},
		{"by the palette too", "রহিম", "v w w 1 g tab enter type:loc enter", "LOC:রহিম উদ্দিন", ""},
		{"a label of another kind goes on all of it", "রহিম", "v w w 1 g tab 0", "PER:রহিম উদ্দিন | CLAIM:রহিম উদ্দিন", ""},
		{"v extends it", "রহিম", "v w 1 g tab v w 2", "ORG:রহিম উদ্দিন | PER:রহিম", ""},
		{"moved into, a digit is for the word again", "রহিম", "v w w 1 g tab w 2", "PER:রহিম উদ্দিন | ORG:উদ্দিন", ""},
		{"what was just labelled is corrected whole", "রহিম", "v w w 1 2", "ORG:রহিম উদ্দিন", ""},
		{"relabelled it is still what was just labelled", "রহিম", "v w w 1 2 3 4", "LOC:রহিম উদ্দিন", ""},
		{"and so it is by r", "রহিম", "v w w 1 r 2 4", "LOC:রহিম উদ্দিন", ""},
		{"a selection of one's own gets a second label", "রহিম", "v w w 1 b b v w w 2", "PER:রহিম উদ্দিন | ORG:রহিম উদ্দিন", ""},
		{"v goes on with what widen selected", "রহিম", "+ v w", "", "[রহিম উদ্দিন|]"},
		{"v again gives up", "রহিম", "+ v v", "", "রহিম| উদ্দিন"},
		{"r is for the span on the hit, not the one gone to before", "রহিম", "1 + + 9 g tab / type:রহিম enter r 2",
			"QUOTE:ঢাকায় রহিম উদ্দিন | ORG:রহিম", ""},
		{"what undo brings back is gone to", "রহিম", "v w w 1 x u 2", "ORG:রহিম উদ্দিন", ""},
		{"after the word, on the blank, widen takes what a digit would", "রহিম উ", "w b l l l +", "", "[রহিম|]"},
		{"widening elsewhere is no way back to here", "রহিম", "+ + F a a -", "", "😀 [এ|]টি"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: text})
			if c.at != "" {
				d.at(c.at)
			}
			d.keys(c.keys)
			if got := d.spans(); got != c.spans {
				t.Errorf("after %q the spans are %q, want %q", c.keys, got, c.spans)
			}
			if got := d.selection(); c.selection != "" && !strings.Contains(got, c.selection) {
				t.Errorf("after %q:\n got %s\nwant %s", c.keys, got, c.selection)
			}
		})
	}
}

func TestTheHitIsShownWhileTyping(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন"}).keys("/ type:দুই")
	if got := d.selection(); got != "এক [|দুই] তিন" {
		t.Errorf("shown is %s", got)
	}
	if got := d.keys("esc").selection(); got != "|এক দুই তিন" {
		t.Errorf("escape left %s", got)
	}
}

func TestCopyTakesWhatIsCurrent(t *testing.T) {
	for keys, want := range map[string]string{
		"/ type:দুই_তিন enter y": "দুই তিন", "v w w 1 g tab y": "এক দুই", "f s y": "দুই", "v w w 1 y": "এক দুই",
	} {
		d := newTrial(t, setup{text: "এক দুই তিন"}).keys(keys)
		if _, _, got := d.Asked(); got != want {
			t.Errorf("%q copied %q, want %q", keys, got, want)
		}
	}
}

func TestTheLinkDialogGivesBackWhatWasCurrent(t *testing.T) {
	d := newTrial(t, setup{text: "রহিম বলেন, ‘আমি যাব।’ সে যায়।"}).keys("1").at("আমি").keys("+ + 9 g tab")
	before := d.selection()
	if got := d.keys("s esc").selection(); got != before {
		t.Errorf("before %s, after %s", before, got)
	}
	if d.keys("0"); d.spans() != "PER:রহিম | QUOTE:আমি যাব। | CLAIM:আমি যাব।" {
		t.Errorf("the spans are %s", d.spans())
	}
}

func TestAHitAcrossTheEndOfALineIsLabelledWhole(t *testing.T) {
	d := newTrial(t, setup{text: "😀 কোরিয়ান নিউজ\nএজেন্সি জানায়।"}).keys("/ type:নিউজ_এজেন্সি enter 2")
	if d.spans() != "ORG:নিউজ\nএজেন্সি" && d.spans() != "ORG:নিউজ এজেন্সি" {
		t.Errorf("the spans are %q", d.spans())
	}
}
