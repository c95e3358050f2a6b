package annotations

// schemaIndex finds labels and relation types by name or key at once, for schemas of thousands of labels. It is made when
// a schema is read; a schema put together by hand does without.
type schemaIndex struct {
	labels, keys, relations map[string]int
	sizes                   [2]int // of Labels and Relations when it was made
}

func (s *Schema) makeIndex() {
	x := &schemaIndex{make(map[string]int, len(s.Labels)), map[string]int{}, make(map[string]int, len(s.Relations)),
		[2]int{len(s.Labels), len(s.Relations)}}
	for i := range s.Labels {
		first(x.labels, s.Labels[i].Name, i)
		first(x.keys, CanonicalKey(s.Labels[i].Key), i)
	}
	for i := range s.Relations {
		first(x.relations, s.Relations[i].Name, i)
	}
	s.index = x
}

func first(index map[string]int, name string, i int) {
	if _, taken := index[name]; !taken {
		index[name] = i
	}
}

// current reports whether the lists are still those that were indexed.
func (x *schemaIndex) current(s *Schema) bool {
	return x != nil && x.sizes == [2]int{len(s.Labels), len(s.Relations)}
}

// Label finds a label by name.
func (s *Schema) Label(name string) (*Label, bool) {
	return lookUp(s.Labels, s.index.current(s), func() (int, bool) { i, ok := s.index.labels[name]; return i, ok },
		func(l *Label) bool { return l.Name == name })
}

// LabelForKey finds the label that a key sets.
func (s *Schema) LabelForKey(key string) (*Label, bool) {
	if key = CanonicalKey(key); key == "" {
		return nil, false
	}
	return lookUp(s.Labels, s.index.current(s), func() (int, bool) { i, ok := s.index.keys[key]; return i, ok },
		func(l *Label) bool { return CanonicalKey(l.Key) == key })
}

// Relation finds a relation type by name.
func (s *Schema) Relation(name string) (*RelationType, bool) {
	return lookUp(s.Relations, s.index.current(s), func() (int, bool) { i, ok := s.index.relations[name]; return i, ok },
		func(t *RelationType) bool { return t.Name == name })
}

// lookUp finds what fits in a list: by the index where that is current, else one by one, also what was renamed since it was indexed.
func lookUp[T any](list []T, indexed bool, at func() (int, bool), fits func(*T) bool) (*T, bool) {
	if indexed {
		i, ok := at()
		if !ok {
			return nil, false
		}
		if fits(&list[i]) {
			return &list[i], true
		}
	}
	for i := range list {
		if fits(&list[i]) {
			return &list[i], true
		}
	}
	return nil, false
}
