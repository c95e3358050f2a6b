package picture

import "testing"

func TestRowsThatLookDifferentHaveDifferentKeys(t *testing.T) {
	rows := []Row{
		{}, {Width: 8}, {Height: 8}, {Page: RGB{1, 0, 0}}, {Page: RGB{0, 1, 0}}, {Items: []Item{{}}}, {Items: []Item{{}, {}}},
		{Items: []Item{{Kind: Text}}}, {Items: []Item{{X: 1}}}, {Items: []Item{{Y: 1}}}, {Items: []Item{{W: 1}}}, {Items: []Item{{H: 1}}},
		{Items: []Item{{Colour: RGB{0, 0, 1}}}}, {Items: []Item{{RoundLeft: true}}}, {Items: []Item{{RoundRight: true}}},
		{Items: []Item{{OpenLeft: true}}}, {Items: []Item{{OpenRight: true}}}, {Items: []Item{{Bold: true}}}, {Items: []Item{{Small: true}}},
		{Items: []Item{{Thick: 1}}}, {Items: []Item{{Clip: 1}}}, {Items: []Item{{Text: "ক"}}}, {Items: []Item{{Text: "খ"}}},
		{Items: []Item{{Text: "ক", From: 1}}}, {Items: []Item{{Text: "ক", To: 1}}},
	}
	seen := map[Key]int{}
	for i := range rows {
		k := rows[i].Key()
		if j, twice := seen[k]; twice {
			t.Errorf("rows %d and %d have one key", j, i)
		}
		seen[k] = i
		if k != rows[i].Key() {
			t.Errorf("row %d has two keys", i)
		}
	}
}
