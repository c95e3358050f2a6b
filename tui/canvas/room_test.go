package canvas

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tippani/tui/picture"
	"tippani/tui/style"
)

// TestRowsThatAreDrawnInTurns draws two rows a piece at a time, a tag before letters in one of them: they lend each other nothing.
func TestRowsThatAreDrawnInTurns(t *testing.T) {
	v := drawing(30, Sequential, false)
	pieces := [][]func(r *Row){
		{
			func(r *Row) { r.Tag(style.Look{}, 0, Tag{From: 0, To: 30, Room: 60, Name: "PER", Opens: true}) },
			func(r *Row) { r.Put(style.Look{}, "abc de", 29) },
			func(r *Row) { r.Put(style.Look{}, " f", 29) },
		},
		{
			func(r *Row) { r.Put(style.Look{}, "gh", 29) },
			func(r *Row) { r.Put(style.Look{}, " i jk", 29) },
			func(r *Row) { r.Put(style.Look{}, " l", 29) },
		},
	}
	type made struct {
		picture *picture.Row
		under   string
	}
	finish := func(r *Row) made { return made{r.Picture(29), r.String()} }
	var alone []made
	for _, row := range pieces {
		r := v.NewRow(nil)
		for _, draw := range row {
			draw(r)
		}
		alone = append(alone, finish(r))
	}
	if n := len(alone[0].picture.Items); n < 4 {
		t.Fatalf("a row has only %d items", n)
	}
	for range 3 { // with the room that those before have left
		rows := []*Row{v.NewRow(nil), v.NewRow(nil)}
		for i := range pieces[0] {
			for k, r := range rows {
				pieces[k][i](r)
			}
		}
		for k, r := range rows {
			got := finish(r)
			if diff := cmp.Diff(alone[k], got, cmp.AllowUnexported(made{})); diff != "" {
				t.Errorf("row %d: %s", k, diff)
			}
			if again := r.Picture(29); !cmp.Equal(again, got.picture) {
				t.Errorf("row %d is another picture when it is asked for again", k)
			}
		}
	}
}
