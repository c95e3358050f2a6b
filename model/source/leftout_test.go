package source

import (
	"path/filepath"
	"strings"
	"testing"

	"tippani/model/source/html"
)

func TestTheNoticeOfWhatWasLeftOut(t *testing.T) {
	for _, c := range []struct {
		left html.Left
		want string
	}{
		{html.Left{}, ""},
		{html.Left{Characters: 1234567}, "Characters of the page left out: 1,234,567; --page whole takes all of it."},
		{html.Left{Characters: 99, Blocks: []string{"এক দুই…", "তিন।"}},
			"Characters of the page left out: 99, with the blocks that begin “এক দুই…”, “তিন।”; --page whole takes all of it."},
	} {
		if got := leftNotice(c.left, Options{}).String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := leftNotice(html.Left{Characters: 1, Blocks: make([]string, 15)}, Options{}).String(); strings.Count(got,
		"“") != mostBlocks ||
		!strings.Contains(got, " + 3;") {
		t.Errorf("of many blocks: %q", got)
	}
}

func TestChaptersKeepBlocksApartAndTellTheirCaptions(t *testing.T) {
	const chapter = `<div>করিম ঢাকায়</div><div>রহিম</div><figure><img src="a"/><figcaption>📰 ` +
		`ছবি</figcaption></figure><x:p>এক</x:p><x:p>দুই</x:p><table><tr><td>ঘর</td></tr></table>`
	for _, c := range []struct {
		whole          bool
		want, lastTold string
	}{
		{false, "করিম ঢাকায়\nরহিম\nএক\nদুই\nঘর", "Characters of captions left out: 4; --page whole takes them."},
		{true, "করিম ঢাকায়\nরহিম\n📰 ছবি\nএক\nদুই\nঘর", "The text was taken out of a chapter of an EPUB book, as plain text."},
	} {
		dir := t.TempDir()
		write(t, dir, map[string]string{"b.epub": bookFile(t, chapter)})
		q, err := Open([]string{filepath.Join(dir, "b.epub")}, Options{WholePage: c.whole})
		if err != nil {
			t.Fatal(err)
		}
		item, err := q.At(0)
		q.Close()
		if err != nil || item.Article.Text() != c.want {
			t.Errorf("read %q %v", item.Article.Text(), err)
		}
		if last := item.Notices[len(item.Notices)-1].String(); last != c.lastTold {
			t.Errorf("told %q", last)
		}
	}
}
