package agree

import (
	"cmp"
	"strings"

	"tippani/model/order"
)

// book keeps the sums of every article, so that articles can be drawn again and again without being compared again.
type book struct {
	slots map[key]int
	rows  []row
	names map[owner][]key // of the slots, in order; made by close
}

// owner is whose sums they are, and which.
type owner struct {
	what what
	pair int
}

// row is the sums of one article.
type row struct {
	id      string
	entries []entry
}

type entry struct {
	slot int
	sum
}

// write adds the sums of an article for which take holds.
func (b *book) write(s *Sheet, take func(what) bool) {
	if b.slots == nil {
		b.slots = make(map[key]int)
	}
	r := row{id: strings.Clone(s.ID)}
	for k, sum := range s.sums {
		if !take(k.what) {
			continue
		}
		slot, known := b.slots[k]
		if !known {
			slot = len(b.slots)
			b.slots[k.clone()] = slot
		}
		r.entries = append(r.entries, entry{slot, sum})
	}
	if r.entries != nil {
		b.rows = append(b.rows, r)
	}
}

// clone is the key without the line of the dataset in which its names stand.
func (k key) clone() key {
	k.class.Label, k.name, k.value = strings.Clone(k.class.Label), strings.Clone(k.name), strings.Clone(k.value)
	return k
}

// close puts articles and names in an order that does not depend on the order in which they came.
func (b *book) close() {
	order.By(b.rows, func(a, b row) int { return cmp.Compare(a.id, b.id) })
	b.names = make(map[owner][]key)
	for k := range b.slots {
		o := owner{k.what, k.pair}
		b.names[o] = append(b.names[o], k)
	}
	for _, list := range b.names {
		order.By(list, func(a, b key) int {
			return cmp.Or(cmp.Compare(a.scope, b.scope), cmp.Compare(a.class.Kind, b.class.Kind), cmp.Compare(a.class.Label, b.class.Label),
				cmp.Compare(a.name, b.name), cmp.Compare(a.value, b.value))
		})
	}
}

// total adds up all articles, by slot.
func (b *book) total() []sum {
	sums := make([]sum, len(b.slots))
	for _, r := range b.rows {
		r.addTo(sums, 1)
	}
	return sums
}

func (r row) addTo(sums []sum, times float64) {
	for _, e := range r.entries {
		sums[e.slot][0] += times * e.sum[0]
		sums[e.slot][1] += times * e.sum[1]
	}
}

// keys lists the names of the sums of somebody for which ok holds, in an order of their own.
func (b *book) keys(of what, who int, ok func(key) bool) []key {
	var found []key
	for _, k := range b.names[owner{of, who}] {
		if ok == nil || ok(k) {
			found = append(found, k)
		}
	}
	return found
}

// among are the slots of such names, in the same order.
func (b *book) among(of what, who int, ok func(key) bool) []int {
	var slots []int
	for _, k := range b.keys(of, who, ok) {
		slots = append(slots, b.slots[k])
	}
	return slots
}
