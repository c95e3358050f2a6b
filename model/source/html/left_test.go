package html

import (
	"reflect"
	"strings"
	"testing"
)

func TestWhatIsLeftOutIsCountedAndNamed(t *testing.T) {
	for _, c := range []struct {
		name, shown, taken string
		known              []string
		want               Left
	}{
		{"nothing", "ক খ\nগ", "ক খ\nগ", nil, Left{}},
		{"other spacing and order", "গ\nক  খ", "ক খ\n\nগ", nil, Left{}},
		{"a menu", "প্রথম পাতা\nখেলা\n📰 ক খ", "📰 ক খ", nil, Left{Characters: 13}},
		{"a title that is known", "শিরোনাম\nক", "ক", []string{"শিরোনাম"}, Left{}},
		{"a title that stands twice", "শিরোনাম\nশিরোনাম\nশিরোনাম\nক", "শিরোনাম\nক", []string{"শিরোনাম"}, Left{Characters: 7}},
		{"one sentence", "তিনি গেলেন।\nক", "ক", nil, Left{Characters: 10}},
		{"a block of two sentences", "আজ ঢাকায় তিনি একা বাড়ি গেলেন। ফিরলেন না।\nক", "ক", nil,
			Left{35, []string{"আজ ঢাকায় তিনি একা বাড়ি…"}}},
		{"two blocks", "এক যায়। দুই।\nক\nতিন? চার!", "ক", nil, Left{19, []string{"এক যায়। দুই।", "তিন? চার!"}}},
		{"sentences of one line each are one block", "এক এল।\nদুই এল।\nতিন এল।\nমেনু", "", nil, Left{21, []string{"এক এল।"}}},
		{"with a menu between they are two", "এক এল।\nমেনু\nদুই এল।", "", nil, Left{15, nil}},
		{"a line in several pieces", "এক দুই\nতিন", "এক\nদুই\nতিন", nil, Left{}},
		{"several lines in one", "এক\nদুই", "এক দুই", nil, Left{}},
		{"a part of a line", "এক এল। দুই এল। ভাগ করুন", "এক এল। দুই এল।", nil, Left{Characters: 7}},
		{"the end of a line", "এক এল। দুই এল। তিন এল।", "এক এল।", nil, Left{12, []string{"দুই এল। তিন এল।"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := leftOut(c.shown, c.taken, c.known...); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestAnArticleTellsWhatItLeavesOut(t *testing.T) {
	aside := "<aside class='comments'><p>সম্পাদকের মন্তব্য এখানে বলা হলো আজ। পরে আরও কথা হবে।</p></aside>"
	got, err := Article([]byte(strings.Replace(page, "<footer>", aside+"<footer>", 1)))
	if err != nil || len(got.Left.Blocks) != 1 || got.Left.Blocks[0] != "সম্পাদকের মন্তব্য এখানে বলা হলো…" {
		t.Errorf("%+v %v", got.Left, err)
	}
}
