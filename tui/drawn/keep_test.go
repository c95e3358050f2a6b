package drawn

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tippani/tui/fonts"
	"tippani/tui/picture"
)

// page is rows with words of every style, among them what no font has.
func page(p Press) (rows []*picture.Row) {
	for i, text := range []string{"কোরিয়ার", "র্ক্ষ", "ন্দ্ব", "ষ্ট্রু", "office", "—", "─", "\U000F0000", "।"} {
		row := &picture.Row{Width: 300, Height: 20, Page: picture.RGB{R: 250, G: 250, B: 250}}
		for style := range 4 {
			x := 4 + 70*style
			row.Items = append(row.Items, picture.Item{Kind: picture.Text, X: x, Colour: picture.RGB{R: uint8(10 * i)}, Text: text, To: len(text),
				Bold: style&1 != 0, Small: style&2 != 0})
		}
		rows = append(rows, row)
	}
	p.Advances("মাপা", nil)
	return rows
}

// kept makes a Press with what is kept in a directory.
func kept(t *testing.T, o fonts.Options, size float64, k Keeping) press {
	t.Helper()
	made, err := FontsOf(o, size, k)()
	if err != nil {
		t.Skip(err)
	}
	return made(cells).(press)
}

func same(t *testing.T, what string, got, want press) {
	t.Helper()
	for i, row := range page(got) {
		a, b := got.Paint(row), want.Paint(row)
		if !bytes.Equal(a.Pix, b.Pix) || !slices.EqualFunc(a.Palette, b.Palette, func(x, y color.Color) bool { return x == y }) {
			t.Errorf("%s: row %d looks otherwise", what, i)
		}
		for _, it := range row.Items {
			if !slices.Equal(got.Advances(it.Text, nil), want.Advances(it.Text, nil)) {
				t.Errorf("%s: %q has other advances", what, it.Text)
			}
		}
	}
}

func TestWordsThatWereKeptLookTheSame(t *testing.T) {
	dir := t.TempDir()
	o, k := fonts.Options{CacheDir: dir}, Keeping{Dir: dir, Program: "a"}
	first := kept(t, o, 0, k)
	same(t, "cold", first, kept(t, o, 0, Keeping{}))
	first.Keep()
	second := kept(t, o, 0, k)
	if second.memory.before == nil {
		t.Fatal("nothing was kept")
	}
	same(t, "warm", second, kept(t, o, 0, Keeping{}))
	if _, _, fresh := second.memory.setter.Keeping(); fresh {
		t.Error("words were set that were kept")
	}
	if _, fresh := second.memory.masks.Keeping(); fresh {
		t.Error("words were filled that were kept")
	}
	for name, other := range map[string]press{
		"program": kept(t, o, 0, Keeping{Dir: dir, Program: "b"}), "size": kept(t, o, 17, k), "nowhere": kept(t, o, 0, Keeping{}),
	} {
		if other.memory.before != nil {
			t.Errorf("another %s takes what was kept", name)
		}
	}
	made, _ := FontsOf(o, 0, k)()
	if made(image.Pt(11, 20)).(press).memory.before != nil {
		t.Error("another cell takes what was kept")
	}
}

func TestWhatIsKeptOfLaterPagesJoinsWhatWasBefore(t *testing.T) {
	dir := t.TempDir()
	o, k := fonts.Options{CacheDir: dir}, Keeping{Dir: dir}
	paint := func(p press, text string) {
		p.Paint(&picture.Row{Width: 100, Height: 20, Items: []picture.Item{{Kind: picture.Text, Text: text, To: len(text)}}})
	}
	for _, text := range []string{"এক", "দুই", "তিন"} {
		p := kept(t, o, 0, k)
		paint(p, text)
		p.Keep()
	}
	p := kept(t, o, 0, k)
	for _, text := range []string{"এক", "দুই", "তিন"} {
		paint(p, text)
	}
	if _, fresh := p.memory.masks.Keeping(); fresh {
		t.Error("an earlier word was lost")
	}
}

func TestAnotherFontIsNotTakenForTheOneThatWasKept(t *testing.T) {
	usual, err := fonts.Find(fonts.Options{})
	if err != nil {
		t.Skip(err)
	}
	from, err := os.ReadFile(usual.Regular().Path())
	if err != nil {
		t.Fatal(err)
	}
	dir, cache := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "font"+filepath.Ext(usual.Regular().Path()))
	o, k := fonts.Options{CacheDir: cache, Dirs: []string{dir}}, Keeping{Dir: cache}
	for i, content := range [][]byte{from, append(slices.Clip(from), 0)} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		p := kept(t, o, 0, k)
		if p.memory.before != nil {
			t.Errorf("font %d: words of another font", i)
		}
		page(p)
		p.Keep()
	}
}

func TestWhatCanNotBeKeptHindersNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o := fonts.Options{CacheDir: dir}
	p := kept(t, o, 0, Keeping{Dir: filepath.Join(file, "below")})
	same(t, "nowhere to keep", p, kept(t, o, 0, Keeping{}))
	p.Keep()
	p = kept(t, o, 0, Keeping{Dir: dir})
	page(p)
	p.Keep()
	files, _ := filepath.Glob(filepath.Join(dir, "*.letters"))
	if len(files) != 1 {
		t.Fatal(files)
	}
	if err := os.WriteFile(files[0], []byte(strings.Repeat("damaged", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	p = kept(t, o, 0, Keeping{Dir: dir})
	same(t, "damaged", p, kept(t, o, 0, Keeping{}))
	p.Keep()
	if kept(t, o, 0, Keeping{Dir: dir}).memory.before == nil {
		t.Error("a damaged file was not written again")
	}
}
