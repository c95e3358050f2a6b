package coefficient

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// units makes intervals of begins and lengths.
func units(list ...[2]int) []Interval {
	var found []Interval
	for _, u := range list {
		found = append(found, Interval{u[0], u[0] + u[1]})
	}
	return found
}

func TestUnitizingOfPublishedExamples(t *testing.T) {
	krippendorff := Interval{150, 450}
	c := [][]Interval{units([2]int{225, 70}, [2]int{370, 30}), units([2]int{220, 80}, [2]int{355, 20}, [2]int{400, 20})}
	k := [][]Interval{units([2]int{180, 60}, [2]int{300, 50}), units([2]int{180, 60}, [2]int{300, 50})}
	for _, e := range []struct {
		name      string
		continuum Interval
		coders    [][]Interval
		want      Unitizing
	}{
		{"Krippendorff 2004, p. 254, c", krippendorff, c, Unitizing{13. / 900, 69179. / 1299825}},
		{"Krippendorff 2004, p. 254, k", krippendorff, k, Unitizing{0, 127621. / 2605650}},
		{"three short ones in a long one", Interval{0, 10}, [][]Interval{units([2]int{1, 8}), units([2]int{2, 1}, [2]int{4, 1}, [2]int{6, 1})},
			Unitizing{91. / 100, 289. / 540}},
		{"one unit of one of three coders", Interval{0, 20}, [][]Interval{units([2]int{0, 1}), nil, nil}, Unitizing{1. / 600, 1. / 600}},
	} {
		got := Unitize(e.continuum, e.coders)
		if !close16(got.Observed, e.want.Observed) || !close16(got.Expected, e.want.Expected) {
			t.Errorf("%s: %+v, want %+v", e.name, got, e.want)
		}
	}
	both := Unitize(krippendorff, c)
	both.Add(Unitize(krippendorff, k))
	if got, want := both.Alpha(), 7925853267./9230432738; !close16(got, want) {
		t.Errorf("αU of both %v, want %v", got, want)
	}
	if got := Unitize(Interval{0, 9}, [][]Interval{nil, nil}).Alpha(); !math.IsNaN(got) {
		t.Errorf("without units: %v", got)
	}
}

// TestUnitizingOfKrippendorff1995 has the four pairs of p. 57, as they stand and on a continuum stretched 50,000 times.
func TestUnitizingOfKrippendorff1995(t *testing.T) {
	for _, e := range []struct {
		name                       string
		first, second              []Interval
		observed, alpha, stretched float64
	}{
		{"A", units([2]int{2, 8}, [2]int{14, 6}), units([2]int{4, 4}, [2]int{15, 2}), 1. / 32, 573. / 1112, 126624566251. / 228999540001},
		{"B", units([2]int{0, 18}), units([2]int{0, 2}, [2]int{2, 1}, [2]int{3, 1}, [2]int{4, 1}, [2]int{5, 1}, [2]int{6, 3}, [2]int{9, 1}),
			653. / 288, -329383. / 304680, -48187724268701. / 51904911575049},
		{"C", units([2]int{2, 6}, [2]int{10, 2}, [2]int{14, 4}, [2]int{20, 2}),
			units([2]int{0, 2}, [2]int{4, 4}, [2]int{10, 4}, [2]int{16, 2}, [2]int{20, 2}), 1. / 36, 829. / 1374, 129374022919. / 186665679169},
		{"D", units([2]int{0, 2}, [2]int{2, 8}, [2]int{10, 4}, [2]int{14, 6}, [2]int{20, 4}),
			units([2]int{0, 4}, [2]int{4, 4}, [2]int{8, 7}, [2]int{15, 2}, [2]int{17, 7}), 223. / 576, -4319. / 20880, 34704500003. / 526872468753},
	} {
		for times, alpha := range map[int]float64{1: e.alpha, 50_000: e.stretched} {
			stretch := func(list []Interval) []Interval {
				list = slices.Clone(list)
				for i := range list {
					list[i].Start, list[i].End = list[i].Start*times, list[i].End*times
				}
				return list
			}
			got := Unitize(Interval{0, 24 * times}, [][]Interval{stretch(e.first), stretch(e.second)})
			if math.Abs(got.Observed-e.observed) > 1e-12 || math.Abs(got.Alpha()-alpha) > 1e-9 {
				t.Errorf("%s stretched %d times: observed %v, want %v; αU %v, want %v", e.name, times, got.Observed, e.observed, got.Alpha(), alpha)
			}
		}
	}
}

// TestUnitizingIsThatOfTheDefinition compares every section with every other.
func TestUnitizingIsThatOfTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.IntRange(4, 30).Draw(t, "length")
		coders := make([][]Interval, rapid.IntRange(2, 3).Draw(t, "coders"))
		for i := range coders {
			for at := 0; at < length; {
				start := at + rapid.IntRange(0, 5).Draw(t, "gap")
				end := start + rapid.IntRange(1, 5).Draw(t, "unit")
				if end > length {
					break
				}
				coders[i] = append(coders[i], Interval{start, end})
				at = end
			}
		}
		got, want := Unitize(Interval{0, length}, coders), defined(length, coders)
		if math.Abs(got.Observed-want.Observed) > 1e-9 || math.Abs(got.Expected-want.Expected) > 1e-9 {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

func defined(length int, coders [][]Interval) Unitizing {
	l, m := float64(length), float64(len(coders))
	var u Unitizing
	var units, gaps []float64
	for i, first := range coders {
		for _, s := range sections(Interval{0, length}, first) {
			if s.unit {
				units = append(units, s.length())
			} else {
				gaps = append(gaps, s.length())
			}
			for j, second := range coders {
				for _, o := range sections(Interval{0, length}, second) {
					shares := s.Start < o.End && o.Start < s.End
					switch {
					case i == j:
					case s.unit && o.unit && shares:
						u.Observed += math.Pow(float64(s.Start-o.Start), 2) + math.Pow(float64(s.End-o.End), 2)
					case s.unit && !o.unit && s.Start >= o.Start && s.End <= o.End, o.unit && !s.unit && o.Start >= s.Start && o.End <= s.End:
						inner := min(s.length(), o.length())
						u.Observed += inner * inner
					}
				}
			}
		}
	}
	u.Observed /= m * (m - 1) * l * l
	same := 0.0
	for _, n := range units {
		part := float64(len(units)-1) / 3 * (2*n*n*n - 3*n*n + n)
		for _, g := range gaps {
			if g >= n {
				part += n * n * (g - n + 1)
			}
		}
		u.Expected += part
		same += n * (n - 1)
	}
	if u.Expected > 0 {
		u.Expected *= 2 / l / (m*l*(m*l-1) - same)
	}
	return u
}
