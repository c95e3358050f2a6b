package model

import (
	"slices"
	"testing"
)

func TestRangesAreInOrderOfStartTheLongerFirst(t *testing.T) {
	want := []Range{{0, 9}, {0, 3}, {0, 0}, {2, 9}, {2, 4}}
	got := []Range{{2, 4}, {0, 0}, {2, 9}, {0, 3}, {0, 9}}
	slices.SortFunc(got, Range.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for i, r := range want {
		if r.Compare(r) != 0 {
			t.Errorf("%v is not equal to itself", r)
		}
		for _, s := range want[i+1:] {
			if r.Compare(s) >= 0 || s.Compare(r) <= 0 {
				t.Errorf("%v and %v are not in order both ways", r, s)
			}
			if s.Covers(r) && r != s {
				t.Errorf("%v comes before %v, which covers it", r, s)
			}
		}
	}
}
