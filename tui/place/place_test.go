package place

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestPlacesAreReadBackAndADamagedFileCountsAsNone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "places.json")
	p := load(file)
	if _, known := p.Place("প্রবন্ধ"); known {
		t.Error("a place out of nowhere")
	}
	p.Leave("প্রবন্ধ", Place{Cursor: 7, Top: 3})
	if err := p.Save(); err != nil {
		t.Fatal(err)
	}
	p = load(file)
	if at, _ := p.Place("প্রবন্ধ"); at.Cursor != 7 || at.Top != 3 || p.Current != "প্রবন্ধ" {
		t.Errorf("got %+v", p)
	}
	for _, damaged := range []string{"", "{", `{"articles":7}`, "null", "\x00\x01"} {
		if err := os.WriteFile(file, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		p := load(file)
		if p.Leave("a", Place{}); len(p.Articles) != 1 {
			t.Errorf("%q: got %+v", damaged, p)
		}
	}
}

func TestThePlacesLeftLongestAgoAreForgotten(t *testing.T) {
	p := load(filepath.Join(t.TempDir(), "places.json"))
	for i := range maxPlaces + 2 {
		p.Leave(fmt.Sprint(i), Place{Left: time.Unix(int64(i), 0)})
	}
	_, first := p.Place("1")
	_, last := p.Place(fmt.Sprint(maxPlaces + 1))
	if len(p.Articles) != maxPlaces || first || !last {
		t.Errorf("%d places, first %v, last %v", len(p.Articles), first, last)
	}
}
