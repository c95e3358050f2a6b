package graphics

import (
	"testing"

	"tippani/tui/picture"
)

func TestTheLatestUsedIsKeptWithinItsBytes(t *testing.T) {
	key := func(n uint8) picture.Key { return picture.Key{n} }
	k := kept[string]{most: 10}
	k.keep(key(1), "one", 4)
	k.keep(key(2), "two", 4)
	if made, ok := k.find(key(1)); !ok || made != "one" {
		t.Errorf("found %q, %v", made, ok)
	}
	k.keep(key(3), "three", 4)
	if k.has(key(2)) || !k.has(key(1)) || !k.has(key(3)) {
		t.Error("not the one used the longest ago went")
	}
	k.keep(key(1), "another", 2)
	if made, _ := k.find(key(1)); made != "another" || k.size != 6 || k.order.Len() != 2 {
		t.Errorf("%q in place of what was; %d entries of %d bytes", made, k.order.Len(), k.size)
	}
	k.keep(key(4), "large", 100)
	if !k.has(key(4)) || k.order.Len() != 1 || len(k.byKey) != 1 {
		t.Errorf("%d entries beside a large one", k.order.Len())
	}
}
