package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model/source"
	"tippani/tui/action"
	"tippani/tui/dialog"
	"tippani/tui/keymap"

	tea "github.com/charmbracelet/bubbletea"
)

func TestKeysMoveAndSelect(t *testing.T) {
	for _, c := range []struct{ name, before, keys, after string }{
		{"right goes by cluster, conjuncts whole", "|স্ত্রী ও আমি", "l", "স্ত্রী| ও আমি"},
		{"right over an emoji and ZWJ forms", "|😀র\u200d্যাব", "right right", "😀র\u200d্যা|ব"},
		{"word forward and back", "শিল্পী |রহিম বলেন।", "w b b", "|শিল্পী রহিম বলেন।"},
		{"the next word, over punctuation", "রহিম |বলেন। কে", "w", "রহিম বলেন। |কে"},
		{"shift selects and the other end stays", "|রহিম বলেন।", "shift+right shift+right", "[রহি|]ম বলেন।"},
		{"v then a word selects to its end", "শিল্পী |রহিম বলেন।", "v w", "শিল্পী [রহিম|] বলেন।"},
		{"selecting by word leaves the danda out", "রহিম |বলেন।", "v w", "রহিম [বলেন|]।"},
		{"and on to the end of the next word", "এক |দুই, তিন", "W W", "এক [দুই, তিন|]"},
		{"o takes the other end", "শিল্পী |রহিম বলেন।", "v w o", "শিল্পী [|রহিম] বলেন।"},
		{"widen from inside a word takes the word", "শিল্পী রহি|ম বলেন।", "+", "শিল্পী [রহিম|] বলেন।"},
		{"widen a hyphenated word takes the compound", "রাষ্ট্র-|সমর্থিত দল।", "+ +", "[রাষ্ট্র-সমর্থিত|] দল।"},
		{"narrow takes a widening back", "রাষ্ট্র-|সমর্থিত দল।", "+ + -", "রাষ্ট্র-[সমর্থিত|] দল।"},
		{"widen to the sentence", "আমি যাই। তুমি |থাকো।", "+ +", "আমি যাই। [তুমি থাকো।|]"},
		{"a sentence ahead", "|আমি যাই। তুমি থাকো।", ")", "আমি যাই। |তুমি থাকো।"},
		{"a paragraph ahead and back", "এক।\n\n|দুই।\nতিন।", "} { {", "|এক।\n\nদুই।\nতিন।"},
		{"start and end of the article", "এক |দুই", "G g", "|এক দুই"},
		{"escape clears the selection", "|এক দুই", "shift+right shift+right esc", "এক| দুই"},
		{"decomposed and composed letters are one step each", "|য়য়ক", "l l", "য়য়|ক"},
		{"an empty line is a place", "এক\n|\nদুই", "j", "এক\n\n|দুই"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: strings.Replace(c.before, "|", "", 1)})
			d.at(strings.Split(c.before, "|")[0])
			d.work.pen.Reader.MoveTo(d.work.pen.Reader.Article.Index().Snap(strings.Index(c.before, "|")), false)
			d.keys(c.keys)
			if got := d.selection(); got != c.after {
				t.Errorf("after %q:\n got %s\nwant %s", c.keys, got, c.after)
			}
		})
	}
}

func TestKeysLabel(t *testing.T) {
	const text = "😀 রহিম উদ্দিন ঢাকায় বলেন, ‘আমি যাব।’ সবাই শোনে।"
	for _, c := range []struct{ name, at, keys, spans string }{
		{"a digit labels the word under the cursor", "ঢাকায়", "3", "GPE:ঢাকায়"},
		{"from the middle of the word too", "কায়", "3", "GPE:ঢাকায়"},
		{"the selection is trimmed", "রহিম", "v w w 1", "PER:রহিম উদ্দিন"},
		{"the palette filters as one types", "ঢাকায়", "enter type:gpe enter", "GPE:ঢাকায়"},
		{"the palette finds Bengali names", "ঢাকায়", "enter type:ব্যক্তি enter", "PER:ঢাকায়"},
		{"the palette takes digits at once", "ঢাকায়", "enter 2", "ORG:ঢাকায়"},
		{"another digit corrects the word's label", "ঢাকায়", "3 4", "LOC:ঢাকায়"},
		{"the same digit twice changes nothing", "ঢাকায়", "3 3", "GPE:ঢাকায়"},
		{"spans nest", "রহিম", "v w w 1 g w w 2", "PER:রহিম উদ্দিন | ORG:উদ্দিন"},
		{"a quotation in three keys", "আমি", "+ + 9", "QUOTE:আমি যাব।"},
		{"remove", "ঢাকায়", "3 x", ""},
		{"undo and redo", "ঢাকায়", "3 u", ""},
		{"redo makes it again", "ঢাকায়", "3 u ctrl+r", "GPE:ঢাকায়"},
		{"undo goes back to the opening, a step an action", "রহিম", "1 w w 3 u u u u", ""},
		{"relabel", "ঢাকায়", "3 r 4", "LOC:ঢাকায়"},
		{"adjust the ends", "রহিম", "1 e w enter", "PER:রহিম উদ্দিন"},
		{"escape leaves the ends as they were", "রহিম", "1 e w w esc", "PER:রহিম"},
		{"the jump letter and a digit label any word in sight", "রহিম", "f d 3", "GPE:ঢাকায়"},
		{"first and last letter select a phrase", "সবাই", "F a s 1", "PER:রহিম উদ্দিন"},
		{"a danda alone can be labelled by selecting it", "।’", "v l 9", "QUOTE:।"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: text}).at(c.at).keys(c.keys)
			if got := d.spans(); got != c.spans {
				t.Errorf("after %q: got %q, want %q", c.keys, got, c.spans)
			}
		})
	}
}

func TestLinksNotesAndAttributes(t *testing.T) {
	d := newTrial(t, setup{text: "রহিম উদ্দিন বলেন, ‘আমি যাব।’ কিন্তু করিম যাবে না।"})
	d.at("রহিম").keys("v w w 1").at("করিম").keys("1").at("আমি").keys("+ + 9")
	d.keys("s enter")
	set := d.work.pen.Set()
	if set.RelationLen() != 1 {
		t.Fatalf("s enter made %d relations, want 1", set.RelationLen())
	}
	for r := range set.Relations() {
		from, _ := set.Span(r.From)
		to, _ := set.Span(r.To)
		if r.Label != "SPEAKER" || from.Label != "QUOTE" || d.work.pen.Reader.Article.Slice(to.Range) != "রহিম উদ্দিন" {
			t.Errorf("linked %s to %s %q by %s; want the nearest person", from.Label, to.Label, d.work.pen.Reader.Article.Slice(to.Range),
				r.Label)
		}
	}
	d.keys("s enter")
	if set.RelationLen() != 0 {
		t.Error("enter on a link that is there should remove it")
	}
	d.keys("s type:করিম enter")
	if set.RelationLen() != 1 {
		t.Error("typing should find the speaker by name")
	}
	d.keys("a 1")
	q, _ := d.work.pen.Current()
	if q.Attrs["type"] != "direct" {
		t.Errorf("a 1 set %v, want type=direct", q.Attrs)
	}
	d.keys("a 1")
	if q, _ = d.work.pen.Current(); len(q.Attrs) != 0 {
		t.Errorf("picking the value in force should clear it, got %v", q.Attrs)
	}
	d.keys("m type:ভালো_উদ্ধৃতি left backspace enter")
	if q, _ = d.work.pen.Current(); q.Note != "ভালো উদ্ধৃ" {
		// left goes over তি, backspace takes ধৃ
		if q.Note != "ভালো উতি" {
			t.Errorf("note is %q", q.Note)
		}
	}
	d.keys("x")
	if set.RelationLen() != 0 {
		t.Error("removing a span should remove its links")
	}
	d.keys("u")
	if set.RelationLen() != 1 {
		t.Error("undo should bring back the span and its links in one step")
	}
}

func TestShortcutsWorkByPhysicalKeyOnEveryLayout(t *testing.T) {
	for _, l := range keymap.Layouts() {
		t.Run(l.Name, func(t *testing.T) {
			gives := l.Gives()
			d := newTrial(t, setup{text: "এক দুই তিন।", layout: l.Name})
			key := gives["w"]
			if key == "" {
				key = "w"
			}
			d.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)})
			if got := d.selection(); got != "এক |দুই তিন।" {
				t.Errorf("the key w, typed as %q, gave %s", key, got)
			}
			d.keys("৩")
			if got := d.spans(); got != "GPE:দুই" {
				t.Errorf("the digit ৩ gave %q", got)
			}
		})
	}
}

func TestTheLayoutIsAskedOnceAndRemembered(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই তিন।"})
	d.keys("ক")
	if _, ok := d.dialogs.Top().(*dialog.Chooser); !ok {
		t.Fatal("an ambiguous Bengali letter should ask for the layout")
	}
	d.keys("1")
	if d.dialogs.Top() != nil {
		t.Fatal("a digit should pick the layout")
	}
	if l := d.keyboard().Layout(); l == nil || l.Name != keymap.Layouts()[0].Name {
		t.Error("the layout was not remembered")
	}
	d.keys("ক")
	if d.dialogs.Top() != nil {
		t.Error("the layout was asked twice")
	}
}

func TestTextFieldsTakeWhatIsTyped(t *testing.T) {
	d := newTrial(t, setup{text: "কলম কলম", layout: "jatiya"}).keys("w / type:কলম enter")
	if d.search.Last() != "কলম" {
		t.Errorf("searched for %q", d.search.Last())
	}
	d.keys("g n")
	if got := d.selection(); got != "কলম [|কলম]" {
		t.Errorf("n went to %s", got)
	}
}

func TestAnswersAreTransactionsToo(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই"}).keys("d")
	if d.work.pen.Set().Answer() != annotations.Accept {
		t.Error("d should mark the article done")
	}
	d.keys("u")
	if d.work.pen.Set().Answer() != annotations.InProgress {
		t.Error("u should take it back")
	}
}

func TestReadOnlyChangesNothing(t *testing.T) {
	d := newTrial(t, setup{text: "এক দুই", readOnly: true}).keys("1")
	if d.spans() != "" || d.out.message.Tone != action.Warn {
		t.Errorf("labelled %q in a read-only dataset, saying %q", d.spans(), d.out.message.Text)
	}
}

func TestAnArticleThatCanNotBeReadIsPassedOver(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"1.txt": "এক", "2.txt": "\xff\xfe\xfd bad", "3.txt": "তিন"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	q, err := source.Open([]string{dir}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := newTrial(t, setup{queue: q}).keys("ctrl+n")
	if got := d.work.pen.Reader.Article.Text(); got != "তিন" || !strings.Contains(d.out.message.Text, "2.txt") {
		t.Errorf("opened %q, saying %q", got, d.out.message.Text)
	}
	if d.keys("ctrl+p"); d.work.pen.Reader.Article.Text() != "এক" {
		t.Errorf("went back to %q", d.work.pen.Reader.Article.Text())
	}
}
