package gamma

import (
	"errors"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"tippani/model/relay"
	"tippani/model/stop"
)

func TestAnyNumberOfCoresGivesTheSame(t *testing.T) {
	all := append(pairs(newsroom(6, 3)), dataset...)
	o := Defaults()
	o.Samples = 5
	var want []Comparison
	for _, c := range all {
		found, err := Compare(c, o)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, found)
	}
	for _, cores := range []int{1, 2, 7} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		var got []Comparison
		for found, err := range Each(slices.Values(all), o) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, found)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d cores: %+v, one after the other %+v", cores, got, want)
		}
	}
}

func TestEachEndsWithAnErrorAndWhenNobodyWantsMore(t *testing.T) {
	endless := func(yield func(Continuum) bool) {
		for yield(dataset[1]) {
		}
	}
	o := Defaults()
	n := 0
	for range Each(endless, o) {
		if n++; n == 3 {
			break
		}
	}
	o.Stop = func() error { return stop.ErrCancelled }
	n = 0
	for _, err := range Each(endless, o) {
		if n++; n > 1 || !errors.Is(err, stop.ErrCancelled) {
			t.Fatal(n, err)
		}
	}
	if n != 1 {
		t.Error("no error")
	}
}

func TestEachCarriesAPanic(t *testing.T) {
	o := Defaults()
	o.Category = func(a, b string) float64 { panic("a category") }
	for name, run := range map[string]func(){
		"of a worker": func() {
			for range Each(slices.Values(dataset), o) {
			}
		},
		"of the continua": func() {
			for range Each(func(func(Continuum) bool) { panic("the continua") }, Defaults()) {
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if _, ok := recover().(*relay.Panic); !ok {
					t.Error("it was lost")
				}
			}()
			run()
		})
	}
}
