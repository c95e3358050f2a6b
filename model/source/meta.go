package source

import (
	"encoding/json"

	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

var (
	sayMetaNotObject = message.New("source.meta-not-object", `"meta" is not an object; write it as {"title": …}`)
	sayMetaWrong     = message.New("source.meta-wrong", `"meta": %w`)
)

// recordMeta reads a record's "meta". What the program does not know goes to Extra, value by value as it is written; the
// checksum is left out because it is computed anew, and whoever reads the dataset compares the two.
func recordMeta(raw json.RawMessage) (model.Meta, error) {
	var meta model.Meta
	if len(raw) == 0 || string(raw) == "null" {
		return meta, nil
	}
	if raw[0] != '{' {
		return meta, sayMetaNotObject.Error()
	}
	fields, err := objectFields(raw)
	if err != nil {
		return meta, sayMetaWrong.Error(err)
	}
	var extra jsontext.Fields
	for _, m := range fields {
		known := false
		switch m.Key {
		case "source":
			known = json.Unmarshal(m.Raw, &meta.Source) == nil
		case "title":
			known = json.Unmarshal(m.Raw, &meta.Title) == nil
		case "changes":
			var changes []string
			if known = json.Unmarshal(m.Raw, &changes) == nil; known {
				meta.Changes = changes
			}
		case "sha256":
			known = true
		}
		if !known {
			extra = append(extra, m)
		}
	}
	if len(extra) > 0 {
		meta.Extra = extra.Append(nil)
	}
	return meta, nil
}
