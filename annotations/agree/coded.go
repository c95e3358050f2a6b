package agree

import (
	"slices"

	"tippani/annotations"
	"tippani/annotations/agree/coefficient"
	"tippani/annotations/align"
)

// labels counts what the annotators call a place that several of them have marked.
func (c *comparison) labels(who int, g align.Group) {
	var classes []annotations.Class
	scopes := []annotations.Kind{everything}
	for _, s := range g.Spans {
		if s == nil {
			continue
		}
		classes = append(classes, s.Class())
		if !slices.Contains(scopes, s.Kind) {
			scopes = append(scopes, s.Kind)
		}
	}
	coefficient.Unit(classes, func(class annotations.Class, v coefficient.Value) {
		for _, scope := range scopes {
			c.add(key{what: labelled, pair: who, scope: scope, class: class}, v.Given, v.Apart)
		}
	})
}

// attributes counts the values that spans of one label in a group have. A span without the attribute has no value: that is no
// disagreement.
func (c *comparison) attributes(who int, g align.Group) {
	values := make(map[key][]string)
	for _, s := range g.Spans {
		if s == nil {
			continue
		}
		for name, value := range s.Attrs {
			k := key{what: valued, pair: who, class: s.Class(), name: name}
			values[k] = append(values[k], value)
		}
	}
	for k, list := range values {
		coefficient.Unit(list, func(value string, v coefficient.Value) {
			k := k
			k.value = value
			c.add(k, v.Given, v.Apart)
		})
		k.what = attributed
		c.add(k, one(len(list) > 1), 1)
	}
}

// answers counts what annotators answered, whether their work is compared or not.
func (c *comparison) answers() {
	count := func(who int, numbers ...int) {
		var given []annotations.Answer
		for _, i := range numbers {
			if answer := c.article.Answers[i]; answer != annotations.InProgress {
				given = append(given, answer)
			}
		}
		if len(given) > 1 {
			c.add(key{what: decided, pair: who}, 1, 0)
		}
		coefficient.Unit(given, func(answer annotations.Answer, v coefficient.Value) {
			c.add(key{what: answered, pair: who, value: string(answer)}, v.Given, v.Apart)
		})
	}
	all := make([]int, c.Annotators)
	for i := range all {
		all[i] = i
	}
	count(joint, all...)
	if c.Annotators > 2 {
		for number, p := range Pairs(c.Annotators) {
			count(number, p.First, p.Second)
		}
	}
}
