package coefficient

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// coded is how often each value was given, in units written as one letter a coder; - stands for a coder who gave none.
func coded(units string) map[rune]Value {
	values := make(map[rune]Value)
	for unit := range strings.FieldsSeq(units) {
		Unit([]rune(strings.ReplaceAll(unit, "-", "")), func(v rune, more Value) {
			sum := values[v]
			sum.Add(more)
			values[v] = sum
		})
	}
	return values
}

func alphaOf(values map[rune]Value) float64 {
	var list []Value
	for _, v := range values {
		list = append(list, v)
	}
	return Alpha(list)
}

func repeated(n int, unit string) string { return strings.Repeat(unit+" ", n) }

// close16 allows for what rounding does to a fraction.
func close16(got, want float64) bool { return math.Abs(got-want) < 1e-12 }

func TestAlphaOfPublishedExamples(t *testing.T) {
	for _, c := range []struct {
		name, units string
		want        float64
		of          map[rune]float64 // of one value against the others
	}{
		{"Artstein and Poesio 2008, p. 568", repeated(46, "SS") + repeated(6, "IS") + repeated(32, "II") + repeated(6, "IC") +
			repeated(10, "CC"), 2396. / 2993, map[rune]float64{'C': 555. / 754, 'I': 1759. / 2356, 'S': 1467. / 1666}},
		{"Krippendorff 2004, p. 224", "10 11 01 00 00 01 00 01 00 00", 2. / 21, map[rune]float64{'0': 2. / 21, '1': 2. / 21}},
		{"Krippendorff 2004, p. 230", "11-1 2232 3333 3333 2222 1234 4444 1121 2222 -555 --11 --3-", 113. / 152,
			map[rune]float64{'1': 67. / 93, '2': 2. / 3, '3': 37. / 50, '4': 136. / 175, '5': 1}},
		{"Hayes and Krippendorff 2007, p. 84", `112-2 1101- 2333- -00-0 000-0 000-0 102-1 1-20- 222-2 2111- -100- 0000- 1222- 33223 111-1 111-1 212-2
			1233- 1101- 000-0 0011- 00-00 2333- 0000- 12-22 0111- 00010 1212- 1122- 112-2 110-0 2121- 22-22 3222-
			222-2 223-2 222-2 22-12 2222- 111-1`, 6400. / 13431,
			map[rune]float64{'0': 5080. / 7371, '1': 655. / 1998, '2': 7745. / 17304, '3': 2455. / 5694}},
		{"units with one value do not count", "YNN YN- --N", -1. / 3, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			values := coded(c.units)
			if got := alphaOf(values); !close16(got, c.want) {
				t.Errorf("α %v, want %v", got, c.want)
			}
			all := 0.0
			for _, v := range values {
				all += v.Given
			}
			for v, want := range c.of {
				if got := AlphaOf(values[v], all); !close16(got, want) {
					t.Errorf("α of %c %v, want %v", v, got, want)
				}
			}
		})
	}
}

func TestAlphaIsUndefinedWithoutVariation(t *testing.T) {
	for _, units := range []string{"", "1", "1- -2", "11", "11 11 11"} {
		if got := alphaOf(coded(units)); !math.IsNaN(got) {
			t.Errorf("%q: %v", units, got)
		}
	}
	if got := AlphaOf(Value{Given: 4}, 4); !math.IsNaN(got) {
		t.Errorf("nothing but it: %v", got)
	}
	if got := AlphaOf(Value{}, 4); !math.IsNaN(got) {
		t.Errorf("never: %v", got)
	}
}

// TestAlphaIsThatOfTheDefinition compares all pairs of values, as the formula says.
func TestAlphaIsThatOfTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("ABC")), 1, 4, -1), 0, 8).Draw(t, "units")
		var given []rune
		observed := 0.0
		for _, u := range units {
			if len(u) < 2 {
				continue
			}
			given = append(given, []rune(u)...)
			observed += apart([]rune(u)) / float64(len(u)-1)
		}
		n := float64(len(given))
		want := 1 - observed/n/(apart(given)/(n*(n-1)))
		got := alphaOf(coded(strings.Join(units, " ")))
		if apart(given) == 0 {
			want = math.NaN()
		}
		if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-12 {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// apart counts the ordered pairs of different values.
func apart(values []rune) float64 {
	n := 0.0
	for _, a := range values {
		for _, b := range values {
			if a != b {
				n++
			}
		}
	}
	return n
}
