package graphics

import (
	"container/list"

	"tippani/tui/picture"
)

// kept is what was made of pictures, by their keys: the latest used, within so many bytes. The zero value but for most is empty.
type kept[V any] struct {
	most  int
	size  int
	order list.List // of *keptEntry[V], the latest used first
	byKey map[picture.Key]*list.Element
}

type keptEntry[V any] struct {
	key  picture.Key
	made V
	size int
}

// has says whether something is kept for a key.
func (k *kept[V]) has(key picture.Key) bool { return k.byKey[key] != nil }

// find is what is kept for a key.
func (k *kept[V]) find(key picture.Key) (made V, ok bool) {
	e, ok := k.byKey[key]
	if !ok {
		return made, false
	}
	k.order.MoveToFront(e)
	return e.Value.(*keptEntry[V]).made, true
}

// keep keeps what was made for a key, of so many bytes, in place of what was. It is kept in any case until something else is.
func (k *kept[V]) keep(key picture.Key, made V, size int) {
	if k.byKey == nil {
		k.byKey = map[picture.Key]*list.Element{}
	}
	if e := k.byKey[key]; e != nil {
		k.size -= k.order.Remove(e).(*keptEntry[V]).size
	}
	k.byKey[key] = k.order.PushFront(&keptEntry[V]{key, made, size})
	k.size += size
	for k.size > k.most && k.order.Len() > 1 {
		oldest := k.order.Remove(k.order.Back()).(*keptEntry[V])
		delete(k.byKey, oldest.key)
		k.size -= oldest.size
	}
}
