package page

import _ "embed"

// style is the style sheet but for the colours of labels.
//
//go:embed style.css
var style string
