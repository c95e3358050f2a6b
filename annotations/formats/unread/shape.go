package unread

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/tagging"
)

// TagRow tells the tags of tokens by their prefixes: at least one begins or goes on with a span and all others are tags as well.
func TagRow(cells []string) bool {
	found := false
	for _, cell := range cells {
		prefix, label := tagging.Split(cell)
		isTag := prefix != 'O' && label != cell
		if !isTag && prefix != 'O' {
			return false
		}
		found = found || isTag && label != ""
	}
	return found
}

// bracketSpans counts the spans of a column of brackets, such as CoNLL-2012's (PERSON* and *), or the multi-word expressions of PARSEME,
// 1:VID and 1; 0 when it is none.
func bracketSpans(cells []string) int {
	opened, closed, numbered := 0, 0, 0
	for _, cell := range cells {
		switch bare := strings.TrimSpace(cell); {
		case bare == "" || bare == "*" || bare == "-" || bare == "_" || bare == "O":
		case strings.HasPrefix(bare, "(") || strings.HasSuffix(bare, ")"):
			opened, closed = opened+strings.Count(bare, "("), closed+strings.Count(bare, ")")
		case expression(bare):
			numbered += strings.Count(bare, ":")
		default:
			return 0
		}
	}
	if opened != closed {
		return 0 // smileys, say
	}
	return opened + numbered
}

// expression tells 1:VID;2 from other cells.
func expression(cell string) bool {
	for part := range strings.SplitSeq(cell, ";") {
		number, label, named := strings.Cut(part, ":")
		if _, err := strconv.Atoi(number); err != nil || named && (label == "" || offsetLike(label)) {
			return false
		}
	}
	return strings.Contains(cell, ":") || len(cell) == 1
}

// PlainKey makes start_offset, startOffset and Start-Offset one.
func PlainKey(key string) string { return separators.Replace(strings.ToLower(key)) }

var separators = strings.NewReplacer("_", "", "-", "", " ", "")

// LabelKey tells keys that say what a text, or its tokens, is about.
func LabelKey(key string) bool {
	switch PlainKey(key) {
	case "label", "labels", "tag", "tags", "nertags", "ner", "cats", "accept", "choices", "classifications", "entity", "entities", "ents",
		"spans", "annotations", "mentions":
		return true
	}
	return false
}

// TokenKey tells keys that hold the words of a text.
func TokenKey(key string) bool {
	switch PlainKey(key) {
	case "tokens", "words", "tokenizedtext", "tokenids", "wordids":
		return true
	}
	return false
}

// SpanObject tells an object with a start and an end, and whether it has a label too.
func SpanObject(o map[string]any) (isSpan, labelled bool) {
	starts, ends := false, false
	for key, v := range o {
		switch k := PlainKey(key); {
		case pairKey(k, v):
			starts, ends = true, true
		case offsetLike(v) && (strings.HasPrefix(k, "start") || strings.HasPrefix(k, "begin") || strings.HasSuffix(k, "start") ||
			strings.HasSuffix(k, "begin") || k == "from" || k == "offset"):
			starts = true
		case offsetLike(v) && (strings.HasPrefix(k, "end") || strings.HasSuffix(k, "end") || strings.HasPrefix(k, "stop") || k == "to" ||
			k == "length"):
			ends = true
		default:
			labelled = labelled || saysLabel(k, v)
		}
	}
	return starts && ends, labelled
}

// pairKey tells {"indices":[0,4]}, start and end under one key.
func pairKey(k string, v any) bool {
	switch k {
	case "indices", "offsets", "offset", "span", "position", "positions", "pos", "range", "interval", "location", "charspan",
		"charoffsets":
		list, ok := v.([]any)
		return ok && offsetPair(list)
	}
	return false
}

// linkObject tells an object that links two others and says how.
func linkObject(o map[string]any) bool {
	ends, labelled := 0, false
	for key, v := range o {
		switch k := PlainKey(key); k {
		case "head", "child", "from", "to", "fromid", "toid", "source", "target", "subject", "object", "governor", "dependent", "arg1",
			"arg2":
			ends++
		default:
			labelled = labelled || saysLabel(k, v)
		}
	}
	return ends >= 2 && labelled
}

// saysLabel reports whether a plain key with its value is the label of something with offsets.
func saysLabel(k string, v any) bool {
	switch k {
	case "type", "category", "class", "value", "name", "entitygroup", "entitytype", "entitylabel", "tagid", "labelid":
	default:
		if !LabelKey(k) {
			return false
		}
	}
	switch v := v.(type) {
	case string:
		return v != ""
	case float64:
		return true
	case []any:
		return len(v) > 0
	}
	return false
}

// offsetLike tells a number, written as a string too.
func offsetLike(v any) bool {
	switch v := v.(type) {
	case float64:
		return true
	case string:
		_, err := ordered.WholeNumber([]byte(v))
		return err == nil
	}
	return false
}

// spanList tells [0, 4, "PER"] in any order, and brat's ["T1", "PER", [[0, 4]]].
func spanList(list []any) bool {
	numbers, words, pairs := 0, 0, 0
	for _, element := range list {
		switch e := element.(type) {
		case float64:
			numbers++
		case string:
			words++
		case []any:
			for _, inner := range e {
				pair, ok := inner.([]any)
				pairs += formats.One(ok && offsetPair(pair))
			}
		}
	}
	return len(list) >= 3 && words > 0 && (numbers >= 2 || pairs > 0)
}

// pairList tells lists of pairs of whole numbers, such as the clusters [[0, 0], [3, 4]], which go from word to word.
func pairList(list []any) bool {
	for _, element := range list {
		pair, ok := element.([]any)
		if !ok || len(pair) != 2 || !wholePair(pair) {
			return false
		}
	}
	return len(list) > 0
}

func wholePair(pair []any) bool {
	start, ok1 := pair[0].(float64)
	end, ok2 := pair[1].(float64)
	return ok1 && ok2 && start >= 0 && start <= end && start == float64(int(start)) && end == float64(int(end))
}

// HoldsPairs tells values that have pairs of offsets anywhere, such as {"PER":{"রহিম":[[0,3]]}}.
func HoldsPairs(raw json.RawMessage) bool {
	var v any
	_ = json.Unmarshal(raw, &v)
	return pairsIn(v, 0)
}

func pairsIn(v any, depth int) bool {
	switch v := v.(type) {
	case []any:
		return pairList(v) || depth < deepest && slices.ContainsFunc(v, func(e any) bool { return pairsIn(e, depth+1) })
	case map[string]any:
		for _, e := range v {
			if depth < deepest && pairsIn(e, depth+1) {
				return true
			}
		}
	}
	return false
}

func offsetPair(list []any) bool {
	return len(list) == 2 && wholePair(list) && list[0] != list[1]
}
