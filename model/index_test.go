package model

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"
)

func TestIndexCounts(t *testing.T) {
	a := article(t, "👩‍👧 সময\u09bc।") // 6 clusters of 3, 1, 1, 1, 2, 1 code points; the emoji are two UTF-16 units each
	x := a.Index()
	end := a.Len()
	if x.CodePoint(end) != 9 || x.UTF16(end) != 11 || x.Cluster(end) != 6 || x.CodePoints() != 9 {
		t.Errorf("the text has %d code points, %d units, %d clusters", x.CodePoint(end), x.UTF16(end), x.Cluster(end))
	}
	if o, ok := x.FromCodePoint(1); ok || o != 0 {
		t.Errorf("code point 1, inside the emoji: %d %v", o, ok)
	}
	if o, ok := fromUTF16(x)(1); ok || o != 0 {
		t.Errorf("half of a pair: %d %v", o, ok)
	}
	if b, ok := x.ByteOfCodePoint(1); !ok || b != 4 {
		t.Errorf("code point 1 is at byte %d %v", b, ok)
	}
	if o := x.SnapUp(1); o != 11 {
		t.Errorf("SnapUp(1) = %d", o)
	}
	for _, n := range []int{-1, 13, 1 << 40} {
		want := Offset(0)
		if n > 0 {
			want = end
		}
		for name, f := range map[string]func(int) (Offset, bool){
			"code point": x.FromCodePoint, "unit": fromUTF16(x), "cluster": x.FromCluster} {
			if o, ok := f(n); ok || o != want {
				t.Errorf("%s %d: %d %v", name, n, o, ok)
			}
		}
	}
	empty := article(t, "").Index()
	for _, f := range []func(int) (Offset, bool){empty.FromCodePoint, fromUTF16(empty), empty.FromCluster} {
		if o, ok := f(0); !ok || o != 0 {
			t.Errorf("position 0 of an empty text: %d %v", o, ok)
		}
	}
	if empty.Snap(7) != 0 || empty.CodePoint(7) != 0 || empty.Cluster(0) != 0 {
		t.Error("wrong outside an empty text")
	}
}

// fromUTF16 is FromCodePoint for UTF-16 units.
func fromUTF16(x *Index) func(int) (Offset, bool) {
	return func(n int) (Offset, bool) { return x.exact(x.ByteOfUTF16(n)) }
}

// checkIndex walks the text in the slow and sure way and asks the index about every byte.
func checkIndex(t interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}, text string, step int) {
	t.Helper()
	x := article(t, text).Index()
	runes, units, clusters := 0, 0, 0
	it := graphemes.FromString(text)
	start, end := 0, 0
	if it.Next() {
		end = it.End()
	}
	for i := 0; i <= len(text); {
		if i == end && i > 0 {
			clusters++
			start = end
			if it.Next() {
				end = it.End()
			}
		}
		if runes%step == 0 || len(text)-i < 100 {
			on := i == start
			if x.CodePointOfByte(i) != runes || x.UTF16(Offset(i)) != units || x.Cluster(Offset(i)) != clusters {
				t.Fatalf("byte %d: %d %d %d, want %d %d %d", i, x.CodePointOfByte(i), x.UTF16(Offset(i)), x.Cluster(Offset(i)), runes,
					units, clusters)
			}
			if b, ok := x.ByteOfCodePoint(runes); !ok || b != i {
				t.Fatalf("code point %d is at %d %v, want %d", runes, b, ok, i)
			}
			if o, ok := x.FromCodePoint(runes); ok != on || int(o) != start {
				t.Fatalf("code point %d is %d %v, want %d %v", runes, o, ok, start, on)
			}
			if o, ok := fromUTF16(x)(units); ok != on || int(o) != start {
				t.Fatalf("unit %d is %d %v, want %d %v", units, o, ok, start, on)
			}
			if o, ok := x.FromCluster(clusters); !ok || int(o) != start {
				t.Fatalf("cluster %d is %d %v, want %d", clusters, o, ok, start)
			}
			if int(x.Snap(i)) != start || on && int(x.SnapUp(i)) != i || !on && int(x.SnapUp(i)) != end {
				t.Fatalf("byte %d snaps to %d and %d, want %d and %d", i, x.Snap(i), x.SnapUp(i), start, end)
			}
		}
		if i == len(text) {
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		runes++
		units++
		if r > 0xFFFF {
			units++
		}
	}
}

var scraps = []string{"ক", "স্ত্রী", "য\u09bc", "য়", "া", "্", "\u200c", "\u200d", "৫", "।", "‘", "’", "“", "”", "-", " ", "\n", "\t",
	"a", "B", ".", ",", "?",
	"👩‍👧", "🇧", "🇩", "\u0301", "\r\n", "\u00a0", "क्ष", "한"}

func anyText(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, most).Draw(t, "scraps"), "")
	})
}

func TestIndexAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkIndex(t, anyText(20).Draw(t, "text"), 1) })
	rapid.Check(t, func(t *rapid.T) {
		unit := anyText(6).Draw(t, "unit")
		checkIndex(t, strings.Repeat(unit, 10_000/(len(unit)+1)), 37)
	})
}

func TestIndexAcrossAClusterLongerThanABlock(t *testing.T) {
	checkIndex(t, "ক"+strings.Repeat("\u0301", 3*blockSize)+"খগ", 501)
}

func FuzzIndex(f *testing.F) {
	f.Add("👩‍👧 সময\u09bc।\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			checkIndex(t, s, 1)
		}
	})
}

func TestIndexIsSafeForConcurrentUse(t *testing.T) {
	a := article(t, strings.Repeat("কথা\n", 10_000))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if a.Index().Cluster(a.Len()) != 30_000 || a.Index().CodePoint(a.Len()) != 40_000 || a.ParagraphNumber(9_999) != 10_000 ||
				a.SHA256() == "" {
				t.Error("wrong counts")
			}
		})
	}
	wg.Wait()
}

func BenchmarkClustersAndIndex(b *testing.B) {
	text := news(b, 10<<20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		x := Index{text: text}
		x.countUnits()
		x.countClusters()
	}
}

func BenchmarkCodePointTables(b *testing.B) {
	text := news(b, 10<<20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		x := Index{text: text}
		x.countUnits()
	}
}

func BenchmarkIndexQueries(b *testing.B) {
	a := article(b, news(b, 10<<20))
	x := a.Index()
	n := x.CodePoints()
	i := 0
	for b.Loop() {
		o, _ := x.FromCodePoint(i % n)
		x.CodePoint(o)
		i += 7919
	}
}
