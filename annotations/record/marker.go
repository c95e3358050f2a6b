package record

import (
	"bytes"

	"tippani/model/message"
)

// ConflictMarker reports whether a line is one of those that git, or another tool that merges lines, puts around the versions of what it
// could not merge: seven times the same sign, alone or before a name (git-merge(1), “How conflicts are presented”).
func ConflictMarker(line []byte) bool {
	line = Body(line)
	const length = 7
	if len(line) < length || len(line) > length && line[length] != ' ' {
		return false
	}
	sign := line[0]
	return bytes.IndexByte([]byte("<|=>"), sign) >= 0 && len(bytes.TrimLeft(line[:length], string(sign))) == 0
}

var (
	sayConflictAt     = message.New("record.conflict-at", "%s:%d: %s: %s")
	sayConflict       = message.New("record.conflict", "a conflict marker, left by a merge")
	sayConflictRemedy = message.New("record.conflict-remedy", "keep one of the versions around it and remove the markers, "+
		"settle it with tippani review FILE -o OUT, or merge again with tippani merge --git (tippani help git)")
)

// ConflictError is the fault of a file with conflict markers: no one record of it can be taken for the one that counts.
func ConflictError(file string, line int) error {
	return sayConflictAt.Error(file, line, sayConflict.With(), sayConflictRemedy.With())
}

// ErrConflict says what is wrong with a line that is a conflict marker.
var ErrConflict = sayConflict.Error()
