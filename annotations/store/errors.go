package store

import (
	"fmt"
	"time"
)

// LockedError says that another annotator has the dataset open for writing.
type LockedError struct {
	Path      string
	PID       int // 0 when the holder left no details
	Host      string
	Annotator string
	Since     time.Time // zero when unknown
}

func (e *LockedError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("%s is open in another tippani; close that one, or open it with --read-only", e.Path)
	}
	who := e.Annotator
	if who == "" {
		who = "someone"
	}
	return fmt.Sprintf("%s has been open by %s (process %d on %s) since %s; close that one, or open it with --read-only",
		e.Path, who, e.PID, e.Host, e.Since.Local().Format("2006-01-02 15:04"))
}

// NoDatasetError says that a file that should be written to holds something, and not one record: it is somebody's text.
type NoDatasetError struct{ Path string }

func (e *NoDatasetError) Error() string {
	return fmt.Sprintf("%s is not a dataset: it holds text and not one record, and nothing may be written to it; choose another file "+
		"with --output", e.Path)
}
