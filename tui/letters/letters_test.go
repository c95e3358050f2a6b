package letters

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

const height = 20

var (
	id    = Identify([32]byte{1}, "a program, a size")
	sizes = Sizes{1, 2, 3, 4, 5, 6, 7, 8}
	some  = map[Key]Word{
		{Text: "কি"}:              {Ends: []int{6}, Edges: []int{0, 14}, Mask: &Mask{Left: -2, Top: 3, Width: 4, Rows: 2, Pix: []uint8{0, 1, 2, 255, 4, 5, 6, 7}}},
		{Text: "কি", Bold: true}:  {Ends: []int{6}, Edges: []int{0, 14}, Mask: &Mask{Width: 1, Pix: []uint8{}}},
		{Text: "কি", Small: true}: {Ends: []int{6}, Edges: []int{0, 11}},
		{Text: "ক😀"}: {Ends: []int{3, 7}, Edges: []int{0, 9, 20}, Mask: &Mask{Width: 1, Rows: 1, Pix: []uint8{7}, Stamps: []Stamp{
			{X: -1, Y: 2, Width: 1, Height: 2, Pix: []uint8{1, 2, 3, 4, 5, 6, 7, 8}}, {X: 9, Width: 1, Height: 1, Pix: []uint8{9, 8, 7, 6}}}}},
		{Text: "far"}: {Ends: []int{3}, Edges: []int{0, 1}, Mask: &Mask{Left: -1 << 15, Width: 1, Pix: []uint8{}, Stamps: []Stamp{
			{X: -1 << 15, Width: 1, Height: 1, Pix: []uint8{1, 2, 3, 4}}}}},
		{Text: "ab"}: {Ends: []int{1, 2}, Edges: []int{0, 7, 300}},
	}
)

func write(t testing.TB, dir string) string {
	t.Helper()
	if err := Write(dir, id, sizes, height, maps.All(some)); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, id.name())
}

func TestWordsComeBackAsTheyWere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if Known(dir, id) {
		t.Error("known before anything was written")
	}
	write(t, dir)
	c := Read(dir, id, height)
	if got, ok := c.Sizes(); !ok || got != sizes {
		t.Errorf("sizes %v %v", got, ok)
	}
	for k, w := range some {
		if got, ok := c.Find(k); !ok || !reflect.DeepEqual(got, w) {
			t.Errorf("%+v: %v %+v", k, ok, got)
		}
	}
	if _, ok := c.Find(Key{Text: "ab", Bold: true}); ok {
		t.Error("a word that was not kept is found")
	}
	if got := maps.Collect(c.All()); !reflect.DeepEqual(got, some) {
		t.Errorf("all: %v", got)
	}
	if !Known(dir, id) || Known(dir, [32]byte{2}) {
		t.Error("the fonts of the file are not told from others")
	}
}

func TestAFileOfSomethingElseIsNotRead(t *testing.T) {
	dir := t.TempDir()
	path := write(t, dir)
	if Read(dir, Identify([32]byte{1}, "another program"), height) != nil || Read(dir, Identify([32]byte{2}, "a program, a size"), height) != nil {
		t.Error("the file of another identity")
	}
	if Read(dir, id, height+1) != nil {
		t.Error("another height")
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		if parse(whole[:n], id, height) != nil {
			t.Fatalf("the first %d of %d bytes count as whole", n, len(whole))
		}
		bad := append([]byte(nil), whole...)
		bad[n] ^= 0x10
		if parse(bad, id, height) != nil {
			t.Fatalf("byte %d may be anything", n)
		}
	}
	if parse(append(whole, 0), id, height) != nil {
		t.Error("a byte too many")
	}
	if Read(filepath.Join(dir, "absent"), id, height) != nil {
		t.Error("a file that is not there")
	}
}

// TestWordsThatDoNotHoldTogetherAreNotThere has files whose sum is right.
func TestWordsThatDoNotHoldTogetherAreNotThere(t *testing.T) {
	k := Key{Text: "abc"}
	mask := &Mask{Width: 2, Rows: 2, Pix: make([]uint8, 4)}
	whole := encode(id, sizes, height, maps.All(map[Key]Word{k: {Ends: []int{1, 3}, Edges: []int{0, 5, 9}, Mask: mask}}))
	place := headSize + indexSize
	number := func(i, v int) func([]byte) {
		return func(b []byte) { binary.LittleEndian.PutUint16(b[place+1+2*i:], uint16(v)) }
	}
	text := place + wordSize + len(k.Text)
	for name, spoil := range map[string]func([]byte){
		"text beyond the end": number(0, 200), "no clusters": number(1, 0), "clusters beyond the end": number(1, 9000),
		"below the row": number(3, height-1), "no width": number(4, 0), "pixels beyond the end": number(5, 60000),
		"a place beyond the end":   func(b []byte) { binary.LittleEndian.PutUint32(b[headSize+8:], 1<<31) },
		"a place in the head":      func(b []byte) { binary.LittleEndian.PutUint32(b[headSize+8:], 3) },
		"ends that fall":           func(b []byte) { b[text] = 3 },
		"an end beyond the text":   func(b []byte) { b[text+2] = 4 },
		"edges that do not rise":   func(b []byte) { b[text+4] = 9 },
		"an edge at the beginning": func(b []byte) { b[text+4] = 0 },
	} {
		b := append([]byte(nil), whole...)
		spoil(b)
		binary.LittleEndian.PutUint32(b[sumAt:], crc32.Checksum(b[checkedAt:], castagnoli))
		c := parse(b, id, height)
		if c == nil {
			t.Fatalf("%s: the file is not read", name)
		}
		if w, ok := c.Find(k); ok {
			t.Errorf("%s: %+v", name, w)
		}
	}
}

func TestPicturesThatDoNotHoldTogetherAreNotThere(t *testing.T) {
	k := Key{Text: "abc"}
	mask := &Mask{Width: 1, Rows: 1, Pix: make([]uint8, 1), Stamps: []Stamp{{Width: 1, Height: 2, Pix: make([]uint8, 8)}}}
	whole := encode(id, sizes, height, maps.All(map[Key]Word{k: {Ends: []int{3}, Edges: []int{0, 5}, Mask: mask}}))
	flags := headSize + indexSize
	count := flags + wordSize + len(k.Text) + 4 + 1
	for name, spoil := range map[string]func([]byte){
		"none": func(b []byte) { b[count] = 0 }, "more than there are": func(b []byte) { b[count] = 2 },
		"below the row": func(b []byte) { b[count+3] = height - 1 }, "no width": func(b []byte) { b[count+5] = 0 },
		"pixels beyond the end": func(b []byte) { b[count+8] = 200 }, "of no mask": func(b []byte) { b[flags] &^= flagMask },
	} {
		b := append([]byte(nil), whole...)
		spoil(b)
		binary.LittleEndian.PutUint32(b[sumAt:], crc32.Checksum(b[checkedAt:], castagnoli))
		if w, ok := parse(b, id, height).Find(k); ok {
			t.Errorf("%s: %+v", name, w)
		}
	}
}

func TestWhatIsKeptIsBounded(t *testing.T) {
	dir := t.TempDir()
	many := func(yield func(Key, Word) bool) {
		pix := make([]uint8, 100*height)
		for i := range 30000 {
			k := Key{Text: strings.Repeat("a", i%200+1) + string(rune(0x4e00+i))}
			w := Word{Ends: []int{len(k.Text)}, Edges: []int{0, 100}}
			if i%2 == 0 {
				w.Mask = &Mask{Width: 100, Rows: height, Pix: pix}
			}
			if !yield(k, w) {
				return
			}
		}
	}
	if err := Write(dir, id, sizes, height, many); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, id.name()))
	if err != nil || int(info.Size()) > mostDrawn+mostMeasured+headSize {
		t.Errorf("%v bytes, %v", info.Size(), err)
	}
	if c := Read(dir, id, height); c == nil || c.words < 600 {
		t.Error("nothing is left of many words")
	}
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(dir, id.name()), old, old); err != nil {
		t.Fatal(err)
	}
	for i := range mostFiles {
		if err := Write(dir, Identify([32]byte{9}, string(rune('a'+i))), sizes, height, maps.All(some)); err != nil {
			t.Fatal(err)
		}
	}
	files, _ := os.ReadDir(dir)
	if len(files) != mostFiles || Known(dir, id) {
		t.Errorf("%d files; the oldest is there: %v", len(files), Known(dir, id))
	}
}

func TestSeveralProgramsMayWrite(t *testing.T) {
	dir := t.TempDir()
	var done sync.WaitGroup
	for range 8 {
		done.Go(func() {
			for range 20 {
				if err := Write(dir, id, sizes, height, maps.All(some)); err != nil {
					t.Error(err)
				}
				if c := Read(dir, id, height); c == nil || c.words != len(some) {
					t.Error("a file that is not whole")
				}
			}
		})
	}
	done.Wait()
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d files are left", len(files))
	}
}

func TestADirectoryThatCanNotBeMadeIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if Write(filepath.Join(file, "dir"), id, sizes, height, maps.All(some)) == nil {
		t.Error("written below a file")
	}
}

// FuzzParse reads files whose sum is right and whose rest is anything.
func FuzzParse(f *testing.F) {
	f.Add(encode(id, sizes, height, maps.All(some)))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) >= headSize {
			copy(b, magic)
			copy(b[len(magic):], id[:])
			binary.LittleEndian.PutUint32(b[sumAt:], crc32.Checksum(b[checkedAt:], castagnoli))
			binary.LittleEndian.PutUint32(b[heightAt:], height)
			binary.LittleEndian.PutUint32(b[sumAt:], crc32.Checksum(b[checkedAt:], castagnoli))
		}
		c := parse(b, id, height)
		for k := range some {
			c.Find(k)
		}
		for k, w := range c.All() {
			if !w.fits(k) || w.Mask != nil && w.Mask.Top+w.Mask.Rows > height {
				t.Fatalf("%+v %+v", k, w)
			}
		}
	})
}
