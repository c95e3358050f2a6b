package annotations

// schemaIndex finds labels and relation types by name or key at once, for schemas of thousands of labels. It is made when
// a schema is read; a schema put together by hand does without.
type schemaIndex struct {
	labels, keys, relations map[string]int
	sizes                   [2]int // of Labels and Relations when it was made
}

func (s *Schema) makeIndex() {
	x := &schemaIndex{make(map[string]int, len(s.Labels)), map[string]int{}, make(map[string]int, len(s.Relations)), [2]int{len(s.Labels), len(s.Relations)}}
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
	if s.index.current(s) {
		i, ok := s.index.labels[name]
		if !ok {
			return nil, false
		}
		if s.Labels[i].Name == name {
			return &s.Labels[i], true
		}
	}
	for i := range s.Labels {
		if s.Labels[i].Name == name {
			return &s.Labels[i], true
		}
	}
	return nil, false
}

// LabelForKey finds the label that a key sets.
func (s *Schema) LabelForKey(key string) (*Label, bool) {
	if key = CanonicalKey(key); key == "" {
		return nil, false
	}
	if s.index.current(s) {
		i, ok := s.index.keys[key]
		if !ok {
			return nil, false
		}
		if CanonicalKey(s.Labels[i].Key) == key {
			return &s.Labels[i], true
		}
	}
	for i := range s.Labels {
		if CanonicalKey(s.Labels[i].Key) == key {
			return &s.Labels[i], true
		}
	}
	return nil, false
}

// Relation finds a relation type by name.
func (s *Schema) Relation(name string) (*RelationType, bool) {
	if s.index.current(s) {
		i, ok := s.index.relations[name]
		if !ok {
			return nil, false
		}
		if s.Relations[i].Name == name {
			return &s.Relations[i], true
		}
	}
	for i := range s.Relations {
		if s.Relations[i].Name == name {
			return &s.Relations[i], true
		}
	}
	return nil, false
}
