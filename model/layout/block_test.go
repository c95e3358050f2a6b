package layout

import (
	"runtime"
	"strings"
	"testing"

	"tippani/model"
	"tippani/model/segment"
	"tippani/model/width"
)

func TestAVeryLongParagraphIsSetInPieces(t *testing.T) {
	word := "কোরিয়ার "
	long := strings.Repeat(word, 3*blockBytes/len(word))
	text := "ক\n" + long + "\nখ\n" + long + "\n\nগ"
	d := New(article(t, text), width.Default(), 40)
	lines := shown(t, d)
	if got := d.blocks.count(); got != 6+2*2 {
		t.Errorf("%d blocks, want 10: four short paragraphs and two of three pieces", got)
	}
	for i, line := range lines {
		if strings.Contains(" "+line+" ", " য") || !strings.HasSuffix(strings.TrimRight(line, " "), "র") && len(line) > 3 {
			t.Fatalf("line %d, %q, begins or ends inside a word", i, line)
		}
	}
	if first, last := lines[0], lines[len(lines)-1]; first != "ক" || last != "গ" {
		t.Errorf("first line %q, last line %q", first, last)
	}
	// Up from the end over everything, then down in one go.
	up, moved := d.Move(d.Last(), -1<<30)
	if up != d.First() || -moved != len(lines)-1 {
		t.Errorf("up went %d of %d lines, to %v", moved, len(lines)-1, up)
	}
	if down, moved := d.Move(up, 1<<30); down != d.Last() || moved != len(lines)-1 {
		t.Errorf("down went %d of %d lines, to %v", moved, len(lines)-1, down)
	}
	// Every line is found from where it begins, and knows its paragraph.
	for r, moved := d.First(), 1; moved != 0; r, moved = d.Move(r, 1) {
		line := d.Line(r)
		if got := d.Find(line.Range.Start); got != r {
			t.Fatalf("%d, where line %v begins, is found on %v", line.Range.Start, r, got)
		}
		if got := d.Article().ParagraphAt(line.Range.Start); got != line.Paragraph {
			t.Fatalf("line %v is in paragraph %d, it says %d", r, got, line.Paragraph)
		}
	}
}

func TestALongParagraphWithoutSpacesIsCutBetweenClusters(t *testing.T) {
	text := strings.Repeat("স্ত্রী", 10_000_000/6)
	a := article(t, text)
	d := New(a, width.Default(), 80)
	for _, o := range []model.Offset{0, a.Len() / 3, a.Len() / 2, a.Len() - 1, a.Len()} {
		line := d.Line(d.Find(o))
		for _, at := range []model.Offset{line.Range.Start, line.Range.End} {
			if segment.Floor(text, int(at)) != int(at) {
				t.Errorf("the line of %d has an end inside a cluster, at %d", o, at)
			}
		}
		if line.Columns > 80 {
			t.Errorf("the line of %d takes %d columns", o, line.Columns)
		}
	}
	if set := len(d.recent.places); set > 5 {
		t.Errorf("%d blocks were set to show 5 lines", set)
	}
}

func TestACutKeepsWhiteSpaceWithTheWordBeforeItAndClustersWhole(t *testing.T) {
	head := strings.Repeat("a", blockBytes-100) + " " + strings.Repeat("b", 98)
	for name, middle := range map[string]string{"spaces": "   c", "a space with a mark": " \u0301c", "a letter with a mark": "e\u0301"} {
		text := head + middle + strings.Repeat("d", 200)
		d := New(article(t, text), width.Default(), 80)
		if cut := d.blocks.span(d.blocks.pieceOf(1)).Start; int(cut) != blockBytes-99 {
			t.Errorf("%s at the multiple: cut at %d, want %d, after the white space before", name, cut, blockBytes-99)
		}
	}
}

func TestFiveMillionEmptyLinesTakeNoMemory(t *testing.T) {
	a := article(t, strings.Repeat("\n", 5_000_000))
	a.ParagraphAt(a.Len())
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d := New(a, width.Default(), 80)
	if last := d.Last(); last != (Ref{5_000_000, 0}) {
		t.Errorf("the last line is %v", last)
	}
	middle := d.Find(2_500_000)
	if line := d.Line(middle); line.Paragraph != 2_500_000 || !line.First || !line.Last || !line.Range.Empty() {
		t.Errorf("the middle line is %+v", line)
	}
	if r, moved := d.Move(middle, -100); r.Block != 2_499_900 || moved != -100 {
		t.Errorf("100 lines up from the middle is %v, %d lines", r, moved)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
		t.Errorf("%d bytes were allocated", used)
	}
}

func TestTenThousandMarksAreOneCell(t *testing.T) {
	a := article(t, "কখ"+strings.Repeat("ঁ", 10_000)+"গ")
	d := New(a, width.Default(), 20)
	glyphs := d.Cells(d.First(), nil)
	if len(glyphs) != 3 || len(glyphs[1].Cell.Text) > 100 || glyphs[2].Column != 2 {
		t.Errorf("%d glyphs, the middle one of %d bytes", len(glyphs), len(glyphs[1].Cell.Text))
	}
}

func TestAClusterLongerThanABlockLeavesBlocksWithoutLines(t *testing.T) {
	text := "ক" + strings.Repeat("ঁ", 2*blockBytes) + "খ গ"
	d := New(article(t, text), width.Default(), 1)
	lines := shown(t, d)
	if len(lines) != 3 {
		t.Fatalf("%d lines, want one for each letter", len(lines))
	}
	for b := range d.blocks.count() {
		d.Line(Ref{b, 7}) // whatever is asked for
	}
	if r, moved := d.Move(d.Last(), -2); r != d.First() || moved != -2 {
		t.Errorf("two lines up from the end is %v, %d lines", r, moved)
	}
	if r := d.Find(model.Offset(len(text) / 2)); r != d.First() {
		t.Errorf("the middle of the cluster is on line %v, want the first", r)
	}
}

func TestRefsAndOffsetsOutsideTheArticleAreTheNearest(t *testing.T) {
	d := New(article(t, "ক খ\nগ"), width.Default(), 1)
	for _, c := range []struct{ ref, want Ref }{
		{Ref{-1, 5}, Ref{0, 0}}, {Ref{0, -1}, Ref{0, 0}}, {Ref{0, 9}, Ref{0, 1}}, {Ref{9, 0}, Ref{1, 0}},
	} {
		if got, _ := d.Move(c.ref, 0); got != c.want {
			t.Errorf("%v counts as %v, want %v", c.ref, got, c.want)
		}
		if got, want := d.Line(c.ref), d.Line(c.want); got != want {
			t.Errorf("the line of %v is %+v, want %+v", c.ref, got, want)
		}
	}
	if d.Find(-5) != d.First() || d.Find(99) != d.Last() {
		t.Errorf("offsets outside are on %v and %v", d.Find(-5), d.Find(99))
	}
}

func TestOnlySomeBlocksAreRemembered(t *testing.T) {
	d := New(article(t, bengali(t, 8<<20)), width.Default(), 20)
	for b := range d.blocks.count() {
		d.block(b)
	}
	cost := 0
	for e := d.recent.order.Front(); e != nil; e = e.Next() {
		cost += e.Value.(*block).cost()
	}
	if cost != d.recent.cost || cost > keptLines || cost < keptLines/2 || d.recent.order.Len() != len(d.recent.places) {
		t.Errorf("%d lines are kept, %d blocks listed, %d found", d.recent.cost, d.recent.order.Len(), len(d.recent.places))
	}
}
