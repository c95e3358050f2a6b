// Package docs holds the documents that the program ships inside itself.
package docs

import _ "embed" // the JSON Schema

// DatasetSchema is the JSON Schema (draft 2020-12) of one line of a dataset.
//
//go:embed dataset.schema.json
var DatasetSchema []byte
