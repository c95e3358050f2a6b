// Package reader is an article being read: how it is laid out, what part of it the screen shows, the cursor, the selection, and
// the moves of both. It knows nothing of annotations.
package reader
