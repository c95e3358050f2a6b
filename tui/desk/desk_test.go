package desk_test

import (
	"tippani/annotations/store"
	"tippani/tui/desk"
	"tippani/tui/desk/memory"
)

// What a file has beside a desk, and who is a desk.
var (
	_ desk.Desk    = (*memory.Desk)(nil)
	_ desk.Rescue  = (*store.Dataset)(nil)
	_ desk.Session = (*store.Session)(nil)
)
