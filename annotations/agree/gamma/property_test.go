package gamma

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawContinuum draws a continuum of some annotators with up to most units each.
func drawContinuum(t *rapid.T, annotators, most int) Continuum {
	text := rapid.IntRange(4, 24).Draw(t, "text")
	c := Continuum{Annotators: make([][]Unit, annotators), Length: text}
	for i := range c.Annotators {
		c.Annotators[i] = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Unit {
			start := rapid.IntRange(0, text-1).Draw(t, "start")
			end := rapid.IntRange(start+1, min(text, start+9)).Draw(t, "end")
			return Unit{start, end, rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "category")}
		}), 0, most).Draw(t, "units")
	}
	return c
}

func drawParams(t *rapid.T) Params {
	return rapid.SampledFrom([]Params{Usual(),
		{Alpha: 1, Beta: 1, Empty: 1}, {Alpha: 0.5, Beta: 2, Empty: 0.7}, {Alpha: 0, Beta: 1, Empty: 1}, {Alpha: 2, Beta: 0, Empty: 1}, {Alpha: 0, Beta: 2, Empty: 1},
		{Alpha: 0, Beta: 4, Empty: 1}}).Draw(t, "params")
}

// unitary is the disorder of a unitary alignment, from its definition.
func unitary(c Continuum, p Params, row []int) float64 {
	sum, pairs := 0.0, 0
	for i := range row {
		for j := range i {
			pairs++
			if row[i] == None || row[j] == None {
				sum += p.Empty
			} else {
				sum += p.Distance(c.Annotators[i][row[i]], c.Annotators[j][row[j]])
			}
		}
	}
	return sum / float64(pairs)
}

// least tries all alignments of what is left: the least sum of disorders, and the fewest rows that have it.
func least(c Continuum, p Params, left [][]int) (lowest float64, rows int) {
	side := slices.IndexFunc(left, func(list []int) bool { return len(list) > 0 })
	if side < 0 {
		return 0, 0
	}
	row := slices.Repeat([]int{None}, len(left))
	row[side] = left[side][0]
	rest := slices.Clone(left)
	rest[side] = left[side][1:]
	lowest = math.Inf(1)
	var choose func(next int)
	choose = func(next int) {
		if next == len(left) {
			sum, n := least(c, p, slices.Clone(rest))
			sum, n = sum+unitary(c, p, row), n+1
			if sum < lowest-1e-9 || sum < lowest+1e-9 && n < rows {
				lowest, rows = sum, n
			}
			return
		}
		choose(next + 1)
		whole := rest[next]
		for i, at := range whole {
			row[next], rest[next] = at, slices.Delete(slices.Clone(whole), i, i+1)
			choose(next + 1)
		}
		row[next], rest[next] = None, whole
	}
	choose(side + 1)
	return lowest, rows
}

func TestNoAlignmentIsBetter(t *testing.T) {
	for annotators, most := range map[int]int{2: 5, 3: 3, 4: 2} {
		t.Run(fmt.Sprint(annotators), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				c, p := drawContinuum(t, annotators, most), drawParams(t)
				a, err := Best(c, p, nil)
				if err != nil || !a.Proven {
					t.Fatal(err, "not proven")
				}
				left := make([][]int, annotators)
				total := 0
				for i, list := range c.Annotators {
					total += len(list)
					for j := range list {
						left[i] = append(left[i], j)
					}
				}
				want, rows := least(c, p, left)
				if total > 0 {
					want *= float64(annotators) / float64(total)
				}
				if math.Abs(a.Disorder-want) > 1e-9 || len(a.Unitary) != rows {
					t.Fatalf("%v, the least is %v in %d rows", a, want, rows)
				}
				checkAlignment(t, c, p, a)
			})
		})
	}
}

// checkAlignment holds that an alignment has every unit once and the disorder that it says.
func checkAlignment(t *rapid.T, c Continuum, p Params, a Alignment) {
	sum, total := 0.0, 0
	seen := make([]map[int]bool, len(c.Annotators))
	for i, list := range c.Annotators {
		seen[i] = make(map[int]bool)
		total += len(list)
	}
	n := 0
	for _, row := range a.Unitary {
		sum += unitary(c, p, row)
		for i, at := range row {
			if at != None {
				n++
				seen[i][at] = true
			}
		}
	}
	for i, list := range c.Annotators {
		if len(seen[i]) != len(list) {
			t.Fatalf("units of %d: %v of %d", i, seen[i], len(list))
		}
	}
	if n != total {
		t.Fatalf("%d units aligned, there are %d", n, total)
	}
	if total > 0 && math.Abs(sum*float64(len(c.Annotators))/float64(total)-a.Disorder) > 1e-9 {
		t.Fatalf("the rows have %v, it says %v", sum, a.Disorder)
	}
}

func TestGammaDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawContinuum(t, rapid.IntRange(2, 4).Draw(t, "annotators"), 5)
		o := Options{Params: drawParams(t), Samples: 5, Seed: 3}
		there, err := Compare(c, o)
		if err != nil {
			t.Fatal(err)
		}
		back := Continuum{Length: c.Length}
		for _, list := range rapid.Permutation(c.Annotators).Draw(t, "annotators again") {
			back.Annotators = append(back.Annotators, rapid.Permutation(list).Draw(t, "units again"))
		}
		again, err := Compare(back, o)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(there, again) {
			t.Fatalf("%+v and %+v", there, again)
		}
	})
}

func TestWithOneselfOneAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawContinuum(t, 1, 6)
		n := rapid.IntRange(2, 4).Draw(t, "times")
		c.Annotators = slices.Repeat(c.Annotators, n)
		o := Options{Params: drawParams(t), Samples: 3, Seed: 1}
		f, err := Measure(c, o)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Annotators[0]) == 0 {
			if f.Defined() {
				t.Fatalf("nothing was marked, and yet %+v", f)
			}
		} else if f.Gamma != 1 || f.Low != 1 || f.High != 1 || f.Samples != 0 {
			t.Fatalf("%+v", f)
		}
		d, err := Compare(c, o)
		if f := d.Disorders.Figure(); err != nil || f.Defined() && f.Gamma != 1 {
			t.Fatalf("%+v %v", f, err)
		}
	})
}
