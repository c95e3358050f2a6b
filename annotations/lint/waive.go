package lint

import (
	"fmt"
	"hash/fnv"
	"slices"

	"tippani/annotations"
	"tippani/model/jsontext"
)

// WaivedKey is the key of a span under which stands what of it was waved through: a list of Finding.Key. It is a key like those of other
// programs, so it is journalled, taken back by undo, joined and kept by everything that keeps those.
const WaivedKey = "lint_ok"

// keyOf is a rule and the hash of what names a finding of it.
func keyOf(rule string, named ...string) string {
	h := fnv.New64a()
	for _, s := range named {
		_, _ = h.Write([]byte(s))
		_, _ = h.Write([]byte{0})
	}
	return fmt.Sprintf("%s:%016x", rule, h.Sum64())
}

// Waived are the keys of the findings that were waved through in an article, whichever of its spans says so; nil for none.
func Waived(spans []*annotations.Span) map[string]bool {
	var all map[string]bool
	for _, s := range spans {
		if len(s.Extra) == 0 {
			continue
		}
		keys, _ := waivedBy(s)
		for _, k := range keys {
			if all == nil {
				all = make(map[string]bool)
			}
			all[k] = true
		}
	}
	return all
}

// waivedBy are the keys that a span has; false when another program has put something else there.
func waivedBy(s *annotations.Span) (keys []string, ok bool) {
	i := slices.IndexFunc(s.Extra, func(f annotations.Field) bool { return f.Key == WaivedKey })
	if i < 0 {
		return nil, true
	}
	raw := s.Extra[i].Raw
	if len(raw) == 0 || raw[0] != '[' {
		return nil, false
	}
	ok = true
	err := jsontext.EachElement(raw, func(value []byte) error {
		key, isString := jsontext.Unquote(value)
		ok = ok && isString
		keys = append(keys, key)
		return nil
	})
	return keys, ok && err == nil
}

// Waive is the transaction that waves a finding through for good; it stands at the first of the finding's spans. It is false when that
// span is gone, or another program has put something else under the key.
func (f *Finding) Waive(set *annotations.Set) (annotations.Transaction, bool) {
	s, there := set.Span(f.Spans[0])
	if !there {
		return annotations.Transaction{}, false
	}
	keys, ok := waivedBy(s)
	if !ok {
		return annotations.Transaction{}, false
	}
	if !slices.Contains(keys, f.Key) {
		keys = append(keys, f.Key)
	}
	raw := []byte{'['}
	for i, k := range keys {
		if i > 0 {
			raw = append(raw, ',')
		}
		raw = jsontext.AppendString(raw, k)
	}
	waived := *s
	waived.Extra = slices.DeleteFunc(slices.Clone(s.Extra), func(f annotations.Field) bool { return f.Key == WaivedKey })
	waived.Extra = append(waived.Extra, annotations.Field{Key: WaivedKey, Raw: append(raw, ']')})
	return annotations.ReplaceSpan(set, &waived), true
}
