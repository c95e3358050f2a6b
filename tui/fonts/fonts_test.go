package fonts

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/go-text/typesetting/font"
)

// directory has copies of the fonts for Bengali and Latin of this machine, and one that is damaged. Without them the test is skipped.
func directory(t testing.TB) (dir, main string) {
	t.Helper()
	set, err := Find(Options{})
	if err != nil {
		t.Skip(err)
	}
	dir = t.TempDir()
	main = filepath.Join(dir, "main"+filepath.Ext(set.Regular().Path()))
	copies := map[string]string{main: set.Regular().Path()}
	if latin := set.For('a'); latin != nil && latin != set.Regular() {
		copies[filepath.Join(dir, "latin"+filepath.Ext(latin.Path()))] = latin.Path()
	}
	for to, from := range copies {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "damaged.ttf"), []byte("\x00\x01\x00\x00\x00\xff"), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir, main
}

func TestFindTakesFontsOfADirectory(t *testing.T) {
	dir, main := directory(t)
	s, err := Find(Options{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	if s.Regular().Path() != main || s.For('ক') != s.Regular() || s.For('।') != s.Regular() {
		t.Errorf("Bengali is set in %s and %s", s.Regular().Path(), s.For('ক').Path())
	}
	if s.Names()[0] != s.Regular().Family() || s.Regular().Family() == "" {
		t.Errorf("names %v", s.Names())
	}
	if _, err := s.Regular().Face(); err != nil {
		t.Error(err)
	}
	if f := s.For('\U000F0000'); f != nil {
		t.Errorf("%s has a code point of private use", f.Path())
	}
}

func TestTheSecondStartReadsTheCatalogue(t *testing.T) {
	dir, main := directory(t)
	o := Options{Dirs: []string{dir}, CacheDir: filepath.Join(t.TempDir(), "new")}
	first, err := Find(o)
	if err != nil {
		t.Fatal(err)
	}
	c, _, ok := load(o)
	if !ok || !slices.Equal(setOf(c).Names(), first.Names()) || !slices.Equal(c.Spans, first.spans) {
		t.Fatalf("the catalogue is not what was found: %v %v", ok, c.Faces)
	}
	for _, other := range []Options{{Dirs: o.Dirs, CacheDir: o.CacheDir, Family: "x"}, {CacheDir: o.CacheDir}, {Dirs: o.Dirs}} {
		if _, _, ok := load(other); ok {
			t.Errorf("%+v takes the catalogue of %+v", other, o)
		}
	}
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(main, later, later); err != nil {
		t.Fatal(err)
	}
	if _, _, ok := load(o); ok {
		t.Error("a font has changed, and the catalogue counts")
	}
	if _, err := Find(o); err != nil {
		t.Error(err)
	}
	if _, _, ok := load(o); !ok {
		t.Error("the catalogue was not made again")
	}
	if err := os.WriteFile(filepath.Join(dir, "another.ttf"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(dir, later, later); err != nil {
		t.Fatal(err)
	}
	if _, _, ok := load(o); ok {
		t.Error("a directory has changed, and the catalogue counts")
	}
}

func TestADamagedCatalogueIsMadeAgain(t *testing.T) {
	dir, _ := directory(t)
	o := Options{Dirs: []string{dir}, CacheDir: t.TempDir()}
	if _, err := Find(o); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(o.CacheDir, cacheName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	spoiled := map[string][]byte{"empty": nil, "cut off": whole[:len(whole)/2]}
	for name, spoil := range map[string]func(*catalogue){
		"of another form": func(c *catalogue) { c.Format-- }, "without faces": func(c *catalogue) { c.Faces = nil },
		"a bold face that is not there":  func(c *catalogue) { c.Faces[0].Bold = len(c.Faces) },
		"emoji of a face that is not":    func(c *catalogue) { c.Emoji = len(c.Faces) },
		"a face before the first":        func(c *catalogue) { c.Faces[0].Index = -1 },
		"a span of a face that is not":   func(c *catalogue) { c.Spans[0].Face = len(c.Faces) },
		"spans that are not in order":    func(c *catalogue) { slices.Reverse(c.Spans) },
		"a span that ends before itself": func(c *catalogue) { c.Spans[0].Hi = c.Spans[0].Lo - 1 },
	} {
		var c catalogue
		if err := json.Unmarshal(whole, &c); err != nil {
			t.Fatal(err)
		}
		spoil(&c)
		if spoiled[name], err = json.Marshal(c); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range spoiled {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, ok := load(o); ok {
			t.Errorf("%s: it counts", name)
		}
		if _, err := Find(o); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, ok := load(o); !ok {
			t.Errorf("%s: it was not made again", name)
		}
	}
}

func TestFontsAreNamedByFamilyOrFile(t *testing.T) {
	dir, main := directory(t)
	usual, err := Find(Options{Dirs: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{usual.Regular().Family(), main} {
		if s, err := Find(Options{Dirs: []string{dir}, Family: name}); err != nil || s.Regular().Path() != main {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s, err := Find(Options{Dirs: []string{t.TempDir()}, Family: main}); err != nil || s.Regular().Path() != main {
		t.Errorf("a file elsewhere: %v", err)
	}
	var named *NamedError
	for _, name := range []string{"No Such Family", filepath.Join(dir, "damaged.ttf"), filepath.Join(dir, "absent.ttf")} {
		o := Options{Dirs: []string{dir}, Family: name, CacheDir: t.TempDir()}
		for _, start := range []string{"first", "second"} {
			s, err := Find(o)
			if !errors.As(err, &named) || named.Name != name {
				t.Errorf("%s, %s start: %v", name, start, err)
			}
			if s == nil || s.Regular().Path() != main {
				t.Errorf("%s, %s start: no other font is taken", name, start)
			}
		}
	}
	late := Options{Dirs: []string{dir}, Family: filepath.Join(t.TempDir(), "late.ttf"), CacheDir: t.TempDir()}
	if _, err := Find(late); err == nil {
		t.Error("a file that is not there was found")
	}
	if err := os.Link(main, late.Family); err != nil {
		t.Skip(err)
	}
	if s, err := Find(late); err != nil || s.Regular().Path() != late.Family {
		t.Errorf("a file that came later: %v", err)
	}
	if _, err := Find(Options{Dirs: []string{t.TempDir()}, Family: "x"}); !errors.Is(err, ErrNone) {
		t.Errorf("no fonts, and a name: %v", err)
	}
	if _, err := Find(Options{Dirs: []string{t.TempDir()}}); !errors.Is(err, ErrNone) {
		t.Errorf("no fonts: %v", err)
	}
}

func TestAFontThatCanNotBeReadIsPassedOver(t *testing.T) {
	dir, main := directory(t)
	b, err := os.ReadFile(main)
	if err != nil {
		t.Fatal(err)
	}
	f := found{Face: Face{stamp: stamp{Path: filepath.Join(dir, "none.ttf")}}}
	if err := setOf(catalogue{Faces: []Face{f.Face}}).Regular().load(); err == nil {
		t.Error("a file that is not there was read")
	}
	for cut := range 40 {
		half := b[:len(b)*cut/40]
		path := filepath.Join(dir, "cut.ttf")
		if err := os.WriteFile(path, half, 0o600); err != nil {
			t.Fatal(err)
		}
		if found := describe(path); len(found) > 0 {
			t.Errorf("%d bytes of %d are taken for a font", len(half), len(b))
		}
	}
}

// face is a face that has some code points, for choose.
func face(family string, weight font.Weight, has string) found {
	f := found{Face: Face{Family: family, stamp: stamp{Path: "/" + family}, Index: int(weight) / 100}, weight: weight, shapes: true}
	if weight < font.WeightSemibold {
		f.runes = coverage{}
		for _, r := range has {
			f.runes.add(r)
		}
	}
	return f
}

// A system with the fonts that the documentation recommends has one for each of some 150 scripts, most of them dead, in no order that helps.
func TestEveryScriptGetsItsFont(t *testing.T) {
	alphabet := ""
	for r := 'ঁ'; r <= '৿'; r++ {
		alphabet += string(r)
	}
	all := []found{face("Noto Sans Bengali", 400, alphabet)}
	const scripts = 200
	first := func(n int) rune { return rune(0x1000 + 16*n) }
	for n := range scripts {
		letters := ""
		for r := first(n); r < first(n+1); r++ {
			letters += string(r)
		}
		all = append(all, face(fmt.Sprintf("Noto Sans %03d", n), 400, letters))
	}
	got, err := choose(all, "")
	if err != nil || !got.whole() {
		t.Fatal(err, got.whole())
	}
	s := setOf(got)
	for n := range scripts {
		if f := s.For(first(n)); f == nil || f.Family() != fmt.Sprintf("Noto Sans %03d", n) {
			t.Fatalf("script %d is set in %v", n, f)
		}
	}
}

func TestThePreferredFontsAreChosen(t *testing.T) {
	alphabet := ""
	for r := 'ঁ'; r <= '৿'; r++ {
		alphabet += string(r)
	}
	roman := ""
	for r := ' '; r < 0x180; r++ {
		roman += string(r)
	}
	symbol := ""
	for r := '←'; r < '⇿'; r++ {
		symbol += string(r)
	}
	all := []found{
		face("A Bengali", 400, alphabet), face("Mukti", 400, alphabet), face("Lohit Bengali", 700, ""),
		face("Lohit Bengali", 300, alphabet),
		face("Lohit Bengali", 400, alphabet+roman), face("Latin Only", 400, roman), face("DejaVu Sans", 400, roman+symbol),
		face("Noto Sans", 400, roman), face("Few Signs", 400, "⌘⌥"), face("Incomplete", 400, "কখগ"),
	}
	for _, c := range []struct{ family, main, latin, bold string }{
		{"", "Lohit Bengali", "Noto Sans", "Lohit Bengali"},
		{"mukti", "Mukti", "Noto Sans", ""},
		{"A  bengali", "A Bengali", "Noto Sans", ""},
		{"/Mukti", "Mukti", "Noto Sans", ""},
	} {
		got, err := choose(all, c.family)
		if err != nil {
			t.Fatal(c.family, err)
		}
		s := setOf(got)
		bold := ""
		if b := s.Regular().Bold(); b != nil {
			bold = b.Family()
		}
		if s.Regular().Family() != c.main || s.For('a').Family() != c.latin || s.For('→').Family() != "DejaVu Sans" || bold != c.bold {
			t.Errorf("%q: %s, %s, %s, bold %q", c.family, s.Regular().Family(), s.For('a').Family(), s.For('→').Family(), bold)
		}
		if s.Regular().Family() == "Lohit Bengali" && got.Faces[0].Index != 4 {
			t.Errorf("the weight %d is taken for the regular one", got.Faces[0].Index)
		}
		if !got.whole() || s.For('⌘') != nil {
			t.Errorf("%q: %+v", c.family, got)
		}
	}
	if got, err := choose(all, "Incomplete"); err != nil || !got.Unknown || got.Faces[0].Family == "Incomplete" {
		t.Error("a font without most letters was chosen")
	}
}

func TestDirectoriesInDirectoriesAreWalkedOnce(t *testing.T) {
	got := withoutNested([]string{"/usr/share/fonts/x", "/usr/share/fonts", "/usr/share/fonts2", "/home/a"})
	if want := []string{"/home/a", "/usr/share/fonts", "/usr/share/fonts2"}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

// BenchmarkFindAgain is a start after the first one.
func BenchmarkFindAgain(b *testing.B) {
	o := Options{CacheDir: b.TempDir()}
	if _, err := Find(o); err != nil {
		b.Skip(err)
	}
	for b.Loop() {
		if _, err := Find(o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFindFirst is the first start.
func BenchmarkFindFirst(b *testing.B) {
	for b.Loop() {
		if _, err := Find(Options{}); err != nil {
			b.Skip(err)
		}
	}
}

func TestTheHeightsOfLettersAreThoseOfTheirOutlines(t *testing.T) {
	s, err := Find(Options{})
	if err != nil {
		t.Skip(err)
	}
	f := s.For('x')
	face, err := f.Face()
	if err != nil {
		t.Fatal(err)
	}
	x, capital := f.Heights()
	if x == 0 {
		t.Skip("the font for Latin does not say")
	}
	for r, said := range map[rune]float32{'x': x, 'H': capital} {
		id, _ := face.NominalGlyph(r)
		e, _ := face.GlyphExtents(id)
		if drawn := e.YBearing / float32(face.Upem()); drawn < said-0.03 || drawn > said+0.03 {
			t.Errorf("%c is %v high, the font says %v", r, drawn, said)
		}
	}
}
