package assign

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func people(names ...string) []Annotator {
	var list []Annotator
	for _, n := range names {
		list = append(list, Annotator{Name: n})
	}
	return list
}

func articles(n int) []Article {
	list := make([]Article, n)
	for i := range list {
		list[i].ID = fmt.Sprint(i)
	}
	return list
}

func TestEverybodyGetsAsMuchAndTwoShareAsMuch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 120).Draw(t, "articles")
		names := []string{"mina", "rafi", "tuli", "sumi", "joy"}[:rapid.IntRange(1, 5).Draw(t, "annotators")]
		p := Plan{Annotators: people(names...), Overlap: rapid.IntRange(1, len(names)).Draw(t, "overlap"),
			Share: rapid.SampledFrom([]float64{1, 0.5, 0.2}).Draw(t, "share"), Seed: rapid.Uint64().Draw(t, "seed")}
		given, err := p.Give(articles(n))
		if err != nil {
			t.Fatal(err)
		}
		load, several := make([]int, len(names)), 0
		for _, list := range given {
			if len(list) != 1 && len(list) != p.Overlap || len(slices.Compact(slices.Clone(list))) != len(list) {
				t.Fatalf("given to %v", list)
			}
			if len(list) > 1 {
				several++
			}
			for _, who := range list {
				load[who]++
			}
		}
		if slices.Max(load)-slices.Min(load) > 1 {
			t.Fatalf("loads %v", load)
		}
		if want := float64(n) * p.Share; p.Overlap > 1 && (float64(several) < want-1 || float64(several) > want+1) {
			t.Fatalf("%d of %d articles have several annotators, the share is %v", several, n, p.Share)
		}
		again, _ := p.Give(articles(n))
		if fmt.Sprint(again) != fmt.Sprint(given) {
			t.Fatal("the same plan gives something else")
		}
	})
}

func TestAnyTwoShareAboutAsMany(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"mina", "rafi", "tuli", "sumi", "joy", "ila"}[:rapid.IntRange(2, 6).Draw(t, "annotators")]
		p := Plan{Annotators: people(names...), Overlap: rapid.IntRange(2, len(names)).Draw(t, "overlap"),
			Share: rapid.SampledFrom([]float64{1, 0.5, 0.2}).Draw(t, "share"), Seed: rapid.Uint64().Draw(t, "seed")}
		given, err := p.Give(articles(rapid.IntRange(0, 300).Draw(t, "articles")))
		if err != nil {
			t.Fatal(err)
		}
		shared := make([]int, 0, 15)
		for i := range names {
			for j := range i {
				n := 0
				for _, list := range given {
					if slices.Contains(list, i) && slices.Contains(list, j) {
						n++
					}
				}
				shared = append(shared, n)
			}
		}
		if slices.Max(shared)-slices.Min(shared) > 4 {
			t.Fatalf("two share from %d to %d articles", slices.Min(shared), slices.Max(shared))
		}
	})
}

func TestWhatSomebodyHasStaysWhereItIs(t *testing.T) {
	p := Plan{Annotators: people("mina", "rafi", "tuli"), Overlap: 2, Share: 1, Seed: 1}
	before := articles(20)
	given, err := p.Give(before)
	if err != nil {
		t.Fatal(err)
	}
	for i, list := range given {
		for _, who := range list {
			before[i].Has = append(before[i].Has, p.Annotators[who].Name)
		}
	}
	longer := append(before, articles(20)...)
	p.Seed = 99
	again, err := p.Give(longer)
	if err != nil {
		t.Fatal(err)
	}
	for i := range before {
		if !slices.Equal(again[i], given[i]) {
			t.Errorf("article %d went from %v to %v", i, given[i], again[i])
		}
	}
	load := make([]int, 3)
	for _, list := range again {
		for _, who := range list {
			load[who]++
		}
	}
	if slices.Max(load)-slices.Min(load) > 1 {
		t.Errorf("loads %v", load)
	}
}

func having(t *testing.T, p Plan, list []Article) []Article {
	t.Helper()
	given, err := p.Give(list)
	if err != nil {
		t.Fatal(err)
	}
	list = slices.Clone(list)
	for i, all := range given {
		list[i].Has = nil
		for _, who := range all {
			list[i].Has = append(list[i].Has, p.Annotators[who].Name)
		}
	}
	return list
}

func several(list []Article) (n int) {
	for _, a := range list {
		if len(a.Has) > 1 {
			n++
		}
	}
	return n
}

func TestAShareIsKeptAsAQueueGrows(t *testing.T) {
	p := Plan{Annotators: people("mina", "rafi", "tuli"), Overlap: 2, Share: 0.2, Seed: 1}
	list := having(t, p, articles(100))
	list = having(t, p, append(list, articles(100)...))
	if old, all := several(list[:100]), several(list); old != 20 || all != 40 {
		t.Errorf("%d of the first 100 and %d of 200 have several annotators, the share is 0.2", old, all)
	}
}

func TestASecondAnnotatorIsAddedWhereOneIsThere(t *testing.T) {
	p := Plan{Annotators: people("mina", "rafi", "tuli"), Overlap: 1, Share: 1, Seed: 1}
	one := having(t, p, articles(30))
	p.Overlap = 2
	two := having(t, p, one)
	load := map[string]int{}
	for i, a := range two {
		if len(a.Has) != 2 || !slices.Contains(a.Has, one[i].Has[0]) {
			t.Errorf("article %d went from %v to %v", i, one[i].Has, a.Has)
		}
		for _, who := range a.Has {
			load[who]++
		}
	}
	if load["mina"] != 20 || load["rafi"] != 20 || load["tuli"] != 20 {
		t.Errorf("loads %v", load)
	}
}

func TestWhoTakesAllGetsLessOfWhatOthersCanTake(t *testing.T) {
	p := Plan{Annotators: []Annotator{{"mina", "sports"}, {"tuli", ""}}, Overlap: 1, Share: 1, Seed: 1}
	list := articles(40)
	for i := range list {
		list[i].For = []string{"sports", "city"}[i%2]
	}
	load := map[string]int{}
	for _, a := range having(t, p, list) {
		load[a.Has[0]]++
	}
	if load["mina"] != 20 || load["tuli"] != 20 {
		t.Errorf("loads %v", load)
	}
}

func TestADeskHasItsOwnPeople(t *testing.T) {
	p := Plan{Annotators: []Annotator{{"mina", "sports"}, {"rafi", "sports"}, {"tuli", "city"}}, Overlap: 2, Share: 1}
	list := articles(4)
	for i := range list {
		list[i].For = "sports"
	}
	given, err := p.Give(list)
	if err != nil || fmt.Sprint(given) != "[[0 1] [0 1] [0 1] [0 1]]" {
		t.Errorf("%v %v", given, err)
	}
	list[2].For = "city"
	var none *ForError
	if _, err = p.Give(list); !errors.As(err, &none) || none.For != "city" || none.Have != 1 || none.Wanted != 2 {
		t.Errorf("%v", err)
	}
}
