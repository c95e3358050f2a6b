package tables

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/tagging"
	"tippani/model"
	"tippani/model/jsontext"
)

// tagList numbers the tags of Hugging Face datasets. It begins with O and with B- and I- for every label of the schema,
// so that train, dev and test get the same numbers.
type tagList struct {
	names   []string
	numbers map[string]int
	begun   map[string]int // those it began with; not changed any more
}

func newTagList(opt *formats.Options) *tagList {
	l := &tagList{numbers: make(map[string]int)}
	for _, name := range opt.Labels {
		l.number(name)
	}
	if len(opt.Labels) == 0 {
		l.number("O")
		for _, label := range opt.Schema.Labels {
			l.addLabel(label)
		}
	}
	l.begun = maps.Clone(l.numbers)
	return l
}

// begunWith reports whether the list began with all the tags. It may be asked from several goroutines.
func (l *tagList) begunWith(tags []string) bool {
	for _, tag := range tags {
		if _, ok := l.begun[tag]; !ok {
			return false
		}
	}
	return true
}

// begunNumber is the number of a tag that the list began with.
func (l *tagList) begunNumber(tag string) int { return l.begun[tag] }

func (l *tagList) addLabel(label annotations.Label) {
	l.number("B-" + label.Name)
	l.number("I-" + label.Name)
}

// number is a tag's number; a new tag of a span comes with its B- and I- together.
func (l *tagList) number(tag string) int {
	if n, ok := l.numbers[tag]; ok {
		return n
	}
	add := []string{tag}
	if prefix, label := tagging.Split(tag); len(l.names) > 0 && (prefix == 'B' || prefix == 'I') && label != tag {
		add = []string{"B-" + label, "I-" + label}
	}
	for _, name := range add {
		if _, known := l.numbers[name]; !known {
			l.numbers[name] = len(l.names)
			l.names = append(l.names, name)
		}
	}
	return l.numbers[tag]
}

func (l *tagList) json() []byte {
	var j jsontext.Text
	j.Open('{')
	j.Key("ner_tags")
	j.Open('[')
	for _, name := range l.names {
		j.Str(name)
	}
	j.Shut(']')
	j.Shut('}')
	return append(j.B, '\n')
}

// labelsFile is the name of the file with the label list, beside the dataset's.
func labelsFile(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base)) + ".labels.json"
}

// readLabels finds the names of the tags: from the options, or in the file beside. None is no error yet: tags may be
// written out in the dataset.
func readLabels(in formats.Input, opt *formats.Options) ([]string, error) {
	if len(opt.Labels) > 0 || in.Dir == nil {
		return opt.Labels, nil
	}
	data, err := input.ReadBeside(in.Dir, labelsFile(in.Name), model.MaxSettings)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list struct {
		Tags []string `json:"ner_tags"`
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf(`%s: a list of tag names under "ner_tags" is expected; correct the file`, labelsFile(in.Name))
	}
	return list.Tags, nil
}

// noTag marks pieces of words, which have no tag of their own (the index that PyTorch's losses ignore).
const noTag = -100

// tagName is a tag's name by number.
func tagName(names []string, n int) (string, error) {
	if n == noTag {
		return "-100", nil
	}
	if len(names) == 0 {
		return "", errors.New("the tags are numbers and their names are not known; put them, as {\"ner_tags\":[\"O\",\"B-PER\",…]}, " +
			"beside the file under its name with .labels.json in place of the ending")
	}
	if n < 0 || n >= len(names) {
		return "", fmt.Errorf("the tag number %d has no name among the %d known; correct the list of labels", n, len(names))
	}
	return names[n], nil
}
